"""The live cases of the demonstration as data: what came in when, and how far it got."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from senim.rules.channels import ChannelCode as Way
from senim.rules.kinds import ContentKind as Kind
from senim.rules.kinds import Language, ReviewReason, ReviewSubject, Verdict


class Ending(StrEnum):
    """How far a case has got."""

    NEW = "NEW"
    SORTED = "SORTED"
    ASSIGNED = "ASSIGNED"
    EXPLAINED = "EXPLAINED"
    DRAFTED = "DRAFTED"
    ON_APPROVAL = "ON_APPROVAL"
    SENT_BACK = "SENT_BACK"
    ON_SIGN = "ON_SIGN"
    ANSWERED = "ANSWERED"
    RATED = "RATED"
    CLOSED = "CLOSED"
    REOPENED = "REOPENED"
    WITHDRAWN = "WITHDRAWN"
    NOTED = "NOTED"
    SPOT = "SPOT"


class Paper(StrEnum):
    """What is attached."""

    SCAN = "pdf"
    PHOTOGRAPH = "jpg"
    NOTE = "txt"


@dataclass(frozen=True, slots=True)
class Case:
    """One live appeal: so many days old, and what is known of it beside that."""

    days: int
    way: Way
    kind: Kind
    department: str
    language: Language
    ending: Ending
    paper: Paper | None = None
    long_name: bool = False
    anonymous: bool = False
    repeat: bool = False
    verdict: Verdict = Verdict.UNJUSTIFIED
    mark: int = 5
    rating: int | None = None
    subject: ReviewSubject | None = None
    reason: ReviewReason | None = None
    remark: bool = False


KK, RU = Language.KK, Language.RU
E = Ending

HOSPITAL_CASES: tuple[Case, ...] = (
    Case(0, Way.SITE, Kind.COMPLAINT, "PDO", KK, E.NEW, paper=Paper.PHOTOGRAPH),
    Case(0, Way.HOTLINE, Kind.INFO, "SURG", RU, E.SPOT),
    Case(0, Way.HOTLINE, Kind.CONSULT, "GENERAL", KK, E.SPOT),
    Case(0, Way.BOOK, Kind.COMPLAINT, "HOUSE", RU, E.NEW),
    Case(0, Way.SITE, Kind.THANKS, "OBST_ANTE", KK, E.NEW, long_name=True),
    Case(1, Way.EOTINISH, Kind.COMPLAINT, "SURG", RU, E.SORTED),
    Case(1, Way.DESK, Kind.APPLICATION, "GENERAL", KK, E.ASSIGNED, Paper.SCAN, long_name=True),
    Case(1, Way.FSMS_CRM, Kind.COMPLAINT, "IC", KK, E.ASSIGNED),
    Case(1, Way.HOTLINE, Kind.COMPLAINT, "PDO", RU, E.NEW),
    Case(1, Way.DEPT_JOURNAL, Kind.THANKS, "SURG", KK, E.NOTED),
    Case(2, Way.SITE, Kind.COMPLAINT, "SURG", KK, E.EXPLAINED, Paper.NOTE, remark=True),
    Case(2, Way.EMAIL, Kind.SUGGESTION, "GENERAL", RU, E.NEW),
    Case(2, Way.RECEPTION, Kind.REQUEST, "URO", RU, E.ASSIGNED),
    Case(2, Way.GIS2, Kind.REVIEW, "PDO", RU, E.NEW, anonymous=True, rating=1),
    Case(3, Way.SITE, Kind.COMPLAINT, "TRAUMA", KK, E.EXPLAINED, Paper.SCAN),
    Case(3, Way.POST, Kind.COMPLAINT, "GYN", RU, E.ASSIGNED, remark=True),
    Case(3, Way.BOOK, Kind.COMPLAINT, "SURG", KK, E.DRAFTED),
    Case(4, Way.EOTINISH, Kind.APPLICATION, "PCI", KK, E.DRAFTED, long_name=True),
    Case(4, Way.SITE, Kind.COMPLAINT, "OBST_POST", KK, E.ON_APPROVAL, verdict=Verdict.PARTLY),
    Case(4, Way.HOTLINE, Kind.COMPLAINT, "SURG", RU, E.ON_APPROVAL),
    Case(5, Way.SITE, Kind.COMPLAINT, "PDO", RU, E.ON_SIGN, verdict=Verdict.JUSTIFIED),
    Case(5, Way.DESK, Kind.COMPLAINT, "SURG", KK, E.SENT_BACK, Paper.SCAN),
    Case(
        5, Way.DAMUMED, Kind.REVIEW, "", RU, E.NOTED,
        rating=2, subject=ReviewSubject.APPOINTMENT, reason=ReviewReason.WAITED_OVER_30_MIN,
    ),
    Case(6, Way.SITE, Kind.COMPLAINT, "HOUSE", KK, E.ASSIGNED, anonymous=True),
    Case(7, Way.EMAIL, Kind.COMPLAINT, "SURG", RU, E.EXPLAINED, repeat=True),
    Case(8, Way.FSMS_CRM, Kind.COMPLAINT, "PDO", RU, E.DRAFTED),
    Case(9, Way.SITE, Kind.COMPLAINT, "ICU", KK, E.ON_APPROVAL, long_name=True),
    Case(10, Way.BOOK, Kind.THANKS, "URO", KK, E.NOTED),
    Case(10, Way.SITE, Kind.COMPLAINT, "SURG", KK, E.ANSWERED, verdict=Verdict.PARTLY),
    Case(11, Way.EOTINISH, Kind.COMPLAINT, "INF", RU, E.ANSWERED, Paper.SCAN),
    Case(12, Way.SITE, Kind.COMPLAINT, "PDO", KK, E.RATED, verdict=Verdict.JUSTIFIED),
    Case(12, Way.HOTLINE, Kind.INFO, "ICU", RU, E.SPOT),
    Case(13, Way.SITE, Kind.REQUEST, "GENERAL", KK, E.ANSWERED),
    Case(14, Way.DESK, Kind.COMPLAINT, "OBST_ANTE", KK, E.RATED, mark=4, long_name=True),
    Case(15, Way.SITE, Kind.COMPLAINT, "SURG", RU, E.REOPENED, mark=2),
    Case(16, Way.SITE, Kind.MESSAGE, "GENERAL", KK, E.WITHDRAWN),
    Case(17, Way.DEPT_JOURNAL, Kind.THANKS, "OBST_POST", KK, E.NOTED),
    Case(18, Way.SITE, Kind.COMPLAINT, "IC", RU, E.CLOSED, verdict=Verdict.PARTLY),
    Case(19, Way.POST, Kind.COMPLAINT, "OTHER_MO", RU, E.CLOSED),
    Case(20, Way.HOTLINE, Kind.CONSULT, "GENERAL", KK, E.SPOT),
    Case(20, Way.SITE, Kind.SUGGESTION, "GENERAL", RU, E.NOTED),
)  # fmt: skip

OTHER_COUNT, OTHER_COUNT_SMALL = 25, 3
OTHER_DAYS = 21
OTHER_UNITS = ("REG", "THER", "THER", "SURG", "DIAG", "GENERAL")
_ASKED = ((Kind.INFO, Way.HOTLINE), (Kind.CONSULT, Way.HOTLINE), (Kind.CONSULT, Way.DESK))
_PRAISED = ((Kind.THANKS, Way.SITE), (Kind.THANKS, Way.BOOK), (Kind.THANKS, Way.QR))
_BLAMED = tuple(
    (Kind.COMPLAINT, way)
    for way in (Way.SITE, Way.EOTINISH, Way.FSMS_CRM, Way.HOTLINE, Way.BOOK, Way.DESK)
)
FRESH_DAYS = 7
WORKED = (E.NEW, E.ASSIGNED, E.EXPLAINED, E.DRAFTED, E.ON_APPROVAL)
FINISHED = (E.ANSWERED, E.ANSWERED, E.RATED, E.CLOSED, E.EXPLAINED)
UNSERVED_WORKED, UNSERVED_FINISHED = (E.NEW, E.SORTED), (E.SPOT, E.WITHDRAWN)
VERDICTS = (Verdict.UNJUSTIFIED, Verdict.UNJUSTIFIED, Verdict.PARTLY, Verdict.JUSTIFIED)


def hospital_cases(*, small: bool) -> Sequence[Case]:
    """Return the cases of the hospital; for a small world one of each ending."""
    if not small:
        return HOSPITAL_CASES
    first = {case.ending: case for case in reversed(HOSPITAL_CASES)}
    return list(first.values())


def other_cases(rng: Random, *, small: bool, served: bool) -> list[Case]:
    """Invent the cases of another organisation; where nobody executes they are settled at once."""
    count = OTHER_COUNT_SMALL if small else OTHER_COUNT
    return [_other(rng, place * OTHER_DAYS // count, served=served) for place in range(count)]


def _other(rng: Random, days: int, *, served: bool) -> Case:
    kind, way = rng.choice(rng.choice((_ASKED, _PRAISED, _BLAMED, _BLAMED)))
    return Case(
        days,
        way,
        kind,
        rng.choice(OTHER_UNITS),
        rng.choice((KK, KK, RU)),
        _ending(rng, kind, days, served=served),
        verdict=rng.choice(VERDICTS),
        mark=rng.choice((5, 5, 4, 3)),
        anonymous=way in {Way.QR, Way.SITE} and rng.random() < 1 / 4,
    )


def _ending(rng: Random, kind: Kind, days: int, *, served: bool) -> Ending:
    if kind is Kind.THANKS:
        return E.NOTED if days else E.NEW
    if kind is not Kind.COMPLAINT:
        return E.SPOT
    fresh = days < FRESH_DAYS
    if served:
        return rng.choice(WORKED if fresh else FINISHED)
    return rng.choice(UNSERVED_WORKED if fresh else UNSERVED_FINISHED)
