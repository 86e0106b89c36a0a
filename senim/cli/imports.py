"""`senim import FILE`: a table taken into the register by this very process, resumable."""

import argparse
import hashlib
from pathlib import Path

from django.utils import timezone, translation

from senim.cli.errors import Failed
from senim.intake.faults import BadTable, RowFault, TableFault
from senim.intake.models import ImportJob
from senim.intake.profiles import JOURNAL_PROFILE
from senim.intake.selectors import (
    importing_organisations,
    imports,
    profile_by_name,
    refusals,
)
from senim.intake.services.taking import check_import, receive_table, start_import
from senim.intake.services.working import claim_import, work_on_import
from senim.intake.states import ImportState
from senim.intake.words import bad_table_words, refusal_sentence, table_fault_words
from senim.orgs.actors import Actor, system_of
from senim.orgs.models import Organisation
from senim.orgs.selectors import EVERYWHERE, organisation_by_code


SHOWN_REFUSALS = 50
BAR = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the file, whose it is, and how it is read."""
    parser.add_argument("file", type=Path, help="the table: xlsx, xls or csv")
    parser.add_argument("--profile", default=JOURNAL_PROFILE, help="how its columns are read")
    parser.add_argument(
        "--organisation",
        metavar="CODE",
        default="",
        help="whose table it is; unless given, whoever keeps the profile, or the only one there is",
    )
    parser.add_argument("--dry-run", action="store_true", help="judge every row, register nothing")
    parser.add_argument("--language", default="ru", choices=("kk", "ru", "en"))


def run(arguments: argparse.Namespace) -> int:
    """Take the file in, judge its rows, register them; return 1 where rows were refused."""
    with translation.override(arguments.language):
        try:
            return _import(arguments)
        except BadTable as bad:
            raise Failed(bad_table_words(bad)) from bad


def _import(arguments: argparse.Namespace) -> int:
    organisation = _owner(arguments.organisation, arguments.profile)
    actor = system_of(organisation)
    job = _unfinished(arguments.file, organisation) or _checked(arguments, organisation, actor)
    if not arguments.dry_run:
        if job.state == ImportState.CHECKED:
            job = start_import(uid=job.uid, actor=actor, at=timezone.now())
        job = _work(job)
    _tell(job, actor)
    return 1 if job.refused else 0


def _owner(code: str, profile: str) -> Organisation:
    """Return the organisation that is named, or the only one that can be meant."""
    if code:
        return organisation_by_code(EVERYWHERE, code)
    meant = importing_organisations(EVERYWHERE, profile)
    if len(meant) != 1:
        codes = ", ".join(each.code for each in meant)
        raise Failed(f"say whose table it is by --organisation: {codes or 'there is none yet'}.")
    return meant[0]


def _unfinished(file: Path, organisation: Organisation) -> ImportJob | None:
    """Find an import of this very file that was broken off: it goes on where it stopped."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Failed(f"{file} cannot be read ({error.strerror}).") from error
    digest = hashlib.sha256(content).hexdigest()
    running = imports(EVERYWHERE).filter(organisation=organisation, sha256=digest)
    return running.filter(state=ImportState.RUNNING).first()


def _checked(arguments: argparse.Namespace, organisation: Organisation, actor: Actor) -> ImportJob:
    now = timezone.now()
    with arguments.file.open("rb") as content:
        job = receive_table(
            organisation=organisation,
            name=arguments.file.name,
            content=content,
            actor=actor,
            at=now,
        )
    profile = profile_by_name(EVERYWHERE, organisation, arguments.profile)
    return _work(check_import(uid=job.uid, profile=profile, actor=actor, at=now))


def _work(job: ImportJob) -> ImportJob:
    """Work on the import to the end of its state, showing how far it is."""
    actor = system_of(job.organisation)
    lease = claim_import(job_id=job.pk, actor=actor, at=timezone.now())
    if lease is None:
        raise Failed("another process works on this import, or did half a minute ago: try again.")
    while work_on_import(lease=lease, actor=actor, at=timezone.now()):
        _show(job)
    _show(job)
    print()
    if job.state == ImportState.FAILED:
        raise Failed(table_fault_words(TableFault(job.fault), {}))
    return job


def _show(job: ImportJob) -> None:
    job.refresh_from_db()
    filled = BAR * job.position // max(job.total, 1)
    bar = "█" * filled + "·" * (BAR - filled)
    print(f"\r{job.state:8} {bar} {job.position}/{job.total}", end="", flush=True)


def _tell(job: ImportJob, actor: Actor) -> None:
    for row in refusals(actor.scope, job)[:SHOWN_REFUSALS]:
        reason = refusal_sentence(row.header, row.column, RowFault(row.code), row.params)
        print(f"{row.row_no}: {reason}")
    if job.refused > SHOWN_REFUSALS:
        print(f"… {job.refused - SHOWN_REFUSALS} more")
    print(f"{job.state}: new {job.added}, already there {job.repeated}, not taken {job.refused}")
