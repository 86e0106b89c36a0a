"""The chapters of the half-year analysis about the journals."""

from dataclasses import replace

from django.utils.translation import gettext as _

from senim.reports import choices
from senim.reports.choices import Choice
from senim.reports.figures import ChartKind, Section, Table
from senim.reports.measures import Measure, of_journal
from senim.reports.tables import Frame, by_periods, matrix
from senim.rules.kinds import ContentKind, Journal


OTHERS = (Journal.J_APPEALS, Journal.J_RECEPTION, Journal.J_IN, Journal.J_OUT)


def sections(frame: Frame) -> list[Section]:
    """Return a chapter for each journal; the less usual ones only when they hold lines."""
    usual = [_book(frame), _reviews(frame), _hotline(frame), _media(frame)]
    held = [of_journal(j) for j in OTHERS if frame.holds(of_journal(j).where)]
    return [*usual, *(_other(frame, measure) for measure in held)]


def _book(frame: Frame) -> Section:
    base = of_journal(Journal.J_BOOK)
    kinds = choices.kinds(ContentKind.COMPLAINT, ContentKind.THANKS)
    return _section(
        base,
        "book",
        [
            by_periods(frame, "book-forms", _("Oral and written"), base, choices.forms()),
            by_periods(frame, "book-kinds", _("Kinds"), base, kinds),
            matrix(
                frame,
                "book-departments",
                _("Departments and kinds"),
                base,
                rows=frame.leaves(base.where),
                columns=kinds,
            ),
            *_complaints(frame, "book", base),
        ],
    )


def _reviews(frame: Frame) -> Section:
    base = of_journal(Journal.J_REVIEWS)
    return _section(
        base,
        "reviews",
        [
            by_periods(frame, "reviews-kinds", _("Kinds"), base, choices.kinds(ContentKind.THANKS)),
            matrix(
                frame,
                "reviews-months",
                _("Departments by month"),
                base,
                rows=frame.leaves(base.where),
                columns=choices.months(frame.cubes[0].period),
            ),
            by_periods(
                frame,
                "reviews-ranking",
                _("Departments by number of entries"),
                base,
                _ranked(frame, base, frame.units.tops()),
                chart=ChartKind.BARS,
            ),
        ],
    )


def _hotline(frame: Frame) -> Section:
    base = of_journal(Journal.J_PHONE)
    kinds = choices.kinds(ContentKind.COMPLAINT, ContentKind.INFO, ContentKind.CONSULT)
    return _section(
        base,
        "hotline",
        [
            _direction(frame, "hotline", base, kinds),
            _departments(frame, "hotline", base),
            _months(frame, "hotline", base),
            by_periods(
                frame,
                "hotline-places",
                _("Where the callers are from"),
                base,
                choices.places(frame.places),
                chart=ChartKind.BARS,
            ),
            *_complaints(frame, "hotline", base),
        ],
    )


def _media(frame: Frame) -> Section:
    base = of_journal(Journal.J_MEDIA)
    return _section(
        base,
        "media",
        [
            by_periods(
                frame,
                "media-sources",
                _("Sources"),
                base,
                choices.channels(),
                chart=ChartKind.BARS,
            ),
            _direction(frame, "media", base, choices.directions()),
            _departments(frame, "media", base),
            by_periods(frame, "media-names", _("Named and anonymous"), base, choices.names_given()),
            *_complaints(frame, "media", base),
        ],
    )


def _other(frame: Frame, base: Measure) -> Section:
    name = base.code.removeprefix("J_").lower()
    return _section(
        base,
        name,
        [
            by_periods(frame, f"{name}-kinds", _("Kinds"), base, choices.kinds()),
            _departments(frame, name, base),
            _months(frame, name, base),
            by_periods(frame, f"{name}-sources", _("Sources"), base, choices.channels()),
            *_complaints(frame, name, base),
        ],
    )


def _section(base: Measure, name: str, tables: list[Table]) -> Section:
    return Section(name, str(base.name), str(base.definition), tuple(tables))


def _direction(frame: Frame, name: str, base: Measure, kinds: list[Choice]) -> Table:
    title = _("What they were about")
    return by_periods(frame, f"{name}-direction", title, base, kinds, chart=ChartKind.BARS)


def _departments(frame: Frame, name: str, base: Measure) -> Table:
    title, rows = _("Departments"), frame.units.grouped()
    return by_periods(frame, f"{name}-departments", title, base, rows, chart=ChartKind.BARS)


def _months(frame: Frame, name: str, base: Measure) -> Table:
    rows = choices.months(frame.cubes[0].period)
    title = _("Months")
    return by_periods(frame, f"{name}-months", title, base, rows, chart=ChartKind.COLUMNS)


def _complaints(frame: Frame, name: str, base: Measure) -> list[Table]:
    """Return the verdicts on a journal's complaints and where they were, if it holds any."""
    where = replace(base.where, kind=(ContentKind.COMPLAINT.value,))
    complaints = replace(base, code=f"{base.code}.complaints", where=where)
    if not frame.holds(where):
        return []
    verdicts = choices.verdicts()
    title = _("Complaints: were they justified")
    return [
        by_periods(frame, f"{name}-verdicts", title, complaints, verdicts),
        matrix(
            frame,
            f"{name}-complaints",
            _("Complaints by department and verdict"),
            complaints,
            rows=frame.leaves(where),
            columns=verdicts,
        ),
    ]


def _ranked(frame: Frame, base: Measure, rows: list[Choice]) -> list[Choice]:
    """Return the rows by their number of records, the most first; those not stated stay last."""
    return sorted(rows, key=lambda row: (row.unstated, -frame.count(0, base.where, row)))
