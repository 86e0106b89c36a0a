"""Everything that can be asked about appeals. Every question names its scope."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from senim.appeals.filters import NONE, AppealFilter
from senim.appeals.fulltext import containing
from senim.appeals.identity import blind_iin, blind_phone
from senim.appeals.models import Appeal, Assignment, Attachment, Event, JournalEntry, Reply
from senim.appeals.tracking import opens
from senim.gateways.phones import normalise_phone
from senim.orgs.actors import Actor, Scope
from senim.orgs.models import Department, Organisation
from senim.rules.iin import iin_fault, normalise_iin
from senim.rules.kinds import ContentKind, Journal
from senim.rules.numbering import parse_number
from senim.rules.permit import NotFound
from senim.rules.workflow import Case, State


SOON_DAYS = 3
PHONE_DIGITS = 10  # a national number without its prefix


def appeals_in(scope: Scope) -> QuerySet[Appeal]:
    """Return the appeals of the organisation and of all below it: the one place of the cut."""
    if scope.leaf is not None:
        return Appeal.objects.filter(organisation_id=scope.leaf)
    below = Organisation.objects.filter(path__startswith=scope.path)
    return Appeal.objects.filter(organisation_id__in=below.values("pk"))


def case_rows(scope: Scope, actor: Actor) -> QuerySet[Appeal]:
    """Return the appeals in scope with what the rules ask of each: one's part in it, its reply."""
    user = actor.user.pk if actor.user else None
    mine = Assignment.objects.filter(appeal=OuterRef("pk"), person_id=user, ended_at=None)
    waiting = Reply.objects.filter(appeal=OuterRef("pk"), sent_at=None)
    return appeals_in(scope).annotate(assigned=Exists(mine), has_reply=Exists(waiting))


def case_of(appeal: Appeal) -> Case:
    """Return what the rules need to know of an appeal that `case_rows` found."""
    return Case(
        state=State(appeal.state),
        content_kind=ContentKind(appeal.content_kind),
        assigned=bool(getattr(appeal, "assigned", False)),
        has_reply=bool(getattr(appeal, "has_reply", False)),
        has_verdict=bool(appeal.verdict),
        rated=appeal.satisfaction is not None,
    )


def appeal_by_number(scope: Scope, actor: Actor, number: str) -> Appeal:
    """Return one appeal with those it concerns; NotFound outside the scope."""
    found = (
        case_rows(scope, actor)
        .select_related("organisation", "applicant", "department", "place", "executor")
        .filter(number=number.upper())
        .first()
    )
    if found is None:
        raise NotFound
    return found


def appeals(
    scope: Scope, wanted: AppealFilter, *, today: date, actor: Actor | None = None
) -> QuerySet[Appeal]:
    """Return the appeals in scope that the filter leaves, in no order yet."""
    found = appeals_in(scope)
    for column, codes in _plain(wanted):
        found = found.filter(_any_of(column, codes))
    for column in ("media", "anonymous", "repeat"):
        flag = getattr(wanted, column)
        found = found if flag is None else found.filter(**{column: flag})
    for narrow in (_by_place_of_work, _by_days, _by_due, _by_person, _by_text):
        found = narrow(found, scope, wanted, today, actor)
    return found


def _plain(wanted: AppealFilter) -> list[tuple[str, Sequence[str]]]:
    """Return the columns that are compared with codes as they are."""
    columns = {
        "channel": wanted.channel,
        "journal": wanted.journal,
        "content_kind": wanted.kind,
        "legal_kind": wanted.legal_kind,
        "form": wanted.form,
        "verdict": wanted.verdict,
        "decision": wanted.decision,
        "state": wanted.state,
        "topic": wanted.topic,
        "language": wanted.language,
        "rating": wanted.rating,
        "review_subject": wanted.review_subject,
        "review_reason": wanted.review_reason,
    }
    return [(column, codes) for column, codes in columns.items() if codes]


def _any_of(column: str, codes: Sequence[str]) -> Q:
    stated = [code for code in codes if code != NONE]
    condition = Q(**{f"{column}__in": stated})
    if NONE not in codes:
        return condition
    empty = Q(**{f"{column}__isnull": True}) if column == "rating" else Q(**{column: ""})
    return condition | empty


