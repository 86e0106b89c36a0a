"""What a member of staff was told. Every question names its scope."""

from dataclasses import dataclass

from django.db.models import QuerySet

from senim.appeals.models import Event
from senim.notices.models import Notice
from senim.notices.recipients import parts_told, roles_told
from senim.orgs.actors import Actor, Scope
from senim.orgs.selectors import colleagues
from senim.rules.permit import NotFound
from senim.rules.workflow import Act


PAGE = 50


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A piece of the list: the unread ones first, then the newest; the place of the next piece."""

    items: list[Notice]
    after: str = ""


def notices_of(scope: Scope, actor: Actor) -> QuerySet[Notice]:
    """Return what the actor was told about appeals in scope."""
    return Notice.objects.filter(
        user=actor.user, event__appeal__organisation__path__startswith=scope.path
    )


def notices(scope: Scope, actor: Actor, *, after: str = "", size: int = PAGE) -> NoticePage:
    """Return a page of the actor's notices: unread ones first, the newest first among them.

    `after` is the key of the last line of the page before; one that cannot be read begins anew.
    """
    found = notices_of(scope, actor).select_related("event__appeal__department", "event__actor")
    is_read, pk = _place(after)
    unread = found.filter(read_at=None)
    rows: list[Notice] = []
    if not is_read:
        rows = list((unread.filter(pk__lt=pk) if pk else unread).order_by("-pk")[: size + 1])
    if len(rows) <= size:
        read = found.exclude(read_at=None)
        older = read.filter(pk__lt=pk) if is_read and pk else read
        rows += older.order_by("-pk")[: size + 1 - len(rows)]
    if len(rows) <= size:
        return NoticePage(rows)
    last = rows[size - 1]
    return NoticePage(rows[:size], f"{'r' if last.read_at else 'u'}{last.pk}")


def _place(after: str) -> tuple[bool, int]:
    digits = after[1:19]
    if after[:1] not in {"r", "u"} or not (digits.isascii() and digits.isdigit()):
        return False, 0
    return after[0] == "r", int(digits)


def notice(scope: Scope, actor: Actor, pk: int) -> Notice:
    """Return one of the actor's own notices with its appeal; NotFound for anybody else's."""
    found = notices_of(scope, actor).select_related("event__appeal").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def unread_count(scope: Scope, actor: Actor) -> int:
    """Count what the actor has not read yet."""
    return notices_of(scope, actor).filter(read_at=None).count()


def event_in(scope: Scope, pk: int) -> Event:
    """Return an event of an appeal in scope with what letters and notices need; or NotFound."""
    found = (
        Event.objects.filter(pk=pk, appeal__organisation__path__startswith=scope.path)
        .select_related("appeal__organisation", "appeal__applicant")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def recipients_of(scope: Scope, event: Event) -> list[int]:
    """Return the keys of the colleagues who are told of an event, never the one who acted."""
    act, appeal = Act(event.kind), event.appeal
    parts, roles = parts_told(act), roles_told(act)
    told: set[int] = set()
    if parts:
        hands = appeal.assignments.filter(ended_at=None, role__in=sorted(parts))
        told.update(hands.filter(person__is_active=True).values_list("person_id", flat=True))
    if roles:
        here = Scope.of(appeal.organisation)
        members = colleagues(here, *roles) if here.path.startswith(scope.path) else []
        told.update(m.user_id for m in members if m.organisation_id == appeal.organisation_id)
    return sorted(told - {event.actor_id})
