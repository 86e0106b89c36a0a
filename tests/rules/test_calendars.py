"""The calendar: which days count, why the others do not, and where it ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.orgs.calendar_seed import seed
from senim.rules.calendars import BeyondHorizon, Calendar, DayKind, Skipped, Week, calendar_of
from tests.rules.kz import FIRST, FIVE, LAST, ROWS, SIX


days = st.dates(date(2019, 3, 1), date(2027, 9, 30))
lengths = st.integers(0, 40)
calendars = st.sampled_from([FIVE, SIX])

# Weekdays off of the five-day week, as the papers of the domain print them.
OFF = {
    2024: "1.1 2.1 8.3 21.3 22.3 25.3 1.5 7.5 8.5 9.5 8.7 30.8 25.10 16.12",
    2025: "1.1 2.1 3.1 7.1 10.3 21.3 24.3 25.3 1.5 7.5 9.5 6.6 7.7 1.9 27.10 16.12",
    2026: "1.1 2.1 7.1 9.3 23.3 24.3 25.3 1.5 7.5 11.5 27.5 6.7 26.10 16.12",
    2027: "1.1 4.1 7.1 8.3 15.3 22.3 23.3 24.3 3.5 7.5 10.5 6.7 25.10 16.12",
}


def year_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range(366) if (first + timedelta(n)).year == year]


@pytest.mark.parametrize(("year", "working"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)])
def test_a_five_day_year_has_its_official_number_of_working_days(year: int, working: int) -> None:
    assert sum(map(FIVE.is_working, year_of(year))) == working


@pytest.mark.parametrize("year", OFF)
def test_the_weekdays_off_are_those_of_the_official_list(year: int) -> None:
    off = [day for day in year_of(year) if day.weekday() < 5 and not FIVE.is_working(day)]

    assert " ".join(f"{day.day}.{day.month}" for day in off) == OFF[year]


def test_constitution_day_left_august_in_2026_and_came_to_march_in_2027() -> None:
    assert FIVE.is_working(date(2026, 8, 31))
    assert SIX.is_working(date(2026, 8, 31))
    assert date(2026, 8, 30) not in FIVE.days
    assert FIVE.is_working(date(2026, 3, 16))
    assert FIVE.days[date(2027, 3, 15)].name_en == "Constitution Day"


@pytest.mark.parametrize(
    ("worked", "free"),
    [
        (date(2023, 7, 1), date(2023, 7, 7)),
        (date(2024, 5, 4), date(2024, 5, 8)),
        (date(2025, 1, 5), date(2025, 1, 3)),
    ],
)
def test_an_exchanged_weekend_day_is_worked_and_its_weekday_is_free(
    worked: date, free: date
) -> None:
    assert FIVE.is_working(worked)
    assert not FIVE.is_working(free)
    assert FIVE.days[worked].kind is DayKind.WORKING_WEEKEND
    assert FIVE.days[free].moved_from == worked


@pytest.mark.parametrize(
    ("year", "act"), [(2023, "P2300000326"), (2024, "G24G0000109"), (2025, "G24G0000436")]
)
def test_an_exchange_names_the_act_it_rests_on(year: int, act: str) -> None:
    acts = {row.act for row in seed([year]) if row.name_en in {"Day off", "Working day"}}

    assert acts == {act}


def test_a_saturday_holiday_moves_for_the_five_day_week_only() -> None:
    assert [day for day in range(21, 27) if not SIX.is_working(date(2026, 3, day))] == [
        21, 22, 23, 24,
    ]  # fmt: skip
    assert not FIVE.is_working(date(2026, 5, 11))
    assert SIX.is_working(date(2026, 5, 11))
    assert not SIX.is_working(date(2026, 3, 9))
    assert not SIX.is_working(date(2026, 10, 26))


def test_a_holiday_moved_away_from_its_place_in_2020_leaves_a_worked_monday() -> None:
    assert FIVE.is_working(date(2020, 5, 11))
    assert not FIVE.is_working(date(2020, 5, 8))
    assert SIX.is_working(date(2020, 5, 8))


def test_christmas_and_kurban_ait_are_free_but_never_move() -> None:
    christmas, ait = FIVE.days[date(2024, 1, 7)], FIVE.days[date(2024, 6, 16)]

    assert (christmas.kind, ait.kind) == (DayKind.DAY_OFF, DayKind.DAY_OFF)
    assert FIVE.is_working(date(2024, 1, 8))
    assert FIVE.is_working(date(2024, 6, 17))


def test_only_an_unconfirmed_kurban_ait_is_called_estimated() -> None:
    names = {
        row.on: (row.name_kk, row.name_ru, row.name_en) for row in ROWS if "Eid" in row.name_en
    }

    assert names[date(2026, 5, 27)] == ("Құрбан айт", "Первый день Курбан-айта", "Eid al-Adha")
    assert names[date(2027, 5, 16)] == (
        "Құрбан айт (болжамды күні)",
        "Первый день Курбан-айта (расчётная дата)",
        "Eid al-Adha (estimated)",
    )


def test_every_row_is_named_in_three_languages_and_rests_on_an_act() -> None:
    assert all(row.name_kk and row.name_ru and row.name_en and row.act for row in ROWS)
    assert len({row.on for row in ROWS}) == len(ROWS)
    assert [row.on for row in ROWS] == sorted(row.on for row in ROWS)


def test_skipped_days_carry_their_reason() -> None:
    assert FIVE.skipped(date(2026, 3, 6), date(2026, 3, 10)) == (
        Skipped(date(2026, 3, 7)),
        Skipped(date(2026, 3, 8), FIVE.days[date(2026, 3, 8)]),
        Skipped(date(2026, 3, 9), FIVE.days[date(2026, 3, 9)]),
    )


def test_a_row_of_another_week_does_not_count() -> None:
    moved = FIVE.days[date(2026, 5, 11)]
    six = Calendar(Week.SIX, {moved.on: moved}, FIRST, LAST, "test")

    assert six.is_working(moved.on)


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_the_table_is_refused_instead_of_guessed(day: date) -> None:
    with pytest.raises(BeyondHorizon) as caught:
        FIVE.is_working(day)

    assert (caught.value.day, caught.value.first, caught.value.last) == (day, FIRST, LAST)
    assert str(caught.value) == (
        f"{day} lies outside the loaded calendar (2019-01-01 to 2027-12-31)"
    )


def test_a_walk_over_the_edge_is_refused() -> None:
    with pytest.raises(BeyondHorizon):
        FIVE.advance(date(2027, 12, 20), 15)
    with pytest.raises(BeyondHorizon):
        FIVE.retreat(date(2019, 1, 3), 3)
    with pytest.raises(BeyondHorizon):
        FIVE.advance(date(2030, 1, 1), 0)
    with pytest.raises(BeyondHorizon):
        calendar_of(
            ROWS, week=Week.FIVE, first=FIRST, last=date(2027, 1, 1), version="x"
        ).next_working(date(2027, 1, 1))


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        FIVE.advance(date(2026, 3, 6), -1)


def test_equal_calendars_are_equal_and_may_be_keys() -> None:
    again = calendar_of(ROWS, week=Week.FIVE, first=FIRST, last=LAST, version=FIVE.version)

    assert again == FIVE
    assert {again: 1}[FIVE] == 1
    assert FIVE != SIX


@given(start=days, length=lengths, calendar=calendars)
def test_counting_undoes_advancing(start: date, length: int, calendar: Calendar) -> None:
    assert calendar.count(start, calendar.advance(start, length)) == length


@given(start=days, length=st.integers(1, 40), calendar=calendars)
def test_retreating_undoes_advancing_from_a_working_day(
    start: date, length: int, calendar: Calendar
) -> None:
    start = calendar.next_working(start)

    assert calendar.retreat(calendar.advance(start, length), length) == start


@given(start=days, length=st.integers(1, 40), calendar=calendars)
def test_every_day_passed_is_either_counted_or_listed_with_its_reason(
    start: date, length: int, calendar: Calendar
) -> None:
    end = calendar.advance(start, length)

    assert calendar.is_working(end)
    assert len(calendar.skipped(start, end)) + length == (end - start).days


@given(day=days, calendar=calendars)
def test_the_next_working_day_is_the_first_one(day: date, calendar: Calendar) -> None:
    found = calendar.next_working(day)

    assert calendar.is_working(found)
    assert calendar.count(day - timedelta(1), found) == 1
