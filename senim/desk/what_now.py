"""What can be done about a case now: the acts the rules offer, and why others are refused."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from senim.appeals.casefile import CaseFile
from senim.orgs.actors import Actor
from senim.rules.kinds import ContentKind
from senim.rules.permit import Permit, Refusal, Refused
from senim.rules.workflow import ACTS, Act, Case, State, may
from senim.ui import labels


# Registering, rating and taking over from old journals are done elsewhere.
DESK_ACTS: tuple[Act, ...] = tuple(
    act for act in ACTS if act not in {Act.REGISTER, Act.RATE, Act.ARCHIVE}
)
# What can be done about oneself is shown beside the buttons; the rest waits folded up.
MENDABLE = frozenset({Refusal.NOT_ASSIGNED, Refusal.REPLY_MISSING, Refusal.VERDICT_MISSING})
RARE = frozenset({Act.WITHDRAW, Act.REMARK, Act.ATTACH})
AT_ONCE: dict[ContentKind, Act] = {
    ContentKind.THANKS: Act.NOTE,
    ContentKind.REVIEW: Act.NOTE,
    ContentKind.CONSULT: Act.SPOT,
    ContentKind.INFO: Act.SPOT,
}
NEXT: dict[State, tuple[Act, ...]] = {
    State.REGISTERED: (Act.ASSIGN,),
    State.ROUTED: (Act.EXPLAIN,),
    State.IN_WORK: (Act.SUBMIT, Act.DRAFT),
    State.ON_APPROVAL: (Act.APPROVE, Act.JUDGE),
    State.ON_SIGN: (Act.ANSWER,),
    State.ANSWERED: (Act.CLOSE,),
    State.NOTED: (Act.CLOSE,),
    State.WITHDRAWN: (Act.CLOSE,),
    State.CLOSED: (),
}


@dataclass(frozen=True, slots=True)
class Way:
    """An act that is offered, and the address of its form."""

    act: Act
    title: str
    url: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Barred:
    """An act that is one's own but not possible, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class WhatNow:
    """The acts on the page: the next step and the others, the rare ones, and what is refused.

    `barred` lacks something that can be done about it; `another_time` waits for other times.
    """

    ways: Sequence[Way]
    rare: Sequence[Way]
    barred: Sequence[Barred]
    another_time: Sequence[Barred]


def what_now(file: CaseFile, actor: Actor) -> WhatNow:
    """Return the acts of the desk as the rules answer for this actor."""
    permits = {act: may(act, file.case, actor.roles) for act in DESK_ACTS}
    offered = [act for act, permit in permits.items() if permit]
    first = next((act for act in _preferred(file.case) if act in offered), None)
    common = sorted((act for act in offered if act not in RARE), key=lambda act: act is not first)
    number = file.appeal.number
    return WhatNow(
        ways=[_way(number, act, "primary" if act is first else "plain") for act in common],
        rare=[_way(number, act, "quiet") for act in offered if act in RARE],
        barred=_barred(permits, MENDABLE),
        another_time=_barred(permits, frozenset(Refusal) - MENDABLE - {Refusal.ROLE}),
    )


def act_url(number: str, act: Act) -> str:
    """Return the address of an act's form."""
    return reverse("desk-act", args=[number, act_slug(act)])


def act_slug(act: Act) -> str:
    """Return an act as addresses write it."""
    return act.lower().replace("_", "-")


def _preferred(case: Case) -> tuple[Act, ...]:
    """Return which acts are the natural next step, the best first."""
    at_once = AT_ONCE.get(case.content_kind)
    return (*([at_once] if at_once else []), *NEXT[case.state])


def _way(number: str, act: Act, kind: str) -> Way:
    return Way(act, labels.label(act), act_url(number, act), kind)


def _barred(permits: dict[Act, Permit], chosen: Collection[Refusal]) -> list[Barred]:
    return [
        Barred(labels.label(act), labels.refusal_words(Refused(permit.code, **permit.params)))
        for act, permit in permits.items()
        if permit.code is not None and permit.code in chosen
    ]
