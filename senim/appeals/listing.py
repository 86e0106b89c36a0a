"""What the inbox asks: open appeals counted once for every view, and lists as they are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from senim.appeals.filters import AppealFilter
from senim.appeals.models import Appeal, Assignment
from senim.appeals.selectors import SOON_DAYS, appeals, appeals_in, is_mine
from senim.orgs.actors import Actor, Scope
from senim.rules.workflow import OPEN, State


RELATED = ("organisation", "applicant", "department", "executor", "place")
OPENING = 240  # letters of the text that a line of a list needs


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """How many open appeals there are in all, by state and in each view of the inbox."""

    states: Mapping[State, int]
    mine: int
    soon: int
    overdue: int

    @property
    def all(self) -> int:
        return sum(self.states.values())

    @property
    def new(self) -> int:
        return self.states[State.REGISTERED]


def open_counts(scope: Scope, actor: Actor, *, today: date) -> OpenCounts:
    """Count the open appeals of every view and every state in one question."""
    soon = Q(next_due_on__gte=today, next_due_on__lte=today + timedelta(days=SOON_DAYS))
    rows = (
        appeals_in(scope)
        .filter(is_open=True)
        .values_list("state")
        .annotate(
            total=Count("pk"),
            mine=Count("pk", filter=is_mine(actor)),
            soon=Count("pk", filter=soon),
            overdue=Count("pk", filter=Q(next_due_on__lt=today)),
        )
    )
    found = {State(state): counts for state, *counts in rows}
    total, mine, soon_, overdue = (
        {state: counts[at] for state, counts in found.items()} for at in range(4)
    )
    return OpenCounts(
        states={state: total.get(state, 0) for state in State if state in OPEN},
        mine=sum(mine.values()),
        soon=sum(soon_.values()),
        overdue=sum(overdue.values()),
    )


def listed(
    scope: Scope,
    wanted: AppealFilter,
    *,
    today: date,
    actor: Actor,
    columns: Sequence[str] = (),
) -> QuerySet[Appeal]:
    """Return the appeals of a filter as lists show them: `opening` of the text, one's own part.

    They come with all their rows, or with the `columns` named only, which is half the work.
    """
    own = Assignment.objects.filter(appeal=OuterRef("pk"), person=actor.user, ended_at=None)
    found = appeals(scope, wanted, today=today, actor=actor).annotate(
        opening=Left("text", OPENING), assigned=Exists(own)
    )
    if not columns:
        return found.select_related(*RELATED).defer("text", "terms")
    related = {column.rpartition("__")[0] for column in columns} - {""}
    return found.select_related(*related).only(*columns)
