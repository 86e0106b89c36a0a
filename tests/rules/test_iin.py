"""The individual identification number: both passes, the bearer, the mask."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.rules.iin import (
    CENTURIES,
    BadIin,
    Iin,
    IinFault,
    IinWarning,
    Sex,
    check_digit,
    iin_fault,
    mask_iin,
    normalise_iin,
    parse_iin,
    restore_zeros,
)


def made(born_on: date, sex_digit: str, serial: int) -> str | None:
    """Make the number a registrar would issue, or None where both passes give ten."""
    body = f"{born_on:%y%m%d}{sex_digit}{serial:04}"
    digit = check_digit(body)
    return None if digit is None else f"{body}{digit}"


@pytest.mark.parametrize(
    ("text", "born_on", "sex"),
    [
        ("900101300017", date(1990, 1, 1), Sex.MALE),
        ("850315400124", date(1985, 3, 15), Sex.FEMALE),
        ("051225500018", date(2005, 12, 25), Sex.MALE),
        ("120229600079", date(2012, 2, 29), Sex.FEMALE),
        ("991231409995", date(1999, 12, 31), Sex.FEMALE),
        ("800101300706", date(1980, 1, 1), Sex.MALE),
        ("800101300718", date(1980, 1, 1), Sex.MALE),
        ("800101300731", date(1980, 1, 1), Sex.MALE),
    ],
)
def test_a_true_number_tells_birthday_and_sex(text: str, born_on: date, sex: Sex) -> None:
    assert parse_iin(text) == Iin(text, born_on, sex)
    assert iin_fault(text) is None


@pytest.mark.parametrize("body", ["80010130072", "80010130153", "80010130234"])
def test_a_number_that_both_passes_reject_was_never_issued(body: str) -> None:
    assert check_digit(body) is None
    assert {iin_fault(f"{body}{digit}") for digit in range(10)} == {IinFault.CHECK_DIGIT}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", IinFault.LENGTH),
        ("90010130001", IinFault.LENGTH),
        ("9001013000170", IinFault.LENGTH),
        ("90010130001a", IinFault.LENGTH),
        ("٩٠٠١٠١٣٠٠٠١٧", IinFault.LENGTH),
        ("900101300017\x00", IinFault.LENGTH),
        ("901301300017", IinFault.DATE),
        ("900230300017", IinFault.DATE),
        ("110229600079", IinFault.DATE),
        ("900101700017", IinFault.DATE),
        ("900101300018", IinFault.CHECK_DIGIT),
    ],
)
def test_a_false_number_is_refused_with_its_reason(text: str, fault: IinFault) -> None:
    with pytest.raises(BadIin) as caught:
        parse_iin(text)

    assert caught.value.fault is fault
    assert str(caught.value) == fault.value
    assert iin_fault(text) is fault


def test_the_digit_zero_passes_with_a_warning_and_no_century() -> None:
    number = made(date(2000, 2, 29), "0", 12)

    assert number is not None
    assert parse_iin(number) == Iin(number, None, None, IinWarning.NO_CENTURY)


def test_29_february_1900_was_no_day() -> None:
    assert iin_fault(f"0002293{'0' * 5}") is IinFault.DATE


@pytest.mark.parametrize("text", ["900101 300017", " 9001-0130-0017\n", "900101\u00a0300017"])
def test_blanks_and_dashes_do_not_matter(text: str) -> None:
    assert normalise_iin(text) == "900101300017"
    assert parse_iin(text).digits == "900101300017"


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("51225500018", "051225500018"),
        ("51225500018.0", "051225500018"),
        ("900101300017", "900101300017"),
        ("", ""),
        ("нет", "нет"),
    ],
)
def test_an_import_may_restore_what_a_spreadsheet_took(cell: str, digits: str) -> None:
    assert restore_zeros(cell) == digits


def test_a_mask_shows_four_and_two_digits_or_nothing() -> None:
    assert mask_iin("900101300017") == "9001******17"
    assert mask_iin("900101") == "************"


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(Sex), st.integers(0, 9999))
def test_what_is_issued_is_read_back_and_no_single_slip_passes(
    born_on: date, sex: Sex, serial: int
) -> None:
    century = born_on.year // 100 * 100
    digit = next(d for d, bearer in CENTURIES.items() if bearer == (century, sex))
    number = made(born_on, digit, serial)
    if number is None:
        return

    assert parse_iin(number) == Iin(number, born_on, sex)
    wrong = (int(number[-1]) + 1) % 10
    assert iin_fault(f"{number[:-1]}{wrong}") is IinFault.CHECK_DIGIT


@given(st.text(max_size=40))
def test_no_text_breaks_the_check(text: str) -> None:
    assert iin_fault(text) in {None, *IinFault}
