"""A voice registered and answered in one breath."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from senim.appeals.models import Appeal, Event, JournalCounter, Reply, Submission
from senim.appeals.requests import Registration
from senim.appeals.services.frontdesk import register_and_solve
from senim.orgs.actors import applicant_of
from senim.orgs.models import Organisation
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Decision, Language
from senim.rules.permit import Refusal, Refused
from senim.rules.workflow import Act, Role, State
from tests.factories import NOON, make_actor, make_organisation, make_request


pytestmark = pytest.mark.django_db


def consultation(hospital: Organisation, **facts: Any) -> Registration:
    return make_request(
        hospital, channel=ChannelCode.HOTLINE, content_kind=ContentKind.CONSULT, **facts
    )


def test_registers_and_answers_at_once() -> None:
    hospital = make_organisation("mob2")
    actor = make_actor(hospital)

    made = register_and_solve(
        request=consultation(hospital), answer="В девять", actor=actor, at=NOON
    )

    appeal = Appeal.objects.get()
    assert (made.fresh, made.appeal.number) == (True, "MOB2-P-2026-00001")
    assert (appeal.state, appeal.decision) == (State.ANSWERED, Decision.SPOT)
    assert appeal.finished_on == date(2026, 3, 6)
    assert [e.kind for e in Event.objects.order_by("pk")] == [Act.REGISTER, Act.SPOT]


def test_answers_nothing_twice() -> None:
    hospital = make_organisation("mob2")
    actor = make_actor(hospital)
    request = consultation(hospital)

    made = [
        register_and_solve(request=request, answer="В девять", actor=actor, at=NOON)
        for _ in range(2)
    ]

    assert [m.fresh for m in made] == [True, False]
    assert made[0].tracking_code == made[1].tracking_code
    assert Reply.objects.count() == 1


def test_registers_nothing_when_the_answer_is_refused() -> None:
    hospital = make_organisation("mob2")
    operator = make_actor(hospital, Role.REGION_OPERATOR)

    with pytest.raises(Refused) as refused:
        register_and_solve(
            request=consultation(hospital), answer="В девять", actor=operator, at=NOON
        )

    assert (refused.value.code, refused.value.params["act"]) == (Refusal.ROLE, Act.SPOT)
    for table in (Submission, Appeal, Event, Reply, JournalCounter):
        assert not table.objects.exists()


class TestAnOldLine:
    RECEIVED = datetime(2025, 2, 3, 5, tzinfo=UTC)

    def test_is_taken_over_as_it_ended(self) -> None:
        hospital = make_organisation("mob2")
        request = consultation(hospital, past_day=date(2025, 2, 3), received_at=self.RECEIVED)
        actor = make_actor(hospital)

        for _ in range(2):
            register_and_solve(request=request, answer="В девять", actor=actor, at=NOON)

        appeal, reply = Appeal.objects.get(), Reply.objects.get()
        assert appeal.number == "MOB2-P-2025-00001"
        assert (appeal.state, appeal.decision) == (State.CLOSED, Decision.SPOT)
        assert appeal.finished_on == date(2025, 2, 3)
        assert (reply.text, reply.language) == ("В девять", Language.RU)
        assert (reply.sent_at, reply.author) == (self.RECEIVED, actor.user)
        assert Event.objects.get().kind == Act.ARCHIVE

    @pytest.mark.parametrize("stranger", [True, False])
    def test_is_refused_to_those_who_may_not_take_over(self, *, stranger: bool) -> None:
        hospital = make_organisation("mob2")
        actor = applicant_of(hospital) if stranger else make_actor(hospital, Role.REGION_OPERATOR)
        request = consultation(hospital, past_day=date(2025, 2, 3))

        with pytest.raises(Refused) as refused:
            register_and_solve(request=request, answer="В девять", actor=actor, at=NOON)

        assert refused.value.params == {"act": "ARCHIVE", "roles": "ADMIN REGISTRAR SPP SYSTEM"}
        assert not Appeal.objects.exists()
