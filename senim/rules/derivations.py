"""How a due day came about: steps made of codes and parameters, for others to put into words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from senim.rules.calendars import ONE_DAY, Calendar, Skipped
from senim.rules.deadlines import due_on, last_day, origin, registration_day
from senim.rules.terms import Basis, CountFrom, Term, Unit


REGISTRATION_ARTICLE = "64(3)"
FIRST_DAY_ARTICLE = "76(2)"
ROLL_ARTICLE = "76(5)"
WEEKEND = "WEEKEND"

Value = str | int | bool | Sequence[Mapping[str, str]]


class StepCode(StrEnum):
    """One kind of step; its parameters are listed beside it."""

    RECEIVED = "RECEIVED"  # at
    MOVED = "MOVED"  # on, reason, day_ends, article, days_off
    REGISTERED = "REGISTERED"  # on
    EVENT = "EVENT"  # on
    TERM = "TERM"  # clock, length, unit, basis, article, version, since, until, confirmed
    FIRST_DAY = "FIRST_DAY"  # on, count_from, article
    COUNTED = "COUNTED"  # days, unit, first, last
    SKIPPED = "SKIPPED"  # days_off: on, reason, name_kk, name_ru, name_en
    ROLLED = "ROLLED"  # last, on, article, days_off
    NOT_ROLLED = "NOT_ROLLED"  # last, days_off
    DUE = "DUE"  # on
    CALENDAR = "CALENDAR"  # version, week


class MoveReason(StrEnum):
    """Why something is registered later than the day it came."""

    AFTER_HOURS = "AFTER_HOURS"
    DAY_OFF = "DAY_OFF"


@dataclass(frozen=True, slots=True)
class Step:
    code: StepCode
    params: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Derivation:
    """The due day and every step that led to it."""

    due_on: date
    steps: tuple[Step, ...]

    def as_json(self) -> list[dict[str, Value]]:
        """Return the steps as plain lists, dicts, texts and numbers; days are ISO texts."""
        return [{"code": step.code.value, **step.params} for step in self.steps]

    @classmethod
    def from_json(cls, rows: Iterable[Mapping[str, Value]]) -> "Derivation":
        """Read back what `as_json` wrote; raises ValueError for anything else."""
        steps = tuple(
            Step(StepCode(str(row["code"])), {k: v for k, v in row.items() if k != "code"})
            for row in rows
        )
        due = [step.params["on"] for step in steps if step.code is StepCode.DUE]
        if len(due) != 1:
            raise ValueError("a derivation has exactly one due day")
        return cls(date.fromisoformat(str(due[0])), steps)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The local moment something came, and when the working day ends there."""

    at: datetime
    day_ends: time


def derive_from_receipt(receipt: Receipt, term: Term, calendar: Calendar) -> Derivation:
    """Explain the due day of something received at this local moment."""
    registered_on = registration_day(receipt.at, calendar=calendar, day_ends=receipt.day_ends)
    rest = derive(registered_on, term, calendar)
    return Derivation(rest.due_on, (*_receipt(receipt, registered_on, calendar), *rest.steps))


def derive(start: date, term: Term, calendar: Calendar) -> Derivation:
    """Explain the due day of a term counted from this registration day, decision or other event."""
    last, due = last_day(start, term, calendar), due_on(start, term, calendar)
    steps = (
        _start(start, term),
        _term(term),
        *_counting(start, last, term, calendar),
        *_rolling(last, due, calendar),
        Step(StepCode.DUE, {"on": due.isoformat()}),
        Step(StepCode.CALENDAR, {"version": calendar.version, "week": calendar.week.value}),
    )
    return Derivation(due, steps)


def _receipt(receipt: Receipt, registered_on: date, calendar: Calendar) -> Iterable[Step]:
    yield Step(StepCode.RECEIVED, {"at": receipt.at.isoformat()})
    day = receipt.at.date()
    if registered_on != day:
        working = calendar.is_working(day)
        yield Step(
            StepCode.MOVED,
            {
                "on": registered_on.isoformat(),
                "reason": (MoveReason.AFTER_HOURS if working else MoveReason.DAY_OFF).value,
                "day_ends": f"{receipt.day_ends:%H:%M}",
                "article": REGISTRATION_ARTICLE,
                "days_off": _plain(calendar.skipped(day - ONE_DAY, registered_on)),
            },
        )


def _start(start: date, term: Term) -> Step:
    of_registration = term.count_from in {
        CountFrom.DAY_AFTER_REGISTRATION,
        CountFrom.RECEIPT_DAY_IS_ONE,
    }
    code = StepCode.REGISTERED if of_registration else StepCode.EVENT
    return Step(code, {"on": start.isoformat()})


def _term(term: Term) -> Step:
    return Step(
        StepCode.TERM,
        {
            "clock": term.code.value,
            "length": term.length,
            "unit": term.unit.value,
            "basis": term.basis.value,
            "article": term.article,
            "version": term.version,
            "since": term.in_force_from.isoformat(),
            "until": term.in_force_to.isoformat() if term.in_force_to else "",
            "confirmed": term.confirmed,
        },
    )


def _counting(start: date, last: date, term: Term, calendar: Calendar) -> Iterable[Step]:
    if term.count_from is CountFrom.BEFORE_EVENT:
        yield from _skipping(calendar.skipped(last, start))
        return
    base = origin(start, term)
    working = term.unit is Unit.WORKING_DAY
    first = calendar.next_working(base + ONE_DAY) if working else base + ONE_DAY
    yield _first_day(first, term)
    if term.unit is not Unit.MONTH:
        yield Step(
            StepCode.COUNTED,
            {
                "days": term.length,
                "unit": term.unit.value,
                "first": first.isoformat(),
                "last": last.isoformat(),
            },
        )
    if working:
        yield from _skipping(calendar.skipped(base, last))


def _first_day(first: date, term: Term) -> Step:
    by_code = term.basis is Basis.APPC and term.count_from is not CountFrom.RECEIPT_DAY_IS_ONE
    return Step(
        StepCode.FIRST_DAY,
        {
            "on": first.isoformat(),
            "count_from": term.count_from.value,
            "article": FIRST_DAY_ARTICLE if by_code else "",
        },
    )


def _skipping(skipped: Sequence[Skipped]) -> Iterable[Step]:
    if skipped:
        yield Step(StepCode.SKIPPED, {"days_off": _plain(skipped)})


def _rolling(last: date, due: date, calendar: Calendar) -> Iterable[Step]:
    days = _plain(calendar.skipped(last - ONE_DAY, due))
    if last != due:
        yield Step(
            StepCode.ROLLED,
            {
                "last": last.isoformat(),
                "on": due.isoformat(),
                "article": ROLL_ARTICLE,
                "days_off": days,
            },
        )
    elif days:
        yield Step(StepCode.NOT_ROLLED, {"last": last.isoformat(), "days_off": days})


def _plain(skipped: Iterable[Skipped]) -> list[dict[str, str]]:
    return [_plain_day(day) for day in skipped]


def _plain_day(day: Skipped) -> dict[str, str]:
    if day.row is None:
        return {"on": day.on.isoformat(), "reason": WEEKEND}
    return {
        "on": day.on.isoformat(),
        "reason": day.row.kind.value,
        "name_kk": day.row.name_kk,
        "name_ru": day.row.name_ru,
        "name_en": day.row.name_en,
    }
