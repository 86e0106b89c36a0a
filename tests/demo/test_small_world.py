"""A small world, built once and looked at from many sides."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from senim.appeals.models import Appeal, Attachment, Event, JournalEntry
from senim.appeals.services.files import open_file
from senim.demo.access import DemoAccess
from senim.demo.build import build_demo
from senim.demo.cases import Ending
from senim.demo.hands import hands_of
from senim.demo.people import SHOWN_LOGINS
from senim.orgs.models import Organisation
from senim.rules.workflow import State


FRIDAY = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
PASSWORD = "a password for tests"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoAccess]:
    del django_db_setup  # only that it is there
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_demo(at=FRIDAY, size="small", password=PASSWORD)
        transaction.set_rollback(True)


pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.django_db]


def test_a_small_world_has_a_case_of_each_ending_and_three_in_each_other_place() -> None:
    counted = Counter(Appeal.objects.values_list("organisation__code", flat=True))

    assert counted == {"mob2": len(Ending), "kgb1": 3, "kgb1-b1": 3, "kzph5": 3, "syrmed": 3}
    assert set(
        Appeal.objects.filter(organisation__code="mob2").values_list("state", flat=True)
    ) == set(State)


def test_the_shown_people_sign_in_with_the_password(world: DemoAccess) -> None:
    assert world == DemoAccess(SHOWN_LOGINS, PASSWORD)
    for login in world.logins:
        user = authenticate(None, username=login, password=PASSWORD)
        assert user is not None, login


def test_a_second_build_changes_nothing(world: DemoAccess) -> None:
    events, appeals_before = Event.objects.count(), Appeal.objects.count()

    again = build_demo(at=FRIDAY, size="full", password=PASSWORD)

    assert again == world
    assert (Event.objects.count(), Appeal.objects.count()) == (events, appeals_before)


def test_journals_run_forward_without_a_gap() -> None:
    entries = JournalEntry.objects.order_by("organisation", "journal", "year", "n")

    for before, entry in pairwise(entries):
        same = (before.organisation_id, before.journal, before.year) == (
            entry.organisation_id,
            entry.journal,
            entry.year,
        )
        assert entry.n == (before.n + 1 if same else 1)
        assert not same or before.registered_on <= entry.registered_on


def test_attached_papers_can_be_opened_and_are_what_they_say() -> None:
    papers = list(Attachment.objects.order_by("name"))

    assert {paper.media_type for paper in papers} == {"application/pdf", "image/jpeg", "text/plain"}
    for paper in papers:
        assert paper.appeal is not None
        with open_file(paper) as content:
            assert len(content.read()) == paper.size


def test_a_branch_without_people_is_served_by_its_hospital() -> None:
    hands = hands_of(Organisation.objects.get(code="kgb1-b1"))

    assert str(hands.service.user) == "Молдабаева Жанар Тілеуқызы"
