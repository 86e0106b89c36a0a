"""Kazakh stems: forms come together, different words stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.text import kazakh
from senim.text.kazakh_words import LOANS, NOUNS, STOP, VERBS
from tests.text.samples import APART, FORMS


KAZAKH_TEXT = st.text(alphabet="аәбгғдеёжзийкқлмнңоөпрстуұүхһшыіэюя", max_size=40)


def test_at_least_nineteen_forms_of_twenty_share_the_stem_of_their_word() -> None:
    forms = [(word, form) for word, listed in FORMS.items() for form in listed.split()]
    shared = [form for word, form in forms if kazakh.stem(form) == kazakh.stem(word)]

    assert len(forms) == 224
    assert len(shared) >= len(forms) * 0.95


def test_forms_typed_without_kazakh_letters_share_a_stem_too() -> None:
    bare = [
        (kazakh.skeleton(word), kazakh.skeleton(form))
        for word, listed in FORMS.items()
        for form in listed.split()
    ]
    shared = [form for word, form in bare if kazakh.stem(form) == kazakh.stem(word)]

    assert len(shared) >= len(bare) * 0.9


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert kazakh.stem(one) != kazakh.stem(other)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("ауруханадан", "аурухана"),
        ("ауруханаға", "аурухана"),
        ("ауруханалардың", "аурухана"),
        ("ауруханамыздағы", "аурухана"),
        ("ауруханага", "аурухана"),
        ("ауруханадамын", "аурухана"),
        ("дарігер", "дәрігер"),
        ("даригердын", "дәрігер"),
        ("жумысқа", "жұмыс"),
        ("кезегіңізді", "кезек"),
        ("аягы", "аяқ"),
        ("қарнында", "қарын"),
        ("мурнымнан", "мұрын"),
        ("созине", "сөз"),
        ("психологы", "психолог"),
        ("хирургы", "хирург"),
        ("әкемнің", "әке"),
        ("дәрігердікі", "дәрігер"),
        ("балабақшамен", "балабақша"),
        ("бұлақтікі", "бұлақ"),
        ("тексерілмеген", "тексер"),
        ("айтқызбады", "айт"),
        ("тамшылары", "тамшы"),
        ("ұл", "ұл"),
        ("ғ", "ғ"),
        ("", ""),
    ],
)
def test_stems(form: str, stem: str) -> None:
    assert kazakh.stem(form) == stem


@pytest.mark.parametrize("word", ["палата", "жағдай", "шағым", "отбасы", "тәртіп"])
def test_a_base_that_looks_like_a_form_is_left_whole(word: str) -> None:
    assert kazakh.stem(word) == word


@given(KAZAKH_TEXT)
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert kazakh.stem(kazakh.stem(word)) == kazakh.stem(word)


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_word_has_a_stem(word: str) -> None:
    assert bool(kazakh.stem(word)) is bool(word)


@pytest.mark.parametrize(
    ("word", "doubtful"),
    [
        ("дәрігер", False),
        ("қабылдау", False),
        ("күн", False),
        ("дарігер", True),
        ("даригер", True),
        ("кабылдауға", True),
        ("қүн", True),
    ],
)
def test_broken_harmony_raises_a_doubt(word: str, *, doubtful: bool) -> None:
    assert kazakh.is_doubtful(word) is doubtful


def test_stop_words_with_and_without_their_letters() -> None:
    assert all(map(kazakh.is_stop, ["және", "жане", "үшін", "ушин", "бұл"]))
    assert not any(map(kazakh.is_stop, ["ана", "ким", "кезек", "шағым", "ли"]))


def test_the_lists_of_words_are_folded_and_spelt_with_one_alphabet() -> None:
    letters = set("абвгдежзийклмнопрстуфхцчшщъыьэюя") | kazakh.LETTERS

    for word in NOUNS | VERBS | LOANS | STOP:
        assert set(word) <= letters, word
