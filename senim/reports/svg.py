"""Charts drawn on the server: SVG whose marks are links, readable at every width.

Places along the page are per cents and letters keep their size, so nothing shrinks on a phone;
everything is said by attributes, for the pages allow no styles of their own.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from senim.reports.figures import ChartKind, Figure, Row, Table
from senim.ui.formats import number_words, percent_words


Href = Callable[[Figure], str]

LETTERS = 42  # of a label's line: what a phone of 360 pixels holds
LINE, BAR, GAP = 16, 16, 12  # pixels
LONGEST = 64  # per cent of the width, so that the figure beside the longest bar has room
HEAD, BODY, FOOT = 20, 110, 24  # pixels of a chart of columns
FILLED = 0.62  # of the room that a column has


def draw(table: Table, href: Href) -> SafeString:
    """Draw the newest period of a table; nothing where it has no chart or counts nothing."""
    rows = table.marks
    top = max((row.figures[0].value for row in rows), default=0)
    if not top or table.chart is ChartKind.NONE:
        return SafeString("")
    if table.chart is ChartKind.COLUMNS:
        return _columns(table, rows, top, href)
    return _bars(table, [row for row in rows if row.figures[0].value], top, href)


def said(figure: Figure) -> str:
    """Return a figure with its share: "27 · 42,19 %"."""
    value = number_words(figure.value)
    return value if figure.share is None else f"{value} · {percent_words(figure.share / 100)}"


def _bars(table: Table, rows: Sequence[Row], top: int, href: Href) -> SafeString:
    drawn, y = [], 0
    for row in rows:
        lines = wrap(row.label, LETTERS) or [""]
        drawn.append(_bar(table, row, lines, y, top, href))
        y += len(lines) * LINE + BAR + GAP
    return _frame(table, y - GAP + 2, drawn)


def _bar(table: Table, row: Row, lines: list[str], y: int, top: int, href: Href) -> SafeString:
    figure = row.figures[0]
    width = round(figure.value / top * LONGEST, 2)
    under = y + len(lines) * LINE
    inside = format_html(
        '{}<rect x="0" y="{}" width="{}%" height="{}" rx="2"{}></rect>'
        '<text class="value" x="{}%" dx="6" y="{}">{}</text>',
        format_html_join(
            "",
            '<text class="label" x="0" y="{}">{}</text>',
            ((y + n * LINE + 12, line) for n, line in enumerate(lines)),
        ),
        under + 2,
        width,
        BAR,
        _fill(table, row),
        width,
        under + 14,
        said(figure),
    )
    return _mark(row, inside, href)


def _columns(table: Table, rows: Sequence[Row], top: int, href: Href) -> SafeString:
    room = 100 / len(rows)
    drawn = [_column(table, row, n, room, top, href) for n, row in enumerate(rows)]
    ground = HEAD + BODY
    axis = format_html('<line x1="0" x2="100%" y1="{}" y2="{}"></line>', ground, ground)
    return _frame(table, ground + FOOT, [*drawn, axis])


def _column(table: Table, row: Row, n: int, room: float, top: int, href: Href) -> SafeString:
    figure = row.figures[0]
    height = round(figure.value / top * BODY, 1)
    middle = round((n + 0.5) * room, 2)
    inside = format_html(
        '<rect x="{}%" y="{}" width="{}%" height="{}" rx="2"{}></rect>'
        '<text class="value middle" x="{}%" y="{}">{}</text>'
        '<text class="label middle" x="{}%" y="{}">{}</text>',
        round(middle - room * FILLED / 2, 2),
        HEAD + BODY - height,
        round(room * FILLED, 2),
        height,
        _fill(table, row),
        middle,
        round(HEAD + BODY - height - 5, 1),
        number_words(figure.value),
        middle,
        HEAD + BODY + 17,
        row.brief or row.label,
    )
    return _mark(row, inside, href)


def _mark(row: Row, inside: SafeString, href: Href) -> SafeString:
    """Wrap a mark in the link to the records it counts."""
    words = f"{row.label}: {said(row.figures[0])}"
    return format_html(
        '<a class="mark" href="{}" aria-label="{}"><title>{}</title>{}</a>',
        href(row.figures[0]),
        words,
        words,
        inside,
    )


def _fill(table: Table, row: Row) -> SafeString | str:
    """Return the attribute that hatches what is not stated."""
    return format_html(' fill="url(#hatch-{})"', table.id) if row.unstated else ""


def _frame(table: Table, height: int, drawn: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg class="chart" role="group" aria-label="{}" width="100%" height="{}">'
        '<defs><pattern id="hatch-{}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch" width="2.5" height="6"></rect>'
        "</pattern></defs>{}</svg>",
        table.title,
        height,
        table.id,
        format_html_join("", "{}", ((part,) for part in drawn)),
    )
