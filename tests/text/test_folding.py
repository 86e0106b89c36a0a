"""Letters brought to one form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.text.folding import clean, clean_name, fold, has_forbidden, is_number, listed, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі"),
        ("Ёлка Ещё", "елка еще"),
        ("ЁЛКА\u0301", "елка"),
        (unicodedata.normalize("NFD", "Йод ёж"), "йод еж"),
        ("и\u0306\u0301", "й"),
        ("и\u0301\u0306", "и"),
        ("ші\u00adпажай\u200b", "шіпажай"),
        ("ＡＢＣ", "abc"),
        ("е\u0308\u0308", "е"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet=st.characters()))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ёеЁи\u0306\u0308\u0301\u0323іİǰΐᾳͅﬁ№Ǆⱥẞ"))
def test_folding_marks_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [("сәлем", False), ("a\x00b", True), (chr(0xD800), True), (chr(0xDFFF), True), ("😀", False)],
)
def test_nul_and_half_characters_are_forbidden(text: str, *, forbidden: bool) -> None:
    assert has_forbidden(text) is forbidden


def test_cleaning_drops_what_no_page_can_hold_and_keeps_lines() -> None:
    text = "Сәлем\x00\ud800\x07\r\nи\u0306\tод\uffff"

    assert clean(text) == "Сәлем\r\nй\tод"


@given(st.text(alphabet=st.characters()))
def test_a_cleaned_text_is_allowed_composed_and_stays_so(text: str) -> None:
    cleaned = clean(text)

    assert not has_forbidden(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode()


def test_a_name_loses_the_signs_that_turn_it_round() -> None:
    assert clean_name("  Әлия\u202e \n gpj.exe\u200b \u2066Ә\u2069 ") == "Әлия gpj.exe Ә"


@given(st.text(alphabet=st.characters()))
def test_a_cleaned_name_stays_as_it_is(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Жоқ, Доктор!", ["жоқ", "доктор"]),
        ("№MOB2-A-2026-00012", ["mob2-a-2026-00012", "mob2", "a", "2026", "00012"]),
        ("МОВ2–А–2026–00012", ["mob2-a-2026-00012", "mob2", "а", "2026", "00012"]),
        ("ЖТ-Н/15", ["жt-h-15", "жт", "н", "15"]),
        ("2-қабат", ["2", "қабат"]),
        ("врач-хирург", ["врач", "хирург"]),
        ("дәрiгер АУРУHАНА кəсіп", ["дәрігер", "аурухана".replace("х", "һ"), "кәсіп"]),
        ("+7 701 1234567", ["7", "701", "1234567"]),
        ("snake_case", ["snake", "case"]),
        ("я" * 100, ["я" * 40]),
        ("…!?", []),
    ],
)
def test_words_and_numbers(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


def test_a_number_in_a_question_comes_only_whole() -> None:
    assert list(words("шағым MOB2-A-2026-00012", whole=True)) == ["шағым", "mob2-a-2026-00012"]


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (["mob2", "a", "2026", "00012"], True),
        (["shymkent", "a", "2026", "1"], True),
        (["рб", "7"], True),
        (["2", "қабат"], False),
        (["ана", "бала"], False),
        (["2026"], False),
    ],
)
def test_what_makes_a_number(parts: list[str], *, number: bool) -> None:
    assert is_number(parts) is number


def test_a_list_in_running_text() -> None:
    assert listed(" бір\n екі ") == {"бір", "екі"}
