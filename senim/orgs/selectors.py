"""Questions about who is who. Every question names its scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.cache import cache
from django.db.models import Q, QuerySet

from senim.orgs.actors import Actor, Scope
from senim.orgs.models import (
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
from senim.rules.calendars import Calendar, Day, DayKind, Week
from senim.rules.kinds import Level
from senim.rules.permit import NotFound
from senim.rules.workflow import Role


EVERYWHERE = Scope("kz/")


def organisations(scope: Scope) -> QuerySet[Organisation]:
    """Return the organisations in scope, from the top of the tree down."""
    return Organisation.objects.filter(path__startswith=scope.path, active=True).order_by("path")


def organisation_by_code(scope: Scope, code: str) -> Organisation:
    """Return one organisation in scope; NotFound where it lies outside."""
    found = organisations(scope).filter(code=code.lower()).first()
    if found is None:
        raise NotFound
    return found


def public_organisations(scope: Scope) -> QuerySet[Organisation]:
    """Return the organisations that take appeals from the public page."""
    return organisations(scope).filter(open_to_public=True)


def departments(scope: Scope) -> QuerySet[Department]:
    """Return the departments of the organisations in scope, in their own order."""
    return (
        Department.objects.filter(organisation__path__startswith=scope.path, active=True)
        .select_related("organisation")
        .order_by("organisation__path", "position", "path")
    )


def department_by_code(scope: Scope, organisation: Organisation, code: str) -> Department:
    """Return a department of this organisation; NotFound where there is none."""
    found = departments(scope).filter(organisation=organisation, code=code).first()
    if found is None:
        raise NotFound
    return found


def report_groups(scope: Scope) -> QuerySet[ReportGroup]:
    """Return the groups of departments that reports count as one row."""
    return ReportGroup.objects.filter(organisation__path__startswith=scope.path).order_by("pk")


def channels(scope: Scope) -> QuerySet[Channel]:
    """Return the ways in that the organisations in scope keep open."""
    return (
        Channel.objects.filter(organisation__path__startswith=scope.path, active=True)
        .select_related("organisation")
        .order_by("organisation__path", "pk")
    )


def channel_of(scope: Scope, organisation_code: str, channel_code: str) -> Channel:
    """Return one way in with its organisation, in one question; NotFound where it is closed."""
    found = channels(scope).filter(
        organisation__code=organisation_code.lower(), organisation__active=True, code=channel_code
    )
    for channel in found.order_by():  # there is one at most, and no order to ask for
        return channel
    raise NotFound


def places(scope: Scope) -> QuerySet[Place]:
    """Return the places an applicant may come from; the list is the country's, one for all."""
    del scope  # places belong to nobody
    return Place.objects.order_by("position", "pk")


def colleagues(scope: Scope, *roles: Role) -> list[Membership]:
    """Return who works in scope, with any of the roles where some are named."""
    members = (
        Membership.objects.filter(organisation__path__startswith=scope.path, active=True)
        .filter(user__is_active=True)
        .select_related("user", "organisation")
        .order_by("user__full_name", "pk")
    )
    wanted = set(roles)
    return [m for m in members if not wanted or wanted.intersection(m.roles)]


def colleague(scope: Scope, username: str) -> User:
    """Return someone who works in scope, by login; NotFound for anybody else."""
    found = User.objects.filter(
        username=username,
        is_active=True,
        memberships__organisation__path__startswith=scope.path,
        memberships__active=True,
    ).first()
    if found is None:
        raise NotFound
    return found


def membership_of(scope: Scope, user_id: int) -> Membership | None:
    """Return the highest place a user holds, with user and organisation, in one question."""
    return (
        Membership.objects.filter(user_id=user_id, active=True, user__is_active=True)
        .filter(organisation__path__startswith=scope.path, organisation__active=True)
        .select_related("user", "organisation")
        .order_by("organisation__path", "pk")
        .first()
    )


def membership_by_token(scope: Scope, digest: str) -> Membership | None:
    """Return the place of the user whose unrevoked token has this digest, in one question."""
    return (
        Membership.objects.filter(
            Q(user__api_tokens__digest=digest, user__api_tokens__revoked_at=None),
            active=True,
            user__is_active=True,
            organisation__path__startswith=scope.path,
        )
        .select_related("user", "organisation")
        .order_by("organisation__path", "pk")
        .first()
    )


def saved_views(scope: Scope, actor: Actor) -> QuerySet[SavedView]:
    """Return the views of the inbox that the actor has saved, by name."""
    del scope  # one's own views: each is cut by the scope when it is opened
    return SavedView.objects.filter(user=actor.user).order_by("name", "pk")


def regions(scope: Scope) -> QuerySet[Organisation]:
    """Return the regions in scope in the order of their codes."""
    return organisations(scope).filter(level=Level.REGION)


@dataclass(frozen=True, slots=True)
class CalendarKey:
    """Which edition of the calendar, for which week."""

    version: str
    week: Week


def current_calendar_version(scope: Scope) -> str:
    """Return the code of the calendar edition in force."""
    del scope  # one calendar for the country
    found = CalendarVersion.objects.filter(current=True).values_list("code", flat=True).first()
    if found is None:
        raise NotFound
    return found


def calendar(scope: Scope, week: Week, version: str | None = None) -> Calendar:
    """Return the working calendar for a five- or six-day week, from memory after the first time.

    An edition never changes once made (a change makes a new edition), so it may be remembered.
    """
    del scope  # one calendar for the country
    return _calendar(CalendarKey(version or _latest(), week))


def _latest() -> str:
    """Return the current edition, asked of the database at most twice a minute."""
    found: str | None = cache.get("calendar-version")
    if found is None:
        found = current_calendar_version(EVERYWHERE)
        cache.set("calendar-version", found, timeout=30)
    return found


@lru_cache(maxsize=16)
def _calendar(key: CalendarKey) -> Calendar:
    version = CalendarVersion.objects.get(code=key.version)
    rows: Sequence[CalendarDay] = list(version.days.filter(week=key.week))
    days: dict[date, Day] = {
        row.on: Day(
            on=row.on,
            kind=DayKind(row.kind),
            name_kk=row.name_kk,
            name_ru=row.name_ru,
            name_en=row.name_en,
            act=row.act,
            moved_from=row.moved_from,
        )
        for row in rows
    }
    return Calendar(key.week, days, version.first, version.last, version.code)
