"""The acts that move a case along."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from senim.appeals.clocks import NO_DUE_DAY
from senim.appeals.models import (
    Appeal,
    Assignment,
    Event,
    JournalEntry,
    OutboxRow,
    Reply,
)
from senim.appeals.services import acts
from senim.orgs.actors import Actor, applicant_of
from senim.orgs.models import Organisation
from senim.rules.kinds import ContentKind, Decision, Language, LegalKind, Topic, Verdict
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Role, State
from tests.factories import (
    NOON,
    make_actor,
    make_appeal,
    make_department,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def desk(hospital: Organisation) -> Actor:
    return make_actor(hospital, Role.REGISTRAR, Role.SPP)


def test_triage_sets_the_kinds_and_counts_the_clocks_anew(
    hospital: Organisation, desk: Actor
) -> None:
    appeal = make_appeal(hospital)
    ward = make_department(hospital)

    after = acts.triage_appeal(
        number=appeal.number,
        legal_kind=LegalKind.ZHALOBA,
        content_kind=ContentKind.COMPLAINT,
        topic=Topic.WAITING,
        department=ward,
        actor=desk,
        at=NOON,
    )

    assert (after.due_on, after.spp_due_on) == (date(2026, 4, 9), date(2026, 3, 11))
    assert (after.topic, after.department, after.state) == ("WAITING", ward, State.REGISTERED)
    assert Event.objects.last().details["legal_kind"] == "ZHALOBA"


def test_triage_to_thanks_takes_clocks_away(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital)

    after = acts.triage_appeal(
        number=appeal.number,
        legal_kind=None,
        content_kind=ContentKind.THANKS,
        topic=None,
        department=None,
        actor=desk,
        at=NOON,
    )

    assert (after.due_on, after.spp_due_on, after.next_due_on) == (None, None, NO_DUE_DAY)


def test_a_foreign_department_does_not_exist(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital)

    with pytest.raises(NotFound):
        acts.triage_appeal(
            number=appeal.number,
            legal_kind=None,
            content_kind=ContentKind.THANKS,
            topic=None,
            department=make_department(make_organisation()),
            actor=desk,
            at=NOON,
        )

    assert Event.objects.count() == 1


def test_assigning_names_executor_deputy_and_co_executors_once(
    hospital: Organisation, desk: Actor
) -> None:
    appeal = make_appeal(hospital)
    head, deputy, helper = (make_actor(hospital, Role.EXECUTOR).user for _ in range(3))
    assert head is not None
    assert deputy is not None
    assert helper is not None
    order = acts.Resolution(
        executor=head,
        text="Тексеріңіз",
        due_on=date(2026, 3, 10),
        deputy=deputy,
        co_executors=(helper, helper, head),
    )

    acts.assign_appeal(number=appeal.number, resolution=order, actor=desk, at=NOON)
    after = acts.assign_appeal(
        number=appeal.number,
        resolution=acts.Resolution(executor=helper, text="Енді сіз"),
        actor=desk,
        at=NOON,
    )

    given = Assignment.objects.order_by("pk").values_list("person", "role", "ended_at")
    assert list(given) == [
        (head.pk, "EXECUTOR", NOON),
        (deputy.pk, "DEPUTY", NOON),
        (helper.pk, "CO_EXECUTOR", NOON),
        (helper.pk, "EXECUTOR", None),
    ]
    assert (after.state, after.executor) == (State.ROUTED, helper)


def test_someone_from_elsewhere_cannot_be_assigned(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital)
    stranger = make_actor(make_organisation(), Role.EXECUTOR).user
    assert stranger is not None

    with pytest.raises(Refused) as refused:
        acts.assign_appeal(
            number=appeal.number,
            resolution=acts.Resolution(executor=stranger, text=""),
            actor=desk,
            at=NOON,
        )

    assert refused.value.code is Refusal.PERSON_ELSEWHERE
    assert not Assignment.objects.exists()


def test_an_executor_explains_only_what_is_his(hospital: Organisation) -> None:
    appeal = make_appeal(hospital, state=State.ROUTED)
    other = make_actor(hospital, Role.EXECUTOR)

    with pytest.raises(Refused, match="NOT_ASSIGNED"):
        acts.explain_appeal(number=appeal.number, text="…", actor=other, at=NOON)

    appeal.refresh_from_db()
    assert appeal.state == State.ROUTED
    assert not appeal.explanations.exists()


def test_the_whole_path_gives_an_outgoing_number_and_stops_the_clocks(
    hospital: Organisation,
) -> None:
    appeal = make_appeal(hospital, state=State.CLOSED)

    reply = Reply.objects.get()
    assert reply.outgoing_number == "MOB2-O-2026-00001"
    assert (reply.sent_at, reply.approved_at) == (NOON, NOON)
    assert (appeal.finished_on, appeal.next_due_on) == (date(2026, 3, 6), None)
    assert appeal.decision == Decision.EXPLAINED
    assert [e.kind for e in Event.objects.order_by("pk")] == [
        "REGISTER",
        "ASSIGN",
        "EXPLAIN",
        "DRAFT",
        "SUBMIT",
        "JUDGE",
        "APPROVE",
        "ANSWER",
        "CLOSE",
    ]
    assert JournalEntry.objects.filter(journal="J_OUT", primary=False).count() == 1


def test_a_reply_that_is_not_written_is_not_submitted(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital, state=State.IN_WORK)

    with pytest.raises(Refused, match="REPLY_MISSING"):
        acts.submit_reply(number=appeal.number, actor=desk, at=NOON)


def test_a_complaint_without_verdict_is_not_approved(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital, state=State.IN_WORK)
    _draft(appeal, desk)
    acts.submit_reply(number=appeal.number, actor=desk, at=NOON)
    boss = make_actor(hospital, Role.DEPUTY)

    with pytest.raises(Refused, match="VERDICT_MISSING"):
        acts.approve_reply(number=appeal.number, actor=boss, at=NOON)

    appeal.refresh_from_db()
    assert appeal.state == State.ON_APPROVAL


def test_sending_back_takes_the_approval_away(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital, state=State.ON_SIGN)

    after = acts.send_back_reply(
        number=appeal.number, reason="Мерзімі көрсетілмеген", actor=desk, at=NOON
    )

    assert after.state == State.IN_WORK
    assert Reply.objects.get().approved_at is None


def test_solving_on_the_spot_keeps_the_words_and_the_verdict(
    hospital: Organisation, desk: Actor
) -> None:
    appeal = make_appeal(hospital)

    after = acts.solve_on_the_spot(
        number=appeal.number, text="Түсіндірілді", verdict=Verdict.UNJUSTIFIED, actor=desk, at=NOON
    )

    assert (after.state, after.decision, after.verdict) == ("ANSWERED", "SPOT", "UNJUSTIFIED")
    assert Reply.objects.get().sent_at == NOON


def test_only_complaints_get_a_verdict(hospital: Organisation, desk: Actor) -> None:
    question = make_appeal(hospital, content_kind=ContentKind.CONSULT)

    with pytest.raises(Refused, match="VERDICT_ONLY_ON_COMPLAINTS"):
        acts.solve_on_the_spot(
            number=question.number, text="Сағат 15-те", verdict=Verdict.PARTLY, actor=desk, at=NOON
        )

    question.refresh_from_db()
    assert question.state == State.REGISTERED
    assert (
        acts.solve_on_the_spot(number=question.number, text="15:00", actor=desk, at=NOON).decision
        == "SPOT"
    )


def test_thanks_are_noted_and_a_complaint_is_not(hospital: Organisation, desk: Actor) -> None:
    thanks = make_appeal(hospital, content_kind=ContentKind.THANKS)
    complaint = make_appeal(hospital)

    assert acts.note_appeal(number=thanks.number, actor=desk, at=NOON).state == State.NOTED
    with pytest.raises(Refused, match="KIND"):
        acts.note_appeal(number=complaint.number, actor=desk, at=NOON)


def test_the_applicant_withdraws_and_rates(hospital: Organisation) -> None:
    author = applicant_of(hospital)
    open_one, answered = make_appeal(hospital), make_appeal(hospital, state=State.ANSWERED)

    assert (
        acts.withdraw_appeal(number=open_one.number, actor=author, at=NOON).decision == "WITHDRAWN"
    )
    assert acts.rate_answer(number=answered.number, mark=4, actor=author, at=NOON).satisfaction == 4
    with pytest.raises(Refused, match="ALREADY_RATED"):
        acts.rate_answer(number=answered.number, mark=1, actor=author, at=NOON)
    with pytest.raises(Refused, match="STATE"):
        acts.withdraw_appeal(number=answered.number, actor=author, at=NOON)


def test_reopening_keeps_the_due_days(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital, state=State.ANSWERED)

    after = acts.reopen_appeal(number=appeal.number, reason="Жаңа дәлел", actor=desk, at=NOON)

    assert (after.state, after.finished_on, after.decision) == ("IN_WORK", None, "")
    assert after.next_due_on == appeal.spp_due_on


def test_remarks_stay_inside(hospital: Organisation, desk: Actor) -> None:
    appeal = make_appeal(hospital)

    acts.add_remark(number=appeal.number, text="Қоңырау шалу", actor=desk, at=NOON)

    assert str(appeal.remarks.get().text) == "Қоңырау шалу"


def test_a_role_that_needs_a_person_is_never_played_by_nobody(hospital: Organisation) -> None:
    appeal = make_appeal(hospital)
    ghost = Actor(None, frozenset({Role.SPP}), applicant_of(hospital).scope, hospital)

    with pytest.raises(Refused, match="ROLE"):
        acts.add_remark(number=appeal.number, text="…", actor=ghost, at=NOON)

    assert not appeal.remarks.exists()


def test_a_neighbour_cannot_act(hospital: Organisation) -> None:
    appeal = make_appeal(hospital)
    neighbour = make_actor(make_organisation())

    with pytest.raises(NotFound):
        acts.close_appeal(number=appeal.number, actor=neighbour, at=NOON)


def test_the_database_itself_refuses_to_rewrite_history(hospital: Organisation) -> None:
    register(hospital)

    OutboxRow.objects.all().delete()
    for statement in (
        "UPDATE appeals_event SET kind = 'X'",
        "DELETE FROM appeals_event",
        "DELETE FROM appeals_journalentry",
        "UPDATE appeals_submission SET digest = ''",
    ):
        with pytest.raises(DatabaseError, match="written once"):
            _execute(statement)
    assert Event.objects.get().kind == "REGISTER"
    assert Appeal.objects.count() == 1


def _execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _draft(appeal: Appeal, actor: Actor) -> None:
    acts.draft_reply(
        number=appeal.number,
        text="…",
        decision=Decision.SATISFIED,
        language=Language.KK,
        actor=actor,
        at=NOON,
    )
