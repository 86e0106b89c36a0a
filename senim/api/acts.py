"""/api/v1/appeals/{number}/{act}: one operation an act, each answering with the whole card."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils import timezone
from ninja import Path, Router

from senim.api.appeals import whole_card
from senim.api.http import ApiRequest, naming
from senim.api.schemas.acts import (
    AssignIn,
    AttachIn,
    DraftIn,
    JudgeIn,
    OptionalReasonIn,
    OptionalTextIn,
    RateActIn,
    ReasonIn,
    SpotIn,
    TextIn,
    TriageIn,
)
from senim.api.schemas.appeals import CardOut
from senim.api.schemas.faults import ORDERING
from senim.api.schemas.texts import AppealNumber
from senim.appeals.selectors import appeal_by_number
from senim.appeals.services.acts import (
    Resolution,
    add_remark,
    answer_appeal,
    approve_reply,
    assign_appeal,
    attach_files,
    close_appeal,
    draft_reply,
    explain_appeal,
    judge_appeal,
    note_appeal,
    rate_answer,
    reopen_appeal,
    send_back_reply,
    solve_on_the_spot,
    submit_reply,
    triage_appeal,
    withdraw_appeal,
)
from senim.orgs.selectors import colleague, department_by_code
from senim.rules.workflow import Act


if TYPE_CHECKING:
    from senim.orgs.models import User

router = Router(tags=["acts"])

Perform = Callable[..., CardOut]


def operation(act: Act) -> Callable[[Perform], Perform]:
    """Open the address of an act, in small letters and, for those who send codes, in capitals."""

    def opened(perform: Perform) -> Perform:
        for word in (act.lower(), act.upper()):
            router.post(
                f"/{{number}}/{word}",
                response={200: CardOut, **ORDERING},
                include_in_schema=word == act.lower(),
                url_name=f"act-{word}",
            )(perform)
        return perform

    return opened


@operation(Act.TRIAGE)
def triage(request: ApiRequest, number: Path[AppealNumber], body: TriageIn) -> CardOut:
    """Say what the appeal legally is and is about; its clocks are counted anew."""
    appeal = appeal_by_number(request.actor.scope, request.actor, number)
    department = None
    if body.department:
        with naming("department"):
            department = department_by_code(
                request.actor.scope, appeal.organisation, body.department
            )
    triage_appeal(
        number=number,
        legal_kind=body.legal_kind,
        content_kind=body.content_kind,
        topic=body.topic,
        department=department,
        actor=request.actor,
        at=timezone.now(),
    )
    return whole_card(request, number)


@operation(Act.ASSIGN)
def assign(request: ApiRequest, number: Path[AppealNumber], body: AssignIn) -> CardOut:
    """Hand the appeal to an executor, perhaps with co-executors and a deputy."""
    appeal_by_number(request.actor.scope, request.actor, number)
    resolution = Resolution(
        executor=_person(request, "executor", body.executor),
        text=body.text,
        due_on=body.due_on,
        deputy=_person(request, "deputy", body.deputy) if body.deputy else None,
        co_executors=tuple(_person(request, "co_executors", who) for who in body.co_executors),
    )
    assign_appeal(number=number, resolution=resolution, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


def _person(request: ApiRequest, field: str, login: str) -> "User":
    with naming(field):
        return colleague(request.actor.scope, login)


@operation(Act.EXPLAIN)
def explain(request: ApiRequest, number: Path[AppealNumber], body: TextIn) -> CardOut:
    """Keep what those concerned explain about the matter."""
    explain_appeal(number=number, text=body.text, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.DRAFT)
def draft(request: ApiRequest, number: Path[AppealNumber], body: DraftIn) -> CardOut:
    """Write a new version of the reply; earlier versions stay."""
    draft_reply(
        number=number,
        text=body.text,
        decision=body.decision,
        language=body.language,
        actor=request.actor,
        at=timezone.now(),
    )
    return whole_card(request, number)


@operation(Act.SUBMIT)
def submit(request: ApiRequest, number: Path[AppealNumber]) -> CardOut:
    """Lay the newest version of the reply before those who approve."""
    submit_reply(number=number, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.SEND_BACK)
def send_back(request: ApiRequest, number: Path[AppealNumber], body: ReasonIn) -> CardOut:
    """Return the reply for another version, saying why."""
    send_back_reply(number=number, reason=body.reason, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.APPROVE)
def approve(request: ApiRequest, number: Path[AppealNumber]) -> CardOut:
    """Approve the newest version of the reply."""
    approve_reply(number=number, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.ANSWER)
def send_answer(request: ApiRequest, number: Path[AppealNumber]) -> CardOut:
    """Send the approved reply under its outgoing number; the clocks of the law stop here."""
    answer_appeal(number=number, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.SPOT)
def solve(request: ApiRequest, number: Path[AppealNumber], body: SpotIn) -> CardOut:
    """Answer here and now: the matter is settled at once."""
    solve_on_the_spot(
        number=number,
        text=body.text,
        verdict=body.verdict,
        actor=request.actor,
        at=timezone.now(),
    )
    return whole_card(request, number)


@operation(Act.NOTE)
def note(
    request: ApiRequest, number: Path[AppealNumber], body: OptionalTextIn | None = None
) -> CardOut:
    """Take note of thanks, a suggestion or a rating that asks for no answer."""
    text = body.text if body else ""
    note_appeal(number=number, text=text, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.JUDGE)
def judge(request: ApiRequest, number: Path[AppealNumber], body: JudgeIn) -> CardOut:
    """Say whether the complaint proved right."""
    judge_appeal(number=number, verdict=body.verdict, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.WITHDRAW)
def withdraw(
    request: ApiRequest, number: Path[AppealNumber], body: OptionalReasonIn | None = None
) -> CardOut:
    """Take the appeal back at the applicant's wish (art. 64(9))."""
    reason = body.reason if body else ""
    withdraw_appeal(number=number, reason=reason, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.REOPEN)
def reopen(request: ApiRequest, number: Path[AppealNumber], body: ReasonIn) -> CardOut:
    """Take an ended case up again, saying why."""
    reopen_appeal(number=number, reason=body.reason, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.CLOSE)
def close(request: ApiRequest, number: Path[AppealNumber]) -> CardOut:
    """Put the case away; nothing more is expected of anybody."""
    close_appeal(number=number, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.RATE)
def rate(request: ApiRequest, number: Path[AppealNumber], body: RateActIn) -> CardOut:
    """Rate the answer: reserved to applicants, who do it at /public/rate; staff are refused."""
    rate_answer(
        number=number, mark=body.mark, words=body.words, actor=request.actor, at=timezone.now()
    )
    return whole_card(request, number)


@operation(Act.REMARK)
def remark(request: ApiRequest, number: Path[AppealNumber], body: TextIn) -> CardOut:
    """Leave an internal note on the appeal."""
    add_remark(number=number, text=body.text, actor=request.actor, at=timezone.now())
    return whole_card(request, number)


@operation(Act.ATTACH)
def attach(request: ApiRequest, number: Path[AppealNumber], body: AttachIn) -> CardOut:
    """Add files that were handed in at /files before."""
    uids = list(dict.fromkeys(body.uids))
    attach_files(number=number, uids=uids, actor=request.actor, at=timezone.now())
    return whole_card(request, number)
