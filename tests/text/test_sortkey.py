"""The order of the Kazakh alphabet."""

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from senim.text.sortkey import SORT_KEY_LENGTH, sort_key


ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def test_the_forty_two_letters_stand_in_their_own_order() -> None:
    assert len(ALPHABET) == 42
    assert "".join(sorted(set(ALPHABET), key=sort_key)) == ALPHABET
    assert "".join(sorted(set(ALPHABET.upper()), key=sort_key)) == ALPHABET.upper()


def test_names_stand_as_in_a_kazakh_list() -> None:
    names = ["Ян Ли", "Әлия", "Анар", "Ахмет Б.", "ахмет А.", "Ұлан", "Уәли", "Үміт", "7-бөлім",
             "Іңкәр", "Ыбырай", "Эльмира", "Smith", "Қанат", "Камила", "Ахметов"]  # fmt: skip

    assert sorted(names, key=sort_key) == [
        "7-бөлім", "Smith", "Анар", "ахмет А.", "Ахмет Б.", "Ахметов", "Әлия", "Камила", "Қанат",
        "Уәли", "Ұлан", "Үміт", "Ыбырай", "Іңкәр", "Эльмира", "Ян Ли",
    ]  # fmt: skip


def test_case_hyphens_and_composition_do_not_matter() -> None:
    assert sort_key("Сәкен-Ахметов") == sort_key("  сәкен  АХМЕТОВ ") == sort_key("сәкен_ахметов")
    assert sort_key("и\u0306од") == sort_key("йод")
    assert sort_key("") == ""


@given(st.text(alphabet=st.characters()))
def test_a_key_is_short_and_plain(text: str) -> None:
    key = sort_key(text)

    assert len(key) <= SORT_KEY_LENGTH
    assert set(key) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


@given(st.lists(st.text(alphabet=ALPHABET + ALPHABET.upper() + " -7z", max_size=12), max_size=12))
def test_the_database_sorts_like_the_program(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE name (key TEXT)")
        base.executemany("INSERT INTO name VALUES (?)", [(key,) for key in keys])
        found = [key for (key,) in base.execute("SELECT key FROM name ORDER BY key")]

    assert found == sorted(keys)
