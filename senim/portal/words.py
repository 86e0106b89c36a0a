"""What the public pages say of kinds, stages and acts: plain words for people in trouble."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from senim.rules.kinds import ContentKind, Decision
from senim.rules.terms import ClockCode
from senim.rules.workflow import OPEN, Act, State
from senim.ui.items import Progress, Stage, Step


if TYPE_CHECKING:
    from senim.appeals.models import Appeal, Event


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of appeal as a citizen would say it."""

    title: StrPromise
    text: StrPromise


MATTERS: dict[ContentKind, Matter] = {
    ContentKind.COMPLAINT: Matter(
        pgettext_lazy("citizen", "A complaint"),
        _("Something went wrong: you were refused, kept waiting, treated rudely, asked for money"),
    ),
    ContentKind.REQUEST: Matter(
        pgettext_lazy("citizen", "A question"), _("You want to know or to have something explained")
    ),
    ContentKind.APPLICATION: Matter(
        pgettext_lazy("citizen", "An application"),
        _("You ask for help: a document, a referral, a consultation"),
    ),
    ContentKind.SUGGESTION: Matter(
        pgettext_lazy("citizen", "A suggestion"), _("You know how something could be done better")
    ),
    ContentKind.THANKS: Matter(
        pgettext_lazy("citizen", "Thanks"), _("You want to thank those who helped")
    ),
}

PUBLIC_ACTS: dict[Act, StrPromise] = {
    Act.REGISTER: _("Your appeal was registered"),
    Act.ARCHIVE: _("Your appeal was registered"),
    Act.ASSIGN: _("It was passed to those who will look into it"),
    Act.EXPLAIN: _("It is being looked into"),
    Act.DRAFT: _("It is being looked into"),
    Act.ANSWER: _("The answer was sent"),
    Act.SPOT: _("The matter was settled at once and answered"),
    Act.NOTE: _("It was read and noted"),
    Act.WITHDRAW: _("You withdrew the appeal"),
    Act.REOPEN: _("It was taken up again"),
    Act.RATE: _("You rated the answer"),
    Act.CLOSE: _("The case was closed"),
}
REPEATABLE = frozenset({Act.REOPEN, Act.ANSWER, Act.SPOT, Act.RATE, Act.CLOSE})

CLOCKS: dict[str, StrPromise] = {
    ClockCode.SPP: _("The Patient Support Service answers by"),
    ClockCode.STATUTORY: _("By law the answer is due by"),
}

ACCEPTED = pgettext_lazy("stage", "Accepted")
IN_WORK = pgettext_lazy("stage", "Being looked into")
READY = pgettext_lazy("stage", "The answer is ready")
NOTED = pgettext_lazy("stage", "Read and noted")
WITHDRAWN = pgettext_lazy("stage", "Withdrawn")


def public_steps(events: "Iterable[Event]") -> "Iterator[Step]":
    """Tell what happened in words for its author; names of staff and inner steps stay inside."""
    said: set[str] = set()
    for event in events:
        act = Act(event.kind)
        if act not in PUBLIC_ACTS:
            continue
        title = str(PUBLIC_ACTS[act])
        if title in said and act not in REPEATABLE:
            continue
        said.add(title)
        yield Step(at=event.at, title=title)


def stages(appeal: "Appeal") -> list[Stage]:
    """Return the three stations of a case with where it stands now."""
    if appeal.state == State.REGISTERED:
        return _stages((ACCEPTED, Progress.NOW), (IN_WORK, Progress.AHEAD), (READY, Progress.AHEAD))
    if appeal.state in OPEN:
        return _stages((ACCEPTED, Progress.DONE), (IN_WORK, Progress.NOW), (READY, Progress.AHEAD))
    if appeal.decision in {Decision.WITHDRAWN, Decision.NOTED}:
        ended = WITHDRAWN if appeal.decision == Decision.WITHDRAWN else NOTED
        return _stages((ACCEPTED, Progress.DONE), (ended, Progress.DONE))
    return _stages((ACCEPTED, Progress.DONE), (IN_WORK, Progress.DONE), (READY, Progress.DONE))


def _stages(*marks: tuple[StrPromise, Progress]) -> list[Stage]:
    return [Stage(str(title), state) for title, state in marks]
