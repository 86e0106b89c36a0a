"""What invented people say: every piece fits, nothing is left unfilled, nothing is said twice."""

from datetime import date
from random import Random

import pytest

from senim.demo import words_kk, words_ru
from senim.demo.names import full_name, iin, phone, typed_plainly
from senim.demo.texts import LONG, Teller
from senim.gateways.phones import normalise_phone
from senim.rules.iin import Sex, parse_iin
from senim.rules.kinds import ContentKind, Language


DAY = date(2022, 3, 6)


@pytest.mark.parametrize("kind", ContentKind)
@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_every_kind_is_told_of_every_department(kind: ContentKind, language: Language) -> None:
    for department in (*words_ru.UNITS, "OTHER_MO", ""):
        told = Teller(Random(1)).tell(kind, language, department, DAY, rating=5)

        assert told.text.strip()
        assert "{" not in told.text


@pytest.mark.parametrize("rating", [1, 5])
@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_reviews_and_questions_are_told_in_both_languages(language: Language, rating: int) -> None:
    teller = Teller(Random(2))

    assert len(teller.review(language, "SURG", rating).text) > LONG
    assert teller.question(language, "OBST").text.endswith(("!", ".", "?"))


def test_a_teller_never_repeats_a_long_text() -> None:
    teller = Teller(Random(3), plain_typing=0)
    told = [teller.tell(ContentKind.THANKS, Language.KK, "SURG", DAY).text for _ in range(300)]

    assert len(set(told)) == 300


def test_a_teller_who_has_said_everything_says_so() -> None:
    teller = Teller(Random(4), plain_typing=0)

    teller.told = {
        f"{idea} {more}" for idea in words_kk.SUGGESTIONS for more in words_kk.SUGGESTION_MORE
    }

    with pytest.raises(RuntimeError, match="no new text after 200 tries"):
        teller.tell(ContentKind.SUGGESTION, Language.KK, "", DAY)


def test_complaints_name_their_day_and_topic() -> None:
    teller = Teller(Random(5), plain_typing=0)
    told = [teller.tell(ContentKind.COMPLAINT, Language.RU, "PDO", DAY) for _ in range(30)]

    assert all(one.topic for one in told)
    assert any("6 марта" in one.text for one in told)


def test_both_languages_know_the_same_departments() -> None:
    assert words_kk.UNITS.keys() == words_ru.UNITS.keys()
    assert words_kk.COMPLAINTS.keys() == words_ru.COMPLAINTS.keys()


def test_text_typed_plainly_has_no_letters_of_kazakh() -> None:
    assert typed_plainly("Әже, ғасыр, қыз, ең, өмір, ұл, үй, һәм, іс") == (
        "Аже, гасыр, кыз, ен, омир, ул, уй, хам, ис"
    )


@pytest.mark.parametrize("sex", Sex)
def test_invented_people_have_right_numbers(sex: Sex) -> None:
    rng = Random(6)

    assert parse_iin(iin(rng, sex)).sex is sex
    assert normalise_phone(phone(rng)).startswith("+77")
    assert len(full_name(rng, sex).split()) == 3
