"""The spreadsheets of the old half-years, as a hospital keeps them: Russian headers and words."""

import csv
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import xlsxwriter
from django.utils import translation

from senim.demo.lines import Line
from senim.demo.names import typed_plainly
from senim.demo.places import HOSPITAL_UNITS, PLACES
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form
from senim.ui.labels import label


UNIT_NAMES = {unit.code: unit.names.ru for unit in HOSPITAL_UNITS}
PLACE_NAMES = {code: names.ru for code, names in PLACES}
SOURCE_UNNAMED = ""  # three lines of the media journal do not say where they came from

COLUMNS: dict[str, Callable[[Line], str]] = {
    "Дата": lambda line: f"{line.on:%d.%m.%Y}",
    "Время": lambda line: f"{line.at:%H:%M}",
    "Канал": lambda line: _channel(line.channel),
    "Вид": lambda line: _word(line.kind),
    "Форма": lambda line: _word(line.form),
    "Носитель": lambda line: "Устное" if line.form is Form.ORAL else "",
    "ФИО": lambda line: line.contact.full_name,
    "ИИН": lambda line: line.contact.iin,
    "Телефон": lambda line: line.contact.phone,
    "Электронная почта": lambda line: line.contact.email,
    "Адрес": lambda line: line.contact.address,
    "Место": lambda line: PLACE_NAMES.get(line.place, ""),
    "Отделение": lambda line: UNIT_NAMES.get(line.department, ""),
    "Текст": lambda line: line.text,
    "Язык": lambda line: _word(line.language),
    "Тема": lambda line: _word(line.topic if line.kind is ContentKind.COMPLAINT else None),
    "Анонимное": lambda line: "да" if line.anonymous else "нет",
    "Обоснованность": lambda line: _word(line.verdict),
    "Решение": lambda line: _word(line.decision),
    "Дата ответа": lambda line: f"{line.answered_on:%d.%m.%Y}" if line.answered_on else "",
    "Состояние": lambda line: "Завершено" if line.answered_on else "В работе",
    "Оценка": lambda line: str(line.rating or ""),
    "Предмет отзыва": lambda line: _word(line.subject),
    "Причина оценки": lambda line: _word(line.reason),
    "Внешний номер": lambda line: line.outside_number,
}
WIDTHS = {"Текст": 80, "ФИО": 36, "Адрес": 36, "Отделение": 30, "Канал": 26}
USUAL_WIDTH = 14


def write_xlsx(path: Path, lines: Sequence[Line]) -> None:
    """Write the lines as a workbook of one sheet."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Журнал")
        bold = book.add_format({"bold": True})
        for place, header in enumerate(COLUMNS):
            sheet.set_column(place, place, WIDTHS.get(header, USUAL_WIDTH))
            sheet.write_string(0, place, header, bold)
        for number, cells in enumerate(_rows(lines), start=1):
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, cell)


def write_old_csv(path: Path, lines: Sequence[Line]) -> None:
    """Write the lines as an old program did: cp1251 and semicolons, Kazakh without its letters."""
    with path.open("w", encoding="cp1251", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(COLUMNS)
        for cells in _rows(lines):
            table.writerow([typed_plainly(cell) for cell in cells])


def _rows(lines: Sequence[Line]) -> list[list[str]]:
    with translation.override("ru"):
        return [[write(line) for write in COLUMNS.values()] for line in lines]


def _word(code: StrEnum | None) -> str:
    return label(code) if code else ""


def _channel(code: ChannelCode) -> str:
    return SOURCE_UNNAMED if code is ChannelCode.UNSPECIFIED else label(code)
