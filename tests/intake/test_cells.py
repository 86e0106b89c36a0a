"""What cells say: days, times, identity numbers, words, in all the ways people write them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.intake import cells
from senim.intake.faults import BadCell, RowFault
from senim.intake.profiles import Column
from senim.rules.channels import ChannelCode
from senim.rules.iin import check_digit
from senim.rules.kinds import ContentKind, Verdict


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-06", date(2022, 3, 6)),
        ("2022-03-06T15:04:00", date(2022, 3, 6)),
        ("06.03.2022", date(2022, 3, 6)),
        ("6.3.22", date(2022, 3, 6)),
        ("06/03/2022 г.", date(2022, 3, 6)),
        ("44626", date(2022, 3, 6)),
        ("44626.5", date(2022, 3, 6)),
        ("6 марта 2022 г.", date(2022, 3, 6)),
        ("6 Мая 2022", date(2022, 5, 6)),
        ("2022 ж. 6 наурыз", date(2022, 3, 6)),
        ("2022 жылғы 21 қараша", date(2022, 11, 21)),
    ],
)
def test_days_are_read(text: str, day: date) -> None:
    assert cells.day(text) == day


@pytest.mark.parametrize(
    "text", ["", "вчера", "32.01.2022", "6 обря 2022", "6 марта", "12", "2022-13-01", "٣"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadCell) as bad:
        cells.day(text)

    assert bad.value.fault is RowFault.DATE


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert {cells.day(text) for text in (day.isoformat(), f"{day:%d.%m.%Y}", str(serial))} == {day}


@given(text=st.text(max_size=40))
def test_any_text_is_a_value_or_a_refusal(text: str) -> None:
    readers: tuple[Callable[[str], Any], ...] = (
        cells.day, cells.clock, cells.iin, cells.yes_or_no, cells.clock_of_day,
    )  # fmt: skip
    for read in readers:
        with suppress(BadCell):
            read(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("15:04", time(15, 4)),
        ("9.30", time(9, 30)),
        ("15:04:59", time(15, 4)),
        ("0.5", time(12, 0)),
        ("0,25", time(6, 0)),
    ],
)
def test_times_are_read(text: str, clock: time) -> None:
    assert cells.clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "полдень", "1.5", "-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadCell) as bad:
        cells.clock(text)

    assert bad.value.fault is RowFault.TIME


def test_a_cell_with_a_day_may_carry_a_time() -> None:
    assert cells.clock_of_day("2022-03-06T15:04:00") == time(15, 4)
    assert cells.clock_of_day("2022-03-06") is None
    assert cells.clock_of_day("06.03.2022") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("9,00E+11", RowFault.IIN_ROUNDED),
        ("8.12E+11", RowFault.IIN_ROUNDED),
        ("12345", RowFault.IIN_DATE),
        ("abc", RowFault.IIN_LENGTH),
        ("9001013000177", RowFault.IIN_LENGTH),
        ("900101300018", RowFault.IIN_CHECK_DIGIT),
    ],
)
def test_a_wrong_iin_is_refused_with_its_reason(text: str, fault: RowFault) -> None:
    with pytest.raises(BadCell) as bad:
        cells.iin(text)

    assert bad.value.fault is fault


def test_lost_zeros_of_an_iin_come_back() -> None:
    assert cells.iin("900101300017.0") == "900101300017"
    whole = f"01010150002{check_digit('01010150002')}"
    assert cells.iin(whole.removeprefix("0")) == whole


@pytest.mark.parametrize("text", ["да", "Иә", "+", "1", "ИСТИНА"])
def test_yes_is_read(text: str) -> None:
    assert cells.yes_or_no(text)


@pytest.mark.parametrize("text", ["нет", "Жоқ", "-", "0", "—"])
def test_no_is_read(text: str) -> None:
    assert not cells.yes_or_no(text)


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(BadCell) as bad:
        cells.yes_or_no("наверное")

    assert (bad.value.fault, bad.value.params) == (RowFault.YES_OR_NO, {"word": "наверное"})


@pytest.mark.parametrize(
    ("text", "mark"), [("5", 5), ("4.0", 4), ("3/5", 3), ("★★", 2), ("1 звезда", 1)]
)
def test_ratings_are_read(text: str, mark: int) -> None:
    assert cells.rating(text) == mark


@pytest.mark.parametrize("text", ["0", "6", "отлично", "★★★★★★"])
def test_what_is_no_rating_is_refused(text: str) -> None:
    with pytest.raises(BadCell) as bad:
        cells.rating(text)

    assert bad.value.fault is RowFault.RATING


@pytest.mark.parametrize("text", ["COMPLAINT", "complaint", "Жалоба", "шағым", " ЖАЛОБЫ: "])
def test_codes_and_words_mean_the_same(text: str) -> None:
    assert cells.code(ContentKind, Column.KIND, text) is ContentKind.COMPLAINT


def test_words_of_other_columns_are_read_too() -> None:
    assert cells.code(ChannelCode, Column.CHANNEL, "2ГИС") is ChannelCode.GIS2
    assert cells.code(Verdict, Column.VERDICT, "не обоснована") is Verdict.UNJUSTIFIED


def test_plain_text_is_composed_and_without_control_signs() -> None:
    assert cells.plain("й\x00\x07 текст\n", Column.TEXT) == "й текст"


@pytest.mark.parametrize(
    ("text", "fault"), [("\ud800", RowFault.CHARACTERS), ("я" * 201, RowFault.TOO_LONG)]
)
def test_broken_and_endless_cells_are_refused(text: str, fault: RowFault) -> None:
    with pytest.raises(BadCell) as bad:
        cells.plain(text, Column.KIND)

    assert bad.value.fault is fault
