"""The case as its page asks for it, and what goes with it."""

import io
from datetime import date

import pytest

from senim.appeals.casefile import (
    case_file,
    colleagues_at,
    due_under,
    file_for,
    newest_draft,
    slip_of,
)
from senim.appeals.services.acts import (
    Resolution,
    add_remark,
    assign_appeal,
    attach_files,
    draft_reply,
)
from senim.appeals.services.files import store_file
from senim.appeals.services.registration import register_appeal
from senim.orgs.actors import Scope, applicant_of
from senim.orgs.models import Organisation
from senim.rules.kinds import ContentKind, Decision, Language, LegalKind
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, Role, State
from tests.factories import (
    NOON,
    actor_of,
    make_actor,
    make_appeal,
    make_member,
    make_organisation,
    make_request,
    register,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


class TestCaseFile:
    def test_holds_all_that_belongs_to_the_case(self, hospital: Organisation) -> None:
        appeal = make_appeal(
            hospital, state=State.ANSWERED, outside_numbers=(("EOTINISH", "ЖТ-1"),)
        )
        spp = make_actor(hospital, Role.SPP)
        add_remark(number=appeal.number, text="Ескерту", actor=spp, at=NOON)

        found = case_file(spp.scope, spp, appeal.number)

        assert found.appeal == appeal
        assert found.contact is not None
        assert found.contact.iin == "900101300017"
        assert [clock.due_on for clock in found.clocks] == [date(2026, 3, 11), date(2026, 4, 2)]
        assert [(e.journal, e.n) for e in found.journals] == [("J_MEDIA", 1), ("J_OUT", 1)]
        assert [each.number for each in found.outside_numbers] == ["ЖТ-1"]
        assert [each.role for each in found.hands] == [Role.EXECUTOR]
        assert [each.text for each in found.explanations] == ["Кезек көп болды"]
        assert [each.outgoing_number for each in found.replies] == ["MOB9-O-2026-00001"]
        assert found.draft is None
        assert [each.text for each in found.remarks] == ["Ескерту"]
        assert found.attachments == []
        assert [event.kind for event in found.events] == [
            Act.REGISTER,
            Act.ASSIGN,
            Act.EXPLAIN,
            Act.DRAFT,
            Act.SUBMIT,
            Act.JUDGE,
            Act.APPROVE,
            Act.ANSWER,
            Act.REMARK,
        ]

    def test_remembers_those_who_had_a_part_before(self, hospital: Organisation) -> None:
        appeal, spp = register(hospital).appeal, make_actor(hospital, Role.SPP)
        first, second = make_member(hospital, Role.EXECUTOR), make_member(hospital, Role.EXECUTOR)
        for each in (first, second):
            resolution = Resolution(executor=each.user, text="Қараңыз")
            assign_appeal(number=appeal.number, resolution=resolution, actor=spp, at=NOON)

        found = case_file(spp.scope, spp, appeal.number)

        assert [each.person for each in found.assignments] == [first.user, second.user]
        assert [each.person for each in found.hands] == [second.user]

    def test_keeps_identity_and_notes_from_others(self, hospital: Organisation) -> None:
        appeal, spp = register(hospital).appeal, make_actor(hospital, Role.SPP)
        add_remark(number=appeal.number, text="Ескерту", actor=spp, at=NOON)
        doctor = make_actor(hospital, Role.EXECUTOR)

        found = case_file(doctor.scope, doctor, appeal.number)

        assert found.contact is None
        assert found.remarks == []

    def test_knows_no_author_of_an_anonymous_voice(self, hospital: Organisation) -> None:
        spp = make_actor(hospital, Role.SPP)
        appeal = register(hospital, anonymous=True).appeal
        assert case_file(spp.scope, spp, appeal.number).contact is None

    def test_is_not_there_for_a_neighbour(self, hospital: Organisation) -> None:
        appeal, other = register(hospital).appeal, make_actor(make_organisation(), Role.SPP)
        for ask in (case_file, slip_of):
            with pytest.raises(NotFound):
                ask(other.scope, other, appeal.number)


def test_the_newest_draft_is_what_has_not_gone_out(hospital: Organisation) -> None:
    appeal, spp = make_appeal(hospital, state=State.IN_WORK), make_actor(hospital, Role.SPP)
    assert newest_draft(spp.scope, appeal) is None
    for text in ("бірінші", "екінші"):
        draft_reply(
            number=appeal.number,
            text=text,
            decision=Decision.EXPLAINED,
            language=Language.KK,
            actor=spp,
            at=NOON,
        )

    found = newest_draft(spp.scope, appeal)
    assert found is not None
    assert found.text == "екінші"
    seen = case_file(spp.scope, spp, appeal.number)
    assert seen.draft == found
    assert [reply.text for reply in seen.replies] == ["екінші", "бірінші"]
    assert newest_draft(Scope.of(make_organisation()), appeal) is None


def test_colleagues_are_those_of_the_organisation_that_holds_the_appeal(
    hospital: Organisation,
) -> None:
    here = make_member(hospital, Role.EXECUTOR)
    branch = make_organisation("mob9b", parent=hospital)
    make_member(branch, Role.EXECUTOR)
    appeal = register(hospital).appeal
    assert [m.user for m in colleagues_at(Scope.of(hospital), appeal)] == [here.user]


def test_each_legal_kind_gives_its_own_day(hospital: Organisation) -> None:
    appeal = register(hospital).appeal
    days = due_under(Scope.of(hospital), appeal, ContentKind.COMPLAINT)
    assert set(days) == set(LegalKind)
    assert days[LegalKind.ZHALOBA] == date(2026, 4, 9)
    assert days[LegalKind.ZAYAVLENIE] == date(2026, 4, 2)


class TestFiles:
    def test_an_insider_opens_files_of_a_case(self, hospital: Organisation) -> None:
        appeal, spp = register(hospital).appeal, make_actor(hospital, Role.SPP)
        kept = store_file(
            organisation=hospital, name="a.txt", content=io.BytesIO(b"x"), actor=spp, at=NOON
        )
        assert file_for(spp.scope, spp, kept.uid) == kept
        other = make_actor(hospital, Role.SPP)
        with pytest.raises(NotFound):
            file_for(other.scope, other, kept.uid)

        attach_files(number=appeal.number, uids=[kept.uid], actor=spp, at=NOON)
        assert file_for(other.scope, other, kept.uid) == kept
        doctor = make_actor(hospital, Role.EXECUTOR)
        with pytest.raises(NotFound):
            file_for(doctor.scope, doctor, kept.uid)

    def test_an_applicants_waiting_file_is_nobodys_at_the_desk(
        self, hospital: Organisation
    ) -> None:
        author, spp = applicant_of(hospital), make_actor(hospital, Role.SPP)
        kept = store_file(
            organisation=hospital, name="a.txt", content=io.BytesIO(b"x"), actor=author, at=NOON
        )
        for actor in (author, spp):
            with pytest.raises(NotFound):
                file_for(actor.scope, actor, kept.uid)


class TestSlip:
    def test_tells_who_received_and_the_code_of_the_applicant(self, hospital: Organisation) -> None:
        member = make_member(hospital, Role.REGISTRAR)
        clerk = actor_of(member)
        done = register_appeal(request=make_request(hospital), actor=clerk, at=NOON)

        slip = slip_of(clerk.scope, clerk, done.appeal.number)

        assert slip.received_by == member.user
        assert slip.membership == member
        assert slip.code == done.tracking_code
        assert [clock.due_on for clock in slip.clocks] == [date(2026, 3, 11), date(2026, 4, 2)]

    def test_nobody_received_what_came_by_itself(self, hospital: Organisation) -> None:
        deputy, number = make_actor(hospital, Role.DEPUTY), register(hospital).appeal.number
        slip = slip_of(deputy.scope, deputy, number)
        assert (slip.received_by, slip.membership, slip.code) == (None, None, "")
