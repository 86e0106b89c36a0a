"""Two hospitals of one region, their people, and one case with all that can hang on it."""

import io
from dataclasses import dataclass
from typing import Any

from senim.appeals.identity import Contact
from senim.appeals.models import Appeal, Attachment, Event, JournalEntry
from senim.appeals.services.acts import attach_files
from senim.appeals.services.files import store_file
from senim.intake.models import ImportJob
from senim.intake.services.taking import receive_table
from senim.notices.models import Notice
from senim.orgs.models import Department, Membership, Organisation, SavedView
from senim.rules.kinds import Level
from senim.rules.workflow import Act, Role
from tests.doors.api.caller import Caller
from tests.factories import (
    NOON,
    actor_of,
    make_department,
    make_member,
    make_organisation,
    register,
)


PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
NAME, WORD, IIN, PHONE = "Жасырынбек Құпияұлы", "жұпаргүлшен", "900101300017", "+77011234567"
TABLE = "Күні;Мәтіні\n06.03.2026;Құпия\n".encode()


@dataclass(frozen=True, slots=True)
class World:
    """Everybody may do everything, so that only the scope can keep them out."""

    hospital: Organisation
    department: Department
    appeal: Appeal
    file: Attachment
    job: ImportJob
    view: SavedView
    notice: Notice
    own: Membership
    neighbour: Membership
    region: Membership
    country: Membership

    def secrets(self) -> list[str]:
        """Return what nobody outside may ever read."""
        return [self.appeal.number, NAME, WORD, self.file.uid, self.job.uid]

    def trace(self) -> list[Any]:
        """Return everything that an act from outside could have changed."""
        return [
            list(Appeal.objects.order_by("pk").values()),
            Event.objects.count(),
            list(JournalEntry.objects.order_by("pk").values()),
            list(Attachment.objects.order_by("pk").values()),
            list(ImportJob.objects.order_by("pk").values()),
            list(SavedView.objects.order_by("pk").values()),
            list(Notice.objects.order_by("pk").values()),
        ]


def make_world() -> World:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation("mob2", parent=region)
    other = make_organisation("other", parent=region)
    department = make_department(hospital, "CARDIO")
    region.refresh_from_db()
    country = Organisation.objects.get(code="kz")
    own = make_member(hospital, *Role, login="own")
    appeal = _appeal(hospital, department)
    return World(
        hospital=hospital,
        department=department,
        appeal=appeal,
        file=_file(appeal, own),
        job=_job(hospital, own),
        view=SavedView.objects.create(user=own.user, name="Менің", query="state=REGISTERED"),
        notice=Notice.objects.create(
            user=own.user, event=appeal.events.earliest("pk"), kind=Act.REGISTER, at=NOON
        ),
        own=own,
        neighbour=make_member(other, *Role, login="neighbour"),
        region=make_member(region, *Role, login="region"),
        country=make_member(country, *Role, login="country"),
    )


def _appeal(hospital: Organisation, department: Department) -> Appeal:
    contact = Contact(NAME, IIN, PHONE, "", "")
    return register(
        hospital, text=f"Бұл {WORD} туралы", contact=contact, department=department
    ).appeal


def _file(appeal: Appeal, own: Membership) -> Attachment:
    actor = actor_of(own)
    stored = store_file(
        organisation=appeal.organisation,
        name="құжат.pdf",
        content=io.BytesIO(PDF),
        actor=actor,
        at=NOON,
    )
    attach_files(number=appeal.number, uids=[stored.uid], actor=actor, at=NOON)
    return stored


def _job(hospital: Organisation, own: Membership) -> ImportJob:
    return receive_table(
        organisation=hospital,
        name="кесте.csv",
        content=io.BytesIO(TABLE),
        actor=actor_of(own),
        at=NOON,
    )


def caller(membership: Membership) -> Caller:
    """Return somebody who is signed in at the desk and has a token for the API as well."""
    made = Caller(membership)
    made.client.force_login(membership.user)
    return made
