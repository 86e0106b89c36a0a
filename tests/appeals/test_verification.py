"""The register verified: whole as it grows, and every kind of damage found."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from senim.appeals.models import Appeal, Event, JournalCounter, JournalEntry, Submission
from senim.appeals.services.acts import reopen_appeal, triage_appeal
from senim.appeals.verification import Flaw, findings
from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.orgs.selectors import EVERYWHERE
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, LegalKind
from senim.rules.workflow import Role, State
from tests.factories import NOON, make_actor, make_appeal, make_organisation, register


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def appeal(hospital: Organisation) -> Appeal:
    register(hospital, channel=ChannelCode.BOOK)
    return make_appeal(hospital, state=State.CLOSED)


def flaws() -> set[Flaw]:
    return {finding.flaw for finding in findings(EVERYWHERE)}


def test_a_register_that_was_worked_in_is_whole(hospital: Organisation, appeal: Appeal) -> None:
    boss = make_actor(hospital, Role.SPP, Role.REGISTRAR)
    reopen_appeal(number=appeal.number, reason="ещё раз", actor=boss, at=NOON)
    triage_appeal(
        number=appeal.number,
        legal_kind=LegalKind.ZHALOBA,
        content_kind=ContentKind.COMPLAINT,
        topic=None,
        department=None,
        actor=boss,
        at=NOON,
    )

    assert list(findings(EVERYWHERE)) == []


def _counter(_appeal: Appeal) -> None:
    JournalCounter.objects.update(n=7)


def _no_counter(_appeal: Appeal) -> None:
    JournalCounter.objects.all().delete()


def _gap(appeal: Appeal) -> None:
    JournalEntry.objects.filter(appeal=appeal).update(n=3)


def _no_primary(appeal: Appeal) -> None:
    JournalEntry.objects.filter(appeal=appeal).update(primary=False)


def _other_number(appeal: Appeal) -> None:
    Appeal.objects.filter(pk=appeal.pk).update(number="MOB2-M-2026-00009")


def _elsewhere(appeal: Appeal) -> None:
    other = make_organisation("gb1")
    on = "" if connection.vendor == "sqlite" else " ON appeals_submission"
    with connection.cursor() as cursor:  # the guard comes back with the test's rollback
        cursor.execute(f"DROP TRIGGER appeals_submission_no_update{on}")
    Submission.objects.filter(pk=appeal.submission_id).update(organisation=other)


def _state(appeal: Appeal) -> None:
    Appeal.objects.filter(pk=appeal.pk).update(state=State.NOTED)


def _kind(appeal: Appeal) -> None:
    Appeal.objects.filter(pk=appeal.pk).update(legal_kind="")


def _due(appeal: Appeal) -> None:
    Appeal.objects.filter(pk=appeal.pk).update(due_on=date(2026, 3, 6))


def _beyond(appeal: Appeal) -> None:
    Appeal.objects.filter(pk=appeal.pk).update(registered_on=date(2018, 3, 6))


def _second_beginning(appeal: Appeal) -> None:
    Event.objects.create(appeal=appeal, kind="REGISTER", at=NOON, state=State.REGISTERED)


@pytest.mark.parametrize(
    ("damage", "flaw"),
    [
        (_counter, Flaw.COUNTER),
        (_no_counter, Flaw.COUNTER),
        (_gap, Flaw.GAP),
        (_no_primary, Flaw.ENTRY),
        (_other_number, Flaw.ENTRY),
        (_elsewhere, Flaw.SUBMISSION),
        (_state, Flaw.STATE),
        (_kind, Flaw.KIND),
        (_due, Flaw.DUE),
        (_beyond, Flaw.DUE),
        (_second_beginning, Flaw.BEGINNING),
    ],
)
def test_damage_is_found(appeal: Appeal, damage: Callable[[Appeal], None], flaw: Flaw) -> None:
    damage(appeal)

    assert flaw in flaws()
    assert not set(findings(Scope("kz/elsewhere/")))


def test_an_event_that_leads_elsewhere_is_found(appeal: Appeal) -> None:
    Event.objects.create(appeal=appeal, kind="NOTE", at=NOON, state=State.CLOSED)

    found = [str(finding) for finding in findings(EVERYWHERE)]

    assert f"STATE {appeal.number} NOTE left CLOSED" in found


def test_a_lost_word_is_found(appeal: Appeal) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO appeals_search(appeals_search) VALUES ('delete-all')")
        assert flaws() == {Flaw.SEARCH}
    else:
        assert flaws() == set()
    assert appeal.terms
