"""Working days: which days the clock of the law counts, and why it passes over the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """Why a day of the table differs from the ordinary week."""

    HOLIDAY = "HOLIDAY"
    DAY_OFF = "DAY_OFF"  # free, but no holiday: it never moves when it falls on a weekend
    TRANSFERRED = "TRANSFERRED"
    WORKING_WEEKEND = "WORKING_WEEKEND"


class Week(StrEnum):
    """How many days an organisation works in an ordinary week."""

    FIVE = "FIVE"
    SIX = "SIX"


WORKING_DAYS: Mapping[Week, int] = MappingProxyType({Week.FIVE: 5, Week.SIX: 6})
EVERY_WEEK = frozenset(Week)


class BeyondHorizon(Exception):
    """The calendar does not know this day; a due day must not be guessed."""

    def __init__(self, day: date, *, first: date, last: date) -> None:
        self.day, self.first, self.last = day, first, last
        super().__init__(f"{day} lies outside the loaded calendar ({first} to {last})")


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the calendar table: a day that differs, its names, the act it rests on."""

    on: date
    kind: DayKind
    name_kk: str
    name_ru: str
    name_en: str
    act: str = ""
    weeks: frozenset[Week] = EVERY_WEEK
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted; without a row it is an ordinary weekend day."""

    on: date
    row: Day | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one kind of working week from the first to the last day that is known."""

    week: Week
    days: Mapping[date, Day] = field(hash=False, repr=False)
    first: date
    last: date
    version: str

    def is_working(self, day: date) -> bool:
        """Tell whether offices are open on this day; raises BeyondHorizon outside the table."""
        row = self._row(day)
        if row is not None:
            return row.kind is DayKind.WORKING_WEEKEND
        return day.weekday() < WORKING_DAYS[self.week]

    def next_working(self, day: date) -> date:
        """Return the day itself if offices are open, else the first later day they are."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def advance(self, start: date, working_days: int) -> date:
        """Return the working day so many working days later; the first day does not count."""
        return self._walk(start, working_days, ONE_DAY)

    def retreat(self, end: date, working_days: int) -> date:
        """Return the working day so many working days earlier; the last day does not count."""
        return self._walk(end, working_days, -ONE_DAY)

    def count(self, start: date, end: date) -> int:
        """Count the working days after `start`, up to and including `end`."""
        return sum(map(self.is_working, days_after(start, end)))

    def skipped(self, start: date, end: date) -> tuple[Skipped, ...]:
        """List the days off after `start`, up to and including `end`, with their reasons."""
        return tuple(
            Skipped(day, self._row(day))
            for day in days_after(start, end)
            if not self.is_working(day)
        )

    def require(self, day: date) -> date:
        """Return the day, or raise BeyondHorizon when the table does not reach it."""
        if not self.first <= day <= self.last:
            raise BeyondHorizon(day, first=self.first, last=self.last)
        return day

    def _row(self, day: date) -> Day | None:
        row = self.days.get(self.require(day))
        return row if row is not None and self.week in row.weeks else None

    def _walk(self, day: date, working_days: int, step: timedelta) -> date:
        if working_days < 0:
            raise ValueError("a number of working days cannot be negative")
        self.require(day)
        while working_days:
            day += step
            working_days -= self.is_working(day)
        return day


def calendar_of(
    rows: Iterable[Day], *, week: Week, first: date, last: date, version: str
) -> Calendar:
    """Make the calendar of one kind of week from the rows of the table."""
    days = {row.on: row for row in rows if week in row.weeks}
    return Calendar(week, MappingProxyType(days), first, last, version)


def days_after(start: date, end: date) -> Iterable[date]:
    """Yield every day after `start`, up to and including `end`."""
    return (start + ONE_DAY * n for n in range(1, (end - start).days + 1))
