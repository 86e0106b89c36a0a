"""The acts that move a case along: take (lock within scope, ask the rules), change, record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from senim.appeals.clocks import due_days, nearest
from senim.appeals.models import (
    Appeal,
    Assignment,
    Event,
    Explanation,
    JournalEntry,
    OutboxRow,
    Remark,
    Reply,
)
from senim.appeals.selectors import case_of, case_rows
from senim.appeals.services.numbers import take_numbers
from senim.orgs.actors import Actor
from senim.orgs.models import Department, User
from senim.rules.kinds import ContentKind, Decision, Journal, Language, LegalKind, Topic, Verdict
from senim.rules.numbering import Number
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import ACTS, OPEN, Act, Role, may


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a deputy or the desk writes across an appeal: who does it, what, by when."""

    executor: User
    text: str
    due_on: date | None = None
    deputy: User | None = None
    co_executors: tuple[User, ...] = ()


@transaction.atomic
def triage_appeal(
    *,
    number: str,
    legal_kind: LegalKind | None,
    content_kind: ContentKind,
    topic: Topic | None,
    department: Department | None,
    actor: Actor,
    at: datetime,
) -> Appeal:
    """Say what the appeal legally is and is about; its clocks are counted anew from its own day."""
    appeal = _take(number, Act.TRIAGE, actor)
    if department is not None and department.organisation_id != appeal.organisation_id:
        raise NotFound
    appeal.legal_kind = legal_kind or ""
    appeal.content_kind = content_kind
    appeal.topic = topic or ""
    appeal.department = department
    if content_kind is not ContentKind.COMPLAINT:
        appeal.verdict = ""
    due = due_days(
        appeal.organisation, legal_kind, content_kind, appeal.registered_on, appeal.calendar_version
    )
    appeal.due_on, appeal.spp_due_on = due.statutory, due.service
    return _record(
        appeal,
        Act.TRIAGE,
        actor,
        at,
        legal_kind=appeal.legal_kind,
        content_kind=content_kind,
        topic=appeal.topic,
        department=department.code if department else "",
    )


@transaction.atomic
def assign_appeal(*, number: str, resolution: Resolution, actor: Actor, at: datetime) -> Appeal:
    """Hand the appeal to the executor, co-executors and the deputy in whose profile it lies."""
    appeal = _take(number, Act.ASSIGN, actor)
    people = _hands(resolution)
    _require_colleagues(appeal, [person for person, _ in people])
    appeal.assignments.filter(ended_at=None).update(ended_at=at)
    Assignment.objects.bulk_create(
        [
            Assignment(
                appeal=appeal,
                person=person,
                role=role,
                resolution=resolution.text,
                due_on=resolution.due_on,
                assigned_by=actor.user,
                assigned_at=at,
            )
            for person, role in people
        ]
    )
    appeal.executor = resolution.executor
    return _record(
        appeal,
        Act.ASSIGN,
        actor,
        at,
        executor=resolution.executor.username,
        people=[person.username for person, _ in people],
        resolution=resolution.text,
        due_on=resolution.due_on.isoformat() if resolution.due_on else "",
    )


def _hands(resolution: Resolution) -> list[tuple[User, Role]]:
    people = [(resolution.executor, Role.EXECUTOR)]
    if resolution.deputy is not None:
        people.append((resolution.deputy, Role.DEPUTY))
    others = dict.fromkeys(resolution.co_executors)
    people += [(p, Role.CO_EXECUTOR) for p in others if p != resolution.executor]
    return people


def _require_colleagues(appeal: Appeal, people: Sequence[User]) -> None:
    """Refuse people who do not work in the organisation that holds the appeal."""
    known = set(
        User.objects.filter(
            pk__in=[person.pk for person in people],
            is_active=True,
            memberships__active=True,
            memberships__organisation=appeal.organisation_id,
        ).values_list("pk", flat=True)
    )
    for person in people:
        if person.pk not in known:
            raise Refused(Refusal.PERSON_ELSEWHERE, person=str(person))


@transaction.atomic
def explain_appeal(*, number: str, text: str, actor: Actor, at: datetime) -> Appeal:
    """Keep what those concerned explain about the matter."""
    appeal = _take(number, Act.EXPLAIN, actor)
    Explanation.objects.create(appeal=appeal, author=_person(actor), text=text, at=at)
    return _record(appeal, Act.EXPLAIN, actor, at)


