"""Russian stems."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from senim.text import russian
from senim.text.folding import fold
from tests.text.samples import RUSSIAN_FORMS


@pytest.mark.parametrize(("word", "forms"), RUSSIAN_FORMS.items())
def test_forms_share_the_stem_of_their_word(word: str, forms: str) -> None:
    assert {russian.stem(fold(form)) for form in forms.split()} == {russian.stem(fold(word))}


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"{letter}жалобами" for letter in "абвгдежзиклмнопрстуфхцчш"] * 50

    with ThreadPoolExecutor(8) as threads:
        stems = list(threads.map(russian.stem.__wrapped__, words))

    assert stems == [word.removesuffix("ами") for word in words]


def test_the_surname_li_is_no_stop_word() -> None:
    assert "ли" not in russian.STOP
    assert {"и", "что", "еще"} <= russian.STOP
