"""The outbox: events of which somebody has still to be told, claimed by compare-and-set."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from senim.appeals.models import OutboxRow
from senim.orgs.actors import Scope


BATCH = 100
CLAIMED_FOR = timedelta(minutes=2)  # then another worker tries: this one was killed
LONGEST_PAUSE = timedelta(hours=6)
MAX_DOUBLINGS = 10


def waiting(scope: Scope, *, at: datetime) -> list[OutboxRow]:
    """Return the rows whose time has come, the oldest first."""
    return list(
        OutboxRow.objects.filter(
            done_at=None,
            next_try_at__lte=at,
            event__appeal__organisation__path__startswith=scope.path,
        ).order_by("next_try_at", "pk")[:BATCH]
    )


def claim(row: OutboxRow, at: datetime) -> bool:
    """Take a row for a while; False when another worker was quicker."""
    return _claimed(row).update(next_try_at=at + CLAIMED_FOR, attempts=row.attempts + 1) > 0


def settle(row: OutboxRow, at: datetime) -> None:
    """Write down that everybody was told."""
    OutboxRow.objects.filter(pk=row.pk).update(done_at=at)


def put_off(row: OutboxRow, at: datetime) -> None:
    """Let a row that could not be told wait, longer each time."""
    pause = min(timedelta(minutes=2 ** min(row.attempts, MAX_DOUBLINGS)), LONGEST_PAUSE)
    OutboxRow.objects.filter(pk=row.pk, done_at=None).update(next_try_at=at + pause)


def _claimed(row: OutboxRow) -> QuerySet[OutboxRow]:
    return OutboxRow.objects.filter(pk=row.pk, done_at=None, next_try_at=row.next_try_at)
