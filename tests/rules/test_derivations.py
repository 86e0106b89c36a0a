"""Derivations: every due day carries the steps it came from, and they can be kept as JSON."""

import json
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.rules.calendars import Calendar
from senim.rules.deadlines import due_on
from senim.rules.derivations import (
    Derivation,
    Receipt,
    StepCode,
    derive,
    derive_from_receipt,
)
from senim.rules.terms import (
    COMPLAINT,
    EXTENSION,
    HEARING_NOTICE,
    RULEBOOK,
    SERVICE,
    SIMPLIFIED,
    Term,
)
from tests.rules.kz import FIVE, SIX


def receipt(text: str) -> Receipt:
    return Receipt(datetime.fromisoformat(text), time(18, 30))


def codes(derivation: Derivation) -> list[StepCode]:
    return [step.code for step in derivation.steps]


def test_a_statutory_term_tells_every_step() -> None:
    found = derive_from_receipt(receipt("2026-03-06T18:31:00+05:00"), SIMPLIFIED[1], FIVE)
    nowruz = {
        "name_kk": "Наурыз мейрамы",
        "name_ru": "Наурыз мейрамы",
        "name_en": "Nowruz Holiday",
    }
    womens_day = {
        "name_kk": "Халықаралық әйелдер күні",
        "name_ru": "Международный женский день",
        "name_en": "International Women's Day",
    }

    assert found.due_on == date(2026, 4, 3)
    assert found.as_json() == [
        {"code": "RECEIVED", "at": "2026-03-06T18:31:00+05:00"},
        {
            "code": "MOVED",
            "on": "2026-03-10",
            "reason": "AFTER_HOURS",
            "day_ends": "18:30",
            "article": "64(3)",
            "days_off": [
                {"on": "2026-03-07", "reason": "WEEKEND"},
                {"on": "2026-03-08", "reason": "HOLIDAY", **womens_day},
                {"on": "2026-03-09", "reason": "TRANSFERRED", **womens_day},
            ],
        },
        {"code": "REGISTERED", "on": "2026-03-10"},
        {
            "code": "TERM",
            "clock": "clock_statutory",
            "length": 15,
            "unit": "WORKING_DAY",
            "basis": "APPC",
            "article": "76(1), 87(2)",
            "version": "appc-2025-12-29",
            "since": "2025-12-29",
            "until": "",
            "confirmed": True,
        },
        {
            "code": "FIRST_DAY",
            "on": "2026-03-11",
            "count_from": "DAY_AFTER_REGISTRATION",
            "article": "76(2)",
        },
        {
            "code": "COUNTED",
            "days": 15,
            "unit": "WORKING_DAY",
            "first": "2026-03-11",
            "last": "2026-04-03",
        },
        {
            "code": "SKIPPED",
            "days_off": [
                {"on": "2026-03-14", "reason": "WEEKEND"},
                {"on": "2026-03-15", "reason": "WEEKEND"},
                {"on": "2026-03-21", "reason": "HOLIDAY", **nowruz},
                {"on": "2026-03-22", "reason": "HOLIDAY", **nowruz},
                {"on": "2026-03-23", "reason": "HOLIDAY", **nowruz},
                {"on": "2026-03-24", "reason": "TRANSFERRED", **nowruz},
                {"on": "2026-03-25", "reason": "TRANSFERRED", **nowruz},
                {"on": "2026-03-28", "reason": "WEEKEND"},
                {"on": "2026-03-29", "reason": "WEEKEND"},
            ],
        },
        {"code": "DUE", "on": "2026-04-03"},
        {"code": "CALENDAR", "version": FIVE.version, "week": "FIVE"},
    ]


def test_what_came_on_a_day_off_says_so() -> None:
    found = derive_from_receipt(receipt("2026-07-04T10:00"), SERVICE, FIVE)

    assert found.steps[1].params["reason"] == "DAY_OFF"
    assert found.steps[1].params["on"] == "2026-07-07"
    assert found.steps[1].params["days_off"] == [
        {"on": "2026-07-04", "reason": "WEEKEND"},
        {"on": "2026-07-05", "reason": "WEEKEND"},
        {
            "on": "2026-07-06",
            "reason": "HOLIDAY",
            "name_kk": "Астана күні",
            "name_ru": "День Астаны",
            "name_en": "Capital Day",
        },
    ]


def test_what_came_in_office_hours_is_not_moved() -> None:
    found = derive_from_receipt(receipt("2026-02-02T10:00"), SIMPLIFIED[1], FIVE)

    assert codes(found)[:3] == [StepCode.RECEIVED, StepCode.REGISTERED, StepCode.TERM]


def test_the_services_term_stays_on_a_day_off() -> None:
    found = derive(date(2026, 2, 2), SERVICE, FIVE)

    assert found.due_on == date(2026, 2, 7)
    assert codes(found) == [
        StepCode.REGISTERED,
        StepCode.TERM,
        StepCode.FIRST_DAY,
        StepCode.COUNTED,
        StepCode.NOT_ROLLED,
        StepCode.DUE,
        StepCode.CALENDAR,
    ]
    assert found.steps[2].params["article"] == ""


def test_an_extension_is_rolled_with_its_article() -> None:
    found = derive(date(2025, 12, 31), EXTENSION, FIVE)

    assert codes(found) == [
        StepCode.EVENT,
        StepCode.TERM,
        StepCode.FIRST_DAY,
        StepCode.ROLLED,
        StepCode.DUE,
        StepCode.CALENDAR,
    ]
    assert found.steps[3].params == {
        "last": "2026-02-28",
        "on": "2026-03-02",
        "article": "76(5)",
        "days_off": [
            {"on": "2026-02-28", "reason": "WEEKEND"},
            {"on": "2026-03-01", "reason": "WEEKEND"},
        ],
    }


def test_the_old_rule_names_its_own_edition() -> None:
    found = derive(date(2025, 5, 2), COMPLAINT[0], FIVE)

    assert found.due_on == date(2025, 6, 2)
    assert found.steps[1].params["until"] == "2025-12-28"
    assert found.steps[2].params == {
        "on": "2025-05-02",
        "count_from": "RECEIPT_DAY_IS_ONE",
        "article": "",
    }


def test_a_term_counted_backwards_lists_what_it_passed() -> None:
    found = derive(date(2026, 3, 11), HEARING_NOTICE, FIVE)

    assert codes(found) == [
        StepCode.EVENT,
        StepCode.TERM,
        StepCode.SKIPPED,
        StepCode.DUE,
        StepCode.CALENDAR,
    ]
    assert found.due_on == date(2026, 3, 5)


def test_a_term_without_days_off_skips_nothing() -> None:
    assert StepCode.SKIPPED not in codes(derive(date(2026, 2, 12), HEARING_NOTICE, FIVE))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"code": "DUE", "on": "2026-03-02"}, {"code": "DUE", "on": "2026-03-03"}],
        [{"code": "GUESSED", "on": "2026-03-02"}],
    ],
)
def test_what_is_no_derivation_is_refused(rows: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match=r"due day|GUESSED"):
        Derivation.from_json(rows)


@given(
    start=st.dates(date(2019, 3, 1), date(2027, 6, 30)),
    term=st.sampled_from(RULEBOOK),
    calendar=st.sampled_from([FIVE, SIX]),
)
def test_a_derivation_survives_json_and_ends_on_the_due_day(
    start: date, term: Term, calendar: Calendar
) -> None:
    found = derive(start, term, calendar)

    assert found.due_on == due_on(start, term, calendar)
    assert Derivation.from_json(json.loads(json.dumps(found.as_json()))) == found
