"""Who is told of which act: one row for every act, perhaps with nobody in it."""

from enum import StrEnum

from senim.rules.workflow import Act, Role


class Party(StrEnum):
    """A group of people around an appeal."""

    DESK = "DESK"  # registrars and the Patient Support Service
    SERVICE = "SERVICE"  # the Patient Support Service
    HEADS = "HEADS"  # who approves and signs, and the deputy in charge of this appeal
    HANDS = "HANDS"  # executor, co-executors and deputy of this appeal
    EXECUTOR = "EXECUTOR"  # the executor of this appeal
    APPLICANT = "APPLICANT"  # by e-mail, where one was given


BY_ROLE: dict[Party, frozenset[Role]] = {
    Party.DESK: frozenset({Role.REGISTRAR, Role.SPP}),
    Party.SERVICE: frozenset({Role.SPP}),
    Party.HEADS: frozenset({Role.APPROVER, Role.SIGNER}),
}
BY_PART: dict[Party, frozenset[Role]] = {
    Party.HEADS: frozenset({Role.DEPUTY}),
    Party.HANDS: frozenset({Role.EXECUTOR, Role.CO_EXECUTOR, Role.DEPUTY}),
    Party.EXECUTOR: frozenset({Role.EXECUTOR}),
}

NOBODY: frozenset[Party] = frozenset()
RECIPIENTS: dict[Act, frozenset[Party]] = {
    Act.REGISTER: frozenset({Party.DESK}),
    Act.TRIAGE: NOBODY,
    Act.ASSIGN: frozenset({Party.HANDS}),
    Act.EXPLAIN: frozenset({Party.SERVICE}),
    Act.DRAFT: NOBODY,
    Act.SUBMIT: frozenset({Party.HEADS}),
    Act.SEND_BACK: frozenset({Party.EXECUTOR}),
    Act.APPROVE: frozenset({Party.DESK}),
    Act.ANSWER: frozenset({Party.APPLICANT}),
    Act.SPOT: frozenset({Party.APPLICANT}),
    Act.NOTE: NOBODY,
    Act.JUDGE: NOBODY,
    Act.WITHDRAW: frozenset({Party.DESK, Party.EXECUTOR}),
    Act.REOPEN: frozenset({Party.EXECUTOR}),
    Act.CLOSE: NOBODY,
    Act.RATE: frozenset({Party.SERVICE}),
    Act.REMARK: NOBODY,
    Act.ATTACH: frozenset({Party.EXECUTOR}),
    Act.ARCHIVE: NOBODY,
}


def roles_told(act: Act) -> frozenset[Role]:
    """Return the roles whose holders in the organisation are told of this act."""
    return _gathered(act, BY_ROLE)


def parts_told(act: Act) -> frozenset[Role]:
    """Return the parts in the appeal whose holders are told of this act."""
    return _gathered(act, BY_PART)


def is_applicant_told(act: Act) -> bool:
    """Tell whether the applicant gets a letter about this act."""
    return Party.APPLICANT in RECIPIENTS[act]


def _gathered(act: Act, table: dict[Party, frozenset[Role]]) -> frozenset[Role]:
    found: set[Role] = set()
    for party in RECIPIENTS[act]:
        found |= table.get(party, frozenset())
    return frozenset(found)
