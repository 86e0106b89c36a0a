"""The checker finds every way of losing, doubling and skipping numbers, or it shows nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.factories import make_organisation, register
from tests.faults import journals
from tests.faults.checker import findings
from tests.faults.journals import Told
from tests.faults.worlds import world


KEYS = tuple(f"k{at}" for at in range(5))
GUARDS = (
    ("appeals_journalentry_no_delete", "appeals_journalentry"),
    ("appeals_event_no_delete", "appeals_event"),
    ("appeals_appeal_no_delete", "appeals_appeal"),
)
OUTBOX = "DELETE FROM appeals_outboxrow WHERE event_id IN (SELECT id FROM appeals_event{which})"
EVENT = "DELETE FROM appeals_event"
THIRD = " WHERE appeal_id IN (SELECT appeal_id FROM appeals_journalentry WHERE n = 3)"
DOUBLE = """
    UPDATE appeals_appeal SET number = 'MOB2-M-2026-00002'
    WHERE id IN (SELECT appeal_id FROM appeals_journalentry WHERE n = 3)
"""

# What is broken, and what the checker must say of it.
BROKEN: dict[str, tuple[tuple[str, ...], str]] = {
    "a line of the journal is gone": (
        ("DELETE FROM appeals_journalentry WHERE n = 3",),
        "gap at 3",
    ),
    "the last line is gone": (
        ("DELETE FROM appeals_journalentry WHERE n = 5",),
        "the counter stands at 5, the last line is 4",
    ),
    "the counter ran ahead": (
        ("UPDATE appeals_journalcounter SET n = n + 1",),
        "the counter stands at 6, the last line is 5",
    ),
    "the counter fell behind": (
        ("UPDATE appeals_journalcounter SET n = n - 1",),
        "the counter stands at 4, the last line is 5",
    ),
    "the counter is gone": (
        ("DELETE FROM appeals_journalcounter",),
        "the counter stands at None, the last line is 5",
    ),
    "two lines carry one number": (
        ("UPDATE appeals_journalentry SET n = 3 WHERE n = 4",),
        "3 twice",
    ),
    "two appeals carry one number": (
        (DOUBLE,),
        "the number MOB2-M-2026-00002 is not its line 3",
    ),
    "an outbox row is gone": ((OUTBOX.format(which=THIRD),), "0 of outbox row"),
    "an event is gone": (
        (OUTBOX.format(which=THIRD), EVENT + THIRD),
        "0 of event",
    ),
    "an appeal is gone with all its traces": (
        (
            OUTBOX.format(which=""),
            "DELETE FROM appeals_event",
            "DELETE FROM appeals_journalentry",
            "DELETE FROM appeals_journalcounter",
            "DELETE FROM appeals_appeal",
        ),
        "k2: came in and was never registered",
    ),
}


def _ask(question: str) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


@pytest.fixture
def told(db: None) -> Told:
    del db
    hospital = make_organisation("mob2")
    numbers = {key: [register(hospital, source_key=key).appeal.number] for key in KEYS}
    return Told(frozenset(KEYS), numbers)


def test_a_sound_register_gives_no_findings(told: Told) -> None:
    assert findings(_ask, told) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_register_is_found_out(told: Told, fault: str) -> None:
    orders, finding = BROKEN[fault]
    with connection.cursor() as cursor:
        _loosen(cursor)
        for order in orders:
            cursor.execute(order)

    assert any(finding in found for found in findings(_ask, told))


def _loosen(cursor: Any) -> None:
    """Take away what would keep the database itself from being broken; the test is rolled back."""
    sqlite = connection.vendor == "sqlite"
    if not sqlite:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for guard, table in GUARDS:
        cursor.execute(f"DROP TRIGGER {guard}" if sqlite else f"DROP TRIGGER {guard} ON {table}")
    if not sqlite:
        cursor.execute("ALTER TABLE appeals_journalentry DROP CONSTRAINT journal_number_is_unique")
        cursor.execute("ALTER TABLE appeals_appeal DROP CONSTRAINT appeals_appeal_number_key")
        return
    for table in ("appeals_journalentry", "appeals_appeal"):
        cursor.execute(f"CREATE TABLE loose AS SELECT * FROM {table}")  # noqa: S608 (constant)
        cursor.execute(f"ALTER TABLE {table} RENAME TO strict_{table}")
        cursor.execute(f"ALTER TABLE loose RENAME TO {table}")


@pytest.mark.parametrize(
    ("numbers", "finding"),
    [
        ({"k0": ["X-M-2026-00001"]}, "k0 was told X-M-2026-00001"),
        ({"k0": ["MOB2-M-2026-00002"]}, "MOB2-M-2026-00002 was told to ['k0', 'k1']"),
        ({"k0": ["MOB2-M-2026-00001", "MOB2-M-2026-00009"]}, "k0 was told ['MOB2-M-2026-00001',"),
        ({"k9": ["MOB2-M-2026-00009"]}, "k9 was told MOB2-M-2026-00009, the register holds None"),
    ],
)
def test_a_number_that_was_told_and_is_not_held_is_found_out(
    told: Told, numbers: dict[str, list[str]], finding: str
) -> None:
    heard = Told(told.sent | numbers.keys(), told.numbers | numbers)

    assert any(finding in found for found in findings(_ask, heard))


def test_a_key_that_nobody_sent_is_found_out(told: Told) -> None:
    heard = Told(told.sent - {"k4"}, {k: n for k, n in told.numbers.items() if k != "k4"})

    assert findings(_ask, heard) == ["k4 is in the register and nobody sent it"]


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
def test_numbers_taken_outside_the_lock_are_found_out(tmp_path: Path) -> None:
    with world("postgresql", tmp_path) as place:
        place.run("tests.faults.careless", str(tmp_path))

        found = findings(place.ask, journals.read(tmp_path))

    assert any("twice" in each for each in found)
    assert any("was told to" in each for each in found)
