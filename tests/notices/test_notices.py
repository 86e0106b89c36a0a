"""Who is told of what: the table, the telling, the letters, the list."""

import pytest
from django.core import mail
from django.test.utils import override_settings

from senim.appeals.identity import Contact
from senim.appeals.models import Appeal, Event
from senim.appeals.services.acts import (
    Resolution,
    assign_appeal,
    draft_reply,
    send_back_reply,
    solve_on_the_spot,
    submit_reply,
    withdraw_appeal,
)
from senim.notices.letters import answer_letter
from senim.notices.models import Letter, Notice
from senim.notices.recipients import (
    BY_PART,
    BY_ROLE,
    RECIPIENTS,
    Party,
    is_applicant_told,
    parts_told,
    roles_told,
)
from senim.notices.selectors import notice, notices, unread_count
from senim.notices.services import announce, read_notices
from senim.orgs.actors import Actor, applicant_of, system_of
from senim.orgs.models import Membership, Organisation
from senim.rules.kinds import Decision, Language
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, Role
from tests.factories import NOON, actor_of, make_member, make_organisation, register


pytestmark = pytest.mark.django_db

MAIL = {
    "SENIM_MAIL": True,
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
    "SENIM_PUBLIC_URL": "https://senim.example",
}


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


@pytest.fixture
def spp(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.SPP, login="spp9")


@pytest.fixture
def doctor(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.EXECUTOR, login="doctor9")


def told_of(organisation: Organisation, act: Act) -> list[str]:
    """Announce the newest event of this act and return the logins of those who were told."""
    event = Event.objects.filter(kind=act).latest("pk")
    count = announce(event=event.pk, actor=system_of(organisation), at=NOON)
    told = sorted(Notice.objects.filter(event=event).values_list("user__username", flat=True))
    assert count == len(told)
    return told


def assign(appeal: Appeal, boss: Membership, *people: Membership, **more: object) -> None:
    first, *others = (each.user for each in people)
    resolution = Resolution(executor=first, text="Қараңыз", co_executors=tuple(others), **more)
    assign_appeal(number=appeal.number, resolution=resolution, actor=actor_of(boss), at=NOON)


def draft(appeal: Appeal, actor: Actor) -> None:
    draft_reply(
        number=appeal.number,
        text="Жауап",
        decision=Decision.EXPLAINED,
        language=Language.KK,
        actor=actor,
        at=NOON,
    )


class TestTheTable:
    def test_has_a_row_for_every_act(self) -> None:
        assert list(RECIPIENTS) == list(Act)

    def test_every_party_is_found_by_role_by_part_or_by_letter(self) -> None:
        assert set(BY_ROLE) | set(BY_PART) | {Party.APPLICANT} == set(Party)

    def test_reads_the_rows(self) -> None:
        assert roles_told(Act.SUBMIT) == {Role.APPROVER, Role.SIGNER}
        assert parts_told(Act.SUBMIT) == {Role.DEPUTY}
        assert (roles_told(Act.REMARK), parts_told(Act.REMARK)) == (frozenset(), frozenset())
        assert [act for act in Act if is_applicant_told(act)] == [Act.ANSWER, Act.SPOT]


