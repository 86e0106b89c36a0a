"""The hospital's first half of 2022: 535 lines that satisfy every figure it printed."""

from collections.abc import Iterator
from random import Random

from senim.demo.lines import Line, a_day, an_hour, days_by_months, expanded, spread
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form, ReviewReason, ReviewSubject, Verdict


YEAR = 2022

REVIEW_JOURNALS: dict[str, tuple[int, ...]] = {
    "GYN": (0, 0, 0, 1, 2, 0),
    "URO": (0, 0, 3, 0, 2, 0),
    "SOM": (0, 0, 6, 6, 1, 3),
    "IC": (1, 4, 3, 7, 11, 1),
    "SURG": (0, 7, 8, 19, 5, 16),
    "OBST_ANTE": (18, 13, 9, 13, 8, 6),
    "OBST_POST": (0, 2, 6, 6, 5, 0),
    "PCI": (3, 1, 9, 2, 5, 5),
}
CALL_MONTHS = (0, 10, 16, 13, 10, 15)
CALL_COMPLAINTS = {"SURG": 2, "PDO": 2, "URO": 1}
CALL_CONSULTATIONS = 5
# What remains of the telephone's departments without its complaints; urology's seven are split.
CALL_QUESTIONS = {
    "PDO": 25, "SURG": 8, "PCI": 4, "URO": 3, "GYN": 3, "IC": 2, "OBST": 1, "ICU": 4, "GENERAL": 9,
}  # fmt: skip
CALL_PLACES = {
    "NUR_SULTAN": 34, "STEPNOGORSK": 2, "KOKSHETAU": 2, "TSELINOGRAD": 11, "ARSHALY": 6,
    "EREYMENTAU": 2, "SHORTANDY": 1, "ASTRAKHAN": 1, "KOSSHY": 2, "ALMATY": 1, "KARAGANDA": 1,
    "RUSSIA": 1,
}  # fmt: skip
MEDIA_COMPLAINTS = {"GYN": 2, "SURG": 2, "OBST": 1, "URO": 1, "PDO": 1, "OTHER_MO": 1}
MEDIA_COMPLAINT_CHANNELS = {"FSMS_CRM": 5, "EOTINISH": 1, "MEDELEMENT": 2}
# Thanks and questions of the media journal: its departments without the complaints.
MEDIA_OTHERS = {"PDO": 6, "OBST": 4, "GYN": 1, "INF": 2, "IC": 1, "PCI": 1, "GENERAL": 19}
MEDIA_THANKS = 3
MEDIA_UNNAMED_SOURCE = 3
MEDIA_ANONYMOUS = 5
SITE_REVIEWS, SITE_ANONYMOUS = 6, 3
GIS_MONTHS = (3, 1, 3, 1, 4, 2)
GIS_NEGATIVE = {"OBST": 3, "PDO": 5, "SURG": 1, "IC": 1, "ICU": 1, "GENERAL": 2}
DAMUMED_MONTHS = (24, 37, 30, 30, 36, 29)
DAMUMED_RATINGS = (5,) * 170 + (4,) * 6 + (3,) + (2,) * 3 + (1,) * 6
DAMUMED_ANONYMOUS = 1
# In the order of the ratings beside them: the contented first, those who waited longest last.
DAMUMED_REASONS: tuple[tuple[ReviewReason | None, int], ...] = (
    (ReviewReason.THANKS, 62),
    (ReviewReason.SATISFIED, 52),
    (ReviewReason.ON_TIME, 28),
    (ReviewReason.NO_CLAIMS, 12),
    (None, 16),
    (ReviewReason.WAITED_UNDER_15_MIN, 6),
    (None, 1),
    (ReviewReason.WAITED_OVER_15_MIN, 4),
    (ReviewReason.NOT_BOOKED, 1),
    (ReviewReason.WAITED_OVER_30_MIN, 2),
    (ReviewReason.WAITED_OVER_1_HOUR, 2),
)
DAMUMED_SUBJECTS: tuple[tuple[ReviewSubject | None, int], ...] = (
    (ReviewSubject.APPOINTMENT, 180),
    (ReviewSubject.HOSPITAL_REFERRAL, 1),
    (ReviewSubject.TEST_RESULTS, 1),
    (None, 4),
)


def lines_2022(rng: Random) -> list[Line]:
    """Return the half-year's lines, still without words and authors."""
    makers = (_book, _review_journals, _calls, _media, _site, _gis, _damumed)
    return [line for maker in makers for line in maker(rng)]


def _book(rng: Random) -> Iterator[Line]:
    """Yield the book's six: four complaints of which one is partly right, two thanks."""
    complaint, thanks = ContentKind.COMPLAINT, ContentKind.THANKS
    facts = (
        (Form.WRITTEN, complaint, "PDO", Verdict.UNJUSTIFIED),
        (Form.ORAL, complaint, "PDO", Verdict.UNJUSTIFIED),
        (Form.ORAL, complaint, "PDO", Verdict.UNJUSTIFIED),
        (Form.WRITTEN, complaint, "HOUSE", Verdict.PARTLY),
        (Form.WRITTEN, thanks, "URO", None),
        (Form.ORAL, thanks, "", None),
    )
    for (form, kind, department, verdict), on in zip(facts, spread(rng, YEAR, 6), strict=True):
        yield Line(
            on=on,
            at=an_hour(rng),
            channel=ChannelCode.BOOK,
            kind=kind,
            form=form,
            department=department,
            verdict=verdict,
        )


