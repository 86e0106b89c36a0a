"""Tables written for tests, the way the programs of hospitals write them."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter


HEADERS = ("Дата", "Время", "Канал", "Вид", "ФИО", "ИИН", "Телефон", "Отделение", "Текст")
ROW = (
    "06.03.2022", "10:15", "Книга жалоб", "Жалоба", "Серикова Айгуль", "900101300017",
    "8 701 123 45 67", "", "Долго ждали врача в приёмном покое",
)  # fmt: skip


def row(**changed: str) -> tuple[str, ...]:
    """Return the usual row with some of its cells changed, named by header."""
    return tuple(changed.get(header, cell) for header, cell in zip(HEADERS, ROW, strict=True))


def csv_file(
    rows: Sequence[Sequence[str]],
    headers: Sequence[str] = HEADERS,
    *,
    encoding: str = "utf-8",
    separator: str = ";",
) -> BinaryIO:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([headers, *rows])
    return io.BytesIO(text.getvalue().encode(encoding))


def xlsx_file(rows: Sequence[Sequence[Any]], headers: Sequence[str] = HEADERS) -> BinaryIO:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Журнал")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        hour = book.add_format({"num_format": "hh:mm"})
        for y, cells in enumerate([headers, *rows]):
            for x, cell in enumerate(cells):
                if isinstance(cell, time):
                    sheet.write_datetime(y, x, cell, hour)
                elif isinstance(cell, date | datetime):
                    sheet.write_datetime(y, x, cell, day)
                elif isinstance(cell, str) and not cell.startswith("="):
                    sheet.write_string(y, x, cell)
                else:
                    sheet.write(y, x, cell)
    made.seek(0)
    return made


def write(path: Path, content: BinaryIO) -> Path:
    path.write_bytes(content.read())
    return path
