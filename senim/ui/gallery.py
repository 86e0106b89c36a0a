"""One page with every component in every option: for the eye, and for the tests."""

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
        label=gettext_lazy("Full name"), initial="Қуанышбекова Гүлжәмилә Әбдіқадырқызы"
    )
    iin = forms.CharField(
        label=gettext_lazy("Identity number (ИИН)"),
        help_text=gettext_lazy("12 digits; they stand on the identity card"),
        min_length=12,
        required=False,
    )
    day = forms.DateField(
        label=gettext_lazy("Day of the event"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Department"),
        choices=[("", "—"), ("1", "Қабылдау бөлімшесі"), ("2", "Урология бөлімшесі")],
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What do you want to tell us?"),
        choices=[("1", gettext_lazy("a complaint")), ("2", gettext_lazy("a thank-you"))],
        widget=forms.RadioSelect,
    )
    mark = forms.ChoiceField(
        label=gettext_lazy("Your mark"), choices=MARKS, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    file = forms.FileField(label=gettext_lazy("A file"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("I want to stay anonymous"), required=False)


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
        "form": Sample(initial={"kind": "1", "mark": "4"}),
        "wrong": Sample({"iin": "12", "kind": "1", "mark": "4"}),
        **_ways(),
        **_story(),
    }
    return render(request, "ui/gallery.html", context)


def _ways() -> dict[str, object]:
    tabs = [
        Tab(_("Mine"), "#mine", count=12, is_current=True, icon="inbox"),
        Tab(_("Overdue"), "#late", count=3, icon="clock", tone=Tone.LATE),
        Tab(_("All"), "#all", count=1204, icon="book"),
    ]
    return {
        "tabs": tabs,
        "groups": [RailGroup(_("Appeals"), tabs)],
        "chips": [Chip("Урология бөлімшесі", "?"), Chip(_("Overdue"), "?")],
        "tiles": [
            Tile(_("Mine"), 12, "#mine", is_current=True),
            Tile(_("Due soon"), 5, "#soon", tone=Tone.SOON),
            Tile(_("Overdue"), 3, "#late", tone=Tone.LATE),
            Tile(_("All"), "1\u202f204"),
        ],
    }


def _story() -> dict[str, object]:
    return {
        "steps": [
            Step(NOON, _("Registered"), who="Әбдірахманова Ұлжан", tone=Tone.CALM),
            Step(
                NOON + timedelta(hours=1),
                _("Assigned"),
                text="Урология бөлімшесіне",
                who="Ким А. В.",
            ),
            Step(NOON + timedelta(days=12), _("Overdue"), tone=Tone.LATE),
        ],
        "stages": [
            Stage(_("Received"), Progress.DONE, "21.11.2026 15:04"),
            Stage(_("Being looked into"), Progress.NOW, "Пациентті қолдау қызметі"),
            Stage(_("The answer is ready")),
        ],
        "facts": [
            Fact(_("Full name"), "Қуанышбекова Гүлжәмилә Әбдіқадырқызы", "#name"),
            Fact(_("Department"), "Қабылдау бөлімшесі", "#place"),
            Fact(_("In your own words"), ""),
        ],
    }
