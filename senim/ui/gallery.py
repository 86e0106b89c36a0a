"""One page with every component in every option: for the eye, and for the tests.

The samples are Kazakh, the longest of our languages; the components speak the reader's own.
"""

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from senim.ui.items import Chip, Fact, Progress, RailGroup, Stage, Step, Tab, Tile, Tone


ALMATY = timezone(timedelta(hours=5))
TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 15, 4, tzinfo=ALMATY)
SPRITE = Path(__file__).parent / "static/ui/icons.svg"
ICONS = re.findall(r'symbol id="(\w+)"', SPRITE.read_text("utf-8"))
MARKS = [(str(mark), str(mark)) for mark in range(1, 6)]


class Sample(forms.Form):
    """A field of every kind, one of them wrong."""

    name = forms.CharField(
        label="Тегі, аты, әкесінің аты", initial="Қуанышбекова Гүлжәмилә Әбдіқадырқызы"
    )
    iin = forms.CharField(
        label="ЖСН",
        help_text="12 сан; жеке куәлікте жазылған",
        min_length=12,
        required=False,
    )
    day = forms.DateField(
        label="Оқиға болған күн",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.ChoiceField(
        label="Бөлімше",
        choices=[("", "—"), ("1", "Қабылдау бөлімшесі"), ("2", "Урология бөлімшесі")],
        required=False,
    )
    kind = forms.ChoiceField(
        label="Не айтқыңыз келеді?",
        choices=[("1", "Шағым"), ("2", "Алғыс")],
        widget=forms.RadioSelect,
    )
    mark = forms.ChoiceField(label="Бағаңыз", choices=MARKS, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Өз сөзіңізбен",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    file = forms.FileField(label="Файл", required=False)
    agreed = forms.BooleanField(label="Атымды атамай жазамын", required=False)


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Show every component, in the manner of the room that ?room= names."""
    room = "desk" if request.GET.get("room") == "desk" else "portal"
    context = {
        "base": f"ui/{room}_base.html",
        "today": TODAY,
        "days": [TODAY + timedelta(days=days) for days in (9, 2, 0, -1, -12)],
        "noon": NOON,
        "icons": ICONS,
        "tones": list(Tone),
        "form": Sample(initial={"kind": "1", "mark": "4"}, prefix="form"),
        "other": Sample(initial={"kind": "2"}, prefix="other"),
        "wide": Sample(prefix="wide"),
        "wrong": Sample({"iin": "12", "kind": "1", "mark": "4"}),
        **_ways(),
        **_story(),
    }
    return render(request, "ui/gallery.html", context)


def _ways() -> dict[str, object]:
    tabs = [
        Tab("Менікі", "#mine", count=12, is_current=True, icon="inbox"),
        Tab("Мерзімі өткен", "#late", count=3, icon="clock", tone=Tone.LATE),
        Tab("Барлығы", "#all", count=1204, icon="book"),
    ]
    return {
        "tabs": tabs,
        "groups": [RailGroup("Өтініштер", tabs)],
        "chips": [Chip("Урология бөлімшесі", "?"), Chip("Мерзімі өткен", "?")],
        "tiles": [
            Tile("Менікі", 12, "#mine", is_current=True),
            Tile("Мерзімі жақын", 5, "#soon", tone=Tone.SOON),
            Tile("Мерзімі өткен", 3, "#late", tone=Tone.LATE),
            Tile("Барлығы", "1\u202f204"),
        ],
    }


def _story() -> dict[str, object]:
    return {
        "steps": [
            Step(NOON, "Тіркелді", who="Әбдірахманова Ұлжан", tone=Tone.CALM),
            Step(
                NOON + timedelta(hours=1),
                "Орындаушыға берілді",
                text="Урология бөлімшесіне",
                who="Ким А. В.",
            ),
            Step(NOON + timedelta(days=12), "Мерзімі өткен", tone=Tone.LATE),
        ],
        "stages": [
            Stage("Қабылданды", Progress.DONE, "21.11.2026 15:04"),
            Stage("Қаралуда", Progress.NOW, "Пациентті қолдау қызметі"),
            Stage("Жауап дайын"),
        ],
        "facts": [
            Fact("Тегі, аты, әкесінің аты", "Қуанышбекова Гүлжәмилә Әбдіқадырқызы", "#name"),
            Fact("Бөлімше", "Қабылдау бөлімшесі", "#place"),
            Fact("Өз сөзіңізбен", ""),
        ],
    }