def _by_place_of_work(
    found: QuerySet[Appeal], scope: Scope, wanted: AppealFilter, _today: date, _actor: Actor | None
) -> QuerySet[Appeal]:
    if wanted.organisation:
        below = Organisation.objects.filter(path__startswith=scope.path)
        top = below.filter(code=wanted.organisation.lower()).first()
        found = found.filter(_within(top)) if top else found.none()
    if wanted.department:
        found = found.filter(_departments(scope, wanted.department))
    if wanted.group:
        found = found.filter(department__report_groups__code__in=wanted.group)
    if wanted.place:
        condition = Q(place__code__in=[c for c in wanted.place if c != NONE])
        found = found.filter(condition | Q(place=None) if NONE in wanted.place else condition)
    return found


def _within(top: Organisation) -> Q:
    if not top.has_children:
        return Q(organisation_id=top.pk)
    below = Organisation.objects.filter(path__startswith=top.path)
    return Q(organisation_id__in=below.values("pk"))


def _departments(scope: Scope, codes: Sequence[str]) -> Q:
    """Return the condition for departments with everything below them."""
    paths = Q(pk__in=[])
    for code in codes:
        if code != NONE:
            paths |= Q(path__startswith=f"{code}/") | Q(path__contains=f"/{code}/")
    units = Department.objects.filter(paths, organisation__path__startswith=scope.path)
    condition = Q(department_id__in=units.values("pk"))
    return condition | Q(department=None) if NONE in codes else condition


def _by_days(
    found: QuerySet[Appeal], _scope: Scope, wanted: AppealFilter, _today: date, _actor: Actor | None
) -> QuerySet[Appeal]:
    if wanted.from_day:
        found = found.filter(registered_on__gte=wanted.from_day)
    if wanted.to_day:
        found = found.filter(registered_on__lte=wanted.to_day)
    return found


def _by_due(
    found: QuerySet[Appeal], _scope: Scope, wanted: AppealFilter, today: date, _actor: Actor | None
) -> QuerySet[Appeal]:
    if wanted.open is not None:
        found = found.filter(is_open=wanted.open)
    if wanted.due == "overdue":
        return found.filter(is_open=True, next_due_on__lt=today)
    if wanted.due == "soon":
        last = today + timedelta(days=SOON_DAYS)
        return found.filter(is_open=True, next_due_on__gte=today, next_due_on__lte=last)
    return found


def _by_person(
    found: QuerySet[Appeal], _scope: Scope, wanted: AppealFilter, _today: date, actor: Actor | None
) -> QuerySet[Appeal]:
    if not wanted.mine or actor is None or actor.user is None:
        return found
    return found.filter(is_mine(actor))


def is_mine(actor: Actor) -> Q:
    """Return the condition for the appeals in which someone now has a part."""
    own = Assignment.objects.filter(appeal=OuterRef("pk"), person=actor.user, ended_at__isnull=True)
    return Q(Exists(own))


def _by_text(
    found: QuerySet[Appeal], scope: Scope, wanted: AppealFilter, _today: date, actor: Actor | None
) -> QuerySet[Appeal]:
    """Narrow by what was typed: a number, an ИИН, a telephone or words."""
    if not wanted.text:
        return found
    typed = wanted.text.strip()
    for read in (_number, _iin, _phone):
        condition = read(scope, typed)
        if condition is not None:
            return found.filter(condition)
    del actor
    return containing(found, typed)


def _number(_scope: Scope, typed: str) -> Q | None:
    try:
        return Q(number=str(parse_number(typed)))
    except ValueError:
        return None


def _iin(scope: Scope, typed: str) -> Q | None:
    if iin_fault(typed) is not None:
        return None
    return _blind(scope, "iin_index", lambda pk: blind_iin(normalise_iin(typed), pk))


def _phone(scope: Scope, typed: str) -> Q | None:
    if typed.strip("+0123456789 -()") or sum(map(str.isdigit, typed)) < PHONE_DIGITS:
        return None
    number = normalise_phone(typed)
    return _blind(scope, "phone_index", lambda pk: blind_phone(number, pk)) if number else None


