"""A whole import in one process: for commands, for the demonstration, for tests."""

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from senim.intake.models import ImportJob
from senim.intake.profiles import JOURNAL, Profile
from senim.intake.services.taking import check_import, receive_table, start_import
from senim.intake.services.working import claim_import, work_on_import
from senim.orgs.actors import Actor
from senim.orgs.models import Organisation


def import_table(
    *,
    organisation: Organisation,
    name: str,
    content: BinaryIO,
    actor: Actor,
    clock: Callable[[], datetime],
    profile: Profile = JOURNAL,
) -> ImportJob:
    """Take a table in, judge its rows and register them; return the import as it ended.

    Raises BadTable where the file is no table or lacks a column that every row needs.
    """
    job = receive_table(
        organisation=organisation, name=name, content=content, actor=actor, at=clock()
    )
    check_import(uid=job.uid, profile=profile, actor=actor, at=clock())
    work_through(job_id=job.pk, actor=actor, clock=clock)
    start_import(uid=job.uid, actor=actor, at=clock())
    work_through(job_id=job.pk, actor=actor, clock=clock)
    job.refresh_from_db()
    return job


def work_through(*, job_id: int, actor: Actor, clock: Callable[[], datetime]) -> None:
    """Work on an import until it is checked or done, in this very process."""
    lease = claim_import(job_id=job_id, actor=actor, at=clock())
    while lease is not None and work_on_import(lease=lease, actor=actor, at=clock()):
        pass
