"""The inbox as a page shows it: its lines, its chips, its addresses, its words when empty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from senim.appeals.clocks import NO_DUE_DAY, nearest
from senim.appeals.filters import AppealFilter
from senim.appeals.selectors import SOON_DAYS
from senim.desk import choices
from senim.desk.forms.inbox import spoken
from senim.desk.people import applicant_name, surname_and_initials
from senim.orgs.actors import Actor, Scope
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    ReviewReason,
    ReviewSubject,
    Topic,
    Verdict,
)
from senim.rules.workflow import State
from senim.ui import formats, labels
from senim.ui.items import Chip, Tone


if TYPE_CHECKING:
    from senim.appeals.models import Appeal


KIND_TONES = {ContentKind.COMPLAINT: Tone.LATE, ContentKind.THANKS: Tone.CALM}
FIRST_WORDS = 190  # letters that fill two lines at 1366 px
COLUMNS = (
    *("number", "content_kind", "channel", "state", "is_open", "anonymous"),
    *("registered_on", "finished_on", "due_on", "spp_due_on", "next_due_on"),
    *("applicant__full_name", "executor__full_name", "executor__username"),
    *("department__name_kk", "department__name_ru", "department__name_en"),
)
WIDE_COLUMNS = ("organisation__name_kk", "organisation__name_ru", "organisation__name_en")


@dataclass(frozen=True, slots=True)
class Line:
    """One appeal in the list, every word ready to be shown."""

    number: str
    url: str
    kind: str
    kind_tone: str
    opening: str
    where: str
    applicant: str
    executor: str
    state: str
    due_on: date | None
    finished_on: date | None
    tone: str


def line(appeal: "Appeal", actor: Actor, *, today: date, names_organisation: bool) -> Line:
    """Return an appeal as a line of the list that this actor may read."""
    kind = ContentKind(appeal.content_kind)
    where = [
        appeal.organisation.name if names_organisation else "",
        appeal.department.name if appeal.department else "",
        labels.word(ChannelCode, appeal.channel),
    ]
    due_on = nearest(appeal.due_on, appeal.spp_due_on)
    words = getattr(appeal, "opening", "") or pgettext("filter", "(no words)")
    return Line(
        number=appeal.number,
        url=_case_url(appeal.number),
        kind=labels.label(kind),
        kind_tone=KIND_TONES.get(kind, Tone.PLAIN),
        opening=_first(" ".join(words.split())),
        where=" · ".join(part for part in where if part),
        applicant=applicant_name(actor, appeal),
        executor=surname_and_initials(str(appeal.executor)) if appeal.executor else "",
        state=labels.word(State, appeal.state),
        due_on=None if due_on == NO_DUE_DAY else due_on,
        finished_on=appeal.finished_on,
        tone=_tone(due_on, today) if appeal.is_open else Tone.PLAIN,
    )


@lru_cache(maxsize=10_000)  # inboxes show the same appeals again and again
def _case_url(number: str) -> str:
    return reverse("desk-case", args=[number])


def _first(words: str) -> str:
    return words if len(words) <= FIRST_WORDS else f"{words[: FIRST_WORDS - 1]}…"


def _tone(due_on: date, today: date) -> Tone:
    left = (due_on - today).days
    return Tone.LATE if left < 0 else Tone.SOON if left <= SOON_DAYS else Tone.PLAIN


def address(params: Mapping[str, str]) -> str:
    """Return where the inbox shows this cut; the plain address is that of all open appeals."""
    url = reverse("desk-inbox")
    if dict(params) == {"open": "true"}:
        return url
    return f"{url}?{urlencode(params or {'open': ''})}"


def is_urgent_first(wanted: AppealFilter) -> bool:
    """Tell whether a list holds open appeals only, so that the nearest due day comes first."""
    return wanted.open is True or bool(wanted.due)


@dataclass(frozen=True, slots=True)
class Cut:
    """A filter, the scope it is asked in, and the scope that its organisation narrows it to."""

    wanted: AppealFilter
    outer: Scope
    inner: Scope

    @classmethod
    def of(cls, wanted: AppealFilter, actor: Actor) -> "Cut":
        """Find the organisation of the filter among those the actor sees."""
        code = wanted.organisation.lower()
        own = [choices.Seat(actor.organisation.code, "", actor.scope)] if actor.organisation else []
        found = [s.scope for s in (*own, *choices.seats(actor.scope)) if code and s.code == code]
        return cls(wanted, actor.scope, found[0] if found else actor.scope)

    @property
    def within(self) -> AppealFilter:
        """Return what is left to ask within the inner scope."""
        narrowed = self.inner != self.outer or not self.wanted.organisation
        return replace(self.wanted, organisation="") if narrowed else self.wanted


def chips(cut: Cut) -> list[Chip]:
    """Return the filters in force in words, each with the address of the list without it."""
    params = cut.wanted.params()
    return [
        Chip(_said(name, value, cut), address({k: v for k, v in params.items() if k != name}))
        for name, value in params.items()
        if (name, value) != ("open", "true")
    ]


ENUMS: dict[str, type[StrEnum]] = {
    "channel": ChannelCode,
    "journal": Journal,
    "kind": ContentKind,
    "legal_kind": LegalKind,
    "form": Form,
    "verdict": Verdict,
    "decision": Decision,
    "state": State,
    "topic": Topic,
    "language": Language,
    "review_subject": ReviewSubject,
    "review_reason": ReviewReason,
}


def _said(name: str, value: str, cut: Cut) -> str:
    """Return one filter in words."""
    if name in ENUMS:
        words = spoken(value, dict(labels.choices(ENUMS[name])))
    elif name in _LISTS:
        words = spoken(value, dict(_LISTS[name](cut)))
    elif name in {"from", "to"}:
        words = formats.day_short(date.fromisoformat(value))
    else:
        words = _plain().get((name, value), value)
    title = _titles().get(name, "")
    return f"{title}: {words}" if title else words


_LISTS: dict[str, Callable[[Cut], choices.Choices]] = {
    "organisation": lambda cut: [(seat.code, seat.name) for seat in choices.seats(cut.outer)],
    "department": lambda cut: choices.department_choices(cut.inner),
    "group": lambda cut: choices.group_choices(cut.inner),
    "place": lambda cut: choices.place_choices(cut.inner),
}


def _titles() -> dict[str, str]:
    return {
        "organisation": pgettext("filter", "Organisation"),
        "department": pgettext("filter", "Department"),
        "group": pgettext("filter", "Departments"),
        "channel": pgettext("filter", "Channel"),
        "journal": pgettext("filter", "Journal"),
        "kind": pgettext("filter", "Kind"),
        "legal_kind": pgettext("filter", "Legal kind"),
        "form": pgettext("filter", "Form"),
        "verdict": pgettext("filter", "Verdict"),
        "decision": pgettext("filter", "Decision"),
        "state": pgettext("filter", "State"),
        "topic": pgettext("filter", "Topic"),
        "place": pgettext("filter", "Place"),
        "language": pgettext("filter", "Language"),
        "rating": pgettext("filter", "Mark"),
        "review_subject": pgettext("filter", "About"),
        "review_reason": pgettext("filter", "Reason"),
        "from": pgettext("filter", "from"),
        "to": pgettext("filter", "to"),
        "text": pgettext("filter", "Words"),
    }


def _plain() -> dict[tuple[str, str], str]:
    return {
        ("rating", "none"): pgettext("filter", "Not stated"),
        ("media", "true"): pgettext("filter", "Counted as media"),
        ("media", "false"): _("Not counted as media"),
        ("anonymous", "true"): pgettext("filter", "Anonymous"),
        ("anonymous", "false"): pgettext("filter", "Not anonymous"),
        ("repeat", "true"): pgettext("filter", "Repeated"),
        ("repeat", "false"): pgettext("filter", "Not repeated"),
        ("open", "false"): pgettext("filter", "Ended"),
        ("mine", "true"): pgettext("filter", "Mine"),
        ("due", "overdue"): pgettext("filter", "Overdue"),
        ("due", "soon"): pgettext("filter", "Due soon"),
    }


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a list is empty and what can be done."""

    title: str
    text: str
    action: str = ""
    url: str = ""


