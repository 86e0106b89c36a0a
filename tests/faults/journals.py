"""What the clients wrote down: which keys they sent and which numbers they were told."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """The keys that were sent, and every number acknowledged for each."""

    sent: frozenset[str]
    numbers: dict[str, list[str]]


def read(folder: Path) -> Told:
    """Read the journals of all clients."""
    sent: set[str] = set()
    numbers: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.journal")):
        for line in path.read_text().splitlines():
            match line.split():
                case ["I", key]:
                    sent.add(key)
                case ["A", key, number]:
                    numbers[key].append(number)
                case other:
                    raise AssertionError(f"{path.name}: {other}")
    return Told(frozenset(sent), dict(numbers))
