"""The journals on screen and on paper: their years, their lines, a line cancelled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from senim.appeals.ledger import (
    Book,
    Line,
    is_cancellable,
    journal_line,
    last_number,
    lines_between,
)
from senim.appeals.selectors import journal_years
from senim.appeals.services.journals import CANCELLERS, cancel_entry
from senim.desk import choices
from senim.desk.forms.journals import CancelForm
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.journal_columns import COLUMNS, Reading
from senim.orgs.actors import Actor
from senim.orgs.selectors import organisation_by_code
from senim.rules.kinds import Journal
from senim.rules.permit import NotFound
from senim.ui import labels
from senim.ui.formats import day_short


if TYPE_CHECKING:
    from senim.orgs.models import Organisation


LINES = 25  # as many as a page of the paper journal holds
MOST_PRINTED = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a journal, ready to be shown."""

    words: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a journal as this reader may see it."""

    n: int
    url: str
    cells: Sequence[Cell]
    cancel_reason: str
    is_cancelled: bool
    late_on: str
    cancel_url: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """One journal with its years: how many lines each holds, and the way to them."""

    title: str
    years: Sequence[tuple[int, str]]


@staff_only
@require_safe
def show_journals(request: DeskRequest) -> HttpResponse:
    """Show which journals an organisation keeps and how many lines each year holds."""
    organisation, query = _organisation(request)
    counted = journal_years(request.actor.scope, organisation)
    years = sorted({year for _journal, year, _lines in counted}, reverse=True)
    count = {(journal, year): lines for journal, year, lines in counted}
    shelves = [
        Shelf(
            labels.label(journal),
            [(count.get((journal, year), 0), _url(journal, year, query)) for year in years],
        )
        for journal in Journal
    ]
    facts = {
        "organisation": organisation,
        "seats": choices.seats(request.actor.scope),
        "years": years,
        "shelves": shelves,
    }
    return render(request, "desk/journals.html", facts)


@staff_only
@require_safe
def show_journal(request: DeskRequest, journal: str, year: int) -> HttpResponse:
    """Show one page of a journal as the paper one looks; the last page first."""
    book, query = _book(request, journal, year)
    last = last_number(request.actor.scope, book)
    pages = max(1, ceil(last / LINES))
    page = min(_whole(request.GET.get("page", ""), pages), pages)
    first = (page - 1) * LINES + 1
    lines = lines_between(request.actor.scope, book, request.actor, first, first + LINES - 1)
    url = _url(book.journal, year, query)
    facts = {
        **_face(book, _rows(lines, request.actor, book, query)),
        "page": page,
        "pages": pages,
        "last": last,
        "previous_url": _with(url, page=page - 1) if page > 1 else "",
        "next_url": _with(url, page=page + 1) if page < pages else "",
        "print_url": reverse("desk-journal-print", args=[book.journal, year]),
        "print_from": first,
        "print_to": min(first + LINES - 1, last),
        "journals_url": reverse("desk-journals") + query,
        "organisation_code": book.organisation.code,
    }
    return render(request, "desk/journal.html", facts)


@staff_only
@require_safe
def print_journal(request: DeskRequest, journal: str, year: int) -> HttpResponse:
    """Show a run of lines for a landscape sheet, headed by the organisation in two languages."""
    book, query = _book(request, journal, year)
    first = _whole(request.GET.get("from", ""), 1)
    last = min(_whole(request.GET.get("to", ""), first + LINES - 1), first + MOST_PRINTED - 1)
    lines = lines_between(request.actor.scope, book, request.actor, first, last)
    facts = {
        **_face(book, _rows(lines, request.actor, book, query)),
        "journal_url": _url(book.journal, year, query),
        "printed_at": timezone.now(),
    }
    return render(request, "desk/journal_print.html", facts)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_line(request: DeskRequest, journal: str, year: int, n: int) -> HttpResponse:
    """Ask why a line is cancelled, and cancel it."""
    book, query = _book(request, journal, year)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        cancel_entry(book=book, n=n, reason=reason, actor=request.actor, at=timezone.now())
        return redirect(_with(_url(book.journal, year, query), page=ceil(n / LINES)))
    line = journal_line(request.actor.scope, book, request.actor, n)
    facts = {
        **_face(book, _rows([line], request.actor, book, query)),
        "form": form,
        "n": n,
        "back_url": _with(_url(book.journal, year, query), page=ceil(n / LINES)),
    }
    return render(request, "desk/journal_cancel.html", facts, status=422 if form.errors else 200)


def _organisation(request: DeskRequest) -> "tuple[Organisation, str]":
    """Return whose journals are shown, and the query that keeps it so on further pages."""
    code = request.GET.get("organisation", "")
    if code:
        found = organisation_by_code(request.actor.scope, code)
        return found, f"?{urlencode({'organisation': found.code})}"
    if request.actor.organisation is None:
        raise NotFound
    return request.actor.organisation, ""


def _book(request: DeskRequest, journal: str, year: int) -> tuple[Book, str]:
    if journal not in set(Journal):
        raise NotFound
    organisation, query = _organisation(request)
    return Book(organisation, Journal(journal), year), query


def _url(journal: Journal, year: int, query: str) -> str:
    return reverse("desk-journal", args=[journal, year]) + query


def _with(url: str, **params: int) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(params)}"


def _whole(typed: str, otherwise: int) -> int:
    """Read a number of a page or a line; what is none stands for the usual one."""
    return max(1, int(typed[:9])) if typed.isdecimal() else otherwise


def _face(book: Book, rows: Sequence[Row]) -> dict[str, object]:
    """Return what every sight of a journal shows: its names in two languages, columns, lines."""
    titles = []
    for language in ("kk", "ru"):
        with translation.override(language):
            titles.append((language, book.organisation.name, labels.label(book.journal)))
    return {
        "title": labels.label(book.journal),
        "titles": titles,
        "organisation": book.organisation,
        "year": book.year,
        "columns": COLUMNS[book.journal],
        "rows": rows,
    }


def _rows(lines: Iterable[Line], actor: Actor, book: Book, query: str) -> list[Row]:
    may_cancel = bool(CANCELLERS.intersection(actor.roles))
    return [_row(line, actor, book, query if may_cancel else None) for line in lines]


def _row(line: Line, actor: Actor, book: Book, query: str | None) -> Row:
    entry, reading = line.entry, Reading.of(line, actor)
    entered_on = timezone.localdate(entry.entered_at)
    place = [book.journal, book.year, entry.n]
    can = query is not None and is_cancellable(entry)
    return Row(
        n=entry.n,
        url=reverse("desk-case", args=[line.appeal.number]),
        cells=[Cell(column.words(reading), column.wide) for column in COLUMNS[book.journal]],
        cancel_reason=entry.cancel_reason,
        is_cancelled=entry.cancelled_at is not None,
        late_on=day_short(entered_on) if entered_on > entry.registered_on else "",
        cancel_url=reverse("desk-journal-cancel", args=place) + (query or "") if can else "",
    )
