"""Taking a voice into the register: submission, appeal, lawful number, event, in one transaction.

One or a thousand are registered by the same statements: a batch costs as many as a single one,
and the counter's row is locked last, so that other writers wait as little as they can.
"""

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from senim.appeals.drafts import appeal_row
from senim.appeals.identity import sealed_applicant, vault
from senim.appeals.models import (
    Appeal,
    Applicant,
    Attachment,
    Event,
    JournalEntry,
    OutboxRow,
    OutsideNumber,
    Submission,
)
from senim.appeals.requests import Outcome, Registered, Registration
from senim.appeals.services.numbers import take_numbers
from senim.appeals.services.writing import insert
from senim.appeals.tracking import tracking_code
from senim.orgs.actors import Actor
from senim.orgs.selectors import EVERYWHERE, calendar
from senim.rules.calendars import BeyondHorizon, Week
from senim.rules.channels import journal_for
from senim.rules.deadlines import registration_day
from senim.rules.kinds import Journal
from senim.rules.numbering import Number
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import OPEN, Act, Role, may_register


def register_appeal(*, request: Registration, actor: Actor, at: datetime) -> Registered:
    """Register one voice; the same source key again returns the same number, written once.

    Raises Refused (KEY_REUSED) where the key was used for something else, NotFound outside scope.
    """
    try:
        with transaction.atomic():
            return _register([request], actor, at)[0]
    except IntegrityError:
        return _repeated(request)


def register_appeals(
    *, requests: Sequence[Registration], actor: Actor, at: datetime
) -> list[Registered]:
    """Register a batch of one organisation; those whose source key is known are left out."""
    with transaction.atomic():
        known = _known_keys(requests)
        fresh = [r for r in requests if (r.source, r.source_key) not in known]
        return _register(fresh, actor, at) if fresh else []


def _known_keys(requests: Sequence[Registration]) -> set[tuple[str, str]]:
    if not requests:
        return set()
    found = Submission.objects.filter(
        organisation_id=requests[0].channel.organisation_id,
        source__in={r.source for r in requests},
        source_key__in=[r.source_key for r in requests],
    )
    return set(found.values_list("source", "source_key"))


def _repeated(request: Registration) -> Registered:
    """Return what the first request with this key registered."""
    found = (
        Appeal.objects.filter(
            submission__organisation_id=request.channel.organisation_id,
            submission__source=request.source,
            submission__source_key=request.source_key,
        )
        .select_related("submission", "organisation")
        .first()
    )
    if found is None or found.submission.digest != _digest(request):
        raise Refused(Refusal.KEY_REUSED)
    code = tracking_code(found.submission.uid, found.number)
    return Registered(found, code, fresh=False)


def _register(requests: Sequence[Registration], actor: Actor, at: datetime) -> list[Registered]:
    _check(requests, actor)
    submissions = insert([_submission(r) for r in requests])
    applicants = _applicants(requests)
    days = [_lawful_day(r, at) for r in requests]
    numbers = _numbers(requests, days)
    drafts = zip(requests, submissions, applicants, days, numbers, strict=True)
    appeals = insert([appeal_row(*draft, at) for draft in drafts])
    insert([_entry(a, n, at) for a, n in zip(appeals, numbers, strict=True)])
    _tell(requests, appeals, actor, at)
    _bind(requests, appeals)
    return [
        Registered(a, tracking_code(s.uid, a.number))
        for a, s in zip(appeals, submissions, strict=True)
    ]


def _check(requests: Sequence[Registration], actor: Actor) -> None:
    """Refuse what the actor may not open, or what the channel does not take."""
    may_register(actor.roles).enforce()
    for request in requests:
        if not request.channel.organisation.path.startswith(actor.scope.path):
            raise NotFound
        if request.anonymous and not request.channel.anonymous_allowed:
            raise Refused(Refusal.ANONYMOUS_NOT_ALLOWED, channel=request.channel.code)


def _digest(request: Registration) -> str:
    return hashlib.sha256(_canonical(request).encode()).hexdigest()


def _canonical(request: Registration) -> str:
    return json.dumps(request.payload, sort_keys=True, ensure_ascii=False, default=str)


def _submission(request: Registration) -> Submission:
    uid = secrets.token_hex(16)
    canonical = _canonical(request)
    return Submission(
        uid=uid,
        organisation_id=request.channel.organisation_id,
        channel=request.channel.code,
        source=request.source,
        source_key=request.source_key,
        digest=hashlib.sha256(canonical.encode()).hexdigest(),
        received_at=request.received_at,
        payload=vault().seal(canonical, f"submission|payload|{uid}"),
    )


