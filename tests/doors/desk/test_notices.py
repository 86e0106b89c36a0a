"""The list of notices, the bell and marking read."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from senim.appeals.models import Event
from senim.appeals.services.acts import rate_answer
from senim.notices.models import Notice
from senim.notices.services import announce
from senim.orgs.actors import applicant_of, system_of
from senim.orgs.models import Membership, Organisation
from senim.rules.workflow import Role, State
from tests.factories import NOON, make_appeal, make_member, make_organisation, register


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


@pytest.fixture
def spp(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.SPP)


def tell_all(hospital: Organisation) -> None:
    for event in Event.objects.order_by("pk"):
        announce(event=event.pk, actor=system_of(hospital), at=NOON)


def signed_in(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    client.cookies["django_language"] = "en"
    return client


def test_says_why_it_is_empty(spp: Membership) -> None:
    page = signed_in(spp).get("/desk/notices/").content.decode()
    assert "Nothing to tell you" in page
    assert "Mark all as read" not in page


def test_an_unread_notice_leads_to_its_appeal_and_is_read(
    hospital: Organisation, spp: Membership
) -> None:
    appeal = register(hospital).appeal
    tell_all(hospital)
    client, told = signed_in(spp), Notice.objects.get(user=spp.user)
    page = client.get("/desk/notices/").content.decode()
    assert f'name="notice" value="{told.pk}"' in page
    assert appeal.number in page

    response = client.post("/desk/notices/read/", {"notice": told.pk})

    assert response.status_code == 303
    assert response["Location"] == f"/desk/appeals/{appeal.number}/"
    told.refresh_from_db()
    assert told.read_at is not None
    assert f'href="/desk/appeals/{appeal.number}/"' in client.get("/desk/notices/").content.decode()


def test_names_an_applicant_by_the_part_played(hospital: Organisation, spp: Membership) -> None:
    appeal = make_appeal(hospital, state=State.ANSWERED)
    rate_answer(number=appeal.number, mark=5, actor=applicant_of(hospital), at=NOON)
    tell_all(hospital)
    page = signed_in(spp).get("/desk/notices/").content.decode()
    assert "The answer was rated" in page
    assert "Applicant" in page
    assert "Асқар" not in page


def test_all_are_marked_read_at_once(hospital: Organisation, spp: Membership) -> None:
    register(hospital)
    tell_all(hospital)
    client = signed_in(spp)
    assert "1 unread" in client.get("/desk/notices/count/").content.decode()

    response = client.post("/desk/notices/read/")

    assert (response.status_code, response["Location"]) == (303, "/desk/notices/")
    assert not Notice.objects.filter(read_at=None).exists()
    assert client.get("/desk/notices/count/").content.decode().strip() == ""


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, "-1", "0"])
def test_finds_nothing_under_what_is_no_key(spp: Membership, key: str) -> None:
    assert signed_in(spp).post("/desk/notices/read/", {"notice": key}).status_code == 404


def test_anothers_notice_is_not_there(hospital: Organisation, spp: Membership) -> None:
    register(hospital)
    tell_all(hospital)
    told = Notice.objects.get(user=spp.user)
    for other in (make_member(hospital), make_member(make_organisation("next9"))):
        client = signed_in(other)
        assert client.post("/desk/notices/read/", {"notice": told.pk}).status_code == 404
        assert "<table" not in client.get("/desk/notices/").content.decode()
    told.refresh_from_db()
    assert told.read_at is None


def test_a_long_list_is_paged_and_asks_no_more(hospital: Organisation, spp: Membership) -> None:
    client = signed_in(spp)
    register(hospital)
    tell_all(hospital)
    client.get("/desk/notices/")
    asked = []
    for more in (0, 51):
        for _ in range(more):
            register(hospital)
        tell_all(hospital)
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/desk/notices/").content.decode()
        asked.append(len(captured))
    assert asked[1] <= asked[0]
    assert "?after=u" in page
