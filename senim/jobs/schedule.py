"""What is done again and again: each job with the pause after which it is done anew.

Jobs are idempotent, safe side by side on several machines, and return how much they did.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from senim.appeals import outbox
from senim.appeals.services.files import forget_unclaimed
from senim.intake.services.taking import forget_old_tables, queue_imports
from senim.jobs.tasks import SENIM, run_import
from senim.notices.services import announce
from senim.orgs.selectors import EVERYWHERE


log = logging.getLogger(__name__)

Job = Callable[[datetime], int]

TASKS_KEPT = timedelta(days=7)
LONGEST_TASK = timedelta(minutes=15)  # a task that runs longer lost its worker


def resume_imports(at: datetime) -> int:
    """Queue the imports that wait, and those whose worker is gone."""
    waiting = queue_imports(actor=SENIM, at=at)
    for job_id in waiting:
        run_import.enqueue(job_id)
    return len(waiting)


def announce_events(at: datetime) -> int:
    """Tell those concerned of what happened; what cannot be told now is tried again later."""
    told = 0
    for row in outbox.waiting(EVERYWHERE, at=at):
        if not outbox.claim(row, at):
            continue
        try:
            told += announce(event=row.event_id, actor=SENIM, at=at)
        except Exception:
            log.exception("Event %s could not be told; trying again later", row.event_id)
            outbox.put_off(row, at)
        else:
            outbox.settle(row, at)
    return told


def clean_attachments(at: datetime) -> int:
    """Delete the files that no appeal claimed for a day."""
    return forget_unclaimed(actor=SENIM, at=at)


def clean_tables(at: datetime) -> int:
    """Delete the files of imports of a month ago."""
    return forget_old_tables(actor=SENIM, at=at)


def clean_tasks(at: datetime) -> int:
    """Delete the tasks finished long ago, and those whose worker was killed."""
    finished = Q(finished_at__lt=at - TASKS_KEPT)
    lost = Q(finished_at=None, started_at__lt=at - LONGEST_TASK)
    deleted, _ = DBTaskResult.objects.filter(finished | lost).delete()
    return int(deleted)


EVERY: Mapping[Job, timedelta] = {
    announce_events: timedelta(seconds=2),
    resume_imports: timedelta(seconds=1),
    clean_attachments: timedelta(hours=1),
    clean_tables: timedelta(hours=6),
    clean_tasks: timedelta(minutes=10),
}
