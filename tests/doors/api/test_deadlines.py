"""/api/v1/deadlines: the worked examples of the law, asked over HTTP."""

from datetime import date
from typing import Any

import pytest

from senim.rules.kinds import Ownership
from tests.doors.api.caller import Caller, faults
from tests.factories import make_organisation
from tests.rules.test_deadlines import ROWS


pytestmark = pytest.mark.django_db

LAW_241 = date(2025, 12, 29)


def ask(**params: Any) -> Any:
    return Caller().get("/deadlines", organisation="mob2", **params)


def due(answer: Any) -> dict[str, str]:
    return {clock["code"]: clock["due_on"] for clock in answer.json()["clocks"]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_worked_examples_of_the_domain(row: list[str]) -> None:
    make_organisation("mob2")
    received_at = f"{row[0]}T{row[1]}:00+05:00"
    registered, _three, raw, _rolled, fifteen, twenty, old = row[2:]
    present = date.fromisoformat(registered) >= LAW_241

    complaint = ask(received_at=received_at, legal_kind="ZHALOBA")
    application = ask(received_at=received_at, legal_kind="ZAYAVLENIE")

    assert complaint.status_code == application.status_code == 200
    assert complaint.json()["registered_on"] == registered
    assert due(application) == {
        "clock_spp": raw,
        "clock_statutory": fifteen if present else old,
    }
    assert due(complaint)["clock_spp"] == raw
    if present:
        assert due(complaint)["clock_statutory"] == twenty


def test_each_step_carries_its_article_version_and_words_in_three_languages() -> None:
    make_organisation("mob2")

    answer = ask(received_at="2026-03-06T18:31:00+05:00", legal_kind="ZHALOBA")

    statutory = answer.json()["clocks"][1]
    assert answer.json()["registered_on"] == "2026-03-10"
    steps = {step["code"]: step for step in statutory["derivation"]}
    assert steps["MOVED"]["article"] == "64(3)"
    assert steps["MOVED"]["reason"] == "AFTER_HOURS"
    assert (steps["TERM"]["article"], steps["TERM"]["version"]) == ("99", "appc-2025-12-29")
    assert {"2026-03-21", "2026-03-23"} <= {day["on"] for day in steps["SKIPPED"]["days_off"]}
    for step in statutory["derivation"]:
        assert set(step["words"]) == {"kk", "ru", "en"}
        assert all(step["words"].values())
        assert len(set(step["words"].values())) == 3


def test_without_a_legal_kind_only_the_service_clock_runs() -> None:
    make_organisation("mob2")

    assert due(ask(received_at="2026-03-06T12:00:00+05:00")) == {"clock_spp": "2026-03-11"}


def test_thanks_run_no_clock_and_a_private_clinic_no_statutory_one() -> None:
    make_organisation("mob2", ownership=Ownership.PRIVATE)
    asked = {"received_at": "2026-03-06T12:00:00+05:00", "legal_kind": "ZHALOBA"}

    assert due(ask(**asked)) == {"clock_spp": "2026-03-11"}
    assert due(ask(**asked, content_kind="THANKS")) == {}


def test_a_moment_without_an_offset_is_local() -> None:
    make_organisation("mob2")

    assert ask(received_at="2026-02-02T18:31:00").json()["registered_on"] == "2026-02-03"


def test_beyond_the_calendar_nothing_is_guessed() -> None:
    make_organisation("mob2")

    answer = ask(received_at="2027-12-30T12:00:00+05:00", legal_kind="ZHALOBA")

    assert (answer.status_code, answer.json()["code"]) == (409, "BEYOND_CALENDAR")
    assert set(answer.json()["params"]) == {"day"}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "received_at"),
        ({"received_at": "yesterday"}, "received_at"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, "received_at"),
        ({"received_at": "9999-12-31T23:59:59-12:00"}, "received_at"),
        ({"received_at": "2026-03-06T12:00:00+05:00", "legal_kind": "WISH"}, "legal_kind"),
    ],
)
def test_names_the_parameter_that_is_wrong(asked: dict[str, str], field: str) -> None:
    make_organisation("mob2")

    assert set(faults(ask(**asked))) == {field}


def test_an_unknown_organisation_is_not_found() -> None:
    answer = ask(received_at="2026-03-06T12:00:00+05:00")

    assert answer.status_code == 404
    assert answer.json()["code"] == "NOT_FOUND"
