"""The half-year analysis of a hospital: three periods side by side, every figure a door."""

from datetime import date

from django.utils.translation import gettext as _

from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.orgs.selectors import places
from senim.reports import half_year_ends, half_year_journals, half_year_reviews, measures
from senim.reports.cube import cube_of
from senim.reports.figures import Report, Section
from senim.reports.periods import Period
from senim.reports.tables import Frame
from senim.reports.units import units_of


PERIODS = 3


def half_year(scope: Scope, organisation: Organisation, *, from_day: date, to_day: date) -> Report:
    """Analyse a period of an organisation beside the same periods of the two years before.

    Any period of at most a year will do; each is counted by one question.
    """
    periods = tuple(Period(from_day, to_day).before(years) for years in range(PERIODS))
    frame = _frame(scope, organisation, periods)
    return Report(organisation, periods, _sections(frame), _definitions())


def _frame(scope: Scope, organisation: Organisation, periods: tuple[Period, ...]) -> Frame:
    units = units_of(scope, organisation)
    known = list(places(scope))
    keys = {place.code: place.pk for place in known}
    own = Scope.of(organisation)  # found within the reader's scope, and narrower
    cubes = tuple(cube_of(own, period, units, keys) for period in periods)
    return Frame(organisation.code, cubes, units, known)


def _sections(frame: Frame) -> list[Section]:
    return [
        half_year_ends.summary(frame),
        *half_year_journals.sections(frame),
        *half_year_reviews.sections(frame),
        half_year_ends.conclusions(frame),
        half_year_ends.quality(frame),
    ]


def _definitions() -> list[tuple[str, str]]:
    """Return what each measure of the summary and the conclusions counts, in words."""
    named = {m.code: m for m in (*measures.TOP, *measures.CONCLUSIONS)}
    found = [(str(m.name), str(m.definition)) for m in named.values()]
    rule = _(
        "A share is a part of its own table's total, in per cent with two places, rounded half up. "
        "Growth is the difference divided by the earlier period's figure."
    )
    return [*found, (_("Shares and growth"), rule)]
