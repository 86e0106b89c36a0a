"""How the half-year analysis begins and ends: summary, conclusions, the state of the data."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from senim.appeals.filters import NONE
from senim.reports import choices, measures
from senim.reports.figures import ChartKind, Row, Section, Table
from senim.reports.measures import Measure, of_journal
from senim.reports.tables import Frame, by_periods, of_measures
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Journal, Topic
from senim.ui.formats import number_words, percent_words


def summary(frame: Frame) -> Section:
    """Return the top table, and what each of its lines is made of."""
    top = of_measures(
        frame, "top", _("Kinds of appeals in three periods"), measures.TOP, measures.ALL
    )
    rows = choices.journals()
    parts = [
        by_periods(
            frame,
            "all-journals",
            _("All by journal"),
            measures.ALL,
            rows,
            chart=ChartKind.BARS,
        ),
        by_periods(
            frame, "media-channels", _("Media by source"), measures.MEDIA, choices.channels()
        ),
        by_periods(
            frame, "anonymous-journals", _("Anonymous by journal"), measures.ANONYMOUS, rows
        ),
    ]
    return Section(
        "summary",
        _("All appeals"),
        str(measures.ALL.definition),
        (top, *parts),
    )


def conclusions(frame: Frame) -> Section:
    """Return what the periods tell when they are compared."""
    table = of_measures(
        frame, "conclusions", _("Compared with a year before"), measures.CONCLUSIONS, measures.ALL
    )
    thanks = by_periods(
        frame, "thanks-journals", _("Thanks by journal"), measures.THANKS, _thanks()
    )
    tables = [table, thanks]
    if frame.holds(measures.COMPLAINTS.where):
        topics = [*choices.codes("topic", Topic), choices.not_stated("topic")]
        tables += [
            by_periods(
                frame,
                "complaints-verdicts",
                _("Complaints: were they justified"),
                measures.COMPLAINTS,
                choices.verdicts(),
            ),
            by_periods(
                frame, "complaints-topics", _("Complaints by topic"), measures.COMPLAINTS, topics
            ),
        ]
    rows = {row.code: row for row in table.rows}
    named = (measures.ALL, measures.MEDIA, measures.ANONYMOUS, measures.THANKS)
    sentences = [_compared(rows[m.code]) for m in named]
    sentences.append(_justified(rows[measures.JUSTIFIED.code].figures[0].value))
    return Section("conclusions", _("Conclusions"), "", tuple(tables), tuple(sentences))


def _thanks() -> list[choices.Choice]:
    return choices.codes("journal", (Journal(code) for code in measures.THANKS.where.journal))


def _compared(row: Row) -> str:
    """Say how a measure moved since a year before."""
    now, before = row.figures[0].value, row.figures[1].value
    facts = {
        "measure": row.label,
        "now": number_words(now),
        "before": number_words(before),
        "difference": number_words(abs(now - before)),
        "growth": "",
    }
    if row.change.growth is not None:
        facts["growth"] = f" ({percent_words(abs(row.change.growth) / 100)})"
    return _movement(now - before) % facts


def _movement(difference: int) -> str:
    if difference == 0:
        return _("%(measure)s: %(now)s, as many as a year before.")
    if difference > 0:
        return _("%(measure)s: %(now)s against %(before)s, more by %(difference)s%(growth)s.")
    return _("%(measure)s: %(now)s against %(before)s, fewer by %(difference)s%(growth)s.")


def _justified(count: int) -> str:
    if not count:
        return _("No justified complaints were registered in the period.")
    words = ngettext(
        "%(count)d justified complaint was registered in the period.",
        "%(count)d justified complaints were registered in the period.",
        count,
    )
    return words % {"count": count}


def quality(frame: Frame) -> Section:
    """Return how many records do not state what the tables above cut by, each of its own base."""
    rows = [_missing(frame, code, label, base, **missing) for code, label, base, missing in _gaps()]
    table = Table(
        "quality",
        _("Not stated, of all that should state it"),
        tuple(cube.period.name for cube in frame.cubes),
        tuple(rows),
        adds_up=False,
    )
    definition = _("Records that leave something open are counted and shown, never hidden.")
    return Section("quality", _("What is not stated"), definition, (table,))


Gap = tuple[str, str, Measure, dict[str, tuple[str, ...]]]


def _gaps() -> list[Gap]:
    phone, media = of_journal(Journal.J_PHONE), of_journal(Journal.J_MEDIA)
    reviews = of_journal(Journal.J_MONITOR)
    damumed = measures.of_reviews(ChannelCode.DAMUMED)
    none = (NONE,)
    return [
        ("department", _("Department, of all"), measures.ALL, {"department": none}),
        ("place", _("Place, of calls"), phone, {"place": none}),
        (
            "source",
            _("Source, of the media journal"),
            media,
            {"channel": (ChannelCode.UNSPECIFIED.value,)},
        ),
        ("verdict", _("Verdict, of complaints"), measures.COMPLAINTS, {"verdict": none}),
        ("topic", _("Topic, of complaints"), measures.COMPLAINTS, {"topic": none}),
        ("rating", _("Mark, of reviews outside the journals"), reviews, {"rating": none}),
        ("subject", _("What was rated, of DamuMed"), damumed, {"review_subject": none}),
        ("reason", _("Reason, of DamuMed"), damumed, {"review_reason": none}),
    ]


def _missing(frame: Frame, code: str, label: str, base: Measure, **missing: tuple[str, ...]) -> Row:
    choice = choices.Choice(code, label, missing, unstated=True)
    figures = tuple(frame.figure("quality", n, base, choice) for n in range(len(frame.cubes)))
    return Row(code, label, figures, unstated=True)
