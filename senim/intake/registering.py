"""The checked rows of an import brought into the register, a batch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from senim.appeals.requests import Registration
from senim.appeals.services.registration import register_appeals
from senim.intake.checking import Counted
from senim.intake.faults import RowFault
from senim.intake.models import ImportJob, ImportRefusal
from senim.intake.profiles import Column, Profile, matched
from senim.intake.refusing import keep_refusals, refusal
from senim.intake.rows import BadRow, Surroundings, facts_of, registration_of
from senim.intake.states import RowVerdict
from senim.intake.store import folder_of, lines
from senim.orgs.actors import Actor
from senim.rules.permit import NotFound, Refused


SIZE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """One row as the registration it asks for."""

    number: int
    fields: dict[Column, str]
    request: Registration


@dataclass(slots=True)
class Batch:
    """The next rows of an import, and the byte after them."""

    end: int
    size: int
    asked: list[Asked] = field(default_factory=list)
    refusals: list[ImportRefusal] = field(default_factory=list)


def read_batch(*, job: ImportJob, profile: Profile, around: Surroundings) -> Batch | None:
    """Read the rows after the position; None when there are no more.

    What the check refused is passed over; what it took may meanwhile have become impossible.
    """
    path = folder_of(job.uid).checked
    found = list(lines(path, start=job.offset, size=SIZE))
    if not found:
        return None
    fit = [line.value for line in found if line.value["v"] != RowVerdict.REFUSED]
    batch = Batch(end=found[-1].end, size=len(fit))
    places = matched(job.headers, profile)
    for row in fit:
        fields = {Column(column): text for column, text in row["c"].items()}
        try:
            request = registration_of(fields, facts_of(fields, around), profile, around)
        except BadRow as bad:
            batch.refusals.append(refusal(job, row["n"], list(fields.values()), bad, places))
        else:
            keyed = replace(request, source_key=row["k"])
            batch.asked.append(Asked(row["n"], fields, keyed))
    return batch


def register_batch(*, job: ImportJob, batch: Batch, actor: Actor, at: datetime) -> Counted:
    """Register the rows of a batch; what the register refuses is kept as a refused row."""
    counted = Counted()
    _register(batch.asked, batch, counted, _Order(job, actor, at))
    keep_refusals(batch.refusals)
    counted.refused = len(batch.refusals)
    return counted


@dataclass(frozen=True, slots=True)
class _Order:
    job: ImportJob
    actor: Actor
    at: datetime


def _register(asked: Sequence[Asked], batch: Batch, counted: Counted, order: _Order) -> None:
    """Register rows together; where one of them is refused, halve until it stands alone."""
    try:
        with transaction.atomic():
            made = register_appeals(
                requests=[row.request for row in asked], actor=order.actor, at=order.at
            )
    except (Refused, NotFound) as refused:
        if len(asked) == 1:
            batch.refusals.append(_refused(asked[0], refused, order.job))
            return
        middle = len(asked) // 2
        _register(asked[:middle], batch, counted, order)
        _register(asked[middle:], batch, counted, order)
        return
    counted.new += len(made)
    counted.repeated += len(asked) - len(made)


def _refused(row: Asked, refused: Exception, job: ImportJob) -> ImportRefusal:
    code = refused.code if isinstance(refused, Refused) else ""
    params = {**refused.params, "code": code} if isinstance(refused, Refused) else {}
    bad = BadRow(Column.KIND, RowFault.NOT_TAKEN, params)
    return refusal(job, row.number, list(row.fields.values()), bad, {})
