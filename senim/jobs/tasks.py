"""The tasks of the queue. A task may be lost or run twice: what it works on knows how far it is."""

import time

from django.utils import timezone
from django_tasks import task

from senim.intake.services.working import claim_import, release_import, work_on_import
from senim.orgs.actors import Actor
from senim.orgs.selectors import EVERYWHERE
from senim.rules.workflow import Role


SENIM = Actor(None, frozenset({Role.SYSTEM}), EVERYWHERE)
SLICE_SECONDS = 5.0  # then the worker looks at its schedule and at the other tasks


@task()
def run_import(job_id: int) -> int:
    """Work a while on an import; return how many batches were done. What is left is queued anew."""
    lease = claim_import(job_id=job_id, actor=SENIM, at=timezone.now())
    until = time.monotonic() + SLICE_SECONDS
    done = 0
    while lease is not None and work_on_import(lease=lease, actor=SENIM, at=timezone.now()):
        done += 1
        if time.monotonic() > until:
            release_import(lease=lease, actor=SENIM, at=timezone.now())
            break
    return done
