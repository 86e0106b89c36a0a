"""How a page shows what reports are made of. `{% load report %}` brings it."""

from decimal import Decimal

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from senim.reports import svg
from senim.reports.figures import Change, Figure, FigureKind, Layout, Row, Table
from senim.ui.formats import THIN_SPACE, number_words, percent_words


NOTHING = "—"
CELL = '<td class="number">{}</td>'
BESIDE = '<td class="number beside">{}</td>'

register = Library()


@register.simple_tag
def rows(table: Table, records: str) -> SafeString:
    """Write the rows of a table: a report has a thousand figures, so not by a template each."""
    return SafeString("".join(_row(table, row, records) for row in table.rows))


def _row(table: Table, row: Row, records: str) -> SafeString:
    cells = [format_html(CELL, figure(shown, records)) for shown in row.figures]
    if table.layout is Layout.MATRIX:
        cells.append(format_html(BESIDE, share(row.figures[-1])))
    elif table.with_changes:
        cells += [format_html(CELL, words(row.change)) for words in (difference, growth)]
    else:
        cells.insert(1, format_html(BESIDE, share(row.figures[0])))
    return format_html(
        '<tr{}{}{}><th scope="row">{}</th>{}</tr>\n',
        SafeString(" data-total" if row.total else ""),
        SafeString(" data-part" if row.part else ""),
        SafeString(" data-unstated" if row.unstated else ""),
        row.label,
        SafeString("".join(cells)),
    )


@register.simple_tag
def figure(shown: Figure, records: str) -> SafeString:
    """Write a figure as the link to its records; `records` is the address of the list."""
    value = number_words(shown.value)
    if shown.kind is FigureKind.MEAN:
        value = NOTHING if shown.mean is None else _two_places(shown.mean)
    return format_html(
        '<a class="figure" href="{}?{}"{} title="{}">{}</a>',
        records,
        shown.where.query_string(),
        SafeString("" if shown.value else " data-zero"),
        f"{shown.label}: {svg.said(shown)}",
        value,
    )


@register.simple_tag
def share(shown: Figure) -> str:
    """Write the share of a figure, in per cent without the sign; a dash where it has no base."""
    if shown.kind is FigureKind.MEAN or shown.share is None:
        return NOTHING
    return _two_places(shown.share)


@register.simple_tag
def difference(change: Change) -> str:
    """Write by how much a figure moved, with its sign."""
    return _signed(change.difference, number_words(abs(change.difference)))


@register.simple_tag
def growth(change: Change) -> str:
    """Write by how much a figure grew, with its sign; what began at nothing has no growth."""
    if change.growth is None:
        return NOTHING
    return _signed(change.growth, percent_words(abs(change.growth) / 100))


@register.simple_tag
def chart(table: Table, records: str) -> SafeString:
    """Draw the chart of a table; its marks open the lists under the address `records`."""
    return svg.draw(table, lambda shown: f"{records}?{shown.where.query_string()}")


def _signed(value: object, words: str) -> str:
    sign = "" if not value else "+" if str(value)[0] != "-" else "−"
    return f"{sign}{words}"


def _two_places(value: Decimal) -> str:
    """Write a number with both places and the decimal sign of the language."""
    return percent_words(value / 100).rstrip(f"%{THIN_SPACE}")
