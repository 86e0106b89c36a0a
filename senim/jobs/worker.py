"""The worker: walks the schedule and the queue until it is told to stop."""

import logging
import os
import signal
import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from senim.jobs.schedule import EVERY, Job


log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.5
PAUSE_AFTER_FAULT = 5.0


def work(*, parent: int | None = None) -> None:
    """Work until SIGTERM, Ctrl+C, or the end of the process that attends this one."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, stop)
    runner = _runner()
    due = dict.fromkeys(EVERY, 0.0)
    while not stopping.is_set() and parent in {None, os.getppid()}:
        stopping.wait(turn(runner, due))


def turn(
    runner: TaskRunner, due: dict[Job, float], every: Mapping[Job, timedelta] = EVERY
) -> float:
    """Do what is due and one task of the queue; return how many seconds to rest.

    A database that does not answer is waited for: the worker outlives it.
    """
    close_old_connections()
    try:
        run_due(due, every)
        return 0.0 if run_next(runner) else PAUSE_SECONDS
    except DatabaseError:
        log.exception("The database did not answer; trying again")
        connection.close()
        return PAUSE_AFTER_FAULT


def run_due(due: dict[Job, float], every: Mapping[Job, timedelta] = EVERY) -> int:
    """Run the jobs whose time has come; return how much they did. A faulty one stops no other."""
    done = 0
    for job, pause in every.items():
        if due[job] > time.monotonic():
            continue
        try:
            done += job(timezone.now())
        except DatabaseError:
            raise
        except Exception:
            log.exception("The job %s failed", job.__name__)
        due[job] = time.monotonic() + pause.total_seconds()
    return done


def run_next(runner: TaskRunner) -> bool:
    """Claim the next task of the queue and run it; False when there is none."""
    waiting = DBTaskResult.objects.ready()
    if not waiting.exists():
        return False
    with exclusive_transaction():
        task = waiting.get_locked()
        if task is None:
            return False
        task.claim(runner.worker_id)
    runner.run_task(task)
    return True


def _runner() -> TaskRunner:
    """Return the engine's own runner of single tasks; the loop around it is ours."""
    return TaskRunner(
        queue_names=["*"],
        interval=PAUSE_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
