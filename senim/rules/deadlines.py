"""Statutory deadlines: by which day an appeal must be answered.

Nothing here reads a clock, a setting or a table. The caller brings the dates and the calendar, so
every rule can be checked with a pencil.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from senim.rules.calendars import ONE_DAY, Calendar
from senim.rules.terms import (
    COMPLAINT_WINDOW,
    COMPLAINT_WINDOW_UNEXPLAINED,
    EXTENSION,
    CountFrom,
    Term,
    Unit,
)


MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Started:
    """The term began to run: the day of registration, or of the event it is counted from."""

    on: date
    term: Term


@dataclass(frozen=True, slots=True)
class Extended:
    """The head decided to extend, to a named day or for the longest time allowed (76(3))."""

    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """What the term was for has been done."""

    on: date


@dataclass(frozen=True, slots=True)
class Stopped:
    """The procedure ended without it (arts. 70, 88)."""

    on: date


@dataclass(frozen=True, slots=True)
class Reopened:
    """The case was taken up again. The Code knows no suspension, so the due day stays."""

    on: date


Mark = Started | Extended | Finished | Stopped | Reopened


class Outcome(StrEnum):
    FINISHED = "FINISHED"
    STOPPED = "STOPPED"


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a term stands: when it began, its due day, and how it ended if it did."""

    term: Term
    started_on: date
    due_on: date
    extended_on: date | None = None
    ended_on: date | None = None
    outcome: Outcome | None = None

    @property
    def is_running(self) -> bool:
        return self.ended_on is None

    @property
    def deemed_refused_on(self) -> date:
        """The day from which silence counts as a refusal (91(2))."""
        return self.due_on + ONE_DAY

    def is_overdue(self, today: date) -> bool:
        """Tell whether the due day has passed, or had passed when the term ended."""
        return (self.ended_on or today) > self.due_on


def registration_day(received_at: datetime, *, calendar: Calendar, day_ends: time) -> date:
    """Return the day on which something received at this local moment is registered (64(3)).

    The exact end of the working day still belongs to it; later, or on a day off, is the next
    working day.
    """
    day = received_at.date()
    if calendar.is_working(day) and received_at.time() <= day_ends:
        return day
    return calendar.next_working(day + ONE_DAY)


def due_on(start: date, term: Term, calendar: Calendar) -> date:
    """Return the last day that is in time; raises BeyondHorizon where the calendar ends.

    A term that ends on a day off ends on the next working day (76(5)), unless it does not roll.
    """
    last = last_day(start, term, calendar)
    return calendar.next_working(last) if term.rolls else calendar.require(last)


def last_day(start: date, term: Term, calendar: Calendar) -> date:
    """Return the last day of the term before it is moved off a day off."""
    if term.count_from is CountFrom.BEFORE_EVENT:
        return calendar.retreat(start, term.length)
    base = origin(start, term)
    if term.unit is Unit.WORKING_DAY:
        return calendar.advance(base, term.length)
    if term.unit is Unit.MONTH:
        return add_months(base, term.length)
    return base + timedelta(days=term.length)


def origin(start: date, term: Term) -> date:
    """Return the day before the first day of the term."""
    return start - ONE_DAY if term.count_from is CountFrom.RECEIPT_DAY_IS_ONE else start


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def extension_limit(decided_on: date, calendar: Calendar) -> date:
    """Return the latest day to which a decision of this day may extend a term (76(3), 76(5))."""
    return due_on(decided_on, EXTENSION, calendar)


def complaint_limit(learned_on: date, *, explained: bool, calendar: Calendar) -> date:
    """Return the last day to complain: three months, or six if the act did not say how (92)."""
    return due_on(learned_on, complaint_window(explained=explained), calendar)


def complaint_window(*, explained: bool) -> Term:
    """Return the term to complain about an act that did, or did not, explain how to."""
    return COMPLAINT_WINDOW if explained else COMPLAINT_WINDOW_UNEXPLAINED


def warning_day(due: date, calendar: Calendar) -> date:
    """Return the working day before the due day, on which those responsible are warned."""
    return calendar.retreat(due, 1)


def replay(marks: Iterable[Mark], calendar: Calendar) -> Clock | None:
    """Read the marks of one clock in order and return where it stands; None before the start.

    Raises ValueError for marks that make no sense after one another.
    """
    clock: Clock | None = None
    for mark in marks:
        clock = _turn(clock, mark, calendar)
    return clock


def _turn(clock: Clock | None, mark: Mark, calendar: Calendar) -> Clock:
    match mark, clock:
        case Started(on, term), None:
            return Clock(term, started_on=on, due_on=due_on(on, term, calendar))
        case Extended(), Clock(ended_on=None):
            return _extend(clock, mark, calendar)
        case Finished(on), Clock(ended_on=None):
            return replace(clock, ended_on=on, outcome=Outcome.FINISHED)
        case Stopped(on), Clock(ended_on=None):
            return replace(clock, ended_on=on, outcome=Outcome.STOPPED)
        case Reopened(), Clock(ended_on=date()):
            return replace(clock, ended_on=None, outcome=None)
    raise ValueError(f"{mark} makes no sense after {clock}")


def _extend(clock: Clock, mark: Extended, calendar: Calendar) -> Clock:
    if not clock.term.extendable:
        raise ValueError(f"{clock.term.code} cannot be extended")
    limit = extension_limit(mark.on, calendar)
    due = limit if mark.until is None else calendar.next_working(mark.until)
    if not clock.due_on <= due <= limit:
        raise ValueError(f"a decision of {mark.on} may extend to {limit} at most, not {due}")
    return replace(clock, due_on=due, extended_on=mark.on)
