"""The checker: compares what clients were told with what the database holds, and finds faults.

It knows the tables and nothing of the program, so that a fault of the program cannot hide in it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.faults.journals import Told


Ask = Callable[[str], Sequence[tuple[Any, ...]]]

ENTRIES = """
    SELECT e.organisation_id, e.journal, e.year, e.n, a.number
    FROM appeals_journalentry e JOIN appeals_appeal a ON a.id = e.appeal_id
"""
COUNTERS = "SELECT organisation_id, journal, year, n FROM appeals_journalcounter"
INCOMPLETE = """
    SELECT a.number,
        (SELECT count(*) FROM appeals_journalentry e WHERE e.appeal_id = a.id AND e."primary"),
        (SELECT count(*) FROM appeals_event v WHERE v.appeal_id = a.id AND v.kind = 'REGISTER'),
        (SELECT count(*) FROM appeals_outboxrow o JOIN appeals_event v ON v.id = o.event_id
            WHERE v.appeal_id = a.id AND v.kind = 'REGISTER')
    FROM appeals_appeal a
"""
KEYS = """
    SELECT s.source_key, a.number
    FROM appeals_submission s LEFT JOIN appeals_appeal a ON a.submission_id = s.id
"""


def findings(ask: Ask, told: Told) -> list[str]:
    """Return every fault in words; none means that nothing was lost, doubled or skipped."""
    return [*_series(ask), *_parts(ask), *_acknowledged(ask, told)]


def _series(ask: Ask) -> Iterator[str]:
    """Each journal must hold 1 to N, each once, and its counter must stand at N."""
    series: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for *place, n, number in ask(ENTRIES):
        series[tuple(place)].append(n)
        if int(number.rpartition("-")[2]) != n:
            yield f"the number {number} is not its line {n}"
    counters = {tuple(place): last for *place, last in ask(COUNTERS)}
    for place, numbers in series.items():
        yield from (f"{place}: {n} twice" for n, times in Counter(numbers).items() if times > 1)
        missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
        yield from (f"{place}: gap at {n}" for n in missing)
    for place in series.keys() | counters.keys():
        last, counter = max(series.get(place, [0])), counters.get(place)
        if counter != last:
            yield f"{place}: the counter stands at {counter}, the last line is {last}"


def _parts(ask: Ask) -> Iterator[str]:
    """Each appeal must have its line, its event and its outbox row, each once."""
    for number, *counts in ask(INCOMPLETE):
        for part, count in zip(("journal line", "event", "outbox row"), counts, strict=True):
            if count != 1:
                yield f"{number}: {count} of {part}"


def _acknowledged(ask: Ask, told: Told) -> Iterator[str]:
    """Each key must hold the one number that was acknowledged for it, and no other key's."""
    held: dict[str, list[str | None]] = defaultdict(list)
    for key, number in ask(KEYS):
        held[key].append(number)
    yield from _told(told, held)
    yield from _kept(told, held)
    owners: dict[str, set[str]] = defaultdict(set)
    for key, numbers in told.numbers.items():
        for number in numbers:
            owners[number].add(key)
    yield from (f"{n} was told to {sorted(keys)}" for n, keys in owners.items() if len(keys) > 1)


def _told(told: Told, held: Mapping[str, Sequence[str | None]]) -> Iterator[str]:
    for key, numbers in told.numbers.items():
        if len(set(numbers)) != 1:
            yield f"{key} was told {sorted(set(numbers))}"
        if list(held.get(key, [])) != numbers[:1]:
            yield f"{key} was told {numbers[0]}, the register holds {held.get(key)}"


def _kept(told: Told, held: Mapping[str, Sequence[str | None]]) -> Iterator[str]:
    for key, kept in held.items():
        if None in kept:
            yield f"{key}: came in and was never registered"
        if key not in told.sent:
            yield f"{key} is in the register and nobody sent it"