class TestAnnounce:
    @pytest.mark.usefixtures("spp", "doctor")
    def test_the_desk_hears_of_a_new_appeal_and_nobody_else(self, hospital: Organisation) -> None:
        make_member(hospital, Role.REGISTRAR, login="clerk9")
        make_member(make_organisation("branch9", parent=hospital), Role.SPP)
        make_member(make_organisation("next9"), Role.SPP)
        register(hospital)
        assert told_of(hospital, Act.REGISTER) == ["clerk9", "spp9"]

    def test_whoever_acted_is_not_told(
        self, hospital: Organisation, spp: Membership, doctor: Membership
    ) -> None:
        assign(register(hospital).appeal, spp, doctor, spp)
        assert told_of(hospital, Act.ASSIGN) == ["doctor9"]

    def test_all_hands_hear_of_an_assignment_and_later_only_those_in_force(
        self, hospital: Organisation, spp: Membership, doctor: Membership
    ) -> None:
        deputy = make_member(hospital, Role.DEPUTY, login="deputy9")
        second = make_member(hospital, Role.CO_EXECUTOR, login="second9")
        appeal = register(hospital).appeal
        assign(appeal, spp, doctor, second, deputy=deputy.user)
        assert told_of(hospital, Act.ASSIGN) == ["deputy9", "doctor9", "second9"]

        third = make_member(hospital, Role.EXECUTOR, login="third9")
        assign(appeal, spp, third)
        assert told_of(hospital, Act.ASSIGN) == ["third9"]

    def test_a_reply_goes_to_those_who_approve_and_back_to_the_executor(
        self, hospital: Organisation, spp: Membership, doctor: Membership
    ) -> None:
        make_member(hospital, Role.SIGNER, login="director9")
        make_member(hospital, Role.DEPUTY, login="otherdeputy9")
        deputy = make_member(hospital, Role.DEPUTY, login="deputy9")
        appeal = register(hospital).appeal
        assign(appeal, spp, doctor, deputy=deputy.user)
        draft(appeal, actor_of(doctor))
        assert told_of(hospital, Act.DRAFT) == []
        submit_reply(number=appeal.number, actor=actor_of(doctor), at=NOON)
        assert told_of(hospital, Act.SUBMIT) == ["deputy9", "director9"]
        send_back_reply(number=appeal.number, reason="Қайта", actor=actor_of(deputy), at=NOON)
        assert told_of(hospital, Act.SEND_BACK) == ["doctor9"]

    def test_those_who_left_are_not_told(
        self, hospital: Organisation, spp: Membership, doctor: Membership
    ) -> None:
        assign(register(hospital).appeal, spp, doctor)
        doctor.user.is_active = False
        doctor.user.save()
        assert told_of(hospital, Act.ASSIGN) == []

    def test_a_withdrawal_by_the_applicant_reaches_desk_and_executor(
        self, hospital: Organisation, spp: Membership, doctor: Membership
    ) -> None:
        appeal = register(hospital).appeal
        assign(appeal, spp, doctor)
        withdraw_appeal(number=appeal.number, actor=applicant_of(hospital), at=NOON)
        assert told_of(hospital, Act.WITHDRAW) == ["doctor9", "spp9"]

    @pytest.mark.usefixtures("spp")
    def test_is_repeated_without_telling_twice(self, hospital: Organisation) -> None:
        register(hospital)
        event = Event.objects.get()
        counts = [announce(event=event.pk, actor=system_of(hospital), at=NOON) for _ in range(2)]
        assert counts == [1, 0]
        assert Notice.objects.count() == 1

    @pytest.mark.usefixtures("spp")
    def test_knows_no_event_out_of_scope(self, hospital: Organisation) -> None:
        register(hospital)
        with pytest.raises(NotFound):
            announce(event=Event.objects.get().pk, actor=system_of(make_organisation()), at=NOON)
        assert not Notice.objects.exists()