def _blind(scope: Scope, column: str, index: Callable[[int], str]) -> Q:
    """Return the condition for one person in each organisation: each has an index of its own."""
    if scope.leaf is not None:
        keys: Sequence[int] = [scope.leaf]
    else:
        below = Organisation.objects.filter(path__startswith=scope.path)
        keys = list(below.values_list("pk", flat=True))
    return Q(**{f"applicant__{column}__in": [index(pk) for pk in keys]})


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of a list, and the key after which the next one starts."""

    items: list[Appeal]
    after: str = ""


def newest_first(found: QuerySet[Appeal], *, after: str = "", size: int = 50) -> Page:
    """Return a page of a list by day of registration, the newest first."""
    place = _place(after)
    if place:
        day, pk = place
        found = found.filter(Q(registered_on__lt=day) | Q(registered_on=day, pk__lt=pk))
    rows = list(found.order_by("-registered_on", "-pk")[: size + 1])
    return _page(rows, size, lambda row: row.registered_on)


def most_urgent_first(found: QuerySet[Appeal], *, after: str = "", size: int = 50) -> Page:
    """Return a page of open appeals, the nearest due day first."""
    place = _place(after)
    if place:
        day, pk = place
        found = found.filter(Q(next_due_on__gt=day) | Q(next_due_on=day, pk__gt=pk))
    rows = list(found.order_by("next_due_on", "pk")[: size + 1])
    return _page(rows, size, lambda row: row.next_due_on or date.max)


def _page(rows: list[Appeal], size: int, day: Callable[[Appeal], date]) -> Page:
    if len(rows) <= size:
        return Page(rows)
    last = rows[size - 1]
    return Page(rows[:size], f"{day(last):%Y-%m-%d}.{last.pk}")


def _place(after: str) -> tuple[date, int] | None:
    """Read a page's key; what is no key starts from the beginning."""
    day, _, pk = after.partition(".")
    try:
        return date.fromisoformat(day), int(pk[:18])
    except ValueError:
        return None


def timeline(scope: Scope, appeal: Appeal) -> QuerySet[Event]:
    """Return everything that happened to an appeal, in order."""
    return (
        Event.objects.filter(appeal=appeal, appeal__organisation__path__startswith=scope.path)
        .select_related("actor")
        .order_by("pk")
    )


def attachment(scope: Scope, uid: str) -> Attachment:
    """Return a file of the case; NotFound outside the scope."""
    found = (
        Attachment.objects.filter(uid=uid, organisation__path__startswith=scope.path)
        .select_related("appeal")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def journal_lines(
    scope: Scope, organisation: Organisation, journal: Journal, year: int
) -> QuerySet[JournalEntry]:
    """Return the lines of one journal and year in the order of their numbers."""
    return (
        JournalEntry.objects.filter(organisation=organisation, journal=journal, year=year)
        .filter(organisation__path__startswith=scope.path)
        .select_related("appeal__applicant", "appeal__department", "appeal__place")
        .select_related("appeal__executor", "organisation")
        .order_by("n")
    )


def journal_years(scope: Scope, organisation: Organisation) -> list[tuple[str, int, int]]:
    """Return which journals hold lines, of which year and how many."""
    return list(
        JournalEntry.objects.filter(organisation=organisation)
        .filter(organisation__path__startswith=scope.path)
        .values_list("journal", "year")
        .annotate(lines=Count("pk"))
        .order_by("-year", "journal")
    )


def tracked(scope: Scope, number: str, code: str) -> Appeal:
    """Return the appeal that a number and a code open; a wrong one of either tells nothing.

    The work is the same in each case: one row asked for, one keyed hash compared.
    """
    try:
        wanted = str(parse_number(number))
    except ValueError:
        wanted = ""
    found = (
        appeals_in(scope).select_related("organisation", "department").filter(number=wanted).first()
    )
    selector, digest = (found.tracking_selector, found.tracking_digest) if found else ("", "")
    if not opens(wanted, code, selector, digest) or found is None:
        raise NotFound
    return found
