"""Every figure is a door: the list behind it holds exactly as many records as the figure says."""

from dataclasses import fields
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from senim.appeals.filters import AppealFilter, parse
from senim.appeals.requests import Outcome
from senim.appeals.selectors import appeals
from senim.orgs.actors import Scope
from senim.orgs.models import Department, Organisation
from senim.orgs.services import Names, add_report_group
from senim.reports.cube import Cube
from senim.reports.figures import Layout, Report, Table
from senim.reports.half_year import half_year
from senim.reports.periods import Period
from senim.reports.units import units_of
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Decision, Journal, Verdict
from tests.factories import NOON, SYSTEM, make_department, make_organisation, register


TODAY = date(2026, 3, 6)
H1 = {"from_day": date(2022, 1, 1), "to_day": date(2022, 6, 30)}
EVERYWHERE = Scope("kz/")


def as_listed(scope: Scope, report: Report) -> dict[str, int]:
    """Count each figure's records by asking the register for its list."""
    found: dict[AppealFilter, int] = {}
    for figure in report.figures:
        read_back = parse(dict(figure.where.params()))
        assert read_back == figure.where
        if figure.where not in found:
            found[figure.where] = appeals(scope, figure.where, today=TODAY).count()
    return {figure.id: found[figure.where] for figure in report.figures}


def test_every_figure_counts_its_list(hospital: Organisation, report: Report) -> None:
    assert as_listed(Scope.of(hospital), report) == {f.id: f.value for f in report.figures}


def test_a_region_counts_all_its_hospitals(hospital: Organisation, report: Report) -> None:
    neighbour = make_neighbour(hospital)
    region = hospital.parent
    assert region is not None

    together = half_year(EVERYWHERE, region, **H1)
    alone = half_year(EVERYWHERE, neighbour, **H1)

    assert as_listed(EVERYWHERE, together) == {f.id: f.value for f in together.figures}
    totals = [found.figures[0].value for found in (together, alone, report)]
    assert totals == [538, 3, 535]
    for table in tables(together):
        if table.adds_up:
            assert_adds_up(table)


def make_neighbour(hospital: Organisation) -> Organisation:
    """Make a hospital that hangs the same codes at other heights, with a reception journal."""
    neighbour = make_organisation("rpc", parent=hospital.parent)
    pdo = make_department(neighbour, "PDO", position=5)
    surgery = make_department(neighbour, "SURG", parent=pdo, position=6)
    for n, unit in enumerate([pdo, surgery, None]):
        register(
            neighbour,
            channel=ChannelCode.RECEPTION,
            content_kind=ContentKind.COMPLAINT,
            department=unit,
            past_day=date(2022, 2, n + 1),
        )
    return neighbour


def tables(report: Report) -> list[Table]:
    return [table for section in report.sections for table in section.tables]


def assert_adds_up(table: Table) -> None:
    """Check the sums below and, in a matrix, the sums at the right."""
    lines = [[f.value for f in row.figures] for row in table.marks]
    total = next(row for row in table.rows if row.total)
    expected = [sum(column) for column in zip(*lines, strict=True)] or [0] * len(total.figures)
    assert [figure.value for figure in total.figures] == expected, table.id
    if table.layout is Layout.PERIODS:
        assert [figure.base for figure in total.figures] == expected, table.id
        return
    assert all(sum(line[:-1]) == line[-1] for line in lines), table.id
    assert total.figures[-1].value == total.figures[-1].base, table.id


def test_rows_add_up_to_their_base(report: Report) -> None:
    checked = [table for table in tables(report) if table.adds_up]

    for table in checked:
        assert_adds_up(table)
    assert len(checked) == len(tables(report)) - 3  # the top table, the conclusions, the gaps


def test_oral_and_written_make_the_total_in_every_period(report: Report) -> None:
    rows = {row.code: [f.value for f in row.figures] for row in tables(report)[0].rows}

    assert [a + b for a, b in zip(rows["oral"], rows["written"], strict=True)] == rows["all"]


def test_every_figure_has_an_id_of_its_own(report: Report) -> None:
    ids = [figure.id for figure in report.figures]

    assert len(ids) == len(set(ids))


def test_each_period_is_counted_by_one_question(hospital: Organisation) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        half_year(Scope.of(hospital), hospital, **H1)

    assert len(asked) == 2 + 3


def test_a_quarter_and_odd_days_open_the_right_lists(hospital: Organisation) -> None:
    for days in (
        (date(2022, 4, 1), date(2022, 6, 30)),
        (date(2022, 1, 10), date(2022, 3, 15)),
    ):
        report = half_year(Scope.of(hospital), hospital, from_day=days[0], to_day=days[1])
        assert as_listed(Scope.of(hospital), report) == {f.id: f.value for f in report.figures}


