"""Tables as rows of text, whatever program wrote them: xlsx, xls, and csv in its dialects.

Nothing here knows what the columns mean. Formulas are taken as the values stored beside them and
never reckoned; the size that a sheet declares of itself is not believed.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TextIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from senim.intake.archives import MAX_COLUMNS, MAX_ROWS, check_archive
from senim.intake.faults import BadTable, TableFault
from senim.intake.profiles import known_headers


MAX_BYTES = 60 * 1024 * 1024
MAX_FIELD = 1_000_000
SAMPLE = 64 * 1024
SAMPLE_LINES = 20
SEPARATORS = ";,\t"
MIDNIGHT = time(0, 0)

Row = tuple[int, list[str]]  # its number as the table program counts, and its cells


class TableKind(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


def table_kind(head: bytes) -> TableKind:
    """Tell what a file is by its first bytes, never by its name; raises BadTable for no table."""
    if not head:
        raise BadTable(TableFault.EMPTY)
    if head.startswith(b"PK\x03\x04"):
        return TableKind.XLSX
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return TableKind.XLS
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and _is_binary(head):
        raise BadTable(TableFault.NOT_A_TABLE)
    return TableKind.CSV


def _is_binary(head: bytes) -> bool:
    return any(byte < ord("\t") or ord("\r") < byte < ord(" ") for byte in head)


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows that hold anything; raises BadTable where the file cannot be read."""
    if path.stat().st_size > MAX_BYTES:
        raise BadTable(TableFault.TOO_BIG, megabytes=str(MAX_BYTES // 1024 // 1024))
    with path.open("rb") as file:
        kind = table_kind(file.read(SAMPLE))
    found = _csv_rows(path) if kind is TableKind.CSV else _sheet_rows(path, kind)
    for count, (number, cells) in enumerate(_bounded(found)):
        if count > MAX_ROWS:
            raise BadTable(TableFault.TOO_MANY_ROWS, rows=str(MAX_ROWS))
        yield number, cells


def _bounded(found: Iterable[Row]) -> Iterator[Row]:
    """Leave out empty rows and empty cells at the end of a row; refuse rows that are too wide."""
    for number, cells in found:
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise BadTable(TableFault.TOO_WIDE, columns=str(MAX_COLUMNS))
        if cells:
            yield number, cells


# --- spreadsheets ------------------------------------------------------------------------------


def _sheet_rows(path: Path, kind: TableKind) -> Iterator[Row]:
    if kind is TableKind.XLSX:
        check_archive(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            yield from _first_sheet(book)
    except PasswordError as error:
        raise BadTable(TableFault.LOCKED) from error
    except (CalamineError, OSError) as error:
        raise BadTable(TableFault.BROKEN) from error


def _first_sheet(book: CalamineWorkbook) -> Iterator[Row]:
    """Yield the rows of the first sheet that is visible and holds something."""
    for sheet in book.sheets_metadata:
        shown = sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        if not shown:
            continue
        table = book.get_sheet_by_name(sheet.name)
        if table.start is not None:
            for place, cells in enumerate(table.iter_rows(), start=1):
                yield place, _texts(cells)
            return


def _texts(cells: Iterable[object]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    """Write a cell as text: numbers without a spare ".0", days and times in ISO."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == MIDNIGHT else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell).strip()


# --- text --------------------------------------------------------------------------------------


def _csv_rows(path: Path) -> Iterator[Row]:
    csv.field_size_limit(MAX_FIELD)
    with _decoded(path) as file:
        sample = [line for _, line in zip(range(SAMPLE_LINES), file, strict=False)]
        separator = _separator(sample)
        file.seek(0)
        reader = csv.reader(file, delimiter=separator)
        try:
            for cells in reader:
                if not _names_separator(cells, separator):
                    yield reader.line_num, [cell.replace("\0", "").strip() for cell in cells]
        except (csv.Error, UnicodeError) as error:
            raise BadTable(TableFault.BROKEN) from error


@contextmanager
def _decoded(path: Path) -> Iterator[TextIO]:
    with path.open("rb") as raw:
        encoding = _encoding(raw)
        raw.seek(0)
        yield io.TextIOWrapper(raw, encoding=encoding, newline="")


def _encoding(raw: BinaryIO) -> str:
    """Tell the encoding: by its mark, as UTF-8 when all of the file is, else cp1251."""
    head = raw.read(4)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    raw.seek(0)
    if _decodes(raw, "utf-8"):
        return "utf-8"
    raw.seek(0)
    if _decodes(raw, "cp1251"):
        return "cp1251"
    raise BadTable(TableFault.ENCODING)


def _decodes(raw: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := raw.read(SAMPLE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(sample: list[str]) -> str:
    """Choose the separator that finds the most headers we know, else the most cells at the top."""
    declared = sample[0].strip().lower() if sample else ""
    if declared.startswith("sep=") and declared[4:] in SEPARATORS:
        return declared[4:] or "\t"
    return max(SEPARATORS, key=lambda sign: _fitness(sample, sign))


def _fitness(sample: list[str], sign: str) -> tuple[int, int]:
    try:
        found = list(csv.reader(sample, delimiter=sign))
    except csv.Error:
        return 0, 0
    return max(map(known_headers, found), default=0), len(found[0]) if found else 0


def _names_separator(cells: list[str], separator: str) -> bool:
    return separator.join(cells).strip().lower() == f"sep={separator}".strip()
