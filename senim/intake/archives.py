"""Spreadsheets are archives: whether one is safe to unpack, told before anything is unpacked.

First only the directory at the end of the file is read; then every part is run through once in
pieces, which finds false sizes and cells far away that would make a reader fill its memory.
"""

import re
import zipfile
from pathlib import Path
from typing import IO

from senim.intake.faults import BadTable, TableFault


MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_ROWS = 300_000
MAX_COLUMNS = 100
MAX_CELLS = 9_000_000  # the rectangle that a reader keeps in memory, empty cells and all
PIECE = 1024 * 1024
OVERLAP = 64  # a reference to a cell may be cut by the end of a piece
ENCRYPTED = 0x1

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
FAR_COLUMN = re.compile(rb"""\sr\s*=\s*["'](?:[A-Z]{3,}|[D-Z][A-Z]|C[W-Z])[0-9]+["']""")
ROW = re.compile(rb"""\sr\s*=\s*["']([0-9]{1,9})["']""")
CELL = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,2})[0-9]+["']""")
DEFINITIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(path: Path) -> None:
    """Raise BadTable for what is no spreadsheet, is locked, or would unpack to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive.infolist())
            for entry in archive.infolist():
                with archive.open(entry) as part:
                    _check_part(entry.filename, part)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise BadTable(TableFault.BROKEN) from error
    except ValueError as error:
        raise error if isinstance(error, BadTable) else BadTable(TableFault.BROKEN) from error


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BadTable(TableFault.BOMB)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise BadTable(TableFault.LOCKED)
    if not any(SHEET.fullmatch(entry.filename) for entry in entries):
        raise BadTable(TableFault.NOT_A_TABLE)


def _check_part(name: str, part: IO[bytes]) -> None:
    """Run through one part; of a sheet, measure the rectangle that its cells span."""
    is_sheet = SHEET.fullmatch(name) is not None
    tail, rows, columns = b"", 0, 1
    while piece := part.read(PIECE):
        seen = tail + piece
        if DEFINITIONS.search(seen):
            raise BadTable(TableFault.BROKEN)
        if is_sheet:
            rows, columns = _measured(seen, rows, columns)
        tail = piece[-OVERLAP:]


def _measured(seen: bytes, rows: int, columns: int) -> tuple[int, int]:
    """Return the lowest row and the farthest column seen so far; raise BadTable beyond limits."""
    if FAR_COLUMN.search(seen):
        raise BadTable(TableFault.TOO_WIDE, columns=str(MAX_COLUMNS))
    rows = max((rows, *map(int, ROW.findall(seen))))
    columns = max((columns, *map(_column, set(CELL.findall(seen)))))
    if rows > MAX_ROWS + 1:
        raise BadTable(TableFault.TOO_MANY_ROWS, rows=str(MAX_ROWS))
    if rows * columns > MAX_CELLS:
        raise BadTable(TableFault.TOO_WIDE, columns=str(MAX_CELLS // rows))
    return rows, columns


def _column(letters: bytes) -> int:
    """Return the place of a column called by letters: A is 1, CV is 100."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place
