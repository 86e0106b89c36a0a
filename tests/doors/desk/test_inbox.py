"""The inbox: its lists and its filter, and what of them each may see."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from senim.appeals.services.acts import Resolution, assign_appeal
from senim.orgs.models import Membership, Organisation
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Level
from senim.rules.workflow import Role, State
from tests.factories import (
    NOON,
    actor_of,
    make_appeal,
    make_department,
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


class TestTheList:
    @pytest.mark.usefixtures("member")
    def test_puts_the_nearest_due_day_first(self, client: Client, hospital: Organisation) -> None:
        old = register(hospital, received_at=datetime(2026, 3, 2, 5, tzinfo=UTC)).appeal
        new = register(hospital).appeal
        thanks = register(hospital, content_kind=ContentKind.THANKS).appeal

        answer = client.get("/desk/")

        assert answer.status_code == 200
        assert numbers(answer) == [old.number, new.number, thanks.number]
        assert "Долго ждали врача" in words(answer)
        assert "1 день" in words(answer)

    @pytest.mark.usefixtures("member")
    def test_shows_the_newest_first_in_the_whole_register(
        self, client: Client, hospital: Organisation
    ) -> None:
        old = register(hospital, received_at=datetime(2026, 3, 2, 5, tzinfo=UTC)).appeal
        ended = make_appeal(hospital, state=State.ANSWERED)

        assert numbers(client.get("/desk/?open=")) == [ended.number, old.number]
        assert numbers(client.get("/desk/")) == [old.number]
        assert numbers(client.get("/desk/?open=false")) == [ended.number]

    def test_counts_every_view_and_state_in_the_rail(
        self, client: Client, hospital: Organisation, member: Membership
    ) -> None:
        mine = register(hospital).appeal
        assign_appeal(
            number=mine.number,
            resolution=Resolution(executor=member.user, text="Разобрать"),
            actor=actor_of(member),
            at=NOON,
        )
        register(hospital, received_at=datetime(2026, 2, 2, 5, tzinfo=UTC))
        register(hospital, received_at=datetime(2026, 3, 3, 5, tzinfo=UTC))

        answer = client.get("/desk/")

        rail = next(g for g in answer.context["groups"] if g.title == "Входящие")
        assert [tab.count for tab in rail.tabs] == [3, 2, 1, 1, 1]
        assert [tab.is_current for tab in rail.tabs] == [True, False, False, False, False]
        assert [tab.count for tab in answer.context["tabs"]] == [3, 2, 1, 0, 0, 0]
        for tab in rail.tabs:
            assert len(numbers(client.get(tab.url))) == tab.count
        for tab in answer.context["tabs"]:
            assert len(numbers(client.get(tab.url))) == tab.count

    @pytest.mark.usefixtures("member")
    def test_pages_by_key_without_losing_or_doubling_anything(
        self, client: Client, hospital: Organisation
    ) -> None:
        made = [register(hospital).appeal.number for _ in range(53)]

        first = client.get("/desk/?open=")
        second = client.get(first.context["next_url"])

        assert numbers(first) + numbers(second) == made[::-1]
        assert second.context["next_url"] == ""
        assert second.context["first_url"] == "/desk/?open="
        urgent = client.get("/desk/")
        assert len(numbers(client.get(urgent.context["next_url"]))) == 3

    @pytest.mark.parametrize(
        "path", ["/desk/", "/desk/?open=", "/desk/?text=врача", "/desk/?channel=SITE"]
    )
    @pytest.mark.usefixtures("member")
    def test_asks_no_more_however_many_rows_there_are(
        self,
        client: Client,
        hospital: Organisation,
        django_assert_max_num_queries: Any,
        path: str,
    ) -> None:
        for count in (3, 27):
            for _ in range(count):
                register(hospital, department=None)
            client.get(path)  # what the filter offers is remembered for a minute
            with django_assert_max_num_queries(6):
                assert client.get(path).status_code == 200

    @pytest.mark.usefixtures("member")
    def test_gives_htmx_the_list_and_the_rail_only(
        self, client: Client, hospital: Organisation
    ) -> None:
        register(hospital)

        answer = words(client.get("/desk/?channel=SITE", headers=HTMX))

        assert answer.startswith("<title>")
        assert "<html" not in answer
        assert 'id="rail" hx-swap-oob="true"' in answer

    @pytest.mark.usefixtures("member")
    def test_says_why_a_view_is_empty(self, client: Client) -> None:
        said = {
            path: client.get(path).context["empty"].title
            for path in (
                "/desk/",
                "/desk/?open=true&state=REGISTERED",
                "/desk/?open=true&mine=true",
                "/desk/?open=true&due=soon",
                "/desk/?open=true&due=overdue",
                "/desk/?open=",
                "/desk/?text=шум",
                "/desk/?channel=BOOK",
            )
        }

        assert len(set(said.values())) == len(said)
        assert "Просроченных нет" in words(client.get("/desk/?open=true&due=overdue"))


class TestTheFilter:
    @pytest.mark.usefixtures("member")
    def test_cuts_by_everything_it_offers(self, client: Client, hospital: Organisation) -> None:
        surgery = make_department(hospital, "SURG")
        wanted = register(
            hospital,
            channel=ChannelCode.HOTLINE,
            content_kind=ContentKind.CONSULT,
            department=surgery,
        ).appeal
        register(hospital)

        for query in (
            "department=SURG",
            "channel=HOTLINE",
            "kind=CONSULT",
            "journal=J_PHONE",
            "open=true&channel=HOTLINE&from=2026-03-06&to=2026-03-06",
        ):
            assert numbers(client.get(f"/desk/?{query}")) == [wanted.number], query
        assert numbers(client.get("/desk/?from=2026-03-07")) == []
        assert numbers(client.get("/desk/?department=none&kind=COMPLAINT")) != []

    @pytest.mark.usefixtures("member")
    def test_shows_each_filter_as_a_chip_that_takes_it_away(
        self, client: Client, hospital: Organisation
    ) -> None:
        make_department(hospital, "SURG")

        answer = client.get(
            "/desk/?open=true&department=SURG&channel=HOTLINE,none&from=2026-03-01&repeat=true"
            "&group=G1&place=none&rating=5"
        )

        chips = answer.context["chips"]
        assert [chip.title for chip in chips] == [
            "Отделение: Отделение SURG",
            "Отделения: G1",
            "Канал: Телефон доверия, Не указано",
            "Место: Не указано",
            "Оценка: 5",
            "Повторные",
            "с: 01.03.2026",
        ]
        assert parse_qs(urlsplit(chips[0].remove_url).query) == {
            "group": ["G1"],
            "channel": ["HOTLINE,none"],
            "place": ["none"],
            "rating": ["5"],
            "repeat": ["true"],
            "open": ["true"],
            "from": ["2026-03-01"],
        }
        assert answer.context["clear_url"] == "/desk/"

    @pytest.mark.usefixtures("member")
    def test_keeps_in_the_form_what_is_in_force(self, client: Client) -> None:
        page = words(client.get("/desk/?kind=COMPLAINT,THANKS&verdict=JUSTIFIED&open=true"))

        assert '<option value="COMPLAINT,THANKS" selected>Жалоба, Благодарность</option>' in page
        assert '<input type="hidden" name="verdict" value="JUSTIFIED"' in page

    @pytest.mark.parametrize(
        ("query", "field", "fault"),
        [
            ("from=завтра", "from", "Выберите день в календаре."),
            ("channel=PIGEON", "channel", "Выберите из списка."),
            ("text=%00", "text", "В словах есть знак, по которому нельзя искать."),
            ("due=never", "due", "Выберите из списка."),
        ],
    )
    @pytest.mark.usefixtures("member")
    def test_says_which_field_is_wrong_and_keeps_it(
        self, client: Client, query: str, field: str, fault: str
    ) -> None:
        answer = client.get(f"/desk/?{query}")

        assert answer.status_code == 422
        assert answer.context["form"].errors == {field: [fault]}
        assert fault in words(answer)

    @pytest.mark.usefixtures("member")
    def test_names_the_field_of_a_form_that_was_sent(self, client: Client) -> None:
        answer = client.post("/desk/search/", {"from": "2026-13-01", "open": "true"})

        assert answer.status_code == 422
        assert 'value="2026-13-01"' in words(answer)

    @pytest.mark.usefixtures("member")
    def test_leads_to_the_address_of_the_cut(self, client: Client) -> None:
        sent = {"open": "true", "channel": "SITE", "kind": "", "text": "", "from": ""}

        answer = client.post("/desk/search/", sent)

        assert answer["Location"] == "/desk/?channel=SITE&open=true"
        assert client.post("/desk/search/", {"open": "true"})["Location"] == "/desk/"


class TestWhoSeesWhat:
    def test_masks_the_name_from_those_who_may_not_know_it(
        self, client: Client, hospital: Organisation
    ) -> None:
        executor = make_member(hospital, Role.EXECUTOR)
        client.force_login(executor.user)
        theirs, others = register(hospital).appeal, register(hospital).appeal
        nobody = register(hospital, anonymous=True).appeal
        assign_appeal(
            number=theirs.number,
            resolution=Resolution(executor=executor.user, text="Разобрать"),
            actor=actor_of(make_member(hospital)),
            at=NOON,
        )

        lines = {line.number: line.applicant for line in client.get("/desk/").context["lines"]}

        assert lines == {
            theirs.number: "Асқар Әлиев",
            others.number: "А*** Ә***",
            nobody.number: "Анонимно",
        }

    def test_shows_a_region_its_hospitals_and_cuts_by_one(self, client: Client) -> None:
        region = make_organisation("kz-11", level=Level.REGION)
        here, there = (
            make_organisation("mob2", parent=region),
            make_organisation("a", parent=region),
        )
        make_department(here, "SURG")
        strange = make_organisation("far")
        client.force_login(make_member(region, Role.REGION_OPERATOR).user)
        ours, theirs = register(here).appeal.number, register(there).appeal.number
        register(strange)

        assert set(numbers(client.get("/desk/"))) == {ours, theirs}
        answer = client.get("/desk/?organisation=mob2&department=none")
        assert numbers(answer) == [ours]
        assert answer.context["chips"][0].title == "Организация: Больница mob2"
        assert client.get("/desk/?organisation=far", follow=True).status_code == 404
        assert "Больница a ·" in words(client.get("/desk/"))

    @pytest.mark.usefixtures("member")
    def test_takes_ones_own_hospital_as_no_cut_at_all(
        self, client: Client, hospital: Organisation
    ) -> None:
        number = register(hospital).appeal.number

        assert numbers(client.get("/desk/?organisation=MOB2")) == [number]

    def test_shows_a_neighbour_nothing(self, client: Client, hospital: Organisation) -> None:
        register(hospital)
        client.force_login(make_member(make_organisation("other")).user)

        assert numbers(client.get("/desk/?open=")) == []
        assert numbers(client.post("/desk/search/", {"text": "900101300017"})) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.usefixtures("member")
def test_speaks_every_language(client: Client, hospital: Organisation, language: str) -> None:
    register(hospital)
    client.cookies["django_language"] = language

    page = words(client.get("/desk/"))

    with translation.override(language):
        assert f'<html lang="{language}"' in page
    assert date(2026, 3, 6).isoformat() not in page