class TestLetters:
    @override_settings(**MAIL)
    @pytest.mark.parametrize(
        ("language", "subject", "page"),
        [
            (Language.KK, "өтінішіңізге жауап дайын", "https://senim.example/kk/track/"),
            (Language.RU, "Ответ на ваше обращение", "https://senim.example/ru/track/"),
            (Language.EN, "The answer to your appeal", "https://senim.example/en/track/"),
        ],
    )
    def test_the_applicant_hears_in_the_language_of_the_appeal(
        self,
        hospital: Organisation,
        spp: Membership,
        language: Language,
        subject: str,
        page: str,
    ) -> None:
        appeal = register(hospital, language=language).appeal
        solve_on_the_spot(number=appeal.number, text="Құпия", actor=actor_of(spp), at=NOON)
        event = Event.objects.get(kind=Act.SPOT)

        counts = [announce(event=event.pk, actor=system_of(hospital), at=NOON) for _ in range(2)]

        assert counts == [1, 0]
        [letter] = mail.outbox
        assert letter.to == ["a@example.kz"]
        assert subject in letter.subject
        assert appeal.number in letter.subject
        assert page in letter.body
        assert "Құпия" not in letter.body
        assert Letter.objects.get().sent_at == NOON

    @override_settings(**MAIL)
    @pytest.mark.parametrize(
        "facts",
        [{"anonymous": True}, {"contact": Contact("Асқар")}, {"contact": Contact()}],
    )
    def test_nobody_is_written_to_without_an_address(
        self, hospital: Organisation, spp: Membership, facts: dict[str, object]
    ) -> None:
        appeal = register(hospital, **facts).appeal
        solve_on_the_spot(number=appeal.number, text="Шешілді", actor=actor_of(spp), at=NOON)
        assert told_of(hospital, Act.SPOT) == []
        assert mail.outbox == []
        assert not Letter.objects.exists()

    def test_nothing_is_written_where_mail_is_not_set_up(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = register(hospital).appeal
        solve_on_the_spot(number=appeal.number, text="Шешілді", actor=actor_of(spp), at=NOON)
        assert told_of(hospital, Act.SPOT) == []
        assert not Letter.objects.exists()

    @override_settings(**MAIL)
    def test_a_letter_that_failed_is_sent_the_next_time(
        self, hospital: Organisation, spp: Membership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        appeal = register(hospital).appeal
        solve_on_the_spot(number=appeal.number, text="Шешілді", actor=actor_of(spp), at=NOON)
        event = Event.objects.get(kind=Act.SPOT)

        def broken(*_given: object) -> int:
            raise OSError("no line")

        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
            with pytest.raises(OSError, match="no line"):
                announce(event=event.pk, actor=system_of(hospital), at=NOON)
        assert Letter.objects.get().sent_at is None

        assert announce(event=event.pk, actor=system_of(hospital), at=NOON) == 1
        assert len(mail.outbox) == 1

    def test_names_the_hotline_where_there_is_one(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        assert "25-00-00" not in answer_letter(appeal, "a@example.kz").body
        appeal.organisation.hotline = "8 (7162) 25-00-00"
        assert "8 (7162) 25-00-00" in answer_letter(appeal, "a@example.kz").body


class TestReading:
    def _tell(self, hospital: Organisation, times: int) -> None:
        for _ in range(times):
            register(hospital)
            told_of(hospital, Act.REGISTER)

    def test_unread_ones_come_first_then_the_newest(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        self._tell(hospital, 5)
        actor = actor_of(spp)
        keys = list(Notice.objects.order_by("pk").values_list("pk", flat=True))
        assert read_notices(pks=[keys[4], keys[2]], actor=actor, at=NOON) == 2
        assert unread_count(actor.scope, actor) == 3

        order, after = [], ""
        while True:
            page = notices(actor.scope, actor, after=after, size=2)
            order += [keys.index(each.pk) for each in page.items]
            after = page.after
            if not after:
                break
        assert order == [3, 1, 0, 4, 2]

    @pytest.mark.parametrize("after", ["", "u", "x7", "u7x", "r²", "rubbish"])
    def test_a_key_that_cannot_be_read_begins_anew(
        self, hospital: Organisation, spp: Membership, after: str
    ) -> None:
        self._tell(hospital, 1)
        actor = actor_of(spp)
        assert len(notices(actor.scope, actor, after=after).items) == 1

    def test_all_are_read_at_once_and_only_ones_own(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        other = make_member(hospital, Role.SPP)
        self._tell(hospital, 2)
        assert read_notices(actor=actor_of(spp), at=NOON) == 2
        assert read_notices(actor=actor_of(spp), at=NOON) == 0
        assert unread_count(actor_of(other).scope, actor_of(other)) == 2

    def test_a_notice_is_its_readers_only(self, hospital: Organisation, spp: Membership) -> None:
        self._tell(hospital, 1)
        own, other = Notice.objects.get(), actor_of(make_member(hospital, Role.SPP))
        assert notice(actor_of(spp).scope, actor_of(spp), own.pk) == own
        with pytest.raises(NotFound):
            notice(other.scope, other, own.pk)

    def test_records_name_themselves_without_names(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        self._tell(hospital, 1)
        told = Notice.objects.get()
        assert str(told) == f"{spp.user_id}: REGISTER"
        letter = Letter(event=told.event, at=NOON)
        assert str(letter) == f"{told.event_id}: waiting"
        letter.sent_at = NOON
        assert str(letter) == f"{told.event_id}: sent"
