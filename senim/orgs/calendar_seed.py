"""The first rows of the calendar table: Kazakhstan's days off as the `holidays` package has them.

The package knows the five-day week. What it moves off a Saturday does not bind a six-day week, so
each row says which weeks it applies to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from holidays import HolidayBase
from holidays.countries.kazakhstan import Kazakhstan
from holidays.version import __version__

from senim.rules.calendars import EVERY_WEEK, Day, DayKind, Week


VERSION = f"holidays-{__version__}"
YEARS = range(2019, 2028)

HOLIDAYS_LAW = "Z010000267_"  # the law on holidays of 13.12.2001 № 267-II; its article 5 moves them
LABOUR_CODE = "K1500000414"  # articles 84(5) and 85(3)
EXCHANGE_ACTS = {  # by which act a year's weekend days were exchanged
    2019: "P1800000888",
    2020: "P1900000820",
    2021: "P2000000930",
    2022: "P2200000796",
    2023: "P2300000326",
    2024: "G24G0000109",
    2025: "G24G0000436",
}
DAYS_OFF = frozenset({"Orthodox Christmas", "Eid al-Adha"})
OFFICIAL_EID_YEARS = frozenset({2026})  # the Ministry named the day the package estimates
SATURDAY, SUNDAY = 5, 6
ESTIMATED, OBSERVED, EXCHANGED = " (estimated)", " (observed)", "Day off ("

RUSSIAN = {
    "New Year's Day": "Новый год",
    "Orthodox Christmas": "Православное Рождество",
    "International Women's Day": "Международный женский день",
    "Nowruz Holiday": "Наурыз мейрамы",
    "Kazakhstan's People Solidarity Holiday": "Праздник единства народа Казахстана",
    "Defender of the Fatherland Day": "День защитника Отечества",
    "Victory Day": "День Победы",
    "Eid al-Adha": "Первый день Курбан-айта",
    "Capital Day": "День Астаны",
    "Constitution Day": "День Конституции Республики Казахстан",
    "Republic Day": "День Республики",
    "First President Day": "День Первого Президента Республики Казахстан",
    "Independence Day": "День Независимости",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A working day that became free, and the weekend day that is worked instead."""

    free: date
    worked: date


def seed(years: Iterable[int] = YEARS) -> list[Day]:
    """Return the rows of the calendar table for these years, in the order of their days."""
    rows = [row for year in years for row in _year(year)]
    return sorted(rows, key=lambda row: row.on)


def _year(year: int) -> Iterator[Day]:
    kazakh = Kazakhstan(years=year, language="kk")
    english = Kazakhstan(years=year, language="en_US")
    named = [(on, english[on], name) for on, name in sorted(kazakh.items()) if on.year == year]
    plain = {on: _plain(on, name, kk) for on, name, kk in named if _is_own_day(name)}
    yield from plain.values()
    moved = {on: name.removesuffix(OBSERVED) for on, name, _ in named if name.endswith(OBSERVED)}
    yield from _moved(plain, moved)
    for exchange in _exchanges(year, english):
        yield from _exchanged(exchange)


def _is_own_day(name: str) -> bool:
    """Tell a day that is free for its own sake from one that is free in place of another."""
    return not name.endswith(OBSERVED) and not name.startswith(EXCHANGED)


def _plain(on: date, english: str, kazakh: str) -> Day:
    name = english.removesuffix(ESTIMATED)
    free_only = name in DAYS_OFF
    row = Day(
        on=on,
        kind=DayKind.DAY_OFF if free_only else DayKind.HOLIDAY,
        name_kk=kazakh.split(" (", maxsplit=1)[0],
        name_ru=RUSSIAN[name],
        name_en=name,
        act=LABOUR_CODE if free_only else HOLIDAYS_LAW,
    )
    estimated = name != english and on.year not in OFFICIAL_EID_YEARS
    return _estimated(row) if estimated else row


def _estimated(row: Day) -> Day:
    return replace(
        row,
        name_kk=f"{row.name_kk} (болжамды күні)",
        name_ru=f"{row.name_ru} (расчётная дата)",
        name_en=f"{row.name_en}{ESTIMATED}",
    )


def _moved(plain: dict[date, Day], free: dict[date, str]) -> Iterator[Day]:
    """Yield the working days that replace holidays lost on a weekend (article 5).

    Each lost holiday takes the next free place, so two of them push two days. On a six-day week
    only a Sunday is lost.
    """
    lost = [row for row in plain.values() if row.kind is DayKind.HOLIDAY and _weekend(row.on)]
    six = _six_day_places(lost, plain)
    for on, name in free.items():
        row = next(row for row in lost if row.name_en == name)
        lost.remove(row)
        weeks = EVERY_WEEK if on in six else frozenset({Week.FIVE})
        yield replace(row, on=on, kind=DayKind.TRANSFERRED, weeks=weeks, moved_from=row.on)


def _six_day_places(lost: list[Day], plain: dict[date, Day]) -> set[date]:
    places: set[date] = set()
    for row in lost:
        if row.on.weekday() == SUNDAY:
            place = row.on + timedelta(days=1)
            while place in plain or place in places:
                place += timedelta(days=1)
            places.add(place)
    return places


def _weekend(on: date) -> bool:
    return on.weekday() >= SATURDAY


def _exchanges(year: int, table: HolidayBase) -> Iterator[Exchange]:
    """Yield the exchanges of a year; the worked day is known only from the free day's name."""
    for on, name in sorted(table.items()):
        if on.year == year and name.startswith(EXCHANGED):
            month, day, of_year = name.removesuffix(")").rsplit(" ", maxsplit=1)[1].split("/")
            yield Exchange(free=on, worked=date(int(of_year), int(month), int(day)))


def _exchanged(exchange: Exchange) -> Iterator[Day]:
    act = EXCHANGE_ACTS[exchange.free.year]
    # A six-day week has no free Saturday (and no moved Saturday holiday) to give away.
    sunday = exchange.worked.weekday() == SUNDAY
    weeks = EVERY_WEEK if sunday else frozenset({Week.FIVE})
    yield Day(
        on=exchange.free,
        kind=DayKind.TRANSFERRED,
        name_kk="Демалыс күні",
        name_ru="Выходной день",
        name_en="Day off",
        act=act,
        weeks=weeks,
        moved_from=exchange.worked,
    )
    yield Day(
        on=exchange.worked,
        kind=DayKind.WORKING_WEEKEND,
        name_kk="Жұмыс күні",
        name_ru="Рабочий день",
        name_en="Working day",
        act=act,
        weeks=weeks,
    )
