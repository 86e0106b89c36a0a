"""What is done again and again: imports resumed, events told, leavings cleaned away."""

import io
import logging
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from senim.appeals.models import OutboxRow
from senim.appeals.services.files import store_file
from senim.intake.models import ImportJob
from senim.intake.profiles import JOURNAL
from senim.intake.services.taking import check_import, receive_table, start_import
from senim.intake.services.working import claim_import
from senim.intake.states import ImportState
from senim.jobs import schedule, tasks, worker
from senim.jobs.schedule import (
    announce_events,
    clean_attachments,
    clean_tables,
    clean_tasks,
    resume_imports,
)
from senim.jobs.tasks import SENIM
from senim.jobs.worker import run_due, run_next, turn
from senim.notices.models import Notice
from senim.orgs.actors import system_of
from senim.rules.workflow import Role
from tests.factories import NOON, make_actor, make_organisation, register
from tests.intake.sheets import csv_file, row


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.SENIM_FILES = tmp_path / "files"


@pytest.fixture
def job() -> ImportJob:
    """Return an import whose rows are to be checked."""
    hospital = make_organisation("mob2")
    actor = system_of(hospital)
    made = receive_table(
        organisation=hospital,
        name="t.csv",
        content=csv_file([row(Текст=str(n)) for n in range(3)]),
        actor=actor,
        at=NOON,
    )
    return check_import(uid=made.uid, profile=JOURNAL, actor=actor, at=NOON)


def test_an_import_that_waits_is_queued_once_and_worked_on(job: ImportJob) -> None:
    assert (resume_imports(NOON), resume_imports(NOON)) == (1, 0)
    runner = worker._runner()
    assert run_next(runner)
    assert not run_next(runner)

    job.refresh_from_db()
    assert job.state == ImportState.CHECKED
    start_import(uid=job.uid, actor=system_of(job.organisation), at=NOON)
    assert resume_imports(NOON) == 1
    assert run_next(runner)
    job.refresh_from_db()
    assert (job.state, job.added) == (ImportState.DONE, 3)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_a_task_works_a_while_and_leaves_the_rest(
    job: ImportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "SLICE_SECONDS", -1.0)
    resume_imports(NOON)
    run_next(worker._runner())
    start_import(uid=job.uid, actor=system_of(job.organisation), at=NOON)
    resume_imports(NOON)

    assert run_next(worker._runner())

    job.refresh_from_db()
    assert (job.state, job.position, job.lease, job.lease_until) == (
        ImportState.RUNNING, 3, "", None,
    )  # fmt: skip


def test_an_import_whose_worker_was_killed_is_queued_when_the_lease_is_over(
    job: ImportJob,
) -> None:
    assert claim_import(job_id=job.pk, actor=SENIM, at=NOON) is not None

    assert resume_imports(NOON + timedelta(minutes=4)) == 0
    assert resume_imports(NOON + timedelta(minutes=6)) == 1


def test_an_import_that_kills_its_workers_is_set_aside(job: ImportJob) -> None:
    at = NOON
    for _ in range(6):
        assert claim_import(job_id=job.pk, actor=SENIM, at=at) is not None
        at += timedelta(minutes=10)
        resume_imports(at)

    assert claim_import(job_id=job.pk, actor=SENIM, at=at) is None
    job.refresh_from_db()
    assert (job.state, job.fault) == (ImportState.FAILED, "STUCK")


def test_events_are_told_once() -> None:
    hospital = make_organisation("mob2")
    make_actor(hospital, Role.REGISTRAR)
    register(hospital)

    first, second = announce_events(NOON), announce_events(NOON + timedelta(minutes=1))

    assert (first > 0, second) == (True, 0)
    assert Notice.objects.count() == first
    assert OutboxRow.objects.get().done_at == NOON


def test_what_cannot_be_told_waits_longer_each_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    register(make_organisation("mob2"))

    def fail(**_facts: object) -> int:
        raise ConnectionError

    monkeypatch.setattr(schedule, "announce", fail)

    with caplog.at_level(logging.CRITICAL):
        assert announce_events(NOON) == 0

    waiting = OutboxRow.objects.get()
    assert (waiting.done_at, waiting.attempts) == (None, 1)
    assert waiting.next_try_at == NOON + timedelta(minutes=1)


def test_an_outbox_row_is_claimed_by_one() -> None:
    register(make_organisation("mob2"))
    mine = OutboxRow.objects.get()

    assert schedule.outbox.claim(mine, NOON)
    assert not schedule.outbox.claim(mine, NOON)


def test_leavings_are_cleaned_away(job: ImportJob, settings: Any) -> None:
    actor = make_actor(job.organisation)
    store_file(
        organisation=job.organisation,
        name="a.txt",
        content=io.BytesIO(b"text"),
        actor=actor,
        at=NOON,
    )
    assert clean_attachments(NOON + timedelta(hours=23)) == 0
    assert clean_attachments(NOON + timedelta(hours=25)) == 1
    ImportJob.objects.update(state=ImportState.CHECKED)
    folder = settings.SENIM_FILES / "imports" / job.uid
    assert (clean_tables(NOON + timedelta(days=29)), folder.exists()) == (0, True)
    late = NOON + timedelta(days=31)
    assert (clean_tables(late), folder.exists(), clean_tables(late)) == (1, False, 0)


def test_old_tasks_and_those_of_killed_workers_are_deleted() -> None:
    facts = {"args_kwargs": {}, "task_path": "x", "backend_name": "default", "run_after": NOON}
    for status, started, finished in (
        ("SUCCESSFUL", NOON, NOON),
        ("RUNNING", NOON + timedelta(days=8, minutes=-20), None),
        ("RUNNING", NOON + timedelta(days=8, minutes=-10), None),
        ("READY", None, None),
    ):
        DBTaskResult.objects.create(
            id=uuid.uuid4(), status=status, started_at=started, finished_at=finished, **facts
        )

    assert clean_tasks(NOON + timedelta(days=8)) == 2
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"RUNNING", "READY"}


def test_a_faulty_job_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def faulty(_at: object) -> int:
        raise ValueError

    def sound(_at: object) -> int:
        done.append("sound")
        return 2

    every = {faulty: timedelta(hours=1), sound: timedelta(hours=1)}
    due = dict.fromkeys(every, 0.0)

    with caplog.at_level(logging.CRITICAL):
        assert run_due(due, every) == 2
    assert (run_due(due, every), done) == (0, ["sound"])


def test_a_database_that_does_not_answer_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def silent(_at: object) -> int:
        raise OperationalError

    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    with caplog.at_level(logging.CRITICAL):
        rest = turn(worker._runner(), {silent: 0.0}, {silent: timedelta(seconds=1)})

    assert rest == worker.PAUSE_AFTER_FAULT
    assert turn(worker._runner(), {}, {}) == worker.PAUSE_SECONDS
