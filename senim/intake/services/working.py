"""The work of an import: its rows judged, then registered, by whoever holds its lease.

A position and the rows before it are written by one transaction, so a killed worker neither loses
nor doubles a row; its lease runs out and the next worker goes on from the position.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from senim.intake.checking import check_rows
from senim.intake.faults import TableFault
from senim.intake.models import ImportJob
from senim.intake.registering import Batch, read_batch, register_batch
from senim.intake.selectors import reading_of, surroundings
from senim.intake.states import ACTIVE, ImportState
from senim.intake.store import folder_of
from senim.orgs.actors import Actor, Scope
from senim.rules.workflow import Role


LEASE = timedelta(seconds=30)
CHECK_LEASE = timedelta(minutes=5)  # the check starts anew when it is broken off
MAX_SETBACKS = 5


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on one import until it runs out."""

    job_id: int
    token: str
    state: ImportState


def claim_import(*, job_id: int, actor: Actor, at: datetime) -> Lease | None:
    """Take the lease of an import that waits or whose worker is gone; None when another holds it.

    An import whose workers died again and again is set aside as failed.
    """
    free = Q(lease="") | Q(lease_until=None) | Q(lease_until__lt=at)
    waiting = _in(actor).filter(free, pk=job_id, state__in=ACTIVE)
    if waiting.filter(setbacks__gt=MAX_SETBACKS).update(
        state=ImportState.FAILED, fault=TableFault.STUCK, lease="", finished_at=at
    ):
        return None
    job = waiting.first()
    if job is None:
        return None
    state = ImportState(job.state)
    token = secrets.token_hex(16)
    until = at + (CHECK_LEASE if state is ImportState.CHECKING else LEASE)
    taken = waiting.filter(state=state).update(lease=token, lease_until=until)
    return Lease(job_id, token, state) if taken else None


def release_import(*, lease: Lease, actor: Actor, at: datetime) -> None:
    """Give the lease back, so that the next worker need not wait until it runs out."""
    del at  # nothing to date
    within = _held(lease).filter(organisation__path__startswith=actor.scope.path)
    within.update(lease="", lease_until=None)


def work_on_import(*, lease: Lease, actor: Actor, at: datetime) -> bool:
    """Do the next piece of an import; return whether there is more to do under this lease."""
    job = _held(lease).select_related("organisation", "started_by").first()
    if job is None or not job.organisation.path.startswith(actor.scope.path):
        return False
    folder, is_check = folder_of(job.uid), lease.state is ImportState.CHECKING
    if not (folder.rows if is_check else folder.checked).exists():
        return _end(lease, ImportState.FAILED, at, fault=TableFault.LOST)
    if is_check:
        return _check(lease, job, at)
    return _register(lease, job, at)


def _in(actor: Actor) -> QuerySet[ImportJob]:
    return ImportJob.objects.filter(organisation__path__startswith=actor.scope.path)


def _held(lease: Lease) -> QuerySet[ImportJob]:
    return ImportJob.objects.filter(pk=lease.job_id, lease=lease.token, state=lease.state)


def _end(lease: Lease, state: ImportState, at: datetime, **facts: object) -> bool:
    finished = None if state is ImportState.CHECKED else at
    _held(lease).update(state=state, lease="", lease_until=None, finished_at=finished, **facts)
    return False


def _check(lease: Lease, job: ImportJob, at: datetime) -> bool:
    scope = Scope.of(job.organisation)
    around = surroundings(scope, job.organisation, at=at)
    counted = check_rows(
        job=job,
        profile=reading_of(scope, job),
        around=around,
        told=lambda position: bool(_held(lease).update(position=position)),
    )
    if counted is None:
        return False
    return _end(
        lease,
        ImportState.CHECKED,
        at,
        position=job.total,
        offset=0,
        setbacks=0,
        added=counted.new,
        repeated=counted.repeated,
        refused=counted.refused,
    )


def _register(lease: Lease, job: ImportJob, at: datetime) -> bool:
    scope = Scope.of(job.organisation)
    around = surroundings(scope, job.organisation, at=at)
    batch = read_batch(job=job, profile=reading_of(scope, job), around=around)
    if batch is None:
        return _end(lease, ImportState.DONE, at, position=job.total)
    return _write(lease, job, batch, at)


@transaction.atomic
def _write(lease: Lease, job: ImportJob, batch: Batch, at: datetime) -> bool:
    """Move the position and register the rows before it, both or neither."""
    moved = (
        _held(lease)
        .filter(offset=job.offset)
        .update(
            offset=batch.end,
            position=F("position") + batch.size,
            setbacks=0,
            lease_until=at + LEASE,
        )
    )
    if not moved:
        return False
    done = register_batch(job=job, batch=batch, actor=_actor(job), at=at)
    ImportJob.objects.filter(pk=job.pk).update(
        added=F("added") + done.new,
        repeated=F("repeated") + done.repeated,
        refused=F("refused") + done.refused,
    )
    return True


def _actor(job: ImportJob) -> Actor:
    """Return who acts: the one who started it, by the right that was asked at the start."""
    return Actor(
        user=job.started_by,
        roles=frozenset({Role.SYSTEM}),
        scope=Scope.of(job.organisation),
        organisation=job.organisation,
    )
