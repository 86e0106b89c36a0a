"""The spans of time a report compares: a period, its months, the same period of earlier years."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from senim.appeals.filters import BadFilter
from senim.ui.formats import day_short


FIRST_YEAR, LAST_YEAR = 2000, 2100
HALF, QUARTER, YEAR = 6, 3, 12


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from the first to the last, both included."""

    from_day: date
    to_day: date

    def before(self, years: int) -> "Period":
        """Return the same period so many years earlier; the end of a month stays an end."""
        return Period(_moved(self.from_day, years), _moved(self.to_day, years, to_end=True))

    def months(self) -> tuple["Period", ...]:
        """Return the calendar months of the period, the outer ones cut to it."""
        found = []
        first = self.from_day
        while first <= self.to_day:
            last = min(_month_end(first), self.to_day)
            found.append(Period(first, last))
            first = last + timedelta(days=1)
        return tuple(found)

    @property
    def name(self) -> str:
        """Return what the period is called: half-year, quarter, year, month, or its days."""
        names = {
            YEAR: _("Year %(year)d"),
            HALF: _("Half-year %(n)d of %(year)d"),
            QUARTER: _("Quarter %(n)d of %(year)d"),
        }
        size = self._whole_months()
        if size in names and (self.from_day.month - 1) % size == 0:
            n = (self.from_day.month - 1) // size + 1
            return names[size] % {"n": n, "year": self.from_day.year}
        if size == 1:
            return f"{month_name(self.from_day)} {self.from_day.year}"
        return f"{day_short(self.from_day)} – {day_short(self.to_day)}"

    @property
    def years(self) -> str:
        """Return the year or years, enough to tell the same periods apart: "2022", "2021/2022"."""
        first, last = self.from_day.year, self.to_day.year
        return str(first) if first == last else f"{first}/{last}"

    def _whole_months(self) -> int:
        """Return how many whole months the period is; 0 when it is not of whole months."""
        if self.from_day.day != 1 or self.to_day != _month_end(self.to_day):
            return 0
        return len(self.months())


def month_name(day: date) -> str:
    """Return the name of a month as it stands by itself."""
    return str(format_date(day, "LLLL", locale=_locale())).capitalize()


def month_brief(day: date) -> str:
    """Return the short name of a month, without a full stop."""
    return str(format_date(day, "LLL", locale=_locale())).rstrip(".")


def whole(year: int, size: int, n: int) -> Period:
    """Return the n-th span of so many months of a year: the half-years, the quarters, the year."""
    last = size * n
    return Period(date(year, last - size + 1, 1), _month_end(date(year, last, 1)))


def last_whole(size: int, today: date) -> Period:
    """Return the last span of so many months that is over."""
    n = (today.month - 1) // size  # the spans of this year that are over
    return whole(today.year, size, n) if n else whole(today.year - 1, size, YEAR // size)


def read_period(params: Mapping[str, str], *, today: date) -> Period:
    """Read `from` and `to`; without either, the last whole half-year.

    Raises BadFilter naming the parameter that is no day, ends before it begins, or makes the
    period longer than a year, which would overlap the same period of the year before.
    """
    usual = last_whole(HALF, today)
    if not params.get("from") and not params.get("to"):
        return usual
    first, last = _day(params, "from"), _day(params, "to")
    if last < first or last >= _moved(first, -1):
        raise BadFilter("to", params["to"])
    return Period(first, last)


def offered(today: date, shown: Period) -> list[Period]:
    """Return the periods one step away: recent half-years, and halves and quarters of the year."""
    half = last_whole(HALF, today)
    recent = [half, *(_earlier(half, n) for n in range(1, 4))]
    year = shown.from_day.year
    own = [whole(year, HALF, n) for n in (1, 2)]
    own += [whole(year, QUARTER, n) for n in (1, 2, 3, 4)]
    own.append(whole(year, YEAR, 1))
    return list(dict.fromkeys([*recent, *(p for p in own if p.from_day <= today)]))


def _earlier(half: Period, steps: int) -> Period:
    index = half.from_day.year * 2 + (half.from_day.month > HALF) - steps
    return whole(index // 2, HALF, index % 2 + 1)


def _day(params: Mapping[str, str], name: str) -> date:
    raw = params.get(name, "")
    try:
        found = date.fromisoformat(raw)
    except ValueError as error:
        raise BadFilter(name, raw) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadFilter(name, raw)
    return found


def _moved(day: date, years: int, *, to_end: bool = False) -> date:
    """Return the same day so many years earlier; 29 February becomes the 28th."""
    moved = day.replace(year=day.year - years, day=1)
    end = _month_end(moved)
    if to_end and day == _month_end(day):
        return end
    return moved.replace(day=min(day.day, end.day))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _locale() -> str:
    return (get_language() or "kk")[:2]
