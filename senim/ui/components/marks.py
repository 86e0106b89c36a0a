"""Small marks within a line: icons, badges, due days, dates, numbers, people.

Lists show hundreds of them, so they are written by format_html and not by a template each, and
the same ones once. What remembers them tells safe words from others by their type.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.template import Library
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from senim.ui import formats
from senim.ui.items import Tone


SOON_DAYS = 2
NOTHING = "—"
TONES = frozenset(Tone)

register = Library()


@register.simple_tag
@lru_cache(maxsize=500, typed=True)  # the address of the sprite is never another
def icon(name: str, *, label: str = "") -> SafeString:
    """Draw a line icon of the sprite; without a label it is decoration and not read aloud."""
    source = static("ui/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            source,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', source, name
    )


@register.simple_tag
@lru_cache(maxsize=500, typed=True)
def badge(text: str, *, tone: str = Tone.PLAIN, sign: str = "", title: str = "") -> SafeString:
    """Show a state, kind or flag as a word on a quiet ground; `sign` names an icon before it."""
    return format_html(
        '<span class="badge" data-tone="{}"{}>{}{}</span>',
        _known(tone),
        format_html(' title="{}"', title) if title else "",
        icon(sign) if sign else "",
        text,
    )


@register.simple_tag
def deadline(
    due_on: date | None,
    *,
    today: date,
    finished_on: date | None = None,
    paused: bool = False,
    soon_days: int = SOON_DAYS,
    bare: bool = False,
) -> SafeString:
    """Say in words how the due day stands today, in a tone that tells calm, soon and late apart.

    `finished_on` is the day the work was done, `bare` leaves the date itself out.
    """
    if due_on is None:
        return format_html('<span class="muted">{}</span>', NOTHING)
    if finished_on:
        tone, sign, words = _finished(due_on, finished_on)
    elif paused:
        tone, sign, words = Tone.PLAIN, "pause", _("paused")
    else:
        tone, sign, words = _standing((due_on - today).days, soon_days, get_language())
    day_mark = (
        ""
        if bare
        else format_html(
            ' <time datetime="{}">{}</time>', due_on.isoformat(), formats.day_brief(due_on)
        )
    )
    return _chip(tone, formats.day_words(due_on), sign, words, day_mark)


@lru_cache(maxsize=2_000, typed=True)
def _chip(tone: Tone, title: str, sign: str, words: str, day_mark: str) -> SafeString:
    return format_html(
        '<span class="deadline" data-tone="{}" title="{}">{}<span>{}</span>{}</span>',
        tone,
        title,
        icon(sign),
        words,
        day_mark,
    )


@lru_cache(maxsize=1_000)
def _standing(left: int, soon_days: int, language: str | None) -> tuple[Tone, str, str]:
    del language  # it is the language of this moment, named for the cache
    if left < 0:
        words = ngettext("%(count)d day overdue", "%(count)d days overdue", -left)
        return Tone.LATE, "warning", words % {"count": -left}
    tone = Tone.SOON if left <= soon_days else Tone.CALM
    if left == 0:
        return tone, "clock", _("the last day is today")
    return (
        tone,
        "clock",
        ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left},
    )


def _finished(due_on: date, finished_on: date) -> tuple[Tone, str, str]:
    late = (finished_on - due_on).days
    if late <= 0:
        return Tone.CALM, "check", _("done in time")
    words = ngettext("done %(count)d day late", "done %(count)d days late", late)
    return Tone.LATE, "warning", words % {"count": late}


@register.simple_tag(name="day")
def day_tag(value: date | None, *, short: bool = False) -> SafeString:
    """Write a day in words, or as tables show it, readable for machines too."""
    if value is None:
        return format_html('<span class="muted">{}</span>', NOTHING)
    words = formats.day_short(value) if short else formats.day_words(value)
    machine = value.date() if isinstance(value, datetime) else value
    return _time(machine.isoformat(), words)


@lru_cache(maxsize=5_000)
def _time(machine: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, words)


@register.simple_tag(name="moment")
def moment_tag(value: datetime | None, *, short: bool = False) -> SafeString:
    """Write a day and a local time of day in words, or as tables show it."""
    if value is None:
        return format_html('<span class="muted">{}</span>', NOTHING)
    words = formats.moment_short(value) if short else formats.moment_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.simple_tag(name="number")
def number_tag(value: float | Decimal | None, *, url: str = "") -> SafeString:
    """Write a number with thin spaces; with a url it opens the records it counts."""
    words = NOTHING if value is None else formats.number_words(value)
    if url:
        return format_html('<a class="figure" href="{}">{}</a>', url, words)
    return format_html('<span class="figures">{}</span>', words)


@register.simple_tag
def person(name: str, *, role: str = "", place: str = "") -> SafeString:
    """Show a person as the name was written, with role and place beside it."""
    beside = ", ".join(part for part in (role, place) if part)
    small = format_html(" <small>{}</small>", beside) if beside else ""
    return format_html('<span class="person"><span>{}</span>{}</span>', name or NOTHING, small)


@register.simple_tag
def count(value: int | None, *, tone: str = Tone.PLAIN) -> SafeString | str:
    """Write a quiet counter beside a title; nothing when the number is not known."""
    if value is None:
        return ""
    return format_html(
        '<span class="count" data-tone="{}">{}</span>', _known(tone), formats.number_words(value)
    )


def _known(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"there is no tone {tone}")
    return tone


register.filter("day", formats.day_words)
register.filter("day_short", formats.day_short)
register.filter("day_brief", formats.day_brief)
register.filter("weekday", formats.weekday_words)
register.filter("moment", formats.moment_words)
register.filter("moment_short", formats.moment_short)
register.filter("hour", formats.hour_words)
register.filter("number", formats.number_words)


@register.filter
def percent(share: float | Decimal, places: int = 2) -> str:
    """Write a share of one as per cent in the language of the page."""
    return formats.percent_words(share, places)