@transaction.atomic
def draft_reply(
    *,
    number: str,
    text: str,
    decision: Decision,
    language: Language,
    actor: Actor,
    at: datetime,
) -> Appeal:
    """Write a new version of the reply; earlier versions stay."""
    appeal = _take(number, Act.DRAFT, actor)
    _new_reply(appeal, text, decision, language, actor, at)
    return _record(appeal, Act.DRAFT, actor, at, decision=decision, language=language)


def _new_reply(
    appeal: Appeal, text: str, decision: Decision, language: Language, actor: Actor, at: datetime
) -> Reply:
    return Reply.objects.create(
        appeal=appeal,
        text=text,
        decision=decision,
        language=language,
        author=_person(actor),
        drafted_at=at,
    )


@transaction.atomic
def submit_reply(*, number: str, actor: Actor, at: datetime) -> Appeal:
    """Lay the newest version of the reply before those who approve."""
    return _record(_take(number, Act.SUBMIT, actor), Act.SUBMIT, actor, at)


@transaction.atomic
def send_back_reply(*, number: str, reason: str, actor: Actor, at: datetime) -> Appeal:
    """Return the reply for another version, saying why; an approval given before falls away."""
    appeal = _take(number, Act.SEND_BACK, actor)
    appeal.replies.filter(sent_at=None).update(approved_at=None, approved_by=None)
    return _record(appeal, Act.SEND_BACK, actor, at, reason=reason)


@transaction.atomic
def approve_reply(*, number: str, actor: Actor, at: datetime) -> Appeal:
    """Approve the newest version of the reply; what remains is to send it."""
    appeal = _take(number, Act.APPROVE, actor)
    reply = _newest_reply(appeal)
    reply.approved_by, reply.approved_at = _person(actor), at
    reply.save(update_fields=["approved_by", "approved_at"])
    return _record(appeal, Act.APPROVE, actor, at)


@transaction.atomic
def answer_appeal(*, number: str, actor: Actor, at: datetime) -> Appeal:
    """Send the approved reply under its outgoing number; the clocks of the law stop here."""
    appeal = _take(number, Act.ANSWER, actor)
    reply = _newest_reply(appeal)
    _send(appeal, reply, at)
    return _finish(appeal, Act.ANSWER, actor, at, Decision(reply.decision))


@transaction.atomic
def solve_on_the_spot(
    *,
    number: str,
    text: str,
    verdict: Verdict | None = None,
    actor: Actor,
    at: datetime,
) -> Appeal:
    """Answer here and now: the matter is settled at once and the words of the answer are kept."""
    appeal = _take(number, Act.SPOT, actor)
    if verdict is not None:
        _require_complaint(appeal, Act.SPOT)
        appeal.verdict = verdict
    reply = _new_reply(appeal, text, Decision.SPOT, Language(appeal.language), actor, at)
    reply.sent_at = at
    reply.save(update_fields=["sent_at"])
    return _finish(appeal, Act.SPOT, actor, at, Decision.SPOT)


@transaction.atomic
def note_appeal(*, number: str, text: str = "", actor: Actor, at: datetime) -> Appeal:
    """Take note of thanks, a suggestion or a rating that asks for no answer (art. 89(1))."""
    appeal = _take(number, Act.NOTE, actor)
    return _finish(appeal, Act.NOTE, actor, at, Decision.NOTED, text=text)


@transaction.atomic
def judge_appeal(*, number: str, verdict: Verdict, actor: Actor, at: datetime) -> Appeal:
    """Say whether the complaint proved right."""
    appeal = _take(number, Act.JUDGE, actor)
    appeal.verdict = verdict
    return _record(appeal, Act.JUDGE, actor, at, verdict=verdict)


@transaction.atomic
def withdraw_appeal(*, number: str, reason: str = "", actor: Actor, at: datetime) -> Appeal:
    """Take the appeal back at the applicant's wish, before the decision (art. 64(9))."""
    appeal = _take(number, Act.WITHDRAW, actor)
    return _finish(appeal, Act.WITHDRAW, actor, at, Decision.WITHDRAWN, reason=reason)


@transaction.atomic
def reopen_appeal(*, number: str, reason: str, actor: Actor, at: datetime) -> Appeal:
    """Take an ended case up again; the due days stay what they were."""
    appeal = _take(number, Act.REOPEN, actor)
    appeal.finished_on = None
    appeal.decision = ""
    return _record(appeal, Act.REOPEN, actor, at, reason=reason)


