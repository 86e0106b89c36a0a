"""Kazakhstan's calendar as the tests of the rules use it."""

from datetime import date

from senim.orgs.calendar_seed import VERSION, seed
from senim.rules.calendars import Calendar, Week, calendar_of


FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
ROWS = seed()


def loaded(week: Week) -> Calendar:
    return calendar_of(ROWS, week=week, first=FIRST, last=LAST, version=VERSION)


FIVE, SIX = loaded(Week.FIVE), loaded(Week.SIX)
