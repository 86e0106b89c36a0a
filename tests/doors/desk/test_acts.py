"""The acts from the desk: every form, with scripts and without, and refusals."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from senim.appeals.models import Appeal, Assignment, Event, Remark, Reply
from senim.desk.views.acts import DEEDS
from senim.desk.what_now import DESK_ACTS, NEXT
from senim.orgs.models import Membership, Organisation
from senim.rules.kinds import ContentKind, Decision, LegalKind, Topic, Verdict
from senim.rules.workflow import Act, Role, State
from tests.doors.desk.acting import HTMX, address, do, signed_in
from tests.factories import (
    NOON,
    make_appeal,
    make_department,
    make_member,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


@pytest.fixture
def spp(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.SPP, Role.REGISTRAR, login="spp9")


class TestTheTable:
    def test_has_a_form_and_a_service_for_every_act_of_the_desk(self) -> None:
        assert tuple(DEEDS) == DESK_ACTS

    def test_knows_a_next_step_for_every_state(self) -> None:
        assert set(NEXT) == set(State)

    @pytest.mark.parametrize("act", sorted(DESK_ACTS))
    def test_shows_every_form_as_a_page_and_as_a_part(
        self, hospital: Organisation, act: Act
    ) -> None:
        state = {
            Act.SUBMIT: State.ON_APPROVAL,
            Act.SEND_BACK: State.ON_APPROVAL,
            Act.APPROVE: State.ON_APPROVAL,
            Act.ANSWER: State.ON_SIGN,
            Act.REOPEN: State.ANSWERED,
            Act.CLOSE: State.ANSWERED,
            Act.NOTE: State.REGISTERED,
        }.get(act, State.IN_WORK)
        kind = ContentKind.THANKS if act is Act.NOTE else ContentKind.COMPLAINT
        appeal = make_appeal(hospital, state=state, content_kind=kind)
        if act is Act.SUBMIT:
            Appeal.objects.update(state=State.IN_WORK)
        boss = make_member(hospital, Role.SPP, Role.REGISTRAR, Role.DEPUTY)
        client = signed_in(boss)

        whole = client.get(address(appeal, act))
        part = client.get(address(appeal, act), headers=HTMX)

        assert (whole.status_code, part.status_code) == (200, 200)
        assert f'action="{address(appeal, act)}"' in whole.content.decode()
        assert f'hx-post="{address(appeal, act)}"' in part.content.decode()
        assert "<html" in whole.content.decode()
        assert "hx-post" not in whole.content.decode()  # there is no case there to put it into
        assert "<html" not in part.content.decode()

    @pytest.mark.parametrize("act", ["register", "rate", "archive", "nothing", "ASSIGN"])
    def test_knows_no_other_acts(self, hospital: Organisation, spp: Membership, act: str) -> None:
        appeal = register(hospital).appeal
        response = signed_in(spp).post(f"/desk/appeals/{appeal.number}/{act}/")
        assert response.status_code == 404
        assert Event.objects.count() == 1


class TestThePath:
    def test_an_appeal_goes_from_sorting_to_closing(  # noqa: PLR0915  # the whole path
        self, hospital: Organisation, spp: Membership
    ) -> None:
        unit = make_department(hospital)
        doctor = make_member(hospital, Role.EXECUTOR, login="doctor9")
        head = make_member(hospital, Role.DEPUTY, Role.APPROVER, Role.SIGNER, login="head9")
        appeal = register(hospital).appeal

        do(
            spp,
            appeal,
            Act.TRIAGE,
            content_kind="COMPLAINT",
            legal_kind="ZHALOBA",
            topic="WAITING",
            department=unit.code,
        )
        assert (appeal.legal_kind, appeal.topic) == (LegalKind.ZHALOBA, Topic.WAITING)
        assert appeal.department == unit
        assert appeal.due_on == date(2026, 4, 9)

        do(
            spp,
            appeal,
            Act.ASSIGN,
            executor="doctor9",
            deputy="head9",
            co_executors=["spp9"],
            phrase="look",
            text="Срочно",
            due_on="2026-03-10",
        )
        assert appeal.executor == doctor.user
        hands = Assignment.objects.order_by("pk").values_list("person__username", "role", "due_on")
        day = date(2026, 3, 10)
        assert list(hands) == [
            ("doctor9", Role.EXECUTOR, day),
            ("head9", Role.DEPUTY, day),
            ("spp9", Role.CO_EXECUTOR, day),
        ]
        assert Assignment.objects.first().resolution == (
            "Look into the matter and prepare a reply within the term.\nСрочно"
        )

        do(doctor, appeal, Act.EXPLAIN, text="Так вышло")
        do(doctor, appeal, Act.DRAFT, text="Ответ\r\nвам", decision="SATISFIED", language="ru")
        assert Reply.objects.get().text == "Ответ\nвам"
        do(doctor, appeal, Act.SUBMIT)
        do(head, appeal, Act.SEND_BACK, reason="Добавьте срок")
        assert Event.objects.get(kind=Act.SEND_BACK).details["reason"] == "Добавьте срок"
        do(doctor, appeal, Act.SUBMIT)
        do(spp, appeal, Act.JUDGE, verdict="PARTLY")
        do(head, appeal, Act.APPROVE)
        do(spp, appeal, Act.ANSWER)
        assert (appeal.state, appeal.decision) == (State.ANSWERED, Decision.SATISFIED)
        assert appeal.verdict == Verdict.PARTLY
        do(head, appeal, Act.REOPEN, reason="Жаңа дәлел")
        assert appeal.state == State.IN_WORK
        do(spp, appeal, Act.WITHDRAW, reason="Сам попросил")
        do(spp, appeal, Act.CLOSE)
        assert appeal.state == State.CLOSED

    def test_a_complaint_is_solved_here_and_now_with_a_verdict(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = do(
            spp, register(hospital).appeal, Act.SPOT, text="Приняли сразу", verdict="JUSTIFIED"
        )
        assert (appeal.state, appeal.decision) == (State.ANSWERED, Decision.SPOT)
        assert appeal.verdict == Verdict.JUSTIFIED

    def test_a_question_is_solved_here_and_now_without_one(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        asked = register(hospital, content_kind=ContentKind.CONSULT).appeal
        page = signed_in(spp).get(address(asked, Act.SPOT)).content.decode()
        assert 'name="verdict"' not in page

        appeal = do(spp, asked, Act.SPOT, text="Объяснили")
        assert (appeal.state, appeal.verdict) == (State.ANSWERED, "")

    def test_thanks_are_noted_and_remarks_kept(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = register(hospital, content_kind=ContentKind.THANKS).appeal
        do(spp, appeal, Act.REMARK, text="Передать отделению")
        do(spp, appeal, Act.NOTE, text="")

        assert Remark.objects.get().text == "Передать отделению"
        assert appeal.state == State.NOTED

    def test_a_kind_without_a_term_is_possible(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = do(
            spp,
            register(hospital).appeal,
            Act.TRIAGE,
            content_kind="THANKS",
            legal_kind="",
            topic="",
            department="",
        )
        assert (appeal.legal_kind, appeal.due_on, appeal.spp_due_on) == ("", None, None)

    def test_says_what_was_done_on_the_page_of_the_case(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = register(hospital).appeal
        page = signed_in(spp).post(
            address(appeal, Act.REMARK), {"text": "Заметка"}, headers=HTMX, follow=True
        )
        words = page.content.decode()
        assert page.redirect_chain == [(f"/desk/appeals/{appeal.number}/", 303)]
        assert 'hx-swap-oob="true"' in words
        assert "A note was left" in words
        assert "<html" not in words


class TestRefusals:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_act_of_another_state_is_refused_with_the_reason(
        self, hospital: Organisation, spp: Membership, method: str
    ) -> None:
        appeal = register(hospital).appeal
        response = getattr(signed_in(spp), method)(address(appeal, Act.CLOSE))
        assert response.status_code == 409
        assert "“Close” is not possible now: the appeal is “Registered”." in (
            response.content.decode()
        )
        assert Appeal.objects.get().state == State.REGISTERED
        assert Event.objects.count() == 1

    def test_htmx_gets_only_the_words(self, hospital: Organisation, spp: Membership) -> None:
        appeal = register(hospital).appeal
        response = signed_in(spp).post(address(appeal, Act.CLOSE), headers=HTMX)
        assert response.status_code == 409
        assert "<html" not in response.content.decode()
        assert "“Close” is not possible now" in response.content.decode()

    def test_an_act_of_another_role_is_refused(self, hospital: Organisation) -> None:
        appeal = make_appeal(hospital, state=State.ON_APPROVAL)
        doctor = make_member(hospital, Role.EXECUTOR)
        response = signed_in(doctor).post(address(appeal, Act.APPROVE))
        assert response.status_code == 409
        assert "“Approve” is reserved to:" in response.content.decode()
        assert Appeal.objects.get().state == State.ON_APPROVAL

    @pytest.mark.parametrize("act", sorted(DESK_ACTS))
    def test_a_neighbour_finds_nothing(self, hospital: Organisation, act: Act) -> None:
        appeal = register(hospital).appeal
        neighbour = signed_in(make_member(make_organisation("next9"), Role.SPP, Role.REGISTRAR))
        assert neighbour.get(address(appeal, act)).status_code == 404
        assert neighbour.post(address(appeal, act), {"text": "x"}).status_code == 404
        assert Event.objects.count() == 1

    def test_a_form_without_its_token_is_not_accepted(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(spp.user)
        appeal = register(hospital).appeal
        assert client.post(address(appeal, Act.REMARK), {"text": "x"}).status_code == 403
        assert not Remark.objects.exists()
