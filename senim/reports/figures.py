"""What a report is made of: figures that open their records, in rows, tables and sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from senim.appeals.filters import AppealFilter
from senim.orgs.models import Organisation
from senim.reports.periods import Period


CENT = Decimal("0.01")
HUNDRED = 100


def percent(part: int, whole: int) -> Decimal | None:
    """Return part / whole in per cent with two places, half up; None where there is no whole."""
    if not whole:
        return None
    return (Decimal(part * HUNDRED) / whole).quantize(CENT, ROUND_HALF_UP)


def mean(total: int, count: int) -> Decimal | None:
    """Return total / count with two places, half up; None of nothing."""
    return (Decimal(total) / count).quantize(CENT, ROUND_HALF_UP) if count else None


class FigureKind(StrEnum):
    COUNT = "count"
    MEAN = "mean"  # `mean` is the average mark of the `value` reviews that carry one


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the base of its share and the cut of the register that it counts."""

    id: str
    label: str
    value: int
    base: int
    where: AppealFilter
    kind: FigureKind = FigureKind.COUNT
    mean: Decimal | None = None
    unstated: bool = False

    @property
    def share(self) -> Decimal | None:
        """Return the figure as a part of its base, in per cent."""
        return percent(self.value, self.base)


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure stands against the same period of the year before."""

    difference: int
    growth: Decimal | None  # per cent of the earlier value; None where that was 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. `part` is a part of the line above and `total` their sum."""

    code: str
    label: str
    figures: tuple[Figure, ...]
    brief: str = ""
    total: bool = False
    part: bool = False
    unstated: bool = False

    @property
    def change(self) -> Change:
        """Compare the first figure with the second: this period with the one before."""
        now, before = self.figures[0].value, self.figures[1].value
        return Change(now - before, percent(now - before, before))


class Layout(StrEnum):
    PERIODS = "periods"  # a column for each period, the newest first
    MATRIX = "matrix"  # the period itself, cut by two dimensions; the last column is the sum


class ChartKind(StrEnum):
    NONE = ""
    BARS = "bars"  # lying, one below the other
    COLUMNS = "columns"  # standing, in time


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that add up to their base, unless `adds_up` says that each stands by itself."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    layout: Layout = Layout.PERIODS
    chart: ChartKind = ChartKind.NONE
    adds_up: bool = True
    with_changes: bool = False

    @property
    def marks(self) -> list[Row]:
        """Return the rows that a chart of this table draws."""
        return [row for row in self.rows if not row.total and not row.part]


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a report."""

    id: str
    title: str
    definition: str
    tables: tuple[Table, ...]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one organisation about a period and the same periods before it."""

    organisation: Organisation
    periods: tuple[Period, ...]
    sections: Sequence[Section]
    definitions: Sequence[tuple[str, str]] = ()

    @property
    def figures(self) -> list[Figure]:
        """Return every figure of every table."""
        return [
            figure
            for section in self.sections
            for table in section.tables
            for row in table.rows
            for figure in row.figures
        ]