def emptiness(wanted: AppealFilter) -> Emptiness:
    """Return the words for a list that found nothing."""
    if wanted.text:
        return Emptiness(
            pgettext("filter", "Nothing was found"),
            _(
                "Search knows registration numbers, whole ИИН and telephone numbers, and words of"
                " the text in any of their forms."
            ),
        )
    found = _by_view().get(wanted)
    if found is not None:
        return found
    everything = address({}) if not wanted.open else address({"open": "true"})
    return Emptiness(
        _("No appeal fits this filter"),
        _("Take one of the filters away to see more."),
        pgettext("filter", "Clear the filter"),
        everything,
    )


def _by_view() -> dict[AppealFilter, Emptiness]:
    return {
        AppealFilter(open=True): Emptiness(
            pgettext("filter", "Nothing waits here"),
            _("Every appeal registered so far has been worked off."),
        ),
        AppealFilter(open=True, state=(State.REGISTERED,)): Emptiness(
            pgettext("filter", "Nothing new"), _("Every appeal has been given to somebody.")
        ),
        AppealFilter(open=True, mine=True): Emptiness(
            _("Nothing waits for you"),
            _("No open appeal is assigned to you. New ones appear here as soon as they are."),
        ),
        AppealFilter(open=True, due="soon"): Emptiness(
            _("Nothing is due in the next days"), _("Overdue appeals have a view of their own.")
        ),
        AppealFilter(open=True, due="overdue"): Emptiness(
            pgettext("filter", "Nothing is overdue"), _("Every open appeal is within its term.")
        ),
        AppealFilter(): Emptiness(
            _("The register is empty"), _("The first appeal appears here when it is registered.")
        ),
    }
