"""Whether the register is whole: journals without gaps, cases that follow from their events.

What is kept on an appeal for quick questions (state, kinds, due days) must be what a replay of its
events gives; where it is not, the finding names the appeal by its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from django.db import DatabaseError, connection, transaction
from django.db.models import Count, F, Max, Min, Q

from senim.appeals.clocks import due_days
from senim.appeals.models import Appeal, Event, JournalCounter, JournalEntry
from senim.appeals.selectors import appeals_in
from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.rules.kinds import ContentKind, LegalKind
from senim.rules.numbering import parse_number
from senim.rules.permit import Refused
from senim.rules.workflow import ACTS, OPEN, Act


BATCH = 1000
OPENING_ACTS = frozenset({Act.REGISTER, Act.ARCHIVE})
KINDS = ("legal_kind", "content_kind")


class Flaw(StrEnum):
    """What can be wrong."""

    GAP = "GAP"  # a journal's numbers are not 1 to N
    COUNTER = "COUNTER"  # the counter is not the last number
    ENTRY = "ENTRY"  # an appeal without its one primary line, or with another number than its line
    SUBMISSION = "SUBMISSION"  # what came in belongs to another organisation
    BEGINNING = "BEGINNING"  # not exactly one event of registration, as the first
    STATE = "STATE"  # the state does not follow from the events
    KIND = "KIND"  # the kinds are not those of the events
    DUE = "DUE"  # the due days are not those that the rules count
    SEARCH = "SEARCH"  # the words of the register are not all found


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    flaw: Flaw
    place: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.flaw} {self.place} {self.words}".rstrip()


def findings(scope: Scope) -> Iterator[Finding]:
    """Yield everything that is wrong with the register in scope; nothing where it is whole."""
    yield from journal_findings(scope)
    yield from entry_findings(scope)
    yield from case_findings(scope)
    yield from search_findings(scope)


def journal_findings(scope: Scope) -> Iterator[Finding]:
    """Yield the journals whose numbers are not 1 to N, and the counters that are out of step."""
    keys = ("organisation__code", "journal", "year")
    within = Q(organisation__path__startswith=scope.path)
    last: dict[tuple[object, ...], int] = {}
    series = JournalEntry.objects.filter(within).values_list(*keys)
    for *key, lines, lowest, highest in series.annotate(Count("pk"), Min("n"), Max("n")).order_by(
        *keys
    ):
        last[tuple(key)] = highest
        if (lowest, highest) != (1, lines):
            yield Finding(Flaw.GAP, _named(key), f"{lines} lines, {lowest} to {highest}")
    for *key, n in JournalCounter.objects.filter(within).values_list(*keys, "n").order_by(*keys):
        if last.pop(tuple(key), 0) != n:
            yield Finding(Flaw.COUNTER, _named(key), f"stands at {n}")
    for key in last:
        yield Finding(Flaw.COUNTER, _named(key), "is missing")


def _named(key: Sequence[object]) -> str:
    return " ".join(map(str, key))


def entry_findings(scope: Scope) -> Iterator[Finding]:
    """Yield the appeals without their one primary line, and those that came in elsewhere."""
    primary = Count("journal_entries", filter=Q(journal_entries__primary=True))
    for appeal in appeals_in(scope).annotate(lines=primary).exclude(lines=1).order_by("pk"):
        yield Finding(Flaw.ENTRY, appeal.number, f"{appeal.lines} primary lines")
    lines = JournalEntry.objects.filter(
        primary=True, organisation__path__startswith=scope.path
    ).values_list("appeal__number", "organisation__code", "journal", "year", "n")
    for number, code, journal, year, n in lines.order_by("pk").iterator(chunk_size=BATCH):
        told = parse_number(number)
        if (told.organisation, told.journal, told.year, told.n) != (code.upper(), journal, year, n):
            yield Finding(Flaw.ENTRY, number, f"stands as {journal} {year}/{n}")
    strays = appeals_in(scope).exclude(submission__organisation=F("organisation"))
    for number in strays.order_by("pk").values_list("number", flat=True):
        yield Finding(Flaw.SUBMISSION, number)


def case_findings(scope: Scope) -> Iterator[Finding]:
    """Yield the appeals whose state, kinds or due days do not follow from their events."""
    rows = (
        appeals_in(scope)
        .select_related("organisation")
        .prefetch_related("events")
        .defer("text", "terms")
        .order_by("pk")
    )
    for appeal in rows.iterator(chunk_size=BATCH):
        events = sorted(appeal.events.all(), key=lambda event: event.pk)
        yield from _beginning(appeal, events)
        yield from _path(appeal, events)
        yield from _dues(appeal)


def _beginning(appeal: Appeal, events: Sequence[Event]) -> Iterator[Finding]:
    places = [place for place, event in enumerate(events) if event.kind in OPENING_ACTS]
    if places != [0]:
        yield Finding(Flaw.BEGINNING, appeal.number, f"{len(places)} registrations")


def _path(appeal: Appeal, events: Sequence[Event]) -> Iterator[Finding]:
    """Replay the events: each moves the case where its act leads, the last one is where it is."""
    state, kinds = "", dict.fromkeys(KINDS, "")
    for event in events:
        target = ACTS[Act(event.kind)].target
        state = target or state
        if event.state != state:
            yield Finding(Flaw.STATE, appeal.number, f"{event.kind} left {event.state}")
        kinds |= {name: event.details[name] for name in KINDS if name in event.details}
    if (appeal.state, appeal.is_open) != (state, state in OPEN):
        yield Finding(Flaw.STATE, appeal.number, f"is {appeal.state}, its events say {state}")
    if {name: getattr(appeal, name) for name in KINDS} != kinds:
        yield Finding(Flaw.KIND, appeal.number)


def _dues(appeal: Appeal) -> Iterator[Finding]:
    counted = _counted(
        appeal.organisation,
        LegalKind(appeal.legal_kind) if appeal.legal_kind else None,
        ContentKind(appeal.content_kind),
        appeal.registered_on,
        appeal.calendar_version,
    )
    kept = (appeal.due_on, appeal.spp_due_on)
    nearest = min((day for day in kept if day), default=None)
    is_kept = appeal.next_due_on is None or nearest in {None, appeal.next_due_on}
    if counted != kept or not is_kept:
        yield Finding(Flaw.DUE, appeal.number)


@cache
def _counted(
    organisation: Organisation,
    legal_kind: LegalKind | None,
    content_kind: ContentKind,
    on: date,
    version: str,
) -> tuple[date | None, date | None]:
    try:
        due = due_days(organisation, legal_kind, content_kind, on, version)
    except Refused:
        return None, None
    return due.statutory, due.service


def search_findings(scope: Scope) -> Iterator[Finding]:
    """Yield a finding where SQLite's own index of words is not that of the register."""
    del scope  # one index for all
    if connection.vendor != "sqlite":
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO appeals_search(appeals_search, rank) VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        yield Finding(Flaw.SEARCH, "appeals_search")
