"""What is done again and again: each job with the pause after which it is done anew.

Jobs are idempotent, safe side by side on several machines, and return how much they did.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from senim.appeals.services.files import forget_unclaimed
from senim.intake.services.taking import forget_old_tables, queue_imports
from senim.jobs.tasks import run_import
from senim.orgs.actors import Actor
from senim.orgs.selectors import EVERYWHERE
from senim.rules.workflow import Role


Job = Callable[[datetime], int]

SENIM = Actor(None, frozenset({Role.SYSTEM}), EVERYWHERE)
TASKS_KEPT = timedelta(days=7)
LONGEST_TASK = timedelta(minutes=15)  # a task that runs longer lost its worker


def resume_imports(at: datetime) -> int:
    """Queue the imports that wait, and those whose worker is gone."""
    waiting = queue_imports(actor=SENIM, at=at)
    for job_id in waiting:
        run_import.enqueue(job_id)
    return len(waiting)


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
    resume_imports: timedelta(seconds=1),
    clean_attachments: timedelta(hours=1),
    clean_tables: timedelta(hours=6),
    clean_tasks: timedelta(minutes=10),
}
