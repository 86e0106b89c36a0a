"""Reports over REST: every figure with its share, its base and the list it counts."""

from datetime import date

from django.utils import timezone
from ninja import Field, Query, Router, Schema

from senim.api.http import ApiRequest
from senim.api.schemas.faults import ASKING
from senim.api.schemas.texts import OptionalCode
from senim.reports.figures import Change, Figure, Report, Row, Section, Table
from senim.reports.half_year import half_year
from senim.reports.periods import read_period
from senim.reports.selectors import organisation_asked


RECORDS = "/api/v1/appeals"

router = Router(tags=["reports"])


class FigureOut(Schema):
    """A number: `count` of its `records` equals `value`; `share` is per cent of `base`.

    A figure of kind `mean` counts the reviews that carry a mark; `mean` is their average.
    """

    id: str
    label: str
    kind: str
    value: int
    share: float | None
    base: int
    mean: float | None
    records: str


class ChangeOut(Schema):
    """This period against the one before; `growth` is in per cent, null where it was nothing."""

    difference: int
    growth: float | None


class RowOut(Schema):
    """A line of a table; `total` is its sum, `part` a part of the line above."""

    code: str
    label: str
    total: bool
    part: bool
    unstated: bool
    figures: list[FigureOut]
    change: ChangeOut | None


class TableOut(Schema):
    """Rows that add up to the base, unless `adds_up` says otherwise."""

    id: str
    title: str
    layout: str
    adds_up: bool
    columns: list[str]
    rows: list[RowOut]


class ChartOut(Schema):
    """The marks of a chart are figures of the table of the same id."""

    id: str
    title: str
    kind: str
    marks: list[FigureOut]


class SectionOut(Schema):
    id: str
    title: str
    definition: str
    sentences: list[str]
    tables: list[TableOut]
    charts: list[ChartOut]


class PeriodOut(Schema):
    name: str
    from_day: date
    to_day: date


class NamedOut(Schema):
    code: str
    name: str


class DefinitionOut(Schema):
    name: str
    definition: str


class ReportOut(Schema):
    organisation: NamedOut
    periods: list[PeriodOut]
    sections: list[SectionOut]
    definitions: list[DefinitionOut]


class Asked(Schema):
    """Whose report and of which days."""

    organisation: OptionalCode = Field("", description="Code; one's own by default")
    from_day: str = Field("", alias="from", description="First day of the period")
    to_day: str = Field("", alias="to", description="Last day, at most a year later")


@router.get("/half-year", response={200: ReportOut, **ASKING})
def show_half_year(request: ApiRequest, asked: Query[Asked]) -> ReportOut:
    """Analyse a period beside the same periods of the two years before.

    Without `organisation` one's own, without `from` and `to` the last whole half-year. 404 outside
    the scope, 422 naming a parameter that is no day or makes the period longer than a year.
    """
    scope = request.actor.scope
    organisation = organisation_asked(scope, request.actor, asked.organisation)
    days = {"from": asked.from_day, "to": asked.to_day}
    period = read_period(days, today=timezone.localdate())
    report = half_year(scope, organisation, from_day=period.from_day, to_day=period.to_day)
    return _report(report)


def _report(report: Report) -> ReportOut:
    return ReportOut(
        organisation=NamedOut(code=report.organisation.code, name=report.organisation.name),
        periods=[
            PeriodOut(name=p.name, from_day=p.from_day, to_day=p.to_day) for p in report.periods
        ],
        sections=[_section(section) for section in report.sections],
        definitions=[DefinitionOut(name=n, definition=d) for n, d in report.definitions],
    )


def _section(section: Section) -> SectionOut:
    return SectionOut(
        id=section.id,
        title=section.title,
        definition=section.definition,
        sentences=list(section.sentences),
        tables=[_table(table) for table in section.tables],
        charts=[_chart(table) for table in section.tables if table.chart],
    )


def _table(table: Table) -> TableOut:
    return TableOut(
        id=table.id,
        title=table.title,
        layout=table.layout,
        adds_up=table.adds_up,
        columns=list(table.columns),
        rows=[_row(table, row) for row in table.rows],
    )


def _chart(table: Table) -> ChartOut:
    marks = [_figure(row.figures[0]) for row in table.marks]
    return ChartOut(id=table.id, title=table.title, kind=table.chart, marks=marks)


def _row(table: Table, row: Row) -> RowOut:
    return RowOut(
        code=row.code,
        label=row.label,
        total=row.total,
        part=row.part,
        unstated=row.unstated,
        figures=[_figure(figure) for figure in row.figures],
        change=_change(row.change) if table.with_changes else None,
    )


def _change(change: Change) -> ChangeOut:
    growth = None if change.growth is None else float(change.growth)
    return ChangeOut(difference=change.difference, growth=growth)


def _figure(figure: Figure) -> FigureOut:
    return FigureOut(
        id=figure.id,
        label=figure.label,
        kind=figure.kind,
        value=figure.value,
        share=None if figure.share is None else float(figure.share),
        base=figure.base,
        mean=None if figure.mean is None else float(figure.mean),
        records=f"{RECORDS}?{figure.where.query_string()}",
    )
