"""Taking a table in: the file kept and unpacked, its columns chosen, the import started."""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

import senim
from senim.gateways.uploads import clean_name
from senim.intake.faults import BadTable, TableFault
from senim.intake.models import ImportJob, ImportProfile, ImportRefusal
from senim.intake.permits import may_import
from senim.intake.profiles import JOURNAL_PROFILE, REQUIRED, Profile, matched
from senim.intake.selectors import idle_imports, import_by_uid
from senim.intake.states import ACTIVE, ImportState
from senim.intake.store import Folder, folder_of
from senim.intake.tables import MAX_BYTES, SAMPLE, table_kind
from senim.orgs.actors import Actor
from senim.orgs.models import Organisation
from senim.rules.permit import NotFound, Refusal, Refused


PIECE = 1024 * 1024
UNPACK_SECONDS = 180
QUEUED_FOR = timedelta(seconds=60)  # a worker that took the task must begin by then
FILES_KEPT = timedelta(days=30)


def receive_table(
    *, organisation: Organisation, name: str, content: BinaryIO, actor: Actor, at: datetime
) -> ImportJob:
    """Keep a table and unpack its rows; nothing is read into the register yet.

    Raises BadTable where the file is no table, too big, broken or locked; nothing of it is kept.
    """
    may_import(actor.roles).enforce()
    if not organisation.path.startswith(actor.scope.path):
        raise NotFound
    uid = secrets.token_hex(16)
    folder = folder_of(uid)
    folder.path.mkdir(parents=True, mode=0o700)
    try:
        sha256 = _keep(content, folder)
        headers, total = _unpacked(folder)
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        raise
    return ImportJob.objects.create(
        uid=uid,
        organisation=organisation,
        profile=JOURNAL_PROFILE,
        file_name=clean_name(name),
        sha256=sha256,
        headers=headers,
        total=total,
        started_by=actor.user,
        created_at=at,
    )


def _keep(content: BinaryIO, folder: Folder) -> str:
    """Write the file piece by piece and return its digest; stop where it grows too big."""
    digest, size = hashlib.sha256(), 0
    with folder.source.open("wb") as kept:
        while piece := content.read(PIECE):
            if not size:
                table_kind(piece[:SAMPLE])
            size += len(piece)
            if size > MAX_BYTES:
                raise BadTable(TableFault.TOO_BIG, megabytes=str(MAX_BYTES // PIECE))
            digest.update(piece)
            kept.write(piece)
    if not size:
        raise BadTable(TableFault.EMPTY)
    return digest.hexdigest()


def _unpacked(folder: Folder) -> tuple[list[str], int]:
    """Unpack in a process of its own; whatever kills that process is the file's fault."""
    command = [sys.executable, "-m", "senim.intake.unpack", str(folder.source), str(folder.rows)]
    root = str(Path(senim.__file__).parent.parent)
    try:
        done = subprocess.run(  # noqa: S603 (ourselves, with paths of our own)
            command,
            capture_output=True,
            timeout=UNPACK_SECONDS,
            check=True,
            env={**os.environ, "PYTHONPATH": root},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise BadTable(TableFault.BROKEN) from error
    found = json.loads(done.stdout)
    if found["fault"]:
        raise BadTable(TableFault(found["fault"]), **found["params"])
    return found["headers"], found["total"]


@transaction.atomic
def save_profile(
    *, organisation: Organisation, profile: Profile, actor: Actor, at: datetime
) -> ImportProfile:
    """Keep a way of reading under its name; the same name again replaces it."""
    del at  # profiles carry no time
    may_import(actor.roles).enforce()
    if not organisation.path.startswith(actor.scope.path):
        raise NotFound
    kept, _ = ImportProfile.objects.update_or_create(
        organisation=organisation, name=profile.name, defaults=_facts(profile)
    )
    return kept


def _facts(profile: Profile) -> dict[str, object]:
    return {
        "columns": {column.value: list(names) for column, names in profile.columns.items()},
        "constants": {column.value: word for column, word in profile.constants.items()},
        "values": {column.value: dict(words) for column, words in profile.values.items()},
        "finished": profile.finished.value,
    }


@transaction.atomic
def check_import(*, uid: str, profile: Profile, actor: Actor, at: datetime) -> ImportJob:
    """Let every row be judged by this way of reading; nothing is registered.

    Raises BadTable where a column that every row needs is neither in the table nor a constant.
    """
    del at  # the worker that takes it says when
    job = _take(uid, actor)
    if job.state in {*ACTIVE, ImportState.DONE}:
        raise Refused(Refusal.IMPORT_BUSY)
    places = matched(job.headers, profile)
    for column in REQUIRED:
        if column not in places and not profile.constants.get(column):
            raise BadTable(TableFault.COLUMN_MISSING, column=column)
    ImportRefusal.objects.filter(job=job).delete()
    job.profile, job.reading = profile.name, _facts(profile)
    return _set_going(job, ImportState.CHECKING)


@transaction.atomic
def start_import(*, uid: str, actor: Actor, at: datetime) -> ImportJob:
    """Let the checked rows be registered by a worker; a stuck import goes on where it stopped.

    Raises Refused (IMPORT_BUSY) while the same file is being imported, or has been by this import.
    """
    del at  # the worker that takes it says when
    job = _take(uid, actor)
    same = ImportJob.objects.filter(
        organisation=job.organisation, sha256=job.sha256, state=ImportState.RUNNING
    )
    if job.state not in {ImportState.CHECKED, ImportState.FAILED} or same.exists():
        raise Refused(Refusal.IMPORT_BUSY)
    if job.state == ImportState.CHECKED:
        job.added = job.repeated = job.offset = 0
        job.position = job.refused
    return _set_going(job, ImportState.RUNNING)


def _take(uid: str, actor: Actor) -> ImportJob:
    """Lock an import in scope for one who may import."""
    may_import(actor.roles).enforce()
    found = import_by_uid(actor.scope, uid)
    return ImportJob.objects.select_for_update().select_related("organisation").get(pk=found.pk)


def _set_going(job: ImportJob, state: ImportState) -> ImportJob:
    job.state, job.fault, job.setbacks = state, "", 0
    job.lease, job.lease_until = "", None
    job.save()
    return job


def queue_imports(*, actor: Actor, at: datetime) -> list[int]:
    """Claim the imports that nobody works on for the queue; return their keys for its tasks.

    Safe side by side: whoever comes second finds them claimed.
    """
    return [
        job.pk
        for job in idle_imports(actor.scope, at=at)
        if ImportJob.objects.filter(pk=job.pk, lease=job.lease, lease_until=job.lease_until).update(
            lease="", lease_until=at + QUEUED_FOR, setbacks=job.setbacks + bool(job.lease)
        )
    ]


def forget_old_tables(*, actor: Actor, at: datetime) -> int:
    """Delete the files of imports that came a month ago and of those done; return how many."""
    old = ImportJob.objects.filter(
        organisation__path__startswith=actor.scope.path, created_at__lt=at - FILES_KEPT
    ).exclude(state__in=ACTIVE)
    forgotten = 0
    for uid in old.values_list("uid", flat=True):
        folder = folder_of(uid)
        if folder.path.exists():
            shutil.rmtree(folder.path, ignore_errors=True)
            forgotten += 1
    return forgotten
