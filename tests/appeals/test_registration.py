"""Taking a voice into the register."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from senim.appeals.identity import Contact, opened, vault
from senim.appeals.models import (
    Appeal,
    Applicant,
    Event,
    JournalEntry,
    OutboxRow,
    OutsideNumber,
    Submission,
)
from senim.appeals.requests import Outcome
from senim.appeals.selectors import tracked
from senim.appeals.services.numbers import take_numbers
from senim.appeals.services.registration import register_appeal, register_appeals
from senim.orgs.actors import Actor, Scope, applicant_of
from senim.orgs.models import Channel
from senim.orgs.selectors import EVERYWHERE, channel_of
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Decision, Journal, LegalKind, Ownership, Verdict
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Act, Role, State
from tests.factories import NOON, make_organisation, make_request, register


pytestmark = pytest.mark.django_db


def test_a_complaint_from_the_site_gets_number_clocks_event_and_outbox_row() -> None:
    hospital = make_organisation("mob2")

    made = register(hospital)

    appeal = Appeal.objects.get()
    assert made.fresh
    assert appeal.number == "MOB2-M-2026-00001"
    assert appeal.legal_kind == LegalKind.SOOBSHCHENIE
    assert (appeal.state, appeal.is_open) == (State.REGISTERED, True)
    assert appeal.registered_on == date(2026, 3, 6)
    assert (appeal.due_on, appeal.spp_due_on) == (date(2026, 4, 2), date(2026, 3, 11))
    assert appeal.next_due_on == date(2026, 3, 11)
    assert appeal.calendar_version == "2026-1"
    entry = JournalEntry.objects.get()
    assert (entry.journal, entry.year, entry.n, entry.primary) == ("J_MEDIA", 2026, 1, True)
    event = Event.objects.get()
    assert (event.kind, event.role, event.state) == (Act.REGISTER, "APPLICANT", "REGISTERED")
    assert OutboxRow.objects.get().event == event


def test_one_registration_takes_at_most_eight_statements() -> None:
    hospital = make_organisation()
    register(hospital)

    with CaptureQueriesContext(connection) as asked:
        register(hospital)

    statements = [
        q["sql"]
        for q in asked
        if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    assert len(statements) == 8


def test_what_came_in_is_kept_unchanged_and_sealed() -> None:
    hospital = make_organisation()

    register(hospital, payload={"text": "Шағым", "n": 1})

    kept = Submission.objects.get()
    assert "Шағым".encode() not in bytes(kept.payload)
    clear = vault().open(kept.payload, f"submission|payload|{kept.uid}")
    assert clear == '{"n": 1, "text": "Шағым"}'


def test_identity_is_sealed_masked_and_found_by_blind_index() -> None:
    hospital, other = make_organisation(), make_organisation()
    contact = Contact("Асқар", "800101300706", "8 (701) 123-45-67", "A@b.kz", "Абай 1")

    register(hospital, contact=contact)
    register(other, contact=contact)

    here, there = Applicant.objects.order_by("pk")
    assert b"800101300706" not in bytes(here.iin)
    assert (here.iin_mask, here.phone_mask) == ("8001******06", "+7701*****67")
    assert opened(here) == Contact("Асқар", "800101300706", "+77011234567", "A@b.kz", "Абай 1")
    assert here.iin_index != there.iin_index


def test_an_anonymous_author_leaves_nothing() -> None:
    hospital = make_organisation()

    register(hospital, anonymous=True)

    assert Appeal.objects.get().applicant is None
    assert not Applicant.objects.exists()


def test_a_channel_that_takes_no_anonymous_appeals_refuses_and_nothing_is_written() -> None:
    hospital = make_organisation()

    with pytest.raises(Refused) as refused:
        register(hospital, channel=ChannelCode.DESK, anonymous=True)

    assert refused.value.code is Refusal.ANONYMOUS_NOT_ALLOWED
    assert not Submission.objects.exists()


def test_someone_without_the_role_may_not_register() -> None:
    hospital = make_organisation()
    nobody = Actor(None, frozenset({Role.AUDITOR}), Scope.of(hospital), hospital)

    with pytest.raises(Refused, match="ROLE"):
        register_appeal(request=make_request(hospital), actor=nobody, at=NOON)

    assert not Submission.objects.exists()


def test_another_organisation_does_not_exist_for_the_one_who_registers() -> None:
    hospital, neighbour = make_organisation(), make_organisation()

    with pytest.raises(NotFound):
        register_appeal(request=make_request(hospital), actor=applicant_of(neighbour), at=NOON)

    assert not Submission.objects.exists()


def test_the_same_key_again_gives_the_same_number_and_code() -> None:
    hospital = make_organisation()
    first = register(hospital, source_key="k")

    again = register(hospital, source_key="k")

    assert (again.appeal.number, again.tracking_code) == (first.appeal.number, first.tracking_code)
    assert not again.fresh
    assert Appeal.objects.count() == Event.objects.count() == JournalEntry.objects.count() == 1


def test_the_same_key_for_something_else_is_refused() -> None:
    hospital = make_organisation()
    register(hospital, source_key="k")

    with pytest.raises(Refused, match="KEY_REUSED"):
        register(hospital, source_key="k", payload={"text": "other"})

    assert Appeal.objects.count() == 1


def test_numbers_run_without_gaps_by_organisation_journal_and_year() -> None:
    first, second = make_organisation("aa"), make_organisation("bb")
    new_year = datetime(2026, 12, 31, 15, 0, tzinfo=UTC)  # 20:00 in Almaty: tomorrow's day

    numbers = [
        register(first).appeal.number,
        register(second).appeal.number,
        register(first, channel=ChannelCode.HOTLINE).appeal.number,
        register(first).appeal.number,
        register(first, received_at=new_year, at=new_year).appeal.number,
    ]

    assert numbers == [
        "AA-M-2026-00001",
        "BB-M-2026-00001",
        "AA-P-2026-00001",
        "AA-M-2026-00002",
        "AA-M-2027-00001",
    ]


def test_a_number_taken_by_a_transaction_that_fails_is_given_again() -> None:
    hospital = make_organisation()

    def fail() -> None:
        with transaction.atomic():
            assert take_numbers(hospital.pk, Journal.J_BOOK, 2026) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert take_numbers(hospital.pk, Journal.J_BOOK, 2026, 3) == 3
    assert take_numbers(hospital.pk, Journal.J_BOOK, 2026) == 4


def test_a_line_of_an_old_journal_is_registered_on_its_own_day_and_told_to_nobody() -> None:
    hospital = make_organisation("mob2")
    sunday = date(2022, 3, 13)

    appeal = register(
        hospital,
        past_day=sunday,
        received_at=datetime(2022, 3, 13, 4, tzinfo=UTC),
        outcome=Outcome(date(2022, 3, 15), Decision.EXPLAINED, Verdict.PARTLY),
        outside_numbers=(("FSMS_CRM", "77-1"),),
        channel=ChannelCode.BOOK,
    ).appeal

    assert appeal.number == "MOB2-B-2022-00001"
    assert (appeal.registered_on, appeal.finished_on) == (sunday, date(2022, 3, 15))
    assert (appeal.state, appeal.verdict, appeal.next_due_on) == ("CLOSED", "PARTLY", None)
    assert Event.objects.get().kind == Act.ARCHIVE
    assert not OutboxRow.objects.exists()
    assert str(OutsideNumber.objects.get()) == "FSMS_CRM 77-1"


def test_thanks_have_no_legal_kind_and_no_clock_and_come_last_in_the_inbox() -> None:
    appeal = register(make_organisation(), content_kind=ContentKind.THANKS).appeal

    assert (appeal.legal_kind, appeal.due_on, appeal.spp_due_on) == ("", None, None)
    assert appeal.next_due_on == date(9999, 12, 31)


def test_a_private_clinic_has_the_service_clock_only() -> None:
    clinic = make_organisation(ownership=Ownership.PRIVATE)

    appeal = register(clinic).appeal

    assert appeal.legal_kind == LegalKind.ZAYAVLENIE
    assert (appeal.due_on, appeal.spp_due_on) == (None, date(2026, 3, 11))


def test_a_day_beyond_the_calendar_is_refused_not_guessed() -> None:
    hospital = make_organisation()
    late = datetime(2027, 12, 20, 6, tzinfo=UTC)

    with pytest.raises(Refused, match="BEYOND_CALENDAR"):
        register(hospital, received_at=late, at=late)
    with pytest.raises(Refused, match="BEYOND_CALENDAR"):
        register(
            hospital,
            received_at=datetime(2028, 2, 1, tzinfo=UTC),
            at=datetime(2028, 2, 1, tzinfo=UTC),
        )

    assert not Submission.objects.exists()


def test_a_batch_costs_as_many_statements_as_one_and_leaves_out_what_is_known() -> None:
    hospital = make_organisation("mob2")
    actor = applicant_of(hospital)
    rows = [make_request(hospital, source_key=str(n)) for n in range(5)]
    register_appeals(requests=rows[:2], actor=actor, at=NOON)

    with CaptureQueriesContext(connection) as asked:
        made = register_appeals(requests=rows, actor=actor, at=NOON)

    assert [m.appeal.number for m in made] == [f"MOB2-M-2026-0000{n}" for n in (3, 4, 5)]
    assert len([q for q in asked if q["sql"].startswith(("SELECT", "INSERT"))]) <= 9
    assert register_appeals(requests=rows, actor=actor, at=NOON) == []
    assert register_appeals(requests=[], actor=actor, at=NOON) == []
    assert Appeal.objects.count() == 5


def test_tracking_opens_with_number_and_code_only() -> None:
    hospital = make_organisation()
    made = register(hospital)
    number = made.appeal.number

    assert tracked(EVERYWHERE, number.lower(), made.tracking_code) == made.appeal
    for wrong in [
        (number, "0" * 16),
        (number, "no code"),
        ("H0-M-2026-00009", made.tracking_code),
        ("nonsense", made.tracking_code),
    ]:
        with pytest.raises(NotFound):
            tracked(EVERYWHERE, *wrong)


def test_the_code_is_nowhere_in_the_table() -> None:
    made = register(make_organisation())

    appeal = Appeal.objects.get()
    assert len(made.tracking_code) == 16
    assert appeal.tracking_selector == made.tracking_code[:5]
    assert made.tracking_code[5:] not in appeal.tracking_digest


def test_a_closed_channel_is_not_found() -> None:
    hospital = make_organisation()
    Channel.objects.filter(organisation=hospital, code="SITE").update(active=False)

    with pytest.raises(NotFound):
        channel_of(EVERYWHERE, hospital.code, "SITE")
