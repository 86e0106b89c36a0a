"""The last three weeks: live cases in every state, each act on its own day."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from senim.appeals.identity import Contact
from senim.appeals.requests import NOBODY, Registration
from senim.appeals.services.files import store_file
from senim.demo import papers
from senim.demo.cases import Case, Ending, Paper, hospital_cases, other_cases
from senim.demo.hands import Hands, hands_of
from senim.demo.names import LONG_NAMES, person
from senim.demo.paths import STEPS, Folder, register
from senim.demo.places import HOSPITAL
from senim.demo.texts import Teller, Told
from senim.orgs.actors import Actor
from senim.orgs.models import Department, Organisation
from senim.orgs.selectors import EVERYWHERE, channel_of, departments
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form, Level


SOURCE = "demo"
OUTSIDE = frozenset(
    {
        ChannelCode.SITE,
        ChannelCode.EMAIL,
        ChannelCode.EOTINISH,
        ChannelCode.FSMS_CRM,
        ChannelCode.DAMUMED,
        ChannelCode.GIS2,
        ChannelCode.QR,
    }
)
NUMBERED: dict[ChannelCode, str] = {
    ChannelCode.FSMS_CRM: "CRM-{year}-{n:06d}",
    ChannelCode.EOTINISH: "ЖТ-{year}-{n:08d}",
}
ASKED = frozenset({ContentKind.INFO, ContentKind.CONSULT, ContentKind.REQUEST})
AT_ONCE = timedelta(minutes=6)
STEP = timedelta(hours=14)
MINUTE = timedelta(minutes=1)
OPENS, SHUTS = 9, 18
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happened at a moment."""

    at: datetime
    do: Callable[[datetime], object]


def add_live_cases(tree: Mapping[str, Organisation], *, at: datetime, small: bool) -> int:
    """Let the cases of the last weeks happen in every organisation; return how many there are.

    Everything happens in the order of time, so that journals and histories run forward.
    """
    deeds: list[Deed] = []
    count = 0
    for organisation in tree.values():
        if organisation.level not in {Level.ORGANISATION, Level.BRANCH}:
            continue
        office = _Office(organisation, at)
        for case in office.cases(small=small):
            deeds += office.deeds(case)
            count += 1
    for deed in sorted(deeds, key=lambda deed: deed.at):
        deed.do(deed.at)
    return count


