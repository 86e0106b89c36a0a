"""What the front desk does in one breath: a voice registered and answered at once."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from senim.appeals.models import Reply
from senim.appeals.requests import Outcome, Registered, Registration
from senim.appeals.services.acts import solve_on_the_spot
from senim.appeals.services.registration import register_appeal
from senim.orgs.actors import Actor
from senim.rules.kinds import Decision
from senim.rules.permit import Refusal, Refused
from senim.rules.workflow import ACTS, Act


def register_and_solve(
    *, request: Registration, answer: str, actor: Actor, at: datetime
) -> Registered:
    """Register a voice and keep the answer given at once: both, or neither.

    The same source key again returns the same number and answers nothing twice. A line of an old
    journal is taken over as it ended: answered on its own day, not today.
    """
    with transaction.atomic():
        if request.past_day is not None:
            return _taken_over(request, request.past_day, answer, actor, at)
        registered = register_appeal(request=request, actor=actor, at=at)
        if registered.fresh:
            solve_on_the_spot(number=registered.appeal.number, text=answer, actor=actor, at=at)
        return registered


def _taken_over(
    request: Registration, on: date, answer: str, actor: Actor, at: datetime
) -> Registered:
    if actor.user is None or not ACTS[Act.ARCHIVE].roles.intersection(actor.roles):
        roles = " ".join(sorted(ACTS[Act.ARCHIVE].roles))
        raise Refused(Refusal.ROLE, act=Act.ARCHIVE, roles=roles)
    ended = replace(request, outcome=Outcome(on=on, decision=Decision.SPOT))
    registered = register_appeal(request=ended, actor=actor, at=at)
    if registered.fresh:
        Reply.objects.create(
            appeal=registered.appeal,
            text=answer,
            language=request.language,
            decision=Decision.SPOT,
            author=actor.user,
            drafted_at=at,
            sent_at=request.received_at,
        )
    return registered
