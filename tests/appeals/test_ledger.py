"""The journals as they are read, and their lines cancelled."""

from datetime import date
from typing import Any

import pytest

from senim.appeals.ledger import Book, journal_line, last_number, lines_between
from senim.appeals.models import Event, JournalEntry, OutboxRow, Remark
from senim.appeals.services.acts import reopen_appeal, withdraw_appeal
from senim.appeals.services.journals import cancel_entry, is_cancellable
from senim.orgs.actors import applicant_of
from senim.orgs.models import Organisation
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Journal
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Act, Role, State
from tests.factories import NOON, make_actor, make_appeal, make_organisation, register


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


def book(hospital: Organisation, journal: Journal = Journal.J_MEDIA) -> Book:
    return Book(hospital, journal, 2026)


class TestReading:
    def test_counts_numbers_and_knows_an_empty_journal(self, hospital: Organisation) -> None:
        actor = make_actor(hospital)
        assert last_number(actor.scope, book(hospital)) == 0
        register(hospital)
        register(hospital)
        register(hospital, past_day=date(2025, 5, 5))

        assert last_number(actor.scope, book(hospital)) == 2

    def test_gives_every_column_in_one_question(
        self, hospital: Organisation, django_assert_num_queries: Any
    ) -> None:
        appeal = make_appeal(
            hospital, state=State.ANSWERED, outside_numbers=(("SITE", "77"), ("SITE", "78"))
        )
        for _ in range(4):
            register(hospital)
        actor = make_actor(hospital)

        with django_assert_num_queries(1):
            lines = lines_between(actor.scope, book(hospital), actor, 1, 4)

        assert [line.entry.n for line in lines] == [1, 2, 3, 4]
        first, second = lines[:2]
        assert first.appeal == appeal
        assert first.content == "Долго ждали врача в приёмном покое"
        assert first.resolution == "Қарап, жауап дайындаңыз"
        assert first.due_on == appeal.due_on
        assert (first.replied_at, first.outgoing_number) == (NOON, "MOB2-O-2026-00001")
        assert first.reply.startswith("Уважаемый заявитель!")
        assert first.outside_number == "77"
        assert (first.files, first.received_by, first.assigned) == (0, "", False)
        assert (second.resolution, second.replied_at, second.reply) == ("", None, "")

    def test_shows_in_outgoing_mail_the_reply_of_that_line(self, hospital: Organisation) -> None:
        make_appeal(hospital, state=State.ANSWERED)
        actor = make_actor(hospital)

        line = journal_line(actor.scope, book(hospital, Journal.J_OUT), actor, 1)

        assert line.outgoing_number == "MOB2-O-2026-00001"
        assert line.entry.primary is False

    def test_finds_nothing_outside_the_scope(self, hospital: Organisation) -> None:
        register(hospital)
        neighbour = make_actor(make_organisation("far"))

        assert last_number(neighbour.scope, book(hospital)) == 0
        with pytest.raises(NotFound):
            journal_line(neighbour.scope, book(hospital), neighbour, 1)


class TestCancelling:
    def test_keeps_number_reason_and_history(self, hospital: Organisation) -> None:
        number = register(hospital).appeal.number
        actor = make_actor(hospital)
        withdraw_appeal(number=number, actor=actor, at=NOON)

        entry = cancel_entry(
            book=book(hospital), n=1, reason="Записано дважды", actor=actor, at=NOON
        )

        entry.refresh_from_db()
        assert (entry.n, entry.cancelled_at, entry.cancel_reason) == (1, NOON, "Записано дважды")
        event = Event.objects.order_by("-pk").first()
        assert (event.kind, event.actor) == (Act.REMARK, actor.user)
        assert event.details == {"cancelled": {"journal": "J_MEDIA", "year": 2026, "n": 1}}
        assert OutboxRow.objects.filter(event=event).exists()
        assert Remark.objects.get().text == "Записано дважды"
        assert register(hospital).appeal.number == "MOB2-M-2026-00002"

    def test_takes_a_second_line_of_a_living_appeal(self, hospital: Organisation) -> None:
        make_appeal(hospital, state=State.ANSWERED)
        actor = make_actor(hospital, Role.ADMIN)

        cancel_entry(
            book=book(hospital, Journal.J_OUT), n=1, reason="Не то письмо", actor=actor, at=NOON
        )

        assert [e.cancelled_at for e in JournalEntry.objects.order_by("primary")] == [NOON, None]

    def test_refuses_the_place_of_an_appeal_in_force(self, hospital: Organisation) -> None:
        number = register(hospital, channel=ChannelCode.SITE).appeal.number
        actor = make_actor(hospital)
        withdraw_appeal(number=number, actor=actor, at=NOON)
        reopen_appeal(number=number, reason="Передумал", actor=actor, at=NOON)

        with pytest.raises(Refused) as refused:
            cancel_entry(book=book(hospital), n=1, reason="Так", actor=actor, at=NOON)

        assert refused.value.code == Refusal.ENTRY_IN_FORCE
        assert JournalEntry.objects.get().cancelled_at is None
        assert not Remark.objects.exists()

    def test_refuses_a_line_cancelled_before(self, hospital: Organisation) -> None:
        number = register(hospital).appeal.number
        actor = make_actor(hospital)
        withdraw_appeal(number=number, actor=actor, at=NOON)
        cancel_entry(book=book(hospital), n=1, reason="Первая", actor=actor, at=NOON)

        with pytest.raises(Refused) as refused:
            cancel_entry(book=book(hospital), n=1, reason="Вторая", actor=actor, at=NOON)

        entry = JournalEntry.objects.get()
        assert refused.value.code == Refusal.ENTRY_CANCELLED
        assert entry.cancel_reason == "Первая"
        assert not is_cancellable(entry)

    @pytest.mark.parametrize("nobody", [True, False])
    def test_refuses_those_who_do_not_keep_journals(
        self, hospital: Organisation, *, nobody: bool
    ) -> None:
        register(hospital)
        actor = applicant_of(hospital) if nobody else make_actor(hospital, Role.EXECUTOR)

        with pytest.raises(Refused) as refused:
            cancel_entry(book=book(hospital), n=1, reason="Так", actor=actor, at=NOON)

        assert refused.value.params == {"act": "", "roles": "ADMIN REGISTRAR SPP"}

    def test_does_not_reach_a_neighbour(self, hospital: Organisation) -> None:
        register(hospital)
        actor = make_actor(make_organisation("far"))

        with pytest.raises(NotFound):
            cancel_entry(book=book(hospital), n=1, reason="Так", actor=actor, at=NOON)