class _Office:
    """One organisation with all that its live cases need."""

    def __init__(self, organisation: Organisation, at: datetime) -> None:
        self.at = at
        self.organisation = organisation
        self.rng = Random(organisation.code)
        self.teller = Teller(self.rng)
        self.hands: Hands = hands_of(organisation)
        found = departments(EVERYWHERE).filter(organisation=organisation)
        self.units: dict[str, Department] = {
            unit.code: unit for unit in found.select_related("head", "deputy")
        }
        self.serial = 0

    def cases(self, *, small: bool) -> list[Case]:
        """Return what came in here, the oldest last."""
        if self.organisation.code == HOSPITAL:
            return list(hospital_cases(small=small))
        served = any(m.organisation == self.organisation for m in self.hands.staff)
        return other_cases(self.rng, small=small, served=served)

    def deeds(self, case: Case) -> Iterator[Deed]:
        """Yield the registration of a case and its acts, each at its moment."""
        self.serial += 1
        received = self._received(case)
        folder = Folder(case, self.hands, self._request(case, received), self.rng)
        registrar = self._registrar(case)
        yield Deed(received + 2 * MINUTE, partial(self._take_in, folder, registrar))
        steps = STEPS[case.ending]
        pace = AT_ONCE if case.ending is Ending.SPOT else STEP
        moments = _moments(received + 2 * MINUTE, self.at, len(steps), pace)
        for step, moment in zip(steps, moments, strict=True):
            yield Deed(moment, partial(step, folder))

    def _take_in(self, folder: Folder, actor: Actor, at: datetime) -> None:
        if folder.case.paper is not None:
            attached = self._attach(folder, folder.case.paper, actor, at)
            folder.request = replace(folder.request, attachments=(attached,))
        register(folder, actor, at)

    def _attach(self, folder: Folder, paper: Paper, actor: Actor, at: datetime) -> str:
        content = {
            Paper.NOTE: lambda: papers.note(folder.request.text),
            Paper.PHOTOGRAPH: lambda: papers.photograph(self.rng),
            Paper.SCAN: lambda: papers.scan(self.rng),
        }[paper]()
        kept = store_file(
            organisation=self.organisation,
            name=f"өтініш-{self.serial}.{paper}",
            content=io.BytesIO(content),
            actor=actor,
            at=at,
        )
        return kept.uid

    def _registrar(self, case: Case) -> Actor:
        return self.hands.applicant if case.way in OUTSIDE else self.hands.registrar

    def _received(self, case: Case) -> datetime:
        """Choose when it came: today's within the last hours, others at an hour of their day."""
        if case.days == 0:
            return self.at - timedelta(minutes=self.rng.randrange(25, 170))
        hours = range(8, 22) if case.way in OUTSIDE else range(OPENS, SHUTS)
        day = timezone.localtime(self.at).date() - timedelta(days=case.days)
        moment = time(self.rng.choice(hours), self.rng.randrange(60))
        zone = timezone.get_default_timezone()
        return min(datetime.combine(day, moment, zone), self.at - timedelta(minutes=25))

    def _request(self, case: Case, received: datetime) -> Registration:
        told = self._told(case, received)
        contact = NOBODY if case.anonymous else self._author(case)
        channel = channel_of(EVERYWHERE, self.organisation.code, case.way)
        number = NUMBERED.get(case.way, "").format(
            year=received.year, n=self.rng.randrange(1, 10**6)
        )
        return Registration(
            channel=channel,
            content_kind=case.kind,
            text=told.text,
            received_at=received,
            source=SOURCE,
            source_key=str(self.serial),
            payload={"text": told.text, "full_name": contact.full_name},
            contact=contact,
            anonymous=case.anonymous,
            language=case.language,
            department=self.units.get(case.department),
            topic=told.topic,
            form=Form(channel.form),
            repeat=case.repeat,
            rating=case.rating,
            review_subject=case.subject,
            review_reason=case.reason,
            outside_numbers=((case.way, number),) if number else (),
        )

    def _told(self, case: Case, received: datetime) -> Told:
        if case.way is not ChannelCode.HOTLINE and case.kind in ASKED:
            return self.teller.question(case.language, case.department)
        if case.way is ChannelCode.GIS2:
            return self.teller.review(case.language, case.department, case.rating or 1)
        day = timezone.localtime(received).date() - timedelta(days=1)
        return self.teller.tell(case.kind, case.language, case.department, day, case.rating)

    def _author(self, case: Case) -> Contact:
        known = "all" if case.way in {*OUTSIDE, ChannelCode.DESK, ChannelCode.POST} else "phone"
        invented = person(self.rng, known=known)
        if case.long_name:
            return replace(invented, full_name=LONG_NAMES[self.serial % len(LONG_NAMES)])
        return invented


def _moments(start: datetime, end: datetime, count: int, pace: timedelta) -> list[datetime]:
    """Return moments after `start` and before `end`, in office hours as far as there is time."""
    gap = min(pace, (end - start) / (count + 1))
    found: list[datetime] = []
    for n in range(1, count + 1):
        wished = start + gap * n if pace == AT_ONCE else _in_office(start + gap * n)
        latest = end - MINUTE * (count - n + 1)
        earliest = (found[-1] if found else start) + MINUTE
        found.append(max(earliest, min(wished, latest)))
    return found


def _in_office(moment: datetime) -> datetime:
    """Move a moment to the next hour at which an office works."""
    local = timezone.localtime(moment)
    if local.hour >= SHUTS:
        local += timedelta(days=1)
    if not OPENS <= local.hour < SHUTS:
        local = local.replace(hour=OPENS)
    while local.weekday() >= SATURDAY:
        local += timedelta(days=1)
    return local
