"""The journals as they are read: lines by number, with what every lawful column needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Left

from senim.appeals.models import (
    Appeal,
    Assignment,
    Attachment,
    Event,
    JournalEntry,
    OutsideNumber,
    Reply,
)
from senim.appeals.selectors import journal_lines
from senim.orgs.actors import Actor, Scope
from senim.orgs.models import Organisation
from senim.rules.kinds import Decision, Journal
from senim.rules.permit import NotFound
from senim.rules.workflow import Role


OPENING = 400  # letters: the column of a journal holds the gist, the case the whole


@dataclass(frozen=True, slots=True)
class Book:
    """One journal of one organisation and year."""

    organisation: Organisation
    journal: Journal
    year: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a journal with what its columns say; `assigned` to the reader or not."""

    entry: JournalEntry
    appeal: Appeal
    content: str
    assigned: bool
    resolution: str
    due_on: date | None
    replied_at: datetime | None
    outgoing_number: str
    reply: str
    outside_number: str
    files: int
    received_by: str


def last_number(scope: Scope, book: Book) -> int:
    """Return the last number of a journal; 0 while it is empty."""
    found = journal_lines(scope, book.organisation, book.journal, book.year)
    last: int | None = found.aggregate(last=Max("n"))["last"]
    return last or 0


def lines_between(scope: Scope, book: Book, actor: Actor, first: int, last: int) -> list[Line]:
    """Return the lines from one number to another, in one question however many they are."""
    found = journal_lines(scope, book.organisation, book.journal, book.year)
    rows = _annotated(found.filter(n__gte=first, n__lte=last), book, actor)
    return [_line(row, row.appeal) for row in rows]


def journal_line(scope: Scope, book: Book, actor: Actor, n: int) -> Line:
    """Return one line by its number; NotFound outside the scope."""
    found: Sequence[Line] = lines_between(scope, book, actor, n, n)
    if not found:
        raise NotFound
    return found[0]


def _annotated(found: QuerySet[JournalEntry], book: Book, actor: Actor) -> QuerySet[JournalEntry]:
    appeal = OuterRef("appeal")
    order = Assignment.objects.filter(appeal=appeal, ended_at=None, role=Role.EXECUTOR)
    order = order.order_by("-pk")
    own = Assignment.objects.filter(appeal=appeal, ended_at=None, person=actor.user)
    # A line of outgoing mail was written at the very moment its own reply was sent.
    moment = {"sent_at": OuterRef("entered_at")} if book.journal is Journal.J_OUT else {}
    reply = Reply.objects.filter(appeal=appeal, sent_at__isnull=False, **moment).order_by("-pk")
    outside = OutsideNumber.objects.filter(appeal=appeal).order_by("pk")
    files = Attachment.objects.filter(appeal=appeal).values("appeal").annotate(all=Count("pk"))
    taken = Event.objects.filter(appeal=appeal).order_by("pk")
    return found.annotate(
        content=Left("appeal__text", OPENING),
        assigned=Exists(own),
        resolution=Subquery(order.values("resolution")[:1]),
        order_due_on=Subquery(order.values("due_on")[:1]),
        replied_at=Subquery(reply.values("sent_at")[:1]),
        outgoing_number=Subquery(reply.values("outgoing_number")[:1]),
        reply=Subquery(reply.annotate(opening=Left("text", OPENING)).values("opening")[:1]),
        outside_number=Subquery(outside.values("number")[:1]),
        files=Subquery(files.values("all")[:1]),
        received_by=Subquery(taken.values("actor__full_name")[:1]),
    ).defer("appeal__text", "appeal__terms")


def _line(row: JournalEntry, appeal: Appeal) -> Line:
    said = row.__dict__
    return Line(
        entry=row,
        appeal=appeal,
        content=said["content"],
        assigned=said["assigned"],
        resolution=said["resolution"] or "",
        due_on=said["order_due_on"] or appeal.due_on or appeal.spp_due_on,
        replied_at=said["replied_at"],
        outgoing_number=said["outgoing_number"] or "",
        reply=said["reply"] or "",
        outside_number=said["outside_number"] or "",
        files=said["files"] or 0,
        received_by=said["received_by"] or "",
    )


def is_cancellable(entry: JournalEntry) -> bool:
    """Tell whether a line could be cancelled by those who may."""
    withdrawn = entry.appeal.decision == Decision.WITHDRAWN
    return entry.cancelled_at is None and (withdrawn or not entry.primary)
