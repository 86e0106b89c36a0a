"""The chapters of the half-year analysis about reviews found outside the journals."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from senim.reports import choices
from senim.reports.figures import ChartKind, Section, Table
from senim.reports.measures import Measure, of_reviews
from senim.reports.tables import Frame, by_periods, marks
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ReviewReason, ReviewSubject


FIRST = (ChannelCode.SITE, ChannelCode.GIS2, ChannelCode.DAMUMED)
STATED_SUBJECTS: dict[str, Any] = {"review_subject": tuple(code.value for code in ReviewSubject)}
STATED_REASONS: dict[str, Any] = {"review_reason": tuple(code.value for code in ReviewReason)}
RATED: dict[str, Any] = {"rating": ("1", "2", "3", "4", "5")}
NEGATIVE: dict[str, Any] = {"rating": ("1", "2")}


def sections(frame: Frame) -> list[Section]:
    """Return a chapter for each place where reviews were found in any of the periods."""
    order = [*FIRST, *(code for code in ChannelCode if code not in FIRST)]
    found = [of_reviews(code) for code in order]
    return [_section(frame, measure) for measure in found if frame.holds(measure.where)]


def _section(frame: Frame, base: Measure) -> Section:
    name = f"reviews-{base.code.lower()}"
    title = _("Reviews: %(place)s") % {"place": base.name}
    return Section(name, title, _definition(base), tuple(_tables(frame, name, base)))


def _definition(base: Measure) -> str:
    if base.code == ChannelCode.DAMUMED:
        more = _(
            "In DamuMed those may leave a review who were treated in hospital or day hospital, "
            "came by referral or paid for an examination."
        )
        return f"{base.definition} {more}"
    if base.code == ChannelCode.GIS2:
        more = _(
            "The mean is of this period's marks; the overall rating 2GIS shows is another one."
        )
        return f"{base.definition} {more}"
    return str(base.definition)


def _tables(frame: Frame, name: str, base: Measure) -> Iterator[Table]:
    months = choices.months(frame.cubes[0].period)
    yield by_periods(frame, f"{name}-months", _("Months"), base, months, chart=ChartKind.COLUMNS)
    if frame.holds(replace(base.where, anonymous=True)):
        rows = choices.names_given()
        yield by_periods(frame, f"{name}-names", _("Named and anonymous"), base, rows)
    if frame.holds(replace(base.where, **RATED)):
        yield marks(frame, f"{name}-ratings", _("Marks"), base, choices.ratings())
        yield by_periods(frame, f"{name}-tones", _("Good and bad"), base, choices.tones())
    yield from _negative(frame, name, base)
    yield from _chosen(frame, name, base)


def _negative(frame: Frame, name: str, base: Measure) -> Iterator[Table]:
    negative = replace(base, where=replace(base.where, **NEGATIVE))
    if frame.holds(negative.where):
        title, rows = _("Negative reviews by department"), frame.units.tops()
        yield by_periods(frame, f"{name}-negative", title, negative, rows, chart=ChartKind.BARS)


def _chosen(frame: Frame, name: str, base: Measure) -> Iterator[Table]:
    """Yield what the raters chose from the lists of the system, where it has such lists."""
    if frame.holds(replace(base.where, **STATED_SUBJECTS)):
        subjects = choices.stated_codes("review_subject", ReviewSubject)
        yield by_periods(frame, f"{name}-subjects", _("What was rated"), base, subjects)
    if frame.holds(replace(base.where, **STATED_REASONS)):
        reasons = choices.stated_codes("review_reason", ReviewReason)
        title = _("Reasons given")
        yield by_periods(frame, f"{name}-reasons", title, base, reasons, chart=ChartKind.BARS)