def test_an_empty_hospital_has_a_report_of_zeros(hospital: Organisation) -> None:
    report = half_year(
        Scope.of(hospital), hospital, from_day=date(2016, 1, 1), to_day=date(2016, 6, 30)
    )

    assert {figure.value for figure in report.figures} == {0}
    assert [section.id for section in report.sections] == [
        "summary",
        "book",
        "reviews",
        "hotline",
        "media",
        "conclusions",
        "quality",
    ]


def test_a_journal_that_is_seldom_used_appears_when_it_holds_lines(hospital: Organisation) -> None:
    register(
        hospital,
        channel=ChannelCode.POST,
        content_kind=ContentKind.COMPLAINT,
        past_day=date(2022, 3, 3),
    )

    report = half_year(Scope.of(hospital), hospital, **H1)

    section = next(s for s in report.sections if s.id == "in")
    assert [table.id for table in section.tables] == [
        "in-kinds",
        "in-departments",
        "in-months",
        "in-sources",
        "in-verdicts",
        "in-complaints",
    ]
    unjudged = next(row for row in section.tables[4].rows if row.unstated)
    assert unjudged.figures[0].where.params() == {
        "organisation": "mob2",
        "verdict": "none",
        "journal": Journal.J_IN,
        "kind": "COMPLAINT",
        "from": "2022-01-01",
        "to": "2022-06-30",
    }


def test_a_department_with_records_of_its_own_shows_those_below_as_a_part(
    hospital: Organisation,
) -> None:
    register(
        hospital,
        channel=ChannelCode.DEPT_JOURNAL,
        content_kind=ContentKind.THANKS,
        department=Department.objects.get(code="OBST"),
        past_day=date(2022, 3, 3),
    )

    report = half_year(Scope.of(hospital), hospital, **H1)

    matrix = next(t for t in tables(report) if t.id == "reviews-months")
    found = {row.code: (row.part, row.figures[-1].value) for row in matrix.rows}
    assert found["OBST"] == (False, 87)
    assert found["OBST_ANTE"] == (True, 67)
    assert found["OBST_POST"] == (True, 19)
    assert_adds_up(matrix)


VALUES = {"from_day": H1["from_day"], "to_day": H1["to_day"], "rating": ("1",)}
FLAGS = {"media", "anonymous", "repeat"}
UNKNOWN = {"legal_kind", "decision", "state", "language", "open", "mine", "due", "text"}


@pytest.mark.django_db
def test_a_filter_the_cube_cannot_read_is_refused() -> None:
    cube = Cube(Period(**H1), {}, units_of(EVERYWHERE, make_organisation()), {})

    for name in {f.name for f in fields(AppealFilter)}:
        value = VALUES.get(name, True if name in FLAGS else ("X",))
        wanted = AppealFilter(**{name: value})
        if name not in UNKNOWN:
            assert cube.count(wanted) == 0
            continue
        with pytest.raises(ValueError, match=name):
            cube.count(wanted)


@pytest.mark.django_db
def test_days_that_are_no_whole_months_are_refused() -> None:
    cube = Cube(Period(**H1), {}, units_of(EVERYWHERE, make_organisation()), {})

    for first, last in (
        (date(2022, 2, 2), date(2022, 3, 31)),
        (date(2022, 2, 2), date(2022, 2, 9)),
    ):
        with pytest.raises(ValueError, match="whole months"):
            cube.count(AppealFilter(from_day=first, to_day=last))


def test_fewer_and_justified_are_said_in_words(hospital: Organisation) -> None:
    register(
        hospital,
        channel=ChannelCode.BOOK,
        content_kind=ContentKind.COMPLAINT,
        past_day=date(2021, 3, 3),
        outcome=Outcome(date(2021, 3, 9), Decision.SATISFIED, Verdict.JUSTIFIED),
    )

    with override("en"):
        report = half_year(
            Scope.of(hospital), hospital, from_day=date(2021, 1, 1), to_day=date(2021, 6, 30)
        )
        later = half_year(
            Scope.of(hospital), hospital, from_day=date(2023, 1, 1), to_day=date(2023, 6, 30)
        )

    assert sentences(report)[-1] == "1 justified complaint was registered in the period."
    assert sentences(later)[0] == (
        "Registered in all: 0 against 535, fewer by 535 (100.00\u202f%)."
    )


def sentences(report: Report) -> tuple[str, ...]:
    return next(s for s in report.sections if s.id == "conclusions").sentences


def test_a_group_of_nested_units_is_not_merged(hospital: Organisation) -> None:
    units = Department.objects.filter(organisation=hospital)
    add_report_group(
        organisation=hospital,
        code="NESTED",
        names=Names("Біріккен", "Вместе"),
        departments=units.filter(code__in=["OBST", "SOM"]),
        actor=SYSTEM,
        at=NOON,
    )

    rows = [row.code for row in units_of(EVERYWHERE, hospital).grouped()]

    assert "NESTED" not in rows
    assert {"OBST", "SOM", "URO_GYN"} < set(rows)
