"""The hospital of the half-year analysis: exactly the printed marginals, freely joined."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from senim.appeals.requests import Outcome, Registration
from senim.appeals.services.registration import register_appeals
from senim.orgs.actors import system_of
from senim.orgs.models import Channel, Department, Organisation, Place
from senim.orgs.services import Names, add_place, add_report_group
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    ReviewReason,
    ReviewSubject,
    Verdict,
)
from tests.factories import NOON, SYSTEM, make_department, make_organisation


PRINTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "hospital_2022h1.json").read_text("utf-8")
)
SOURCES: dict[str, Any] = PRINTED["sources"]
UNITS = ("PDO", "SURG", "PCI", "URO", "GYN", "IC", "OBST", "SOM", "INF", "ICU", "HOUSE", "GENERAL")
BELOW = {"TRAUMA": "SURG", "OBST_ANTE": "OBST", "OBST_POST": "OBST", "OTHER_MO": "GENERAL"}
PLACES = tuple(SOURCES["J_PHONE"]["places"])
UNJUSTIFIED = Outcome(date(2022, 7, 1), Decision.EXPLAINED, Verdict.UNJUSTIFIED)
PARTLY = Outcome(date(2022, 7, 1), Decision.PARTLY_SATISFIED, Verdict.PARTLY)
NOTED = Outcome(date(2022, 7, 1), Decision.NOTED)

Facts = dict[str, Any]


def build_hospital(code: str = "mob2") -> Organisation:
    """Make the hospital and register its first half-years of 2020, 2021 and 2022."""
    hospital = make_organisation(code)
    _arrange(hospital)
    _register(hospital, [*_year_2022(), *_year_2021(), *_year_2020()])
    return hospital


def _arrange(hospital: Organisation) -> None:
    made = {code: make_department(hospital, code, position=n * 10) for n, code in enumerate(UNITS)}
    for code, parent in BELOW.items():
        make_department(hospital, code, parent=made[parent], position=made[parent].position + 1)
    add_report_group(
        organisation=hospital,
        code="URO_GYN",
        names=Names("Урология және гинекология", "Урология с гинекологией"),
        departments=[made["URO"], made["GYN"]],
        actor=SYSTEM,
        at=NOON,
    )
    for n, name in enumerate(PLACES):
        if not Place.objects.filter(code=f"P{n}").exists():
            add_place(code=f"P{n}", names=Names(name, name), position=n, actor=SYSTEM, at=NOON)


def _register(hospital: Organisation, facts: list[Facts]) -> None:
    ways = {way.code: way for way in Channel.objects.filter(organisation=hospital)}
    for way in ways.values():
        way.organisation = hospital
    units: Mapping[str, Any] = {u.code: u for u in Department.objects.filter(organisation=hospital)}
    towns: Mapping[str, Any] = {p.name_ru: p for p in Place.objects.all()}
    requests = [_request(n, dict(fact), ways, units, towns) for n, fact in enumerate(facts)]
    register_appeals(requests=requests, actor=system_of(hospital), at=NOON)


def _request(
    n: int,
    facts: Facts,
    ways: Mapping[str, Channel],
    units: Mapping[str, Department],
    towns: Mapping[str, Place],
) -> Registration:
    day: date = facts.pop("day")
    unit, town = facts.pop("unit", None), facts.pop("town", None)
    return Registration(
        channel=ways[facts.pop("channel")],
        content_kind=facts.pop("kind"),
        text="Өтініш мәтіні",
        received_at=datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
        source="test",
        source_key=str(n),
        payload={"n": n},
        past_day=day,
        outcome=facts.pop("outcome", NOTED),
        department=units[unit] if unit else None,
        place=towns[town] if town else None,
        **facts,
    )


def _days(months: list[int], year: int = 2022) -> Iterator[date]:
    """Yield so many days in each month, spread over it, its first and last among them."""
    for month, count in enumerate(months, 1):
        last = (31, 28, 31, 30, 31, 30)[month - 1]
        yield from [day for day, _ in zip(_spread(year, month, last), range(count), strict=False)]


def _spread(year: int, month: int, last: int) -> Iterator[date]:
    for day in cycle([1, last, 12, 7, 20, 15]):
        yield date(year, month, day)


def _spelt(counts: Mapping[str, int]) -> list[str]:
    return [code for code, count in counts.items() for _ in range(count)]


def _year_2022() -> Iterator[Facts]:
    yield from _book()
    yield from _reviews()
    yield from _hotline()
    yield from _media()
    yield from _site()
    yield from _gis()
    yield from _damumed()


def _book() -> Iterator[Facts]:
    thanks, complaint = ContentKind.THANKS, ContentKind.COMPLAINT
    rows = [
        ("PDO", complaint, UNJUSTIFIED, Form.ORAL),
        ("PDO", complaint, UNJUSTIFIED, Form.ORAL),
        ("PDO", complaint, UNJUSTIFIED, Form.ORAL),
        ("HOUSE", complaint, PARTLY, Form.WRITTEN),
        ("URO", thanks, NOTED, Form.WRITTEN),
        (None, thanks, NOTED, Form.WRITTEN),
    ]
    for month, (unit, kind, outcome, form) in enumerate(rows, 1):
        day = date(2022, month, 9)
        yield {"channel": ChannelCode.BOOK, "unit": unit, "kind": kind, "day": day} | {
            "outcome": outcome,
            "form": form,
        }


def _reviews() -> Iterator[Facts]:
    for unit, months in SOURCES["J_REVIEWS"]["by_department_month"].items():
        for day in _days(months):
            yield {
                "channel": ChannelCode.DEPT_JOURNAL,
                "kind": ContentKind.THANKS,
                "unit": unit,
                "day": day,
            }


def _merged(departments: Mapping[str, int], **groups: str) -> list[str]:
    """Return the departments one by one, a printed group spread over its members."""
    counts = dict(departments)
    members = groups["URO_GYN"].split()
    total = counts.pop("URO+GYN")
    return _spelt(counts) + [code for code, _ in zip(cycle(members), range(total), strict=False)]


def _hotline() -> Iterator[Facts]:
    printed = SOURCES["J_PHONE"]
    complaints = _spelt(printed["complaints_by_department"])
    units = _merged(printed["departments"], URO_GYN="URO GYN")
    for unit in complaints:
        units.remove(unit)
    kinds = [ContentKind.COMPLAINT] * 5 + [ContentKind.CONSULT] * 5 + [ContentKind.INFO] * 54
    rows = zip(
        kinds,
        [*complaints, *units],
        _days(printed["months"]),
        _spelt(printed["places"]),
        strict=True,
    )
    for n, (kind, unit, day, town) in enumerate(rows):
        yield {
            "channel": ChannelCode.HOTLINE,
            "kind": kind,
            "unit": unit,
            "day": day,
            "town": town,
            "anonymous": n == 0,
            "outcome": UNJUSTIFIED if kind is ContentKind.COMPLAINT else NOTED,
        }


def _media() -> Iterator[Facts]:
    printed = SOURCES["J_MEDIA"]
    complaints = _spelt(printed["complaints_by_department"])
    departments = dict(printed["departments"]) | {"OTHER_MO": 1}
    departments["GENERAL"] -= 1
    units = _merged(departments, URO_GYN="URO GYN GYN GYN")
    for unit in complaints:
        units.remove(unit)
    ways = (
        [ChannelCode.FSMS_CRM] * 8
        + [ChannelCode.EOTINISH]
        + [ChannelCode.MEDELEMENT] * 30
        + [ChannelCode.UNSPECIFIED] * 3
    )
    thanks, complaint = ContentKind.THANKS, ContentKind.COMPLAINT
    kinds = [thanks] * 3 + [complaint] * 8 + [ContentKind.CONSULT] * 31
    places = [*units[:3], *complaints, *units[3:]]
    for n, (way, kind, unit) in enumerate(zip(ways, kinds, places, strict=True)):
        yield {
            "channel": way,
            "kind": kind,
            "unit": unit,
            "day": date(2022, n % 6 + 1, 5),
            "anonymous": 20 <= n < 25,
            "outcome": UNJUSTIFIED if kind is complaint else NOTED,
        }


def _site() -> Iterator[Facts]:
    for n in range(6):
        yield {
            "channel": ChannelCode.SITE,
            "kind": ContentKind.REVIEW,
            "day": date(2022, n + 1, 14),
            "anonymous": n < 3,
            "review_reason": ReviewReason.THANKS,
        }


def _gis() -> Iterator[Facts]:
    printed = SOURCES["2GIS"]
    units = [*_spelt(printed["negative_by_department"]), None]
    marks = [int(mark) for mark in reversed(_spelt(printed["ratings"]))]
    units[units.index("SURG")] = "TRAUMA"
    for day, mark, unit in zip(_days(printed["months"]), marks, units, strict=True):
        yield {
            "channel": ChannelCode.GIS2,
            "kind": ContentKind.REVIEW,
            "unit": unit,
            "day": day,
            "rating": mark,
            "anonymous": True,
        }


def _damumed() -> Iterator[Facts]:
    printed = SOURCES["DAMUMED"]
    subjects = _spelt(printed["data_kind"])
    reasons = list(reversed(_spelt(printed["reason"])))
    marks = [int(mark) for mark in _spelt(printed["ratings"])]
    rows = zip(_days(printed["months"]), marks, subjects, reasons, strict=True)
    for day, mark, subject, reason in rows:
        yield {
            "channel": ChannelCode.DAMUMED,
            "kind": ContentKind.REVIEW,
            "day": day,
            "rating": mark,
            "review_subject": None if subject == "unspecified" else ReviewSubject(subject),
            "review_reason": None if reason == "unspecified" else ReviewReason(reason),
        }


def _year_2021() -> Iterator[Facts]:
    """Yield 255: oral 93, written 162, media 47, anonymous 16, thanks 167."""
    calls = [("HOTLINE", ContentKind.INFO)] * 93
    thanks = [("DEPT_JOURNAL", ContentKind.THANKS)] * 115
    # The rest of the thanks came by telephone or media in that year's own split.
    media = [("MEDELEMENT", ContentKind.THANKS)] * 47
    yield from _plain(2021, [*calls, *thanks, *media], anonymous=16, oral_thanks=5)


def _year_2020() -> Iterator[Facts]:
    """Yield 122: oral 40, written 82, media 8, anonymous 3."""
    calls = [("HOTLINE", ContentKind.INFO)] * 40
    thanks = [("DEPT_JOURNAL", ContentKind.THANKS)] * 74
    yield from _plain(2020, [*calls, *thanks, *[("SITE", ContentKind.INFO)] * 8], anonymous=3)


def _plain(
    year: int, rows: list[tuple[str, ContentKind]], *, anonymous: int, oral_thanks: int = 0
) -> Iterator[Facts]:
    for n, (way, kind) in enumerate(rows):
        written_down = n < oral_thanks  # thanks said aloud and entered in the book
        yield {
            "channel": ChannelCode.BOOK if written_down else ChannelCode(way),
            "kind": ContentKind.THANKS if written_down else kind,
            "form": Form.ORAL if written_down else None,
            "unit": UNITS[n % len(UNITS)] if n % 7 else None,
            "day": date(year, n % 6 + 1, n % 28 + 1),
            "anonymous": n < anonymous,
        }