def _applicants(requests: Sequence[Registration]) -> list[Applicant | None]:
    """Save those who gave anything of themselves; an anonymous author leaves nothing."""
    drafts = [
        sealed_applicant(r.contact, r.channel.organisation_id)
        if r.contact and not r.anonymous
        else None
        for r in requests
    ]
    saved = iter(insert([d for d in drafts if d is not None]))
    return [None if d is None else next(saved) for d in drafts]


def _lawful_day(request: Registration, at: datetime) -> date:
    """Return the registration day: an old line's own, or what art. 64(3) says of the receipt."""
    if request.past_day is not None:
        return request.past_day
    organisation = request.channel.organisation
    days = calendar(EVERYWHERE, Week(organisation.week))
    received = min(request.received_at, at)
    try:
        return registration_day(
            timezone.localtime(received), calendar=days, day_ends=organisation.day_ends
        )
    except BeyondHorizon as error:
        raise Refused(Refusal.BEYOND_CALENDAR, day=error.day.isoformat()) from error


def _journal(request: Registration) -> Journal:
    return request.journal or journal_for(request.content_kind, Journal(request.channel.journal))


def _numbers(requests: Sequence[Registration], days: Sequence[date]) -> list[Number]:
    """Take the next numbers of each journal and year, in the order of the requests."""
    places = [(_journal(r), day.year) for r, day in zip(requests, days, strict=True)]
    organisation = requests[0].channel.organisation
    series = {
        place: iter(range(last - size + 1, last + 1))
        for place, size in sorted(Counter(places).items())
        for last in [take_numbers(organisation.pk, *place, size)]
    }
    return [
        Number(organisation.code.upper(), journal, year, next(series[journal, year]))
        for journal, year in places
    ]


def _entry(appeal: Appeal, number: Number, at: datetime) -> JournalEntry:
    return JournalEntry(
        organisation_id=appeal.organisation_id,
        journal=number.journal,
        year=number.year,
        n=number.n,
        appeal=appeal,
        registered_on=appeal.registered_on,
        entered_at=at,
    )


def _tell(
    requests: Sequence[Registration], appeals: Sequence[Appeal], actor: Actor, at: datetime
) -> None:
    """Write the events, and the outbox row of each appeal that is still alive."""
    events = [
        event
        for request, appeal in zip(requests, appeals, strict=True)
        for event in _events(request, appeal, actor, at)
    ]
    saved = insert(events)
    insert([OutboxRow(event=event, next_try_at=at) for event in saved if event.state in OPEN])


def _events(request: Registration, appeal: Appeal, actor: Actor, at: datetime) -> Iterator[Event]:
    role = "" if actor.user else next(iter(actor.roles), Role.SYSTEM)
    details: dict[str, object] = {
        **request.details,
        "registered_on": appeal.registered_on.isoformat(),
        "legal_kind": appeal.legal_kind,
        "content_kind": appeal.content_kind,
    }
    yield Event(
        appeal=appeal,
        kind=Act.REGISTER if request.outcome is None else Act.ARCHIVE,
        actor=actor.user,
        role=role,
        at=at,
        state=appeal.state,
        details=details | _outcome_details(request.outcome),
    )


def _outcome_details(outcome: Outcome | None) -> dict[str, object]:
    if outcome is None:
        return {}
    return {
        "finished_on": outcome.on.isoformat(),
        "decision": outcome.decision,
        "verdict": outcome.verdict or "",
    }


def _bind(requests: Sequence[Registration], appeals: Sequence[Appeal]) -> None:
    """Hang outside numbers and the files that wait for their appeal; no statement for none."""
    numbers = [
        OutsideNumber(appeal=appeal, system=system, number=number)
        for request, appeal in zip(requests, appeals, strict=True)
        for system, number in request.outside_numbers
    ]
    if numbers:
        insert(numbers)
    for request, appeal in _with_files(requests, appeals):
        Attachment.objects.filter(
            organisation_id=appeal.organisation_id, appeal=None, uid__in=request.attachments
        ).update(appeal=appeal)


def _with_files(
    requests: Sequence[Registration], appeals: Sequence[Appeal]
) -> Iterable[tuple[Registration, Appeal]]:
    return ((r, a) for r, a in zip(requests, appeals, strict=True) if r.attachments)
