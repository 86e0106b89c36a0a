"""The tables that pages of imports show: rows with their verdicts, rows that were not taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senim.intake.faults import RowFault
from senim.intake.profiles import Column
from senim.intake.selectors import checked_rows, refusals, refused_values
from senim.intake.states import ImportState, RowVerdict
from senim.intake.words import COLUMNS, VERDICTS, refusal_sentence
from senim.orgs.actors import Scope
from senim.ui.items import Tone


if TYPE_CHECKING:
    from senim.intake.models import ImportJob, ImportRefusal


SIZE = 50

STATE_TONES = {
    ImportState.NEW: Tone.PLAIN,
    ImportState.CHECKING: Tone.ACCENT,
    ImportState.CHECKED: Tone.SOON,
    ImportState.RUNNING: Tone.ACCENT,
    ImportState.DONE: Tone.CALM,
    ImportState.FAILED: Tone.LATE,
}
VERDICT_TONES = {
    RowVerdict.NEW: Tone.CALM,
    RowVerdict.REPEATED: Tone.PLAIN,
    RowVerdict.REFUSED: Tone.LATE,
}
SHOWN = (Column.DATE, Column.KIND, Column.CHANNEL, Column.DEPARTMENT, Column.TEXT)


@dataclass(frozen=True, slots=True)
class Line:
    """One row as a page shows it."""

    number: int
    verdict: str
    tone: str
    cells: Sequence[str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A piece of a table, and where the next piece begins (0 for nowhere)."""

    headers: Sequence[str]
    lines: Sequence[Line]
    after: int


def checked_table(scope: Scope, job: "ImportJob", *, after: int) -> Table:
    """Return the rows of a dry run with their verdicts."""
    page = checked_rows(scope, job, after=after, size=SIZE)
    numbers = [row.number for row in page.rows]
    bad = {r.row_no: r for r in refusals(scope, job).filter(row_no__in=numbers)}
    lines = [
        Line(
            row.number,
            str(VERDICTS[row.verdict]),
            VERDICT_TONES[row.verdict],
            [row.values.get(column, "") for column in SHOWN],
            _reason(bad[row.number]) if row.number in bad else "",
        )
        for row in page.rows
    ]
    return Table([str(COLUMNS[column]) for column in SHOWN], lines, page.after)


def refused_table(scope: Scope, job: "ImportJob", *, after: int) -> Table:
    """Return the rows that were not taken, as they stood in the table."""
    found = list(refusals(scope, job, after=after)[: SIZE + 1])
    word, tone = str(VERDICTS[RowVerdict.REFUSED]), VERDICT_TONES[RowVerdict.REFUSED]
    lines = [
        Line(row.row_no, word, tone, refused_values(scope, job, row)[:5], _reason(row))
        for row in found[:SIZE]
    ]
    more = found[SIZE - 1].row_no if len(found) > SIZE else 0
    return Table(job.headers[:5], lines, more)


def _reason(row: "ImportRefusal") -> str:
    return refusal_sentence(row.header, row.column, RowFault(row.code), row.params)
