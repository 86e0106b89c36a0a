"""Setting up who is who: organisations, departments, people, channels, the calendar, tokens."""

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction

from senim.orgs.actors import Actor
from senim.orgs.models import (
    ApiToken,
    CalendarDay,
    CalendarVersion,
    Channel,
    Department,
    Membership,
    Organisation,
    Place,
    ReportGroup,
    SavedView,
    User,
)
from senim.rules.calendars import Day, Week
from senim.rules.channels import WAYS, ChannelCode
from senim.rules.kinds import Journal, Language, Level, Ownership
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Role


TOKEN_BYTES = 32
SETTERS = frozenset({Role.ADMIN, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called in the three languages."""

    kk: str
    ru: str
    en: str = ""

    def columns(self) -> dict[str, str]:
        """Return the names as the columns of a table row."""
        return {"name_kk": self.kk, "name_ru": self.ru, "name_en": self.en}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """What is known of an organisation when it is entered; `facts` are further columns."""

    code: str
    names: Names
    level: Level
    ownership: Ownership = Ownership.STATE
    week: Week = Week.FIVE
    day_ends: time = time(18, 0)
    open_to_public: bool = False
    facts: dict[str, str] = field(default_factory=dict)


def _enforce(actor: Actor) -> None:
    if not SETTERS.intersection(actor.roles):
        raise Refused(Refusal.ROLE, act="", roles=" ".join(sorted(SETTERS)))


@transaction.atomic
def add_organisation(
    *, card: OrganisationCard, parent: Organisation | None, actor: Actor, at: datetime
) -> Organisation:
    """Hang an organisation into the tree below its parent."""
    del at  # organisations carry no history of their own yet
    _enforce(actor)
    if parent is not None and not parent.has_children:
        parent.has_children = True
        parent.save(update_fields=["has_children"])
    return Organisation.objects.create(
        code=card.code,
        path=f"{parent.path if parent else ''}{card.code}/",
        parent=parent,
        level=card.level,
        ownership=card.ownership,
        week=card.week,
        day_ends=card.day_ends,
        open_to_public=card.open_to_public,
        **card.names.columns(),
        **card.facts,
    )


@transaction.atomic
def add_department(
    *,
    organisation: Organisation,
    code: str,
    names: Names,
    actor: Actor,
    at: datetime,
    parent: Department | None = None,
    position: int = 0,
) -> Department:
    """Enter a department, below another one where a parent is named."""
    del at
    _enforce(actor)
    return Department.objects.create(
        organisation=organisation,
        code=code,
        parent=parent,
        path=f"{parent.path if parent else ''}{code}/",
        position=position,
        **names.columns(),
    )


@transaction.atomic
def add_report_group(
    *,
    organisation: Organisation,
    code: str,
    names: Names,
    departments: Iterable[Department],
    actor: Actor,
    at: datetime,
) -> ReportGroup:
    """Let reports count several departments as one row."""
    del at
    _enforce(actor)
    group = ReportGroup.objects.create(organisation=organisation, code=code, **names.columns())
    group.departments.set(departments)
    return group


@transaction.atomic
def open_channels(
    *,
    organisation: Organisation,
    codes: Collection[ChannelCode],
    actor: Actor,
    at: datetime,
) -> list[Channel]:
    """Open ways in for an organisation with the properties that each has by default."""
    del at
    _enforce(actor)
    return Channel.objects.bulk_create(
        [
            Channel(
                organisation=organisation,
                code=code,
                form=WAYS[code].form,
                medium=WAYS[code].medium,
                media=WAYS[code].media,
                journal=Journal(WAYS[code].journal),
                anonymous_allowed=WAYS[code].anonymous,
                watch=WAYS[code].watch,
            )
            for code in codes
        ]
    )


@transaction.atomic
def add_place(
    *, code: str, names: Names, position: int, actor: Actor, at: datetime, kato: str = ""
) -> Place:
    """Enter a place that applicants come from."""
    del at
    _enforce(actor)
    return Place.objects.create(code=code, kato=kato, position=position, **names.columns())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of staff to be entered: login, name, password, post and roles."""

    login: str
    full_name: str
    password: str
    roles: Collection[Role]
    post_kk: str = ""
    post_ru: str = ""
    language: Language = Language.KK
    email: str = ""


@transaction.atomic
def add_person(
    *,
    person: Person,
    organisation: Organisation,
    actor: Actor,
    at: datetime,
    departments: Iterable[Department] = (),
) -> Membership:
    """Give someone a login and a place in an organisation."""
    del at
    _enforce(actor)
    user = User(
        username=person.login,
        full_name=person.full_name,
        language=person.language,
        email=person.email,
    )
    user.set_password(person.password)
    user.save()
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        roles=sorted(person.roles),
        post_kk=person.post_kk,
        post_ru=person.post_ru,
    )
    membership.departments.set(departments)
    return membership


@transaction.atomic
def put_in_charge(
    *, department: Department, head: User | None, deputy: User | None, actor: Actor, at: datetime
) -> Department:
    """Say who heads a department and in which deputy's profile it lies."""
    del at
    _enforce(actor)
    department.head, department.deputy = head, deputy
    department.save(update_fields=["head", "deputy"])
    return department


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the working calendar: its code, its bounds, and the days that differ."""

    code: str
    first: date
    last: date
    days: Collection[Day]


@transaction.atomic
def publish_calendar(*, edition: Edition, actor: Actor, at: datetime) -> CalendarVersion:
    """Put a new edition of the calendar in force; clocks already counted keep theirs."""
    del at
    _enforce(actor)
    CalendarVersion.objects.filter(current=True).update(current=False)
    version = CalendarVersion.objects.create(
        code=edition.code, first=edition.first, last=edition.last, current=True
    )
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(
                version=version,
                on=day.on,
                kind=day.kind,
                week=week,
                name_kk=day.name_kk,
                name_ru=day.name_ru,
                name_en=day.name_en,
                act=day.act,
                moved_from=day.moved_from,
            )
            for day in edition.days
            for week in sorted(day.weeks)
        ]
    )
    return version


def token_digest(token: str) -> str:
    """Return what is kept of an API token; it has 256 random bits, so one fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def issue_token(*, login: str, actor: Actor, at: datetime) -> str:
    """Make an API token for a member of staff; it is shown once and only its digest kept.

    Raises NotFound for a login that does not work in the actor's scope.
    """
    _enforce(actor)
    user = User.objects.filter(
        username=login,
        is_active=True,
        memberships__organisation__path__startswith=actor.scope.path,
    ).first()
    if user is None:
        raise NotFound
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ApiToken.objects.create(user=user, digest=token_digest(token), hint=token[-4:], made_at=at)
    return token


@transaction.atomic
def revoke_tokens(*, login: str, actor: Actor, at: datetime) -> int:
    """Make every API token of a login worthless; return how many there were."""
    _enforce(actor)
    return ApiToken.objects.filter(
        user__username=login,
        user__memberships__organisation__path__startswith=actor.scope.path,
        revoked_at=None,
    ).update(revoked_at=at)


@transaction.atomic
def save_view(*, name: str, query: str, actor: Actor, at: datetime) -> SavedView:
    """Keep a cut of the inbox under a name; the same name again replaces what it stood for."""
    del at
    view, _ = SavedView.objects.update_or_create(
        user=_staff(actor), name=name, defaults={"query": query}
    )
    return view


@transaction.atomic
def remove_view(*, pk: int, actor: Actor, at: datetime) -> None:
    """Forget one of the actor's own views; raises NotFound for anybody else's."""
    del at
    gone, _ = SavedView.objects.filter(user=_staff(actor), pk=pk).delete()
    if not gone:
        raise NotFound


def _staff(actor: Actor) -> User:
    if actor.user is None:
        raise NotFound
    return actor.user
