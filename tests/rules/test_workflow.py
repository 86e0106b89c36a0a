"""The table of acts asked about itself."""

import pytest

from senim.rules.channels import WAYS, ChannelCode, journal_for
from senim.rules.kinds import (
    DEFAULT_LEGAL_KIND,
    ContentKind,
    Journal,
    LegalKind,
    Ownership,
    default_legal_kind,
)
from senim.rules.permit import ALLOWED, Permit, Refusal, Refused
from senim.rules.workflow import (
    ACTS,
    OPEN,
    Act,
    Case,
    Role,
    Sight,
    State,
    may,
    may_register,
    may_see,
    offered,
)


K = ContentKind
FULL = {"assigned": True, "has_reply": True, "has_verdict": True}


def case(state: State, kind: ContentKind = K.COMPLAINT, **facts: bool) -> Case:
    return Case(state, kind, **(FULL | facts))


def test_every_act_has_a_row_and_every_state_can_be_reached() -> None:
    assert set(ACTS) == set(Act)
    reached = {row.target for row in ACTS.values() if row.target}
    assert reached == set(State)


def test_every_open_state_leads_to_an_end() -> None:
    ways = {
        state: {row.target for row in ACTS.values() if state in row.sources and row.target}
        for state in State
    }
    for start in OPEN:
        seen, waiting = {start}, [start]
        while waiting:
            fresh = ways[waiting.pop()] - seen
            seen |= fresh
            waiting += sorted(fresh)
        assert State.CLOSED in seen


def test_what_is_offered_is_allowed_and_the_reverse() -> None:
    for state in State:
        for kind in ContentKind:
            for role in Role:
                here = case(state, kind)
                listed = offered(here, {role})
                assert listed == [act for act in Act if may(act, here, {role})]


def test_only_closed_and_ended_cases_offer_a_head_no_way_forward() -> None:
    assert offered(case(State.CLOSED), {Role.SIGNER}) == [Act.REOPEN, Act.REMARK]


@pytest.mark.parametrize(
    ("act", "facts", "roles", "code"),
    [
        (Act.ASSIGN, case(State.REGISTERED), {Role.EXECUTOR}, Refusal.ROLE),
        (Act.ASSIGN, case(State.CLOSED), {Role.SPP}, Refusal.STATE),
        (Act.NOTE, case(State.REGISTERED), {Role.SPP}, Refusal.KIND),
        (Act.EXPLAIN, case(State.ROUTED, assigned=False), {Role.EXECUTOR}, Refusal.NOT_ASSIGNED),
        (Act.SUBMIT, case(State.IN_WORK, has_reply=False), {Role.SPP}, Refusal.REPLY_MISSING),
        (
            Act.APPROVE,
            case(State.ON_APPROVAL, has_verdict=False),
            {Role.DEPUTY},
            Refusal.VERDICT_MISSING,
        ),
        (
            Act.JUDGE,
            case(State.IN_WORK, K.REQUEST),
            {Role.SPP},
            Refusal.VERDICT_ONLY_ON_COMPLAINTS,
        ),
        (Act.RATE, case(State.ANSWERED, rated=True), {Role.APPLICANT}, Refusal.ALREADY_RATED),
    ],
)
def test_a_refusal_says_why(act: Act, facts: Case, roles: set[Role], code: Refusal) -> None:
    permit = may(act, facts, roles)

    assert not permit
    assert permit.code is code
    with pytest.raises(Refused) as refused:
        permit.enforce()
    assert (refused.value.code, refused.value.params["act"]) == (code, act)


def test_a_permit_that_allows_enforces_nothing() -> None:
    ALLOWED.enforce()
    assert may(Act.ASSIGN, case(State.REGISTERED), {Role.SPP}) is ALLOWED
    assert str(Refused(Refusal.STATE)) == "STATE"
    assert Permit() == ALLOWED


def test_a_specialist_of_the_service_works_on_what_is_not_his() -> None:
    assert may(Act.EXPLAIN, case(State.ROUTED, assigned=False), {Role.SPP})


def test_who_may_open_an_appeal() -> None:
    assert may_register({Role.APPLICANT})
    assert may_register({Role.AUDITOR}).code is Refusal.ROLE


def test_identity_is_for_insiders_and_for_the_executor_of_the_case() -> None:
    assert may_see(Sight.IDENTITY, {Role.SPP}, assigned=False)
    assert may_see(Sight.IDENTITY, {Role.EXECUTOR}, assigned=True)
    assert not may_see(Sight.IDENTITY, {Role.EXECUTOR}, assigned=False)
    assert not may_see(Sight.IDENTITY, {Role.REGION_OPERATOR, Role.COUNTRY_VIEWER}, assigned=True)
    assert may_see(Sight.NOTES, {Role.AUDITOR}, assigned=False)


def test_every_channel_has_its_way_and_every_content_kind_its_proposal() -> None:
    assert set(WAYS) == set(ChannelCode)
    assert set(DEFAULT_LEGAL_KIND) == set(ContentKind)


def test_a_rating_found_elsewhere_is_watched_not_registered_in_the_media_journal() -> None:
    assert journal_for(K.REVIEW, Journal.J_MEDIA) is Journal.J_MONITOR
    assert journal_for(K.REVIEW, Journal.J_BOOK) is Journal.J_BOOK
    assert journal_for(K.COMPLAINT, Journal.J_MEDIA) is Journal.J_MEDIA


def test_a_private_clinic_is_not_sent_messages_of_the_code() -> None:
    assert default_legal_kind(K.COMPLAINT, Ownership.STATE) is LegalKind.SOOBSHCHENIE
    assert default_legal_kind(K.COMPLAINT, Ownership.PRIVATE) is LegalKind.ZAYAVLENIE
    assert default_legal_kind(K.THANKS, Ownership.STATE) is None
