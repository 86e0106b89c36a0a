"""How a live case goes through the hospital: the real acts, one after another."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from senim.appeals.requests import Registration
from senim.appeals.services.acts import (
    Resolution,
    add_remark,
    answer_appeal,
    approve_reply,
    assign_appeal,
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
from senim.appeals.services.registration import register_appeal
from senim.demo import words_acts
from senim.demo.cases import Case, Ending
from senim.demo.hands import Hands
from senim.orgs.actors import Actor
from senim.rules.kinds import ContentKind, Decision, Verdict, default_legal_kind
from senim.rules.kinds import Ownership as Owner


DECISIONS: dict[Verdict, Decision] = {
    Verdict.UNJUSTIFIED: Decision.EXPLAINED,
    Verdict.PARTLY: Decision.PARTLY_SATISFIED,
    Verdict.JUSTIFIED: Decision.SATISFIED,
}
CONTENT = 4  # the lowest mark of a contented applicant


@dataclass(slots=True)
class Folder:
    """A live case on its way: its facts, whose hands it is in, and its number once it has one."""

    case: Case
    hands: Hands
    request: Registration
    rng: Random
    number: str = field(default="")

    @property
    def executor(self) -> Actor:
        """Return who prepares the reply."""
        return self.hands.executor_of(self.request.department)

    @property
    def deputy(self) -> Actor:
        """Return who gives the resolution and approves."""
        return self.hands.deputy_of(self.request.department)

    @property
    def is_complaint(self) -> bool:
        """Tell whether a verdict is due."""
        return self.case.kind is ContentKind.COMPLAINT


Step = Callable[[Folder, datetime], object]


def register(folder: Folder, actor: Actor, at: datetime) -> None:
    """Take the case in and remember its number."""
    done = register_appeal(request=folder.request, actor=actor, at=at)
    folder.number = done.appeal.number


def _sort(folder: Folder, at: datetime) -> None:
    owner = Owner(folder.hands.organisation.ownership)
    triage_appeal(
        number=folder.number,
        legal_kind=default_legal_kind(folder.case.kind, owner),
        content_kind=folder.case.kind,
        topic=folder.request.topic,
        department=folder.request.department,
        actor=folder.hands.service,
        at=at,
    )
    if folder.case.remark:
        text = folder.rng.choice(words_acts.REMARKS[folder.case.language])
        add_remark(number=folder.number, text=text, actor=folder.hands.service, at=at)


def _assign(folder: Folder, at: datetime) -> None:
    executor, deputy = folder.executor.user, folder.deputy.user
    assert executor is not None  # noqa: S101 (hands are people)
    resolution = Resolution(
        executor=executor,
        text=folder.rng.choice(words_acts.RESOLUTIONS[folder.case.language]),
        due_on=None,
        deputy=deputy if deputy != executor else None,
    )
    assign_appeal(number=folder.number, resolution=resolution, actor=folder.deputy, at=at)


def _explain(folder: Folder, at: datetime) -> None:
    text = folder.rng.choice(words_acts.EXPLANATIONS[folder.case.language])
    explain_appeal(number=folder.number, text=text, actor=folder.executor, at=at)


def _draft(folder: Folder, at: datetime) -> None:
    language = folder.case.language
    verdict = folder.case.verdict if folder.is_complaint else Verdict.UNJUSTIFIED
    decision = DECISIONS[verdict]
    name = folder.request.contact.full_name or words_acts.NOBODY[language]
    finding = folder.rng.choice(words_acts.FINDINGS[language][decision])
    draft_reply(
        number=folder.number,
        text=words_acts.REPLIES[language].format(name=name, finding=finding),
        decision=decision,
        language=language,
        actor=folder.executor,
        at=at,
    )


def _submit(folder: Folder, at: datetime) -> None:
    submit_reply(number=folder.number, actor=folder.executor, at=at)


def _judge(folder: Folder, at: datetime) -> None:
    if folder.is_complaint:
        verdict = folder.case.verdict
        judge_appeal(number=folder.number, verdict=verdict, actor=folder.hands.service, at=at)


def _send_back(folder: Folder, at: datetime) -> None:
    reason = words_acts.SENT_BACK[folder.case.language]
    send_back_reply(number=folder.number, reason=reason, actor=folder.deputy, at=at)


def _approve(folder: Folder, at: datetime) -> None:
    approve_reply(number=folder.number, actor=folder.deputy, at=at)


def _answer(folder: Folder, at: datetime) -> None:
    answer_appeal(number=folder.number, actor=folder.hands.service, at=at)


def _rate(folder: Folder, at: datetime) -> None:
    mark = folder.case.mark
    words = words_acts.RATED[folder.case.language][mark >= CONTENT]
    rate_answer(number=folder.number, mark=mark, words=words, actor=folder.hands.applicant, at=at)


def _close(folder: Folder, at: datetime) -> None:
    close_appeal(number=folder.number, actor=folder.hands.service, at=at)


def _reopen(folder: Folder, at: datetime) -> None:
    reason = words_acts.REOPENED[folder.case.language]
    reopen_appeal(number=folder.number, reason=reason, actor=folder.hands.service, at=at)


def _withdraw(folder: Folder, at: datetime) -> None:
    reason = words_acts.WITHDRAWN[folder.case.language]
    withdraw_appeal(number=folder.number, reason=reason, actor=folder.hands.applicant, at=at)


def _note(folder: Folder, at: datetime) -> None:
    note_appeal(number=folder.number, actor=folder.hands.service, at=at)


def _spot(folder: Folder, at: datetime) -> None:
    text = folder.rng.choice(words_acts.SPOT_ANSWERS[folder.case.language])
    verdict = folder.case.verdict if folder.is_complaint else None
    solve_on_the_spot(
        number=folder.number, text=text, verdict=verdict, actor=folder.hands.service, at=at
    )


_TO_APPROVAL: tuple[Step, ...] = (_sort, _assign, _explain, _draft, _submit, _judge)
_TO_ANSWER: tuple[Step, ...] = (*_TO_APPROVAL, _approve, _answer)

STEPS: dict[Ending, tuple[Step, ...]] = {
    Ending.NEW: (),
    Ending.SORTED: (_sort,),
    Ending.ASSIGNED: (_sort, _assign),
    Ending.EXPLAINED: (_sort, _assign, _explain),
    Ending.DRAFTED: (_sort, _assign, _explain, _draft),
    Ending.ON_APPROVAL: _TO_APPROVAL,
    Ending.SENT_BACK: (*_TO_APPROVAL, _send_back),
    Ending.ON_SIGN: (*_TO_APPROVAL, _approve),
    Ending.ANSWERED: _TO_ANSWER,
    Ending.RATED: (*_TO_ANSWER, _rate),
    Ending.CLOSED: (*_TO_ANSWER, _rate, _close),
    Ending.REOPENED: (*_TO_ANSWER, _rate, _reopen),
    Ending.WITHDRAWN: (_withdraw,),
    Ending.NOTED: (_note,),
    Ending.SPOT: (_spot,),
}
