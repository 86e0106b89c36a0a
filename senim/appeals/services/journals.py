"""The journals put right: a line is never deleted, it is cancelled with a reason."""

from datetime import datetime

from django.db import transaction

from senim.appeals.ledger import Book, is_cancellable
from senim.appeals.models import Event, JournalEntry, OutboxRow, Remark
from senim.orgs.actors import Actor
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Act, Role


CANCELLERS = frozenset({Role.REGISTRAR, Role.SPP, Role.ADMIN})


@transaction.atomic
def cancel_entry(*, book: Book, n: int, reason: str, actor: Actor, at: datetime) -> JournalEntry:
    """Strike a line out, saying why; its number stays taken and the case keeps the reason.

    The primary line of an appeal is its place in the register, so it can be cancelled only when
    the appeal has been withdrawn; a second line (outgoing mail) whenever it was written wrongly.
    Raises Refused (ROLE, ENTRY_IN_FORCE, ENTRY_CANCELLED), NotFound outside the scope.
    """
    if actor.user is None or not CANCELLERS.intersection(actor.roles):
        raise Refused(Refusal.ROLE, act="", roles=" ".join(sorted(CANCELLERS)))
    entry = (
        JournalEntry.objects.select_for_update(of=("self",))
        .filter(organisation__path__startswith=actor.scope.path)
        .filter(organisation=book.organisation, journal=book.journal, year=book.year, n=n)
        .select_related("appeal")
        .first()
    )
    if entry is None:
        raise NotFound
    _require_cancellable(entry)
    entry.cancelled_at, entry.cancel_reason = at, reason
    entry.save(update_fields=["cancelled_at", "cancel_reason"])
    Remark.objects.create(appeal=entry.appeal, author=actor.user, text=reason, at=at)
    event = Event.objects.create(
        appeal=entry.appeal,
        kind=Act.REMARK,
        actor=actor.user,
        at=at,
        state=entry.appeal.state,
        details={"cancelled": {"journal": entry.journal, "year": entry.year, "n": entry.n}},
    )
    OutboxRow.objects.create(event=event, next_try_at=at)
    return entry


def _require_cancellable(entry: JournalEntry) -> None:
    if entry.cancelled_at is not None:
        raise Refused(Refusal.ENTRY_CANCELLED)
    if not is_cancellable(entry):
        raise Refused(Refusal.ENTRY_IN_FORCE)
