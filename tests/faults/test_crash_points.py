"""A process dies at each single point of a registration; the same key then gives one appeal."""

import json
import signal
from pathlib import Path

import pytest

from tests.faults.checker import KEYS, findings
from tests.faults.journals import Told
from tests.faults.worlds import ENGINES, World, world


REPEATS = 1
UNHARMED = {"warm-up", "listening"}  # keys that no crash was made for
WRITTEN = (
    "INSERT INTO appeals_submission 1",
    "INSERT INTO appeals_applicant 1",
    "INSERT INTO appeals_journalcounter 1",
    "INSERT INTO appeals_appeal 1",
    "INSERT INTO appeals_journalentry 1",
    "INSERT INTO appeals_event 1",
    "INSERT INTO appeals_outboxrow 1",
    "COMMIT",
)


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_process_killed_at_any_point_of_a_registration_leaves_all_or_nothing(
    engine: str, tmp_path: Path
) -> None:
    with world(engine, tmp_path) as place:
        crashes = json.loads(place.run("tests.faults.crashing", str(REPEATS)))
        told = _told(place, crashes)

        assert {crash["signal"] for crash in crashes} == {signal.SIGKILL}
        assert {crash["point"] for crash in crashes} >= {
            *(f"{when} {what}" for when in ("before", "after") for what in WRITTEN),
            "before the answer",
        }
        assert findings(place.ask, told) == []


def _told(place: World, crashes: list[dict[str, str]]) -> Told:
    """Return what the repeats were told, with what the keys of no crash were given."""
    numbers = {crash["key"]: [crash["number"]] for crash in crashes}
    others = {key: [number] for key, number in place.ask(KEYS) if key in UNHARMED}
    assert others.keys() == UNHARMED
    return Told(frozenset(numbers | others), numbers | others)
