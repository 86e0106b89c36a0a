"""Charts: marks that open their records, direct labels, hatch for what is not stated."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from senim.appeals.filters import AppealFilter
from senim.reports.figures import ChartKind, Figure, FigureKind, Row, Table, mean, percent
from senim.reports.svg import draw
from senim.reports.templatetags import report as tags


def row(code: str, value: int, **more: object) -> Row:
    figure = Figure(code, code, value, 10, AppealFilter(text=code))
    return Row(code, code, (figure, replace(figure, value=4)), **more)  # type: ignore[arg-type]  # each test names real fields


def table(kind: ChartKind, *rows: Row) -> Table:
    return Table("t", "Кесте", ("2022", "2021"), rows, chart=kind)


def drawn(kind: ChartKind, *rows: Row) -> str:
    return draw(table(kind, *rows), lambda figure: f"/?{figure.where.query_string()}")


def test_bars_are_links_with_their_figures_beside_them() -> None:
    found = drawn(ChartKind.BARS, row("A", 6), row("B", 3), row("C", 0), row("all", 9, total=True))

    ET.fromstring(found)  # noqa: S314  # our own drawing
    assert re.findall(r'href="([^"]+)"', found) == ["/?text=A", "/?text=B"]
    assert re.findall(r'<rect x="0" y="\d+" width="([\d.]+)%"', found) == ["64.0", "32.0"]
    assert "6 · 60,00\u202f%" in found
    assert "style" not in found


def test_long_names_take_more_lines() -> None:
    name = "Анестезиология, реанимация және қарқынды терапия бөлімшесі"

    found = drawn(ChartKind.BARS, replace(row("A", 1), label=name))

    assert found.count('class="label"') == 2


def test_what_is_not_stated_is_hatched() -> None:
    found = drawn(ChartKind.BARS, row("A", 6), row("none", 1, unstated=True))

    assert found.count('fill="url(#hatch-t)"') == 1


def test_columns_show_the_zeros_of_time() -> None:
    found = drawn(ChartKind.COLUMNS, row("A", 4, brief="қаң"), row("B", 0, brief="ақп"))

    ET.fromstring(found)  # noqa: S314  # our own drawing
    assert re.findall(r'<text class="label middle"[^>]*>([^<]+)<', found) == ["қаң", "ақп"]
    assert re.findall(r' height="([\d.]+)" rx', found) == ["110.0", "0.0"]


def test_hostile_names_stay_words() -> None:
    found = drawn(ChartKind.BARS, replace(row("A", 1), label="<script>alert('1')</script>"))

    assert "<script" not in found


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn(ChartKind.BARS, row("A", 0)) == ""
    assert drawn(ChartKind.NONE, row("A", 1)) == ""
    assert drawn(ChartKind.BARS) == ""


def test_percentages_are_rounded_half_up_and_need_a_base() -> None:
    assert str(percent(10, 64)) == "15.63"
    assert str(percent(-26, 93)) == "-27.96"
    assert percent(1, 0) is None
    assert mean(0, 0) is None


def test_figures_are_written_for_readers() -> None:
    shown = row("A", 1234)
    rated = replace(shown.figures[0], kind=FigureKind.MEAN, mean=mean(19, 14))
    nothing = replace(shown.figures[0], value=0, base=0)

    assert ">1\u202f234</a>" in tags.figure(shown.figures[0], "/desk/")
    assert 'href="/desk/?text=A"' in tags.figure(shown.figures[0], "/desk/")
    assert ">1,36</a>" in tags.figure(rated, "/desk/")
    assert ">—</a>" in tags.figure(replace(rated, mean=None), "/desk/")
    assert " data-zero" in tags.figure(nothing, "/desk/")
    assert tags.share(nothing) == tags.share(rated) == "—"
    assert tags.share(row("A", 1).figures[0]) == "10,00"
    assert tags.difference(row("A", 1).change) == "−3"
    assert tags.difference(row("A", 4).change) == "0"
    assert tags.growth(row("A", 9).change) == "+125,00\u202f%"
