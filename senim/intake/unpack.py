"""A table turned into lines of JSON, in a process of its own whose memory and time are bounded.

A reader of spreadsheets holds a whole sheet; here it may, and gives everything back at its end.
Run as `python -m senim.intake.unpack SOURCE TARGET`; prints what it found as one line of JSON.
"""

import json
import resource
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path

from senim.intake.faults import BadTable, TableFault
from senim.intake.profiles import known_headers
from senim.intake.tables import Row, rows


MEMORY = 2 * 1024**3
CPU_SECONDS = 120
HEADER_WITHIN = 20  # rows: above the header may stand the name of the journal
MAX_HEADER = 150


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was found: the headers and the number of rows, or why there is nothing."""

    headers: list[str] = field(default_factory=list)
    total: int = 0
    fault: str = ""
    params: dict[str, str] = field(default_factory=dict)


def unpack(source: Path, target: Path) -> Unpacked:
    """Write the rows below the header to the target, one JSON list [row number, cells] a line."""
    try:
        found = rows(source)
        first = list(islice(found, HEADER_WITHIN))
        place = _header_place(first)
        headers = [" ".join(cell.split())[:MAX_HEADER] for cell in first[place][1]]
        total = _write(chain(first[place + 1 :], found), target)
    except BadTable as bad:
        return Unpacked(fault=bad.fault, params=bad.params)
    if not total:
        return Unpacked(fault=TableFault.NO_ROWS)
    return Unpacked(headers, total)


def _header_place(first: list[Row]) -> int:
    """Find the header: the row with the most headers that we know, else the first one."""
    if not first:
        raise BadTable(TableFault.EMPTY)
    known = [known_headers(cells) for _, cells in first]
    best = max(known)
    return known.index(best) if best > 1 else 0


def _write(found: Iterable[Row], target: Path) -> int:
    with target.open("w", encoding="utf-8", errors="surrogatepass") as file:
        return sum(1 for line in _lines(found) if file.write(line))


def _lines(found: Iterable[Row]) -> Iterator[str]:
    # Lone surrogates are carried along and refused row by row, not here.
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in found)


def main(source: str, target: str) -> None:
    """Bound this process, unpack, print the outcome."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    print(json.dumps(asdict(unpack(Path(source), Path(target)))))  # noqa: T201 (the answer of this program)


if __name__ == "__main__":
    main(*sys.argv[1:])