def _review_journals(rng: Random) -> Iterator[Line]:
    for department, months in REVIEW_JOURNALS.items():
        for on in days_by_months(rng, YEAR, months):
            yield Line(
                on=on,
                at=an_hour(rng),
                channel=ChannelCode.DEPT_JOURNAL,
                kind=ContentKind.THANKS,
                department=department,
            )


def _calls(rng: Random) -> Iterator[Line]:
    """Yield the telephone's 64: directions and departments, months, places, joined by chance."""
    asked = expanded(CALL_QUESTIONS)
    rng.shuffle(asked)
    kinds = [ContentKind.CONSULT] * CALL_CONSULTATIONS + [ContentKind.INFO] * len(asked)
    said = [(ContentKind.COMPLAINT, code) for code in expanded(CALL_COMPLAINTS)]
    said += list(zip(kinds[: len(asked)], asked, strict=True))
    places = expanded(CALL_PLACES)
    rng.shuffle(places)
    days = days_by_months(rng, YEAR, CALL_MONTHS)
    for (kind, department), place, on in zip(said, places, days, strict=True):
        yield Line(
            on=on,
            at=an_hour(rng),
            channel=ChannelCode.HOTLINE,
            kind=kind,
            form=Form.ORAL,
            department=department,
            place=place,
            verdict=Verdict.UNJUSTIFIED if kind is ContentKind.COMPLAINT else None,
        )


def _media(rng: Random) -> Iterator[Line]:
    """Yield the media journal's 42: eight complaints, three thanks to the fund, 31 questions."""
    departments = expanded(MEDIA_COMPLAINTS)
    rng.shuffle(departments)
    channels = expanded(MEDIA_COMPLAINT_CHANNELS)
    for channel, department in zip(channels, departments, strict=True):
        yield _medium(rng, channel, ContentKind.COMPLAINT, department)
    others = expanded(MEDIA_OTHERS)
    rng.shuffle(others)
    for place, department in enumerate(others):
        if place < MEDIA_THANKS:
            yield _medium(rng, ChannelCode.FSMS_CRM, ContentKind.THANKS, department)
        elif place < MEDIA_THANKS + MEDIA_UNNAMED_SOURCE:
            yield _medium(rng, ChannelCode.UNSPECIFIED, ContentKind.INFO, department)
        else:
            unnamed = len(others) - place <= MEDIA_ANONYMOUS
            yield _medium(
                rng, ChannelCode.MEDELEMENT, ContentKind.INFO, department, anonymous=unnamed
            )


def _medium(
    rng: Random, channel: str, kind: ContentKind, department: str, *, anonymous: bool = False
) -> Line:
    return Line(
        on=a_day(rng, YEAR, rng.randint(1, 6)),
        at=an_hour(rng),
        channel=ChannelCode(channel),
        kind=kind,
        department=department,
        anonymous=anonymous,
        verdict=Verdict.UNJUSTIFIED if kind is ContentKind.COMPLAINT else None,
    )


def _site(rng: Random) -> Iterator[Line]:
    for place, on in enumerate(spread(rng, YEAR, SITE_REVIEWS)):
        yield Line(
            on=on,
            at=an_hour(rng),
            channel=ChannelCode.SITE,
            kind=ContentKind.REVIEW,
            anonymous=place < SITE_ANONYMOUS,
            rating=5,
        )


def _gis(rng: Random) -> Iterator[Line]:
    """Yield the fourteen of 2GIS: one contented, one mark "2", twelve marks "1"; nicknames only."""
    facts = list(zip((2, *(1,) * 12), expanded(GIS_NEGATIVE), strict=True))
    days = days_by_months(rng, YEAR, GIS_MONTHS)
    for (rating, department), on in zip([*facts, (5, "")], days, strict=True):
        yield Line(
            on=on,
            at=an_hour(rng),
            channel=ChannelCode.GIS2,
            kind=ContentKind.REVIEW,
            department=department,
            anonymous=True,
            rating=rating,
        )


def _damumed(rng: Random) -> Iterator[Line]:
    reasons = [reason for reason, count in DAMUMED_REASONS for _ in range(count)]
    subjects = [subject for subject, count in DAMUMED_SUBJECTS for _ in range(count)]
    rng.shuffle(subjects)
    days = days_by_months(rng, YEAR, DAMUMED_MONTHS)
    chosen = zip(DAMUMED_RATINGS, reasons, subjects, days, strict=True)
    for place, (rating, reason, subject, on) in enumerate(chosen):
        yield Line(
            on=on,
            at=an_hour(rng),
            channel=ChannelCode.DAMUMED,
            kind=ContentKind.REVIEW,
            anonymous=place < DAMUMED_ANONYMOUS,
            rating=rating,
            subject=subject,
            reason=reason,
        )
