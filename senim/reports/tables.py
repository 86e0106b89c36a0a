"""Building tables: a measure cut into rows over the periods, or by two dimensions at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from senim.appeals.filters import AppealFilter
from senim.orgs.models import Place
from senim.reports.choices import Choice
from senim.reports.cube import Cube
from senim.reports.figures import ChartKind, Figure, FigureKind, Layout, Row, Table, mean
from senim.reports.measures import Measure
from senim.reports.units import Units


class Manner(TypedDict, total=False):
    """How a table is shown."""

    chart: ChartKind


@dataclass(frozen=True, slots=True)
class Frame:
    """What all tables of a report stand on: the cubes, the newest first, and the names of rows."""

    organisation: str
    cubes: tuple[Cube, ...]
    units: Units
    places: Sequence[Place]

    def where(self, n: int, wanted: AppealFilter, *choices: Choice) -> AppealFilter:
        """Return the records of the n-th period that the filter and all the choices leave."""
        period = self.cubes[n].period
        for month in [choice.month for choice in choices if choice.month is not None]:
            period = period.months()[month]
        narrowed: dict[str, Any] = {k: v for choice in choices for k, v in choice.fields.items()}
        return replace(
            wanted,
            organisation=self.organisation,
            from_day=period.from_day,
            to_day=period.to_day,
            **narrowed,
        )

    def count(self, n: int, wanted: AppealFilter, *choices: Choice) -> int:
        """Count the records of the n-th period that the filter and all the choices leave."""
        return self.cubes[n].count(self.where(n, wanted, *choices))

    def holds(self, wanted: AppealFilter, *choices: Choice) -> bool:
        """Tell whether any of the periods has such a record."""
        return any(self.count(n, wanted, *choices) for n in range(len(self.cubes)))

    def kept(self, wanted: AppealFilter, choices: Iterable[Choice]) -> list[Choice]:
        """Return the choices to show: the fixed ones, and those with a record in any period."""
        return [c for c in choices if c.fixed or self.holds(wanted, c)]

    def leaves(self, wanted: AppealFilter) -> list[Choice]:
        """Return the finest departments that hold such records in the newest period."""
        return self.units.leaves(self.cubes[0].departments(self.where(0, wanted)))

    def figure(self, table: str, n: int, base: Measure, *choices: Choice) -> Figure:
        """Count one cell; its share is of all that the measure counts in the same period."""
        where = self.where(n, base.where, *choices)
        codes = ".".join(choice.code for choice in choices) or "all"
        return Figure(
            id=f"{table}.{codes}.{self.cubes[n].period.years}",
            label=", ".join([choice.label for choice in choices] or [str(base.name)]),
            value=self.cubes[n].count(where),
            base=self.count(n, base.where),
            where=where,
            unstated=any(choice.unstated for choice in choices),
        )


def by_periods(
    frame: Frame,
    table: str,
    title: str,
    base: Measure,
    choices: Iterable[Choice],
    **manner: Unpack[Manner],
) -> Table:
    """Cut a measure into rows, with a column for each period and the sum below."""
    rows = [
        _row(frame, table, base, choice, choice.label) for choice in frame.kept(base.where, choices)
    ]
    total = replace(_row(frame, table, base, Choice("total", _("Total")), _("Total")), total=True)
    return Table(table, title, _names(frame), (*rows, total), **manner)


def _row(frame: Frame, table: str, base: Measure, choice: Choice, label: str) -> Row:
    figures = tuple(frame.figure(table, n, base, choice) for n in range(len(frame.cubes)))
    return Row(
        choice.code,
        label,
        figures,
        brief=choice.brief,
        part=choice.part,
        unstated=choice.unstated,
    )


def _names(frame: Frame) -> tuple[str, ...]:
    return tuple(cube.period.name for cube in frame.cubes)


def of_measures(
    frame: Frame, table: str, title: str, measures: Iterable[Measure], base: Measure
) -> Table:
    """Set several measures below each other, over the periods; they need not add up."""
    rows = [
        Row(
            measure.code,
            str(measure.name),
            tuple(_measured(frame, table, n, measure, base) for n in range(len(frame.cubes))),
        )
        for measure in measures
    ]
    return Table(table, title, _names(frame), tuple(rows), adds_up=False, with_changes=True)


def _measured(frame: Frame, table: str, n: int, measure: Measure, base: Measure) -> Figure:
    choice = Choice(measure.code, str(measure.name))
    found = frame.figure(table, n, measure, choice)
    return replace(found, base=frame.count(n, base.where))


def matrix(
    frame: Frame,
    table: str,
    title: str,
    base: Measure,
    *,
    rows: Iterable[Choice],
    columns: Iterable[Choice],
) -> Table:
    """Cut a measure by two dimensions in the newest period, with the sums at the edges."""
    shown = [row for row in rows if frame.count(0, base.where, row)]
    heads = [c for c in columns if c.fixed or frame.count(0, base.where, c)]
    total = Choice("total", _("Total"))
    lines = []
    for row in [*shown, total]:
        cells = tuple(frame.figure(table, 0, base, row, head) for head in [*heads, total])
        lines.append(
            Row(
                row.code,
                row.label,
                cells,
                total=row is total,
                part=row.part,
                unstated=row.unstated,
            )
        )
    names = tuple((head.brief or head.label) for head in [*heads, total])
    return Table(table, title, names, tuple(lines), layout=Layout.MATRIX)


def marks(frame: Frame, table: str, title: str, base: Measure, choices: Iterable[Choice]) -> Table:
    """Cut reviews by their marks, with the mean mark of the period below the sum."""
    found = by_periods(frame, table, title, base, choices, chart=ChartKind.BARS)
    means = tuple(_mean(frame, table, n, base) for n in range(len(frame.cubes)))
    row = Row("mean", pgettext("measure", "Mean mark of the period"), means, total=True)
    return replace(found, rows=(*found.rows, row))


RATED = Choice("mean", "", {"rating": ("1", "2", "3", "4", "5")})


def _mean(frame: Frame, table: str, n: int, base: Measure) -> Figure:
    found = frame.figure(table, n, base, RATED)
    rated, total = frame.cubes[n].rated(found.where)
    return replace(
        found,
        label=pgettext("measure", "Mean mark of the period"),
        base=rated,
        kind=FigureKind.MEAN,
        mean=mean(total, rated),
    )
