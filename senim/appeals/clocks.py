"""The clocks of an appeal: due days for the table, and every clock explained for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone

from senim.appeals.models import Appeal
from senim.orgs.models import Organisation
from senim.orgs.selectors import EVERYWHERE, calendar
from senim.rules.calendars import BeyondHorizon, Calendar, Week
from senim.rules.deadlines import due_on, registration_day
from senim.rules.derivations import Derivation, Receipt, derive, derive_from_receipt
from senim.rules.kinds import ContentKind, LegalKind, Ownership
from senim.rules.permit import Refusal, Refused
from senim.rules.terms import ClockCode, Term, clocks_for


NO_DUE_DAY = date(9999, 12, 31)  # open, but no clock runs: such appeals come last in the inbox


def nearest(*days: date | None) -> date:
    """Return the nearest of the due days, or NO_DUE_DAY where no clock runs."""
    return min((day for day in days if day), default=NO_DUE_DAY)


@dataclass(frozen=True, slots=True)
class DueDays:
    """The due days that the register keeps for its lists."""

    statutory: date | None
    service: date | None
    version: str

    @property
    def nearest(self) -> date:
        """Return the nearer of the two, on which something must have happened."""
        return nearest(self.statutory, self.service)


@dataclass(frozen=True, slots=True)
class RunningClock:
    """One clock of an appeal as it is shown: its term, its due day, why, and how it ended."""

    term: Term
    due_on: date
    derivation: Derivation
    finished_on: date | None = None

    @property
    def code(self) -> str:
        return self.term.code

    def is_overdue(self, today: date) -> bool:
        """Tell whether the due day has passed, or had passed when the appeal was finished."""
        return (self.finished_on or today) > self.due_on


def due_days(
    organisation: Organisation,
    legal_kind: LegalKind | None,
    content_kind: ContentKind,
    registered_on: date,
    version: str | None = None,
) -> DueDays:
    """Return the due days of an appeal registered on this day.

    Raises Refused (BEYOND_CALENDAR) where the loaded calendar does not reach: nothing is guessed.
    """
    days = calendar(EVERYWHERE, Week(organisation.week), version)
    terms = clocks_for(
        legal_kind=legal_kind,
        ownership=Ownership(organisation.ownership),
        registered_on=registered_on,
        content_kind=content_kind,
    )
    try:
        due = {term.code: _due_on(registered_on, term, days) for term in terms}
    except BeyondHorizon as error:
        raise Refused(Refusal.BEYOND_CALENDAR, day=error.day.isoformat()) from error
    return DueDays(due.get(ClockCode.STATUTORY), due.get(ClockCode.SPP), days.version)


# An import counts the same few terms from the same few hundred days; an edition never changes.
_due_on = lru_cache(maxsize=4096)(due_on)


def clocks_of(appeal: Appeal) -> list[RunningClock]:
    """Return every clock of an appeal with its derivation, by the calendar it was counted with."""
    organisation = appeal.organisation
    days = calendar(EVERYWHERE, Week(organisation.week), appeal.calendar_version)
    terms = clocks_for(
        legal_kind=LegalKind(appeal.legal_kind) if appeal.legal_kind else None,
        ownership=Ownership(organisation.ownership),
        registered_on=appeal.registered_on,
        content_kind=ContentKind(appeal.content_kind),
    )
    receipt = Receipt(timezone.localtime(appeal.received_at), organisation.day_ends)
    return [_clock(term, appeal, receipt, days) for term in terms]


def _clock(term: Term, appeal: Appeal, receipt: Receipt, days: Calendar) -> RunningClock:
    """Explain one clock; a line of an old journal starts from its own day, not from a receipt."""
    lawful = registration_day(receipt.at, calendar=days, day_ends=receipt.day_ends)
    if lawful == appeal.registered_on:
        derivation = derive_from_receipt(receipt, term, days)
    else:
        derivation = derive(appeal.registered_on, term, days)
    due = due_on(appeal.registered_on, term, days)
    return RunningClock(term, due, derivation, appeal.finished_on)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would hold for something received at a moment: its lawful day and its clocks."""

    registered_on: date
    clocks: Sequence[RunningClock]


def forecast(
    organisation: Organisation,
    received_at: datetime,
    legal_kind: LegalKind | None,
    content_kind: ContentKind | None = None,
) -> Forecast:
    """Tell which clocks would run, and to which days, for an appeal received at this moment.

    Raises Refused (BEYOND_CALENDAR) for moments that the loaded calendar does not cover.
    """
    days = calendar(EVERYWHERE, Week(organisation.week))
    receipt = Receipt(timezone.localtime(received_at), organisation.day_ends)
    try:
        day = registration_day(receipt.at, calendar=days, day_ends=receipt.day_ends)
        terms = clocks_for(
            legal_kind=legal_kind,
            ownership=Ownership(organisation.ownership),
            registered_on=day,
            content_kind=content_kind,
        )
        clocks = [
            RunningClock(t, due_on(day, t, days), derive_from_receipt(receipt, t, days))
            for t in terms
        ]
    except BeyondHorizon as error:
        raise Refused(Refusal.BEYOND_CALENDAR, day=error.day.isoformat()) from error
    return Forecast(day, clocks)
