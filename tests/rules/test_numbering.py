"""Registration numbers and tracking codes: written, read, parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.rules.kinds import Journal
from senim.rules.numbering import (
    LETTERS,
    Number,
    format_number,
    new_code,
    normalise_code,
    parse_number,
    show_code,
    split_code,
)


NUMBER = Number("MOB2", Journal.J_APPEALS, 2026, 12)
CODE = "1234567890123456"

numbers = st.builds(
    Number,
    organisation=st.from_regex(r"[A-Z0-9]{1,8}(-[A-Z0-9]{1,8}){0,2}", fullmatch=True),
    journal=st.sampled_from(Journal),
    year=st.integers(1, 9999),
    n=st.integers(1, 9_999_999_999),
)


def test_a_number_is_written_as_on_the_slip() -> None:
    assert format_number(NUMBER) == "MOB2-A-2026-00012"
    assert str(NUMBER) == "MOB2-A-2026-00012"
    assert str(Number("mob2", Journal.J_MONITOR, 2022, 123456)) == "MOB2-W-2022-123456"


def test_every_journal_has_a_letter_of_its_own() -> None:
    assert "".join(LETTERS[journal] for journal in Journal) == "ABRPMIOVW"


@pytest.mark.parametrize(
    "text",
    [
        "MOB2-A-2026-00012",
        "mob2-a-2026-12",
        "  Mob2 - A - 2026 - 00012 \n",
        "МОВ2-А-2026-00012",
        "моВ2–а—2026−00012",
        "MOB2\u00a0-A-2026-0000012",
    ],
)
def test_a_number_is_read_however_it_was_typed(text: str) -> None:
    assert parse_number(text) == NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MOB2",
        "MOB2-Q-2026-00012",
        "MOB2-A-26-00012",
        "MOB2-A-2026-00000",
        "MOB2-A-2026-",
        "MOB2-A-2026-00012\x00",
        "MOB2-A-2026-٠٠٠١٢",
        "ЖЩ-A-2026-00012",
        "\ud800-A-2026-00012",
        "A" * 100_000,
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="registration number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("organisation", "year", "n"), [("", 2026, 1), ("a b", 2026, 1), ("MOB2", 20260, 1),
                                    ("MOB2", 2026, 0), ("MOB2", 2026, -5)]
)  # fmt: skip
def test_a_number_that_could_not_be_read_back_cannot_be_made(
    organisation: str, year: int, n: int
) -> None:
    with pytest.raises(ValueError, match="registration number"):
        Number(organisation, Journal.J_BOOK, year, n)


@given(numbers)
def test_reading_undoes_writing(number: Number) -> None:
    assert parse_number(format_number(number)) == number
    assert parse_number(format_number(number).lower()) == number


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert parse_number(str(number)) == number


def test_a_code_has_sixteen_digits_drawn_one_by_one() -> None:
    drawn = iter("9876543210987654")

    assert new_code(lambda digits: digits[int(next(drawn))]) == "9876543210987654"


def test_codes_are_drawn_at_random() -> None:
    codes = {new_code() for _ in range(50)}

    assert len(codes) == 50
    assert all(normalise_code(code) == code for code in codes)


def test_a_code_is_shown_in_fours_and_parted_into_selector_and_secret() -> None:
    assert show_code(CODE) == "1234 5678 9012 3456"
    assert split_code("1234 5678 9012 3456") == ("12345", "67890123456")
    assert normalise_code(" 1234-5678–9012\u00a03456 ") == CODE


@pytest.mark.parametrize("text", ["", "123", f"{CODE}7", "123456789012345x", "١" * 16, "1" * 9999])
def test_anything_else_is_no_code(text: str) -> None:
    with pytest.raises(ValueError, match="tracking code"):
        normalise_code(text)


@given(st.integers(0, 10**16 - 1))
def test_a_shown_code_is_read_back(value: int) -> None:
    code = f"{value:016}"

    assert normalise_code(show_code(code)) == code
    assert "".join(split_code(code)) == code