@transaction.atomic
def close_appeal(*, number: str, actor: Actor, at: datetime) -> Appeal:
    """Put the case away; nothing more is expected of anybody."""
    return _record(_take(number, Act.CLOSE, actor), Act.CLOSE, actor, at)


@transaction.atomic
def rate_answer(*, number: str, mark: int, words: str = "", actor: Actor, at: datetime) -> Appeal:
    """Keep what the applicant thinks of the answer: a mark from 1 to 5 and perhaps words."""
    appeal = _take(number, Act.RATE, actor)
    appeal.satisfaction = mark
    return _record(appeal, Act.RATE, actor, at, mark=mark, words=words)


@transaction.atomic
def add_remark(*, number: str, text: str, actor: Actor, at: datetime) -> Appeal:
    """Leave an internal note on the appeal."""
    appeal = _take(number, Act.REMARK, actor)
    Remark.objects.create(appeal=appeal, author=_person(actor), text=text, at=at)
    return _record(appeal, Act.REMARK, actor, at)


@transaction.atomic
def attach_files(*, number: str, uids: Sequence[str], actor: Actor, at: datetime) -> Appeal:
    """Add files that were stored beforehand to the case."""
    appeal = _take(number, Act.ATTACH, actor)
    waiting = appeal.organisation.attachment_set.filter(appeal=None, uid__in=uids)
    names = list(waiting.values_list("name", flat=True))
    if len(names) != len(set(uids)):
        raise NotFound
    waiting.update(appeal=appeal)
    return _record(appeal, Act.ATTACH, actor, at, files=len(names))


def _take(number: str, act: Act, actor: Actor) -> Appeal:
    """Lock the appeal for this act, or refuse; what is out of scope does not exist."""
    appeal = (
        case_rows(actor.scope, actor)
        .select_for_update(of=("self",))
        .select_related("organisation")
        .filter(number=number.upper())
        .first()
    )
    if appeal is None:
        raise NotFound
    may(act, case_of(appeal), actor.roles).enforce()
    return appeal


def _record(appeal: Appeal, act: Act, actor: Actor, at: datetime, **details: object) -> Appeal:
    """Move the appeal where the act leads and write the line of its history."""
    appeal.state = ACTS[act].target or appeal.state
    appeal.is_open = appeal.state in OPEN
    appeal.next_due_on = nearest(appeal.due_on, appeal.spp_due_on) if appeal.is_open else None
    appeal.save()
    role = "" if actor.user else next(iter(actor.roles), Role.SYSTEM)
    event = Event.objects.create(
        appeal=appeal,
        kind=act,
        actor=actor.user,
        role=role,
        at=at,
        state=appeal.state,
        details=details,
    )
    OutboxRow.objects.create(event=event, next_try_at=at)
    return appeal


def _finish(
    appeal: Appeal, act: Act, actor: Actor, at: datetime, decision: Decision, **details: object
) -> Appeal:
    """Record an act that ends the work on the appeal."""
    appeal.decision = decision
    appeal.finished_on = timezone.localdate(at)
    return _record(
        appeal,
        act,
        actor,
        at,
        decision=decision,
        verdict=appeal.verdict,
        finished_on=appeal.finished_on.isoformat(),
        **details,
    )


def _send(appeal: Appeal, reply: Reply, at: datetime) -> None:
    """Give the reply its number in the journal of outgoing mail."""
    year = timezone.localdate(at).year
    n = take_numbers(appeal.organisation_id, Journal.J_OUT, year)
    JournalEntry.objects.create(
        organisation_id=appeal.organisation_id,
        journal=Journal.J_OUT,
        year=year,
        n=n,
        appeal=appeal,
        primary=False,
        registered_on=timezone.localdate(at),
        entered_at=at,
    )
    reply.sent_at = at
    reply.outgoing_number = str(Number(appeal.organisation.code.upper(), Journal.J_OUT, year, n))
    reply.save(update_fields=["sent_at", "outgoing_number"])


def _newest_reply(appeal: Appeal) -> Reply:
    """Return the version laid before the heads; the table of acts sees that there is one."""
    return appeal.replies.filter(sent_at=None).latest("pk")


def _require_complaint(appeal: Appeal, act: Act) -> None:
    if appeal.content_kind != ContentKind.COMPLAINT:
        raise Refused(Refusal.VERDICT_ONLY_ON_COMPLAINTS, act=act)


def _person(actor: Actor) -> User:
    """Return the member of staff who acts; the table of roles lets nobody else come here."""
    if actor.user is None:
        raise Refused(Refusal.ROLE, act="", roles="")
    return actor.user
