"""Ready-made rows: a small country made by the real services."""

import itertools
import secrets
from datetime import UTC, date, datetime, time
from typing import Any

from senim.appeals.identity import Contact
from senim.appeals.models import Appeal
from senim.appeals.requests import Registered, Registration
from senim.appeals.services.acts import (
    Resolution,
    answer_appeal,
    approve_reply,
    assign_appeal,
    close_appeal,
    draft_reply,
    explain_appeal,
    judge_appeal,
    submit_reply,
)
from senim.appeals.services.registration import register_appeal
from senim.orgs.actors import Actor, Scope, applicant_of
from senim.orgs.calendar_seed import seed
from senim.orgs.models import CalendarVersion, Department, Membership, Organisation
from senim.orgs.selectors import channel_of
from senim.orgs.services import (
    Edition,
    Names,
    OrganisationCard,
    Person,
    add_department,
    add_organisation,
    add_person,
    open_channels,
    publish_calendar,
)
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Decision, Language, Level, Verdict
from senim.rules.workflow import Role, State


NOON = datetime(2026, 3, 6, 7, 0, tzinfo=UTC)  # Friday, 12:00 in Almaty
PASSWORD = "correct horse battery"
SYSTEM = Actor(None, frozenset({Role.SYSTEM}), Scope("kz/"))
_serial = itertools.count(1)


def make_calendar() -> CalendarVersion:
    """Publish the calendar of 2019 to 2027 unless one is in force."""
    found = CalendarVersion.objects.filter(current=True).first()
    return found or publish_calendar(
        edition=Edition("2026-1", date(2019, 1, 1), date(2027, 12, 31), seed()),
        actor=SYSTEM,
        at=NOON,
    )


def make_organisation(
    code: str = "",
    *,
    parent: Organisation | None = None,
    level: Level = Level.ORGANISATION,
    **card: Any,
) -> Organisation:
    """Make an organisation with every channel open, below a country that is made at need."""
    make_calendar()
    if parent is None and level is not Level.COUNTRY:
        parent = Organisation.objects.filter(code="kz").first() or make_organisation(
            "kz", level=Level.COUNTRY
        )
    code = code or f"h{next(_serial)}"
    facts = {"names": Names(f"{code} ауруханасы", f"Больница {code}", f"Hospital {code}")} | card
    made = add_organisation(
        card=OrganisationCard(
            code=code, level=level, day_ends=time(18, 30), open_to_public=True, **facts
        ),
        parent=parent,
        actor=SYSTEM,
        at=NOON,
    )
    open_channels(organisation=made, codes=list(ChannelCode), actor=SYSTEM, at=NOON)
    return made


def make_department(organisation: Organisation, code: str = "SURG", **more: Any) -> Department:
    return add_department(
        organisation=organisation,
        code=code,
        names=Names(f"{code} бөлімшесі", f"Отделение {code}", f"{code} department"),
        actor=SYSTEM,
        at=NOON,
        **more,
    )


def make_member(organisation: Organisation, *roles: Role, login: str = "") -> Membership:
    login = login or f"user{next(_serial)}"
    person = Person(
        login=login,
        full_name=f"Маман {login}",
        password=PASSWORD,
        roles=roles or (Role.REGISTRAR, Role.SPP),
        post_kk="маман",
        post_ru="специалист",
    )
    return add_person(person=person, organisation=organisation, actor=SYSTEM, at=NOON)


def actor_of(membership: Membership) -> Actor:
    """Return the actor that a membership makes at the desk."""
    return Actor(
        user=membership.user,
        roles=frozenset(Role(code) for code in membership.roles),
        scope=Scope.of(membership.organisation),
        organisation=membership.organisation,
        post=membership.post,
    )


def make_actor(organisation: Organisation, *roles: Role) -> Actor:
    """Make a member of staff and return the actor."""
    return actor_of(make_member(organisation, *roles))


def make_request(organisation: Organisation, **facts: Any) -> Registration:
    """Return a plain complaint from the site, with anything changed that the test names."""
    channel = channel_of(Scope("kz/"), organisation.code, facts.pop("channel", ChannelCode.SITE))
    plain: dict[str, Any] = {
        "channel": channel,
        "content_kind": ContentKind.COMPLAINT,
        "text": "Долго ждали врача в приёмном покое",
        "received_at": NOON,
        "source": "test",
        "source_key": secrets.token_hex(8),
        "payload": {"text": "Долго ждали врача"},
        "contact": Contact(
            "Асқар Әлиев", "900101300017", "87011234567", "a@example.kz", "Көкшетау"
        ),
        "language": Language.RU,
    }
    return Registration(**(plain | facts))


def register(organisation: Organisation, *, at: datetime = NOON, **facts: Any) -> Registered:
    """Register an appeal from outside."""
    request = make_request(organisation, **facts)
    return register_appeal(request=request, actor=applicant_of(organisation), at=at)


def make_appeal(
    organisation: Organisation, *, state: State = State.REGISTERED, **facts: Any
) -> Appeal:
    """Make an appeal and walk it, through the real acts, to a state on the main path."""
    appeal = register(organisation, **facts).appeal
    boss = make_actor(
        organisation,
        Role.REGISTRAR,
        Role.SPP,
        Role.DEPUTY,
        Role.EXECUTOR,
        Role.SIGNER,
        Role.APPROVER,
    )
    for reached, walk in _PATH:
        if appeal.state == state:
            break
        walk(appeal.number, boss)
        appeal.refresh_from_db()
        assert appeal.state == reached
    assert appeal.state == state
    return appeal


def _assign(number: str, boss: Actor) -> None:
    assert boss.user is not None
    resolution = Resolution(executor=boss.user, text="Қарап, жауап дайындаңыз")
    assign_appeal(number=number, resolution=resolution, actor=boss, at=NOON)


def _explain(number: str, boss: Actor) -> None:
    explain_appeal(number=number, text="Кезек көп болды", actor=boss, at=NOON)


def _submit(number: str, boss: Actor) -> None:
    draft_reply(
        number=number,
        text="Уважаемый заявитель! Ваше обращение рассмотрено.",
        decision=Decision.EXPLAINED,
        language=Language.RU,
        actor=boss,
        at=NOON,
    )
    submit_reply(number=number, actor=boss, at=NOON)
    appeal = Appeal.objects.get(number=number)
    if appeal.content_kind == ContentKind.COMPLAINT:
        judge_appeal(number=number, verdict=Verdict.UNJUSTIFIED, actor=boss, at=NOON)


_PATH = (
    (State.ROUTED, _assign),
    (State.IN_WORK, _explain),
    (State.ON_APPROVAL, _submit),
    (State.ON_SIGN, lambda number, boss: approve_reply(number=number, actor=boss, at=NOON)),
    (State.ANSWERED, lambda number, boss: answer_appeal(number=number, actor=boss, at=NOON)),
    (State.CLOSED, lambda number, boss: close_appeal(number=number, actor=boss, at=NOON)),
)
