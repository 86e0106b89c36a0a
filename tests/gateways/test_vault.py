"""Sealed fields, blind indexes, telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.gateways.phones import mask_phone, normalise_phone
from senim.gateways.vault import Unsealable, Vault


VAULT = Vault.of("a key of the tests")


@given(st.text(min_size=1))
def test_what_was_sealed_opens_in_its_place_only(value: str) -> None:
    value = value.encode("utf-8", "ignore").decode() or "x"
    sealed = VAULT.seal(value, "applicant|iin|1")

    assert VAULT.open(sealed, "applicant|iin|1") == value
    with pytest.raises(Unsealable):
        VAULT.open(sealed, "applicant|iin|2")
    with pytest.raises(Unsealable):
        Vault.of("another").open(sealed, "applicant|iin|1")


def test_nothing_stays_nothing() -> None:
    assert VAULT.seal("", "p") == b""
    assert VAULT.open(b"", "p") == ""
    assert VAULT.blind("", "iin", 1) == ""


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert VAULT.seal("900101300017", "p") != VAULT.seal("900101300017", "p")


def test_a_blind_index_belongs_to_its_column_and_organisation() -> None:
    index = VAULT.blind("900101300017", "iin", 1)

    assert index == VAULT.blind("900101300017", "iin", 1)
    assert len(index) == 32
    assert (
        len({index, VAULT.blind("900101300017", "iin", 2), VAULT.blind("900101300017", "phone", 1)})
        == 3
    )


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8 701 123 45 67", "+77011234567"),
        ("87011234567", "+77011234567"),
        ("+7 (701) 123-45-67", "+77011234567"),
        ("8-7172-45-74-03", "+77172457403"),
        ("+7 916 123-45-67", "+79161234567"),
        ("не помню", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_telephones_are_brought_to_one_form(typed: str, number: str) -> None:
    assert normalise_phone(typed) == number
    assert normalise_phone(number) == number


def test_a_telephone_is_masked_in_lists() -> None:
    assert mask_phone("+77011234567") == "+7701*****67"
    assert mask_phone("1234567") == "*******"
    assert mask_phone("") == ""
