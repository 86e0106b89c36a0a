"""Spreadsheets that imports give out; every cell is text, so nothing in them is a formula."""

import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _

from senim.intake.faults import RowFault
from senim.intake.profiles import template_columns
from senim.intake.selectors import refusals, refused_values
from senim.intake.words import refusal_sentence
from senim.orgs.actors import Scope


if TYPE_CHECKING:
    from senim.intake.models import ImportJob


WIDTH = 18
LONGEST_CELL = 32_767
TEXT_ONLY = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def refused_sheet(scope: Scope, job: "ImportJob") -> IO[bytes]:
    """Write the rows that were not taken, each with its number and its reason first."""
    rows = (
        [
            str(row.row_no),
            refusal_sentence(row.header, row.column, RowFault(row.code), row.params),
            *refused_values(scope, job, row),
        ]
        for row in refusals(scope, job).iterator(chunk_size=500)
    )
    return _sheet([_("Row"), _("Why it was not taken"), *job.headers], rows)


def template_sheet() -> IO[bytes]:
    """Write an empty table with the headers that the profile `journal` reads."""
    return _sheet(template_columns(), [])


def _sheet(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it)
    with xlsxwriter.Workbook(file, TEXT_ONLY) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, len(headers), WIDTH)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for x, header in enumerate(headers):
            sheet.write_string(0, x, header, bold)
        for y, cells in enumerate(rows, start=1):
            for x, cell in enumerate(cells):
                sheet.write_string(y, x, cell[:LONGEST_CELL])
    file.seek(0)
    return file
