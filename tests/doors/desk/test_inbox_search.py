"""Search in the inbox, the views that staff keep, and who comes in at all."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from senim.orgs.models import Membership, Organisation, SavedView
from senim.rules.workflow import State
from tests.factories import (
    NOON,
    make_appeal,
    make_member,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _noon_in_russian(client: Client) -> Iterator[None]:
    client.cookies["django_language"] = "ru"
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def member(hospital: Organisation, client: Client) -> Membership:
    found = make_member(hospital)
    client.force_login(found.user)
    return found


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def numbers(response: Any) -> list[str]:
    return [line.number for line in response.context["lines"]]


class TestSearch:
    @pytest.mark.usefixtures("member")
    def test_finds_by_stems_over_all_states(self, client: Client, hospital: Organisation) -> None:
        ended = make_appeal(hospital, state=State.ANSWERED, text="Две жалобы на шум")
        register(hospital, text="Спасибо врачам")

        answer = client.post("/desk/search/", {"text": "жалоба"}, follow=True)

        assert answer.redirect_chain == [("/desk/?text=%D0%B6%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0", 302)]
        assert numbers(answer) == [ended.number]
        assert 'value="жалоба"' in words(answer)

    @pytest.mark.usefixtures("member")
    def test_finds_a_number_typed_on_either_keyboard(
        self, client: Client, hospital: Organisation
    ) -> None:
        number = register(hospital).appeal.number

        answer = client.post(
            "/desk/search/", {"text": number.replace("M", "М").lower()}, follow=True
        )

        assert numbers(answer) == [number]

    @pytest.mark.parametrize("typed", ["900101300017", "8 701 123 45 67", "+7 (701) 123-45-67"])
    @pytest.mark.usefixtures("member")
    def test_finds_a_person_without_writing_it_into_an_address(
        self, client: Client, hospital: Organisation, typed: str
    ) -> None:
        number = register(hospital).appeal.number

        answer = client.post("/desk/search/", {"text": typed})

        assert answer.status_code == 200
        assert numbers(answer) == [number]
        assert answer["HX-Push-Url"] == "false"
        assert "?text=" not in words(answer)
        assert "&amp;text=" not in words(answer)
        assert "desk-keep-view" not in words(answer)

    @pytest.mark.usefixtures("member")
    def test_leads_to_the_inbox_when_asked_for_nothing(self, client: Client) -> None:
        assert client.get("/desk/search/")["Location"] == "/desk/"


class TestKeptViews:
    def test_keeps_a_view_in_the_rail_and_forgets_it(
        self, client: Client, member: Membership
    ) -> None:
        sent = {"name": "Сайт", "query": "channel=SITE&open=true"}

        answer = client.post("/desk/views/", sent, follow=True)

        assert answer.context["heading"] == "Сайт"
        kept = SavedView.objects.get()
        assert (kept.user, kept.name, kept.query) == (member.user, "Сайт", "channel=SITE&open=true")
        rail = next(g for g in answer.context["groups"] if g.title == "Мои подборки")
        assert [(tab.title, tab.is_current) for tab in rail.tabs] == [("Сайт", True)]
        client.post(f"/desk/views/{kept.pk}/remove/")
        assert not SavedView.objects.exists()

    @pytest.mark.usefixtures("member")
    def test_replaces_a_view_of_the_same_name(self, client: Client) -> None:
        for query in ("channel=SITE", ""):
            client.post("/desk/views/", {"name": "Моё", "query": query})

        assert [v.query for v in SavedView.objects.all()] == ["open="]

    @pytest.mark.parametrize(
        "sent", [{"name": "", "query": ""}, {"name": "Х", "query": "channel=PIGEON"}]
    )
    @pytest.mark.usefixtures("member")
    def test_keeps_nothing_that_has_no_name_or_no_sense(
        self, client: Client, sent: dict[str, str]
    ) -> None:
        assert client.post("/desk/views/", sent).status_code == 422
        assert not SavedView.objects.exists()

    @pytest.mark.usefixtures("member")
    def test_keeps_twenty_views_and_no_more(self, client: Client) -> None:
        for n in range(21):
            answer = client.post("/desk/views/", {"name": f"Вид {n}", "query": "channel=SITE"})

        assert answer.status_code == 422
        assert SavedView.objects.count() == 20

    @pytest.mark.usefixtures("member")
    def test_does_not_touch_the_views_of_others(
        self, client: Client, hospital: Organisation
    ) -> None:
        theirs = SavedView.objects.create(
            user=make_member(hospital).user, name="Чужая", query="open="
        )

        assert client.post(f"/desk/views/{theirs.pk}/remove/").status_code == 404
        assert SavedView.objects.get() == theirs


class TestTheDoor:
    @pytest.mark.parametrize("path", ["/desk/", "/desk/register/", "/desk/journals/"])
    def test_leads_strangers_to_the_sign_in_page(self, client: Client, path: str) -> None:
        answer = client.get(path)

        assert answer.status_code == 302
        assert answer["Location"] == f"{reverse('account_login')}?next={path}"

    def test_sends_a_part_of_a_page_to_the_sign_in_page_as_a_whole(self, client: Client) -> None:
        answer = client.get("/desk/", headers=HTMX)

        assert answer["HX-Redirect"] == reverse("account_login")

    def test_leads_back_to_the_inbox_after_a_form_sent_too_late(self, client: Client) -> None:
        answer = client.post("/desk/search/", {"text": "шум"})

        assert answer["Location"] == f"{reverse('account_login')}?next=/desk/"

    @pytest.mark.usefixtures("member")
    def test_shows_nothing_to_someone_without_a_place(self, client: Client) -> None:
        Membership.objects.update(active=False)

        assert client.get("/desk/journals/").status_code == 404
