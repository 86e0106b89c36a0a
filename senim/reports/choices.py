"""The rows and columns a measure can be cut into: what each is called and how it narrows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from senim.appeals.filters import NONE
from senim.orgs.models import Place
from senim.reports.periods import Period, month_brief, month_name
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form, Journal, Verdict
from senim.ui.labels import label


Narrowing = Mapping[str, object]  # fields of AppealFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """One row or column: a code for addresses, a name, and what it narrows the filter to."""

    code: str
    label: str
    fields: Narrowing = field(default_factory=dict)
    month: int | None = None  # the month of the period, counted from 0
    fixed: bool = False  # shown even where it counts nothing
    part: bool = False  # a part of the row above, not added up
    unstated: bool = False
    brief: str = ""


def not_stated(name: str, words: str = "") -> Choice:
    """Return the row for records that do not state this; it is shown whenever there are any."""
    return Choice(NONE, words or _("Not stated"), {name: (NONE,)}, unstated=True)


def codes(name: str, kind: Iterable[StrEnum], *, fixed: Iterable[StrEnum] = ()) -> list[Choice]:
    """Return a row for each code of a kind; `fixed` ones come first and always."""
    always = list(fixed)
    order = [*always, *(code for code in kind if code not in always)]
    return [
        Choice(code, label(code), {name: (code.value,)}, fixed=code in always) for code in order
    ]


def stated_codes(name: str, kind: Iterable[StrEnum]) -> list[Choice]:
    """Return a row for each code of a kind that may also be missing."""
    return [*codes(name, kind), not_stated(name)]


def kinds(*fixed: ContentKind) -> list[Choice]:
    """Return a row for each content kind."""
    return codes("kind", ContentKind, fixed=fixed)


def directions() -> list[Choice]:
    """Return complaints, thanks and all other kinds as one: the direction in the media journal."""
    named = (ContentKind.COMPLAINT, ContentKind.THANKS)
    others = tuple(kind.value for kind in ContentKind if kind not in named)
    rest = Choice("OTHER", _("Other (questions and requests)"), {"kind": others}, fixed=True)
    return [*codes("kind", named, fixed=named), rest]


def verdicts() -> list[Choice]:
    """Return a row for each verdict, and one for complaints that have none yet."""
    return [*codes("verdict", Verdict, fixed=Verdict), not_stated("verdict", _("No verdict"))]


def channels() -> list[Choice]:
    """Return a row for each channel; a source that was not noted is a channel of its own."""
    known = [code for code in ChannelCode if code is not ChannelCode.UNSPECIFIED]
    code = ChannelCode.UNSPECIFIED
    return [
        *codes("channel", known),
        Choice(code, label(code), {"channel": (code.value,)}, unstated=True),
    ]


def journals() -> list[Choice]:
    """Return a row for each journal."""
    return codes("journal", Journal)


def forms() -> list[Choice]:
    """Return oral and written."""
    return codes("form", Form, fixed=Form)


def names_given() -> list[Choice]:
    """Return those who gave a name and those who did not."""
    return [
        Choice("NAMED", _("With a name"), {"anonymous": False}, fixed=True),
        Choice("ANONYMOUS", _("Anonymous"), {"anonymous": True}, fixed=True),
    ]


def ratings() -> list[Choice]:
    """Return the marks from five down to one, and reviews without a mark."""
    marks = [
        Choice(
            str(mark), _("Mark “%(mark)d”") % {"mark": mark}, {"rating": (str(mark),)}, fixed=True
        )
        for mark in range(5, 0, -1)
    ]
    return [*marks, not_stated("rating", _("No mark"))]


def tones() -> list[Choice]:
    """Return good, middling and bad marks, and reviews without a mark."""
    return [
        Choice("GOOD", _("Thanks and good marks (4 and 5)"), {"rating": ("5", "4")}, fixed=True),
        Choice("MIDDLING", _("Middling mark (3)"), {"rating": ("3",)}, fixed=True),
        Choice("BAD", _("Negative (1 and 2)"), {"rating": ("2", "1")}, fixed=True),
        not_stated("rating", _("No mark")),
    ]


def months(period: Period) -> list[Choice]:
    """Return a row for each month of the period."""
    return [
        Choice(
            f"{month.from_day:%m}",
            month_name(month.from_day),
            month=n,
            fixed=True,
            brief=month_brief(month.from_day),
        )
        for n, month in enumerate(period.months())
    ]


def places(known: Sequence[Place]) -> list[Choice]:
    """Return a row for each place in the order of the list."""
    rows = [Choice(place.code, place.name, {"place": (place.code,)}) for place in known]
    return [*rows, not_stated("place")]
