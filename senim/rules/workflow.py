"""The life of an appeal: its states, the acts that move it, and who may do them.

The table ACTS is the whole truth. The buttons on the screen, the refusals of the services, the
API's list of acts and the diagram in docs/ are all read off it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from senim.rules.kinds import ContentKind
from senim.rules.permit import ALLOWED, Permit, Refusal


class State(StrEnum):
    REGISTERED = "REGISTERED"
    ROUTED = "ROUTED"
    IN_WORK = "IN_WORK"
    ON_APPROVAL = "ON_APPROVAL"
    ON_SIGN = "ON_SIGN"
    ANSWERED = "ANSWERED"
    NOTED = "NOTED"
    WITHDRAWN = "WITHDRAWN"
    CLOSED = "CLOSED"


OPEN: frozenset[State] = frozenset(
    {State.REGISTERED, State.ROUTED, State.IN_WORK, State.ON_APPROVAL, State.ON_SIGN}
)


class Role(StrEnum):
    """Who does what in the work with appeals (domain roles)."""

    APPLICANT = "APPLICANT"
    REGISTRAR = "REGISTRAR"
    SPP = "SPP"
    DEPUTY = "DEPUTY"
    EXECUTOR = "EXECUTOR"
    CO_EXECUTOR = "CO_EXECUTOR"
    APPROVER = "APPROVER"
    SIGNER = "SIGNER"
    REGION_OPERATOR = "REGION_OPERATOR"
    COUNTRY_VIEWER = "COUNTRY_VIEWER"
    FSMS_OPERATOR = "FSMS_OPERATOR"
    AUDITOR = "AUDITOR"
    DPO = "DPO"
    ADMIN = "ADMIN"
    SYSTEM = "SYSTEM"


class Act(StrEnum):
    REGISTER = "REGISTER"
    TRIAGE = "TRIAGE"
    ASSIGN = "ASSIGN"
    EXPLAIN = "EXPLAIN"
    DRAFT = "DRAFT"
    SUBMIT = "SUBMIT"
    SEND_BACK = "SEND_BACK"
    APPROVE = "APPROVE"
    ANSWER = "ANSWER"
    SPOT = "SPOT"
    NOTE = "NOTE"
    JUDGE = "JUDGE"
    WITHDRAW = "WITHDRAW"
    REOPEN = "REOPEN"
    CLOSE = "CLOSE"
    RATE = "RATE"
    REMARK = "REMARK"
    ATTACH = "ATTACH"
    ARCHIVE = "ARCHIVE"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of an appeal and of one's part in it."""

    state: State
    content_kind: ContentKind
    assigned: bool = False
    has_reply: bool = False
    has_verdict: bool = False
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: from which states, to which (None: stays), by whom, on which kinds."""

    sources: frozenset[State]
    target: State | None
    roles: frozenset[Role]
    kinds: frozenset[ContentKind] = frozenset(ContentKind)
    needs: tuple[Refusal, ...] = ()


def step(
    sources: Iterable[State],
    target: State | None,
    roles: Iterable[Role],
    *,
    kinds: Iterable[ContentKind] = ContentKind,
    needs: tuple[Refusal, ...] = (),
) -> Step:
    """Write a row of the table the way one would say it."""
    return Step(frozenset(sources), target, frozenset(roles), frozenset(kinds), needs)


S, R, K = State, Role, ContentKind

_DESK = (R.REGISTRAR, R.SPP)
_WORKERS = (R.SPP, R.EXECUTOR, R.CO_EXECUTOR)
_HEADS = (R.DEPUTY, R.APPROVER, R.SIGNER)
_STAFF = (*_DESK, R.EXECUTOR, R.CO_EXECUTOR, *_HEADS)
_ENDED = (S.ANSWERED, S.NOTED, S.WITHDRAWN)

ACTS: dict[Act, Step] = {
    Act.REGISTER: step((), S.REGISTERED, (*_DESK, R.APPLICANT, R.SYSTEM, R.REGION_OPERATOR)),
    Act.TRIAGE: step((S.REGISTERED, S.ROUTED, S.IN_WORK), None, _DESK),
    Act.ASSIGN: step((S.REGISTERED, S.ROUTED, S.IN_WORK), S.ROUTED, (*_DESK, *_HEADS)),
    Act.EXPLAIN: step(
        (S.ROUTED, S.IN_WORK), S.IN_WORK, (*_WORKERS, R.DEPUTY), needs=(Refusal.NOT_ASSIGNED,)
    ),
    Act.DRAFT: step((S.ROUTED, S.IN_WORK), S.IN_WORK, _WORKERS, needs=(Refusal.NOT_ASSIGNED,)),
    Act.SUBMIT: step(
        (S.IN_WORK,),
        S.ON_APPROVAL,
        _WORKERS,
        needs=(Refusal.NOT_ASSIGNED, Refusal.REPLY_MISSING),
    ),
    Act.SEND_BACK: step((S.ON_APPROVAL, S.ON_SIGN), S.IN_WORK, (*_HEADS, R.SPP)),
    Act.APPROVE: step(
        (S.ON_APPROVAL,),
        S.ON_SIGN,
        _HEADS,
        needs=(Refusal.REPLY_MISSING, Refusal.VERDICT_MISSING),
    ),
    Act.ANSWER: step((S.ON_SIGN,), S.ANSWERED, (*_DESK, R.SIGNER), needs=(Refusal.REPLY_MISSING,)),
    Act.SPOT: step((S.REGISTERED, S.ROUTED, S.IN_WORK), S.ANSWERED, _DESK),
    Act.NOTE: step(
        (S.REGISTERED, S.ROUTED, S.IN_WORK),
        S.NOTED,
        (*_DESK, R.DEPUTY),
        kinds=(K.THANKS, K.SUGGESTION, K.REVIEW, K.MESSAGE),
    ),
    Act.JUDGE: step(
        (S.ROUTED, S.IN_WORK, S.ON_APPROVAL, S.ON_SIGN, S.ANSWERED),
        None,
        (R.SPP, R.DEPUTY),
        needs=(Refusal.VERDICT_ONLY_ON_COMPLAINTS,),
    ),
    # Art. 64(9): the applicant may take the appeal back at any time before the decision.
    Act.WITHDRAW: step(OPEN, S.WITHDRAWN, (R.APPLICANT, *_DESK)),
    Act.REOPEN: step((*_ENDED, S.CLOSED), S.IN_WORK, (R.SPP, *_HEADS)),
    Act.CLOSE: step(_ENDED, S.CLOSED, (*_DESK, *_HEADS)),
    Act.RATE: step((S.ANSWERED, S.CLOSED), None, (R.APPLICANT,), needs=(Refusal.ALREADY_RATED,)),
    Act.REMARK: step(S, None, _STAFF),
    Act.ATTACH: step(OPEN, None, (*_STAFF, R.APPLICANT)),
    # A matter that was finished before Senim knew of it, taken over from an old journal.
    Act.ARCHIVE: step((S.REGISTERED,), S.CLOSED, (*_DESK, R.ADMIN, R.SYSTEM)),
}

_MET: dict[Refusal, Callable[[Case, Collection[Role]], bool]] = {
    Refusal.NOT_ASSIGNED: lambda case, roles: case.assigned or R.SPP in roles,
    Refusal.REPLY_MISSING: lambda case, _roles: case.has_reply,
    Refusal.VERDICT_MISSING: lambda case, _roles: (
        case.has_verdict or case.content_kind is not K.COMPLAINT
    ),
    Refusal.VERDICT_ONLY_ON_COMPLAINTS: lambda case, _roles: case.content_kind is K.COMPLAINT,
    Refusal.ALREADY_RATED: lambda case, _roles: not case.rated,
}


def may(act: Act, case: Case, roles: Collection[Role]) -> Permit:
    """Tell whether someone with these roles may do this to an appeal that stands so."""
    row = ACTS[act]
    if not row.roles.intersection(roles):
        return Permit(Refusal.ROLE, {"act": act, "roles": " ".join(sorted(row.roles))})
    if case.state not in row.sources:
        return Permit(Refusal.STATE, {"act": act, "state": case.state})
    if case.content_kind not in row.kinds:
        return Permit(Refusal.KIND, {"act": act, "kind": case.content_kind})
    unmet = (need for need in row.needs if not _MET[need](case, roles))
    code = next(unmet, None)
    return ALLOWED if code is None else Permit(code, {"act": act})


def may_register(roles: Collection[Role]) -> Permit:
    """Tell whether someone with these roles may open an appeal."""
    row = ACTS[Act.REGISTER]
    if row.roles.intersection(roles):
        return ALLOWED
    return Permit(Refusal.ROLE, {"act": Act.REGISTER, "roles": " ".join(sorted(row.roles))})


def offered(case: Case, roles: Collection[Role]) -> list[Act]:
    """List the acts open to someone with these roles, in the order of the table."""
    return [act for act in ACTS if may(act, case, roles)]


class Sight(StrEnum):
    """What of an appeal can be looked at apart from the rest."""

    IDENTITY = "IDENTITY"
    NOTES = "NOTES"
    FILES = "FILES"


_INSIDERS = frozenset({*_DESK, *_HEADS, R.DPO})

SIGHTS: dict[Sight, frozenset[Role]] = {
    Sight.IDENTITY: _INSIDERS,
    Sight.NOTES: _INSIDERS | {R.AUDITOR},
    Sight.FILES: _INSIDERS,
}


def may_see(sight: Sight, roles: Collection[Role], *, assigned: bool) -> bool:
    """Tell whether this may be looked at: insiders always, executors only what is theirs."""
    if SIGHTS[sight].intersection(roles):
        return True
    return assigned and bool({R.EXECUTOR, R.CO_EXECUTOR}.intersection(roles))
