"""Periods: the same one of earlier years, their months, their names, what may be asked."""

from datetime import date

import pytest
from django.utils.translation import override

from senim.appeals.filters import BadFilter
from senim.reports.periods import Period, last_whole, offered, read_period, whole


TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("days", "years", "expected"),
    [
        (("2022-01-01", "2022-06-30"), 2, ("2020-01-01", "2020-06-30")),
        (("2023-02-01", "2023-02-28"), 3, ("2020-02-01", "2020-02-29")),
        (("2024-02-29", "2024-03-15"), 1, ("2023-02-28", "2023-03-15")),
        (("2021-12-15", "2022-01-14"), 1, ("2020-12-15", "2021-01-14")),
    ],
)
def test_the_same_period_of_an_earlier_year(
    days: tuple[str, str], years: int, expected: tuple[str, str]
) -> None:
    assert period(*days).before(years) == period(*expected)


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def test_months_are_cut_to_the_period() -> None:
    assert period("2022-01-10", "2022-03-05").months() == (
        period("2022-01-10", "2022-01-31"),
        period("2022-02-01", "2022-02-28"),
        period("2022-03-01", "2022-03-05"),
    )


@pytest.mark.parametrize(
    ("days", "kk", "ru"),
    [
        (("2022-01-01", "2022-06-30"), "2022 жылғы 1-жартыжылдық", "1 полугодие 2022 года"),
        (("2022-07-01", "2022-12-31"), "2022 жылғы 2-жартыжылдық", "2 полугодие 2022 года"),
        (("2022-10-01", "2022-12-31"), "2022 жылғы 4-тоқсан", "4 квартал 2022 года"),
        (("2022-01-01", "2022-12-31"), "2022 жыл", "2022 год"),
        (("2022-02-01", "2022-02-28"), "Ақпан 2022", "Февраль 2022"),
        (("2022-02-01", "2022-04-30"), "01.02.2022 – 30.04.2022", "01.02.2022 – 30.04.2022"),
        (("2022-02-01", "2022-04-29"), "01.02.2022 – 29.04.2022", "01.02.2022 – 29.04.2022"),
        (("2022-02-02", "2022-04-30"), "02.02.2022 – 30.04.2022", "02.02.2022 – 30.04.2022"),
    ],
)
def test_a_period_is_called_as_people_call_it(days: tuple[str, str], kk: str, ru: str) -> None:
    with override("kk"):
        assert period(*days).name == kk
    with override("ru"):
        assert period(*days).name == ru


def test_the_years_tell_periods_apart() -> None:
    assert period("2022-01-01", "2022-06-30").years == "2022"
    assert period("2021-12-15", "2022-01-14").years == "2021/2022"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 6), whole(2025, 6, 2)),
        (date(2026, 6, 30), whole(2025, 6, 2)),
        (date(2026, 7, 1), whole(2026, 6, 1)),
    ],
)
def test_the_last_whole_half_year(today: date, expected: Period) -> None:
    assert last_whole(6, today) == expected


def test_recent_half_years_and_the_parts_of_the_year_shown_are_offered() -> None:
    found = offered(TODAY, whole(2022, 6, 1))

    assert found[:4] == [whole(2025, 6, 2), whole(2025, 6, 1), whole(2024, 6, 2), whole(2024, 6, 1)]
    assert found[4:6] == [whole(2022, 6, 1), whole(2022, 6, 2)]
    assert found[6:] == [*(whole(2022, 3, n) for n in (1, 2, 3, 4)), whole(2022, 12, 1)]


def test_nothing_that_has_not_begun_is_offered() -> None:
    assert whole(2026, 3, 2) not in offered(TODAY, whole(2026, 3, 1))


def test_without_days_the_last_whole_half_year_is_read() -> None:
    assert read_period({}, today=TODAY) == whole(2025, 6, 2)


def test_a_year_is_the_longest_period() -> None:
    asked = {"from": "2024-02-29", "to": "2025-02-28"}

    assert read_period({"from": "2022-01-01", "to": "2022-12-31"}, today=TODAY) == whole(
        2022, 12, 1
    )
    with pytest.raises(BadFilter) as refused:
        read_period(asked, today=TODAY)
    assert refused.value.field == "to"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"from": "", "to": "2022-01-01"}, "from"),
        ({"from": "2022-01-01", "to": ""}, "to"),
        ({"from": "1999-12-31", "to": "2000-01-01"}, "from"),
        ({"from": "2100-12-31", "to": "2101-01-01"}, "to"),
        ({"from": "9999-12-31", "to": "9999-12-31"}, "from"),
        ({"from": "2022-01-02", "to": "2022-01-01"}, "to"),
    ],
)
def test_what_is_no_period_is_refused(asked: dict[str, str], field: str) -> None:
    with pytest.raises(BadFilter) as refused:
        read_period(asked, today=TODAY)

    assert refused.value.field == field
