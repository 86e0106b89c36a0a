"""Derivations in words: natural lines in Kazakh, Russian and English."""

from datetime import date, datetime, time

import pytest
from django.utils import translation

from senim.rules.calendars import Calendar
from senim.rules.derivations import Derivation, Receipt, derive, derive_from_receipt
from senim.rules.terms import (
    COMPLAINT,
    EXTENSION,
    FIX,
    FUND,
    HEARING_NOTICE,
    RULEBOOK,
    SERVICE,
    SIMPLIFIED,
    Unit,
)
from senim.ui.derivations import article_words, explain, explain_json, length_words
from tests.rules.kz import FIVE, SIX


LATE = derive_from_receipt(
    Receipt(datetime.fromisoformat("2026-03-06T18:31:00+05:00"), time(18, 30)), SIMPLIFIED[1], FIVE
)


def told(derivation: Derivation, language: str | None = None) -> list[str]:
    """Tell with plain blanks where the language's own dates have narrow ones."""
    return [line.replace("\u202f", " ") for line in explain(derivation, language)]


def test_a_term_is_told_in_kazakh() -> None:
    assert told(LATE, "kk") == [
        "Келіп түскен уақыты: 2026 ж. 6 наурыз, 18:31",
        (
            "Жұмыс күні аяқталғаннан кейін (18:30) келіп түскендіктен, келесі жұмыс күні "
            "тіркеледі: 2026 ж. 10 наурыз (ҚР ӘРПК 64-бабының 3-бөлігі)"
        ),
        (
            "Жұмыс істемейтін күндер: 7 наурыз (демалыс), 8 наурыз (Халықаралық әйелдер күні), "
            "9 наурыз (Халықаралық әйелдер күні, ауыстырылған)"
        ),
        "Тіркелген күні: 2026 ж. 10 наурыз",
        (
            "Мерзімі: 15 жұмыс күні; негізі: ҚР ӘРПК 76-бабының 1-бөлігі, "
            "ҚР ӘРПК 87-бабының 2-бөлігі (редакция күшіне енген күн: 2025 ж. 29 желтоқсан)"
        ),
        (
            "Мерзім тіркелгеннен кейінгі күннен басталады (ҚР ӘРПК 76-бабының 2-бөлігі); "
            "есептелген бірінші күн: 2026 ж. 11 наурыз"
        ),
        "Есептелді: 15 жұмыс күні (11 наурыз – 3 сәуір)",
        (
            "Есептелмеген күндер: 14–15 наурыз (демалыс), 21–23 наурыз (Наурыз мейрамы), "
            "24–25 наурыз (Наурыз мейрамы, ауыстырылған), 28–29 наурыз (демалыс)"
        ),
        "Мерзімнің соңғы күні: 2026 ж. 3 сәуір",
        f"Күнтізбе: {FIVE.version}, бес күндік жұмыс аптасы",
    ]


def test_a_term_is_told_in_russian() -> None:
    assert told(LATE, "ru") == [
        "Поступило: 6 марта 2026 г., 18:31",
        (
            "Поступило после окончания рабочего дня (18:30), поэтому регистрируется в следующий "
            "рабочий день: 10 марта 2026 г. (часть 3 статьи 64 АППК РК)"
        ),
        (
            "Нерабочие дни: 7 марта (выходной), 8 марта (Международный женский день), "
            "9 марта (Международный женский день, перенос)"
        ),
        "Дата регистрации: 10 марта 2026 г.",
        (
            "Срок: 15 рабочих дней; основание: часть 1 статьи 76 АППК РК, "
            "часть 2 статьи 87 АППК РК (редакция, действующая с 29 декабря 2025 г.)"
        ),
        (
            "Срок течёт со дня, следующего за днём регистрации (часть 2 статьи 76 АППК РК); "
            "первый учтённый день: 11 марта 2026 г."
        ),
        "Отсчитано: 15 рабочих дней (11 марта – 3 апреля)",
        (
            "Не учтены дни: 14–15 марта (выходные), 21–23 марта (Наурыз мейрамы), "
            "24–25 марта (Наурыз мейрамы, перенос), 28–29 марта (выходные)"
        ),
        "Последний день срока: 3 апреля 2026 г.",
        f"Календарь: {FIVE.version}, пятидневная рабочая неделя",
    ]


def test_a_term_is_told_in_english() -> None:
    assert told(LATE, "en")[4:7] == [
        (
            "Term: 15 working days; basis: article 76(1) of the Administrative Code, "
            "article 87(2) of the Administrative Code (wording in force since 29 December 2025)"
        ),
        (
            "The term runs from the day after registration (article 76(2) of the Administrative "
            "Code); first counted day: 11 March 2026"
        ),
        "Counted: 15 working days (11 March – 3 April)",
    ]


def test_without_a_language_the_current_one_is_spoken() -> None:
    with translation.override("ru"):
        assert told(LATE) == told(LATE, "ru")
    with translation.override(None):
        assert told(LATE) == told(LATE, "kk")
    assert explain_json(LATE.as_json(), "en") == explain(LATE, "en")


