"""The dry run: every row judged against the register, written down for the import that follows."""

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TextIO

from senim.intake.models import ImportJob, ImportRefusal
from senim.intake.profiles import Column, Profile, matched
from senim.intake.refusing import keep_refusals, refusal
from senim.intake.rows import BadRow, Seen, Surroundings, facts_of, registration_of, taken
from senim.intake.selectors import known_keys
from senim.intake.states import RowVerdict
from senim.intake.store import Line, folder_of, lines
from senim.orgs.actors import Scope


BATCH = 1000


@dataclass(slots=True)
class Counted:
    """What the check found so far."""

    new: int = 0
    repeated: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """One row, its key when it can be taken, and why not when it cannot."""

    number: int
    values: list[str]
    fields: dict[Column, str]
    key: str = ""
    bad: BadRow | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What every row of one check is judged by."""

    job: ImportJob
    profile: Profile
    around: Surroundings
    places: Mapping[Column, int]
    seen: Seen = field(default_factory=Seen)


def check_rows(
    *,
    job: ImportJob,
    profile: Profile,
    around: Surroundings,
    told: Callable[[int], bool],
) -> Counted | None:
    """Judge all rows and write them down with their verdicts; None when the lease was lost.

    `told` is given the position after each batch and answers whether to go on. Done twice, also
    side by side, it leaves the same: the lines are written aside and put in place at the end.
    """
    check = Check(job, profile, around, matched(job.headers, profile))
    folder, counted = folder_of(job.uid), Counted()
    aside = folder.path / f"checked-{secrets.token_hex(8)}"
    position = 0
    ImportRefusal.objects.filter(job=job).delete()
    try:
        with aside.open("w", encoding="utf-8") as file:
            for batch in _batches(lines(folder.rows)):
                _judge_batch(check, batch, counted, file)
                position += len(batch)
                if not told(position):
                    return None
        aside.replace(folder.checked)
    finally:
        aside.unlink(missing_ok=True)
    return counted


def _batches(found: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _judge_batch(check: Check, batch: list[Line], counted: Counted, file: TextIO) -> None:
    judged = [_judge(check, *line.value) for line in batch]
    known = known_keys(
        Scope.of(check.job.organisation),
        check.job.organisation,
        f"import:{check.profile.name}",
        [row.key for row in judged if row.key],
    )
    file.writelines(_line(row, _verdict(row, known, counted)) for row in judged)
    keep_refusals(
        refusal(check.job, row.number, row.values, row.bad, check.places)
        for row in judged
        if row.bad is not None
    )


def _judge(check: Check, number: int, values: list[str]) -> Judged:
    fields: dict[Column, str] = {}
    try:
        fields = taken(values, check.places, check.profile)
        facts = facts_of(fields, check.around)
        registration_of(fields, facts, check.profile, check.around)
    except BadRow as bad:
        return Judged(number, values, fields, bad=bad)
    return Judged(number, values, fields, check.seen.key(facts))


def _verdict(row: Judged, known: set[str], counted: Counted) -> RowVerdict:
    if row.bad is not None:
        counted.refused += 1
        return RowVerdict.REFUSED
    if row.key in known:
        counted.repeated += 1
        return RowVerdict.REPEATED
    counted.new += 1
    return RowVerdict.NEW


def _line(row: Judged, verdict: RowVerdict) -> str:
    line = {"n": row.number, "v": verdict, "k": row.key, "c": row.fields}
    return json.dumps(line, ensure_ascii=False) + "\n"
