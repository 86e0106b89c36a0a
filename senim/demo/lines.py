"""A line of an old journal as the demonstration's spreadsheets hold it, and how it is filled in."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import accumulate
from random import Random

from senim.appeals.identity import Contact
from senim.appeals.requests import NOBODY
from senim.demo.names import person
from senim.demo.texts import Teller, Told
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Language,
    ReviewReason,
    ReviewSubject,
    Topic,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One voice of an old half-year with everything that a journal keeps of it."""

    on: date
    at: time
    channel: ChannelCode
    kind: ContentKind
    form: Form = Form.WRITTEN
    department: str = ""
    place: str = ""
    anonymous: bool = False
    verdict: Verdict | None = None
    decision: Decision | None = None
    rating: int | None = None
    subject: ReviewSubject | None = None
    reason: ReviewReason | None = None
    answered_on: date | None = None
    language: Language = Language.RU
    text: str = ""
    topic: Topic | None = None
    contact: Contact = NOBODY
    outside_number: str = ""


KAZAKH_SHARE: dict[ContentKind, float] = {
    ContentKind.THANKS: 0.42,
    ContentKind.REVIEW: 0.3,
    ContentKind.COMPLAINT: 0.35,
}
USUAL_KAZAKH_SHARE = 0.4
AT_ONCE = frozenset({ContentKind.INFO, ContentKind.CONSULT})
IDENTIFIED = frozenset({ChannelCode.FSMS_CRM, ChannelCode.EOTINISH})
OFTEN_NAME_ONLY = frozenset({ChannelCode.DEPT_JOURNAL, ChannelCode.SITE, ChannelCode.MEDELEMENT})
USUAL_DAYS = (1, 2, 2, 3, 3, 3, 4, 4, 5)
LATE_DAYS = (8, 11, 14)
LATE_SHARE = 0.15
FRIDAY = 4
HOURS = (8, 9, 9, 10, 10, 11, 11, 12, 14, 14, 15, 15, 16, 17)
NAME_ONLY_SHARE = 0.6
GOOD_RATING = 4
DEFAULT_DECISION: dict[Verdict | None, Decision] = {
    None: Decision.EXPLAINED,
    Verdict.UNJUSTIFIED: Decision.EXPLAINED,
    Verdict.PARTLY: Decision.PARTLY_SATISFIED,
    Verdict.JUSTIFIED: Decision.SATISFIED,
}


def expanded(counts: Mapping[str, int]) -> list[str]:
    """Write every code as often as it is counted."""
    return [code for code, count in counts.items() for _ in range(count)]


def a_day(rng: Random, year: int, month: int) -> date:
    """Choose any day of a month, days off included: journals are written on them too."""
    return date(year, month, rng.randint(1, calendar.monthrange(year, month)[1]))


def days_by_months(rng: Random, year: int, months: Sequence[int]) -> list[date]:
    """Choose so many days of January, February and so on as are counted, in no order."""
    days = [
        a_day(rng, year, month) for month, count in enumerate(months, start=1) for _ in range(count)
    ]
    rng.shuffle(days)
    return days


def spread(rng: Random, year: int, count: int) -> list[date]:
    """Choose so many days of the first half of a year, more of them later in it."""
    weights = list(accumulate((4, 1, 1, 1, 1, 1)))
    months = rng.choices(range(1, 7), weights, k=count)
    return [a_day(rng, year, month) for month in months]


def an_hour(rng: Random) -> time:
    """Choose a time of day at which people write or call."""
    return time(rng.choice(HOURS), rng.randrange(60))


def filled(line: Line, rng: Random, teller: Teller) -> Line:
    """Give a line its language, words, author, decision and day of the answer."""
    share = KAZAKH_SHARE.get(line.kind, USUAL_KAZAKH_SHARE)
    language = Language.KK if rng.random() < share else Language.RU
    told = _told(line, language, teller)
    decision = line.decision or _decision(line)
    line = replace(line, language=language, text=told.text, topic=told.topic, decision=decision)
    return replace(
        line,
        contact=NOBODY if line.anonymous else _author(line, rng),
        answered_on=_answer_day(line, rng),
        outside_number=_outside_number(line, rng),
    )


def _told(line: Line, language: Language, teller: Teller) -> Told:
    if line.channel in {ChannelCode.GIS2, ChannelCode.SITE} and line.kind is ContentKind.REVIEW:
        return teller.review(language, line.department, line.rating or GOOD_RATING)
    if line.kind is ContentKind.INFO and line.channel is not ChannelCode.HOTLINE:
        return teller.question(language, line.department)
    return teller.tell(line.kind, language, line.department, line.on, line.rating)


def _decision(line: Line) -> Decision:
    if line.kind is ContentKind.THANKS:
        return Decision.NOTED
    if line.kind is ContentKind.REVIEW:
        return Decision.NOTED if (line.rating or 0) >= GOOD_RATING else Decision.EXPLAINED
    return DEFAULT_DECISION[line.verdict]


def _author(line: Line, rng: Random) -> Contact:
    if line.channel in IDENTIFIED:
        return person(rng, known="all")
    name_only = line.channel in OFTEN_NAME_ONLY and rng.random() < NAME_ONLY_SHARE
    return person(rng, known="name" if name_only else "phone")


def _answer_day(line: Line, rng: Random) -> date:
    """Choose when the matter ended: questions at once, thanks soon, complaints within days."""
    if line.kind in AT_ONCE and line.form is Form.ORAL:
        return line.on
    if line.decision is Decision.NOTED:
        return line.on + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3)))
    late = rng.random() < LATE_SHARE
    day = line.on + timedelta(days=rng.choice(LATE_DAYS if late else USUAL_DAYS))
    back = max(day.weekday() - FRIDAY, 0)
    return max(day - timedelta(days=back), line.on)


def _outside_number(line: Line, rng: Random) -> str:
    if line.channel is ChannelCode.FSMS_CRM:
        return f"CRM-{line.on:%y}-{rng.randrange(100_000, 999_999)}"
    if line.channel is ChannelCode.EOTINISH:
        return f"ЖТ-{line.on:%Y}-{rng.randrange(10_000_000, 99_999_999):08d}"
    return ""