def test_the_services_term_admits_what_is_not_confirmed_and_stays() -> None:
    assert told(derive(date(2026, 2, 2), SERVICE, FIVE), "ru")[1:-1] == [
        (
            "Срок: 5 календарных дней; предел Службы поддержки пациента (приказ министра "
            "здравоохранения № ҚР ДСМ-230/2020; пункт не подтверждён)"
        ),
        (
            "Срок течёт со дня, следующего за днём регистрации; первый учтённый день: "
            "3 февраля 2026 г."
        ),
        "Отсчитано: 5 календарных дней (3–7 февраля)",
        "Последний день, 7 февраля, нерабочий, но этот срок не переносится",
        "Нерабочие дни: 7 февраля (выходной)",
        "Последний день срока: 7 февраля 2026 г.",
    ]


def test_an_extension_tells_its_decision_and_its_roll() -> None:
    assert told(derive(date(2025, 12, 31), EXTENSION, FIVE), "ru")[:5] == [
        "Исходная дата: 31 декабря 2025 г.",
        "Срок: 2 месяца; основание: часть 3 статьи 76 АППК РК (в редакции на 25 августа 2026 г.)",
        (
            "Срок течёт со следующего дня (часть 2 статьи 76 АППК РК); первый учтённый день: "
            "1 января 2026 г."
        ),
        (
            "Последний день, 28 февраля, нерабочий, поэтому срок заканчивается в следующий рабочий "
            "день: 2 марта 2026 г. (часть 5 статьи 76 АППК РК)"
        ),
        "Нерабочие дни: 28 февраля – 1 марта (выходные)",
    ]


def test_the_old_rule_tells_its_years_and_its_first_day() -> None:
    assert told(derive(date(2025, 5, 2), COMPLAINT[0], FIVE), "ru")[1:3] == [
        (
            "Срок: 20 рабочих дней; основание: статья 99 АППК РК (редакция, действовавшая "
            "с 1 июля 2021 г. по 28 декабря 2025 г.)"
        ),
        "День поступления считается первым днём срока: 2 мая 2025 г.",
    ]


@pytest.mark.parametrize(
    ("term", "calendar", "line"),
    [
        (FIX, FIVE, ("Срок: 5 рабочих дней; длительность установлена организацией, закон требует "
                    "разумного срока (часть 6 статьи 64 АППК РК)")),
        (FUND, SIX, "Срок: 5 календарных дней; установлен организацией"),
        (HEARING_NOTICE, FIVE, ("Не учтены дни: 7 марта (выходной), 8 марта (Международный женский "
                               "день), 9 марта (Международный женский день, перенос)")),
        (FUND, SIX, "Календарь: holidays-0.109, шестидневная рабочая неделя"),
    ],
)  # fmt: skip
def test_other_terms_tell_what_they_rest_on(term: object, calendar: Calendar, line: str) -> None:
    found = next(rule for rule in RULEBOOK if rule is term)

    assert line in told(derive(date(2026, 3, 11), found, calendar), "ru")


def test_what_came_on_a_day_off_says_so() -> None:
    sunday = Receipt(datetime.fromisoformat("2026-07-05T10:00:00+05:00"), time(18, 30))

    assert told(derive_from_receipt(sunday, SERVICE, FIVE), "en")[1:3] == [
        (
            "It came on a day off, so it is registered on the next working day: 7 July 2026 "
            "(article 64(3) of the Administrative Code)"
        ),
        "Days off: 5 July (weekend day), 6 July (Capital Day)",
    ]


@pytest.mark.parametrize(
    ("length", "unit", "words"),
    [
        (1, Unit.WORKING_DAY, "1 рабочий день"),
        (3, Unit.WORKING_DAY, "3 рабочих дня"),
        (20, Unit.WORKING_DAY, "20 рабочих дней"),
        (5, Unit.CALENDAR_DAY, "5 календарных дней"),
        (2, Unit.MONTH, "2 месяца"),
        (6, Unit.MONTH, "6 месяцев"),
    ],
)
def test_lengths_agree_with_their_number(length: int, unit: Unit, words: str) -> None:
    with translation.override("ru"):
        assert length_words(length, unit) == words


def test_an_article_with_a_dash_is_read_whole() -> None:
    with translation.override("kk"):
        assert article_words("92(1-1), 99") == "ҚР ӘРПК 92-бабының 1-1-бөлігі, ҚР ӘРПК 99-бабы"


def test_a_derivation_whose_days_are_no_list_is_refused() -> None:
    rows = [{"code": "SKIPPED", "days_off": "2026-03-07"}, {"code": "DUE", "on": "2026-03-10"}]

    with pytest.raises(TypeError, match="days_off must be a list"):
        explain_json(rows, "kk")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_rule_of_the_book_can_be_told(language: str) -> None:
    for term in RULEBOOK:
        lines = told(derive(date(2026, 3, 6), term, FIVE), language)
        assert len(lines) >= 4
        assert not [line for line in lines if "%(" in line or not line.strip()]
