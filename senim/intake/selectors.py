"""Questions about imports. Every question names its scope."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from senim.appeals.identity import vault
from senim.appeals.models import Submission
from senim.intake.models import ImportJob, ImportProfile, ImportRefusal
from senim.intake.profiles import BUILT_IN, Column, Finished, Profile, folded
from senim.intake.refusing import refusal_place
from senim.intake.rows import Surroundings
from senim.intake.states import ACTIVE, RowVerdict
from senim.intake.store import folder_of, lines
from senim.orgs.actors import Scope
from senim.orgs.models import Department, Organisation, Place
from senim.orgs.selectors import calendar, channels, departments, places
from senim.rules.calendars import Week
from senim.rules.permit import NotFound


Listed = TypeVar("Listed", Department, Place)

PREVIEW_ROWS = 20


def imports(scope: Scope) -> QuerySet[ImportJob]:
    """Return the imports of the organisations in scope, the newest first."""
    return (
        ImportJob.objects.filter(organisation__path__startswith=scope.path)
        .select_related("organisation", "started_by")
        .order_by("-pk")
    )


def import_by_uid(scope: Scope, uid: str) -> ImportJob:
    """Return one import; NotFound outside the scope."""
    found = imports(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound
    return found


def idle_imports(scope: Scope, *, at: datetime) -> QuerySet[ImportJob]:
    """Return the imports that are to be worked on and nobody works on."""
    unheld = Q(lease_until=None) | Q(lease_until__lt=at)
    return imports(scope).filter(unheld, state__in=ACTIVE)


def profiles(scope: Scope, organisation: Organisation) -> list[Profile]:
    """Return the ways of reading tables that an organisation may choose from.

    One that the organisation keeps under the name of a built-in one takes its place.
    """
    theirs = Q(organisation=organisation, organisation__path__startswith=scope.path)
    saved = ImportProfile.objects.filter(theirs | Q(organisation=None)).order_by("name")
    return list((BUILT_IN | {row.name: _profile(row) for row in saved}).values())


def profile_by_name(scope: Scope, organisation: Organisation, name: str) -> Profile:
    """Return a way of reading by its name; NotFound where the organisation has none of it."""
    for profile in profiles(scope, organisation):
        if profile.name == name:
            return profile
    raise NotFound


def importing_organisations(scope: Scope, profile: str) -> list[Organisation]:
    """Return whom a table read by this profile may belong to, where nobody says.

    Whoever keeps a profile of this name, or else everybody in scope that takes appeals at all.
    """
    within = Organisation.objects.filter(path__startswith=scope.path, active=True).order_by("path")
    keepers = within.filter(importprofile__name=profile)
    return list(keepers or within.filter(channels__active=True).distinct())


def _profile(row: ImportProfile) -> Profile:
    return _reading(row.name, row.columns, row.constants, row.values, row.finished)


def reading_of(scope: Scope, job: ImportJob) -> Profile:
    """Return the profile as it was when the check of an import began."""
    _within(scope, job)
    kept = job.reading
    return _reading(
        job.profile, kept["columns"], kept["constants"], kept["values"], kept["finished"]
    )


def _reading(
    name: str,
    columns: Mapping[str, Sequence[str]],
    constants: Mapping[str, str],
    values: Mapping[str, Mapping[str, str]],
    finished: str,
) -> Profile:
    """Make a profile of what was kept of it."""
    return Profile(
        name=name,
        columns={Column(column): tuple(names) for column, names in columns.items()},
        constants={Column(column): word for column, word in constants.items()},
        values={Column(column): dict(words) for column, words in values.items()},
        finished=Finished(finished),
    )


def surroundings(scope: Scope, organisation: Organisation, *, at: datetime) -> Surroundings:
    """Return what the rows of an organisation's tables are read against."""
    if not organisation.path.startswith(scope.path):
        raise NotFound
    own = Scope.of(organisation)
    return Surroundings(
        organisation=organisation,
        channels={c.code: c for c in channels(own).filter(organisation=organisation)},
        departments=_by_words(departments(own).filter(organisation=organisation)),
        places=_by_words(places(own)),
        first_day=calendar(own, Week(organisation.week)).first,
        at=at,
    )


def _by_words(rows: QuerySet[Listed]) -> dict[str, Listed]:
    """Find rows by code and by name in each language; a code wins over a name."""
    found = list(rows)
    by_name = {
        folded(name): row
        for row in found
        for name in (row.name_en, row.name_ru, row.name_kk)
        if name
    }
    return by_name | {folded(row.code): row for row in found}


def known_keys(
    scope: Scope, organisation: Organisation, source: str, keys: Collection[str]
) -> set[str]:
    """Return which of these rows the register holds already."""
    found = Submission.objects.filter(
        organisation=organisation,
        organisation__path__startswith=scope.path,
        source=source,
        source_key__in=keys,
    )
    return set(found.values_list("source_key", flat=True))


def preview(scope: Scope, job: ImportJob) -> list[list[str]]:
    """Return the first rows of the table as they came."""
    _within(scope, job)
    return [line.value[1] for line in lines(folder_of(job.uid).rows, size=PREVIEW_ROWS)]


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row with its verdict, for the table of the dry run."""

    number: int
    verdict: RowVerdict
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A piece of the table of the dry run, and the byte where the next one begins; 0 for none."""

    rows: list[CheckedRow]
    after: int


def checked_rows(scope: Scope, job: ImportJob, *, after: int = 0, size: int = 50) -> CheckedPage:
    """Return the rows with their verdicts from a byte on."""
    _within(scope, job)
    path = folder_of(job.uid).checked
    if not path.exists() or not 0 <= after <= path.stat().st_size:
        return CheckedPage([], 0)
    found = list(lines(path, start=after, size=size))
    rows = [
        CheckedRow(line.value["n"], RowVerdict(line.value["v"]), line.value["c"]) for line in found
    ]
    more = bool(found) and found[-1].end < path.stat().st_size
    return CheckedPage(rows, found[-1].end if more else 0)


def refusals(scope: Scope, job: ImportJob, *, after: int = 0) -> QuerySet[ImportRefusal]:
    """Return the rows that were not taken, in the order of the table."""
    _within(scope, job)
    return ImportRefusal.objects.filter(job=job, row_no__gt=after).order_by("row_no")


def refused_values(scope: Scope, job: ImportJob, refusal: ImportRefusal) -> list[str]:
    """Return what a refused row held, opened."""
    _within(scope, job)
    opened = vault().open(bytes(refusal.values), refusal_place(job.uid, refusal.row_no))
    return opened.split("\x1f")


def _within(scope: Scope, job: ImportJob) -> None:
    if not job.organisation.path.startswith(scope.path):
        raise NotFound
