"""The journals on screen and on paper."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from senim.appeals.models import JournalEntry, Remark
from senim.appeals.services.acts import withdraw_appeal
from senim.desk.journal_columns import COLUMNS
from senim.orgs.models import Membership, Organisation
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Journal, Level, ReviewReason, ReviewSubject
from senim.rules.workflow import Role, State
from tests.factories import (
    NOON,
    make_actor,
    make_appeal,
    make_department,
    make_member,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db


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


def cells(response: Any, n: int = 0) -> list[str]:
    return [cell.words for cell in response.context["rows"][n].cells]


class TestTheShelf:
    @pytest.mark.usefixtures("member")
    def test_counts_the_lines_of_every_journal_and_year(
        self, client: Client, hospital: Organisation
    ) -> None:
        register(hospital, channel=ChannelCode.HOTLINE)
        register(hospital, channel=ChannelCode.HOTLINE, past_day=date(2025, 2, 3))
        register(hospital)

        answer = client.get("/desk/journals/")

        assert answer.context["years"] == [2026, 2025]
        counts = {s.title: [n for n, _url in s.years] for s in answer.context["shelves"]}
        assert len(counts) == 9
        assert counts["Журнал регистрации звонков на телефон доверия"] == [1, 1]
        assert sum(map(sum, counts.values())) == 3
        for shelf in answer.context["shelves"]:
            for count, url in shelf.years:
                assert len(client.get(url).context["rows"]) == count

    @pytest.mark.usefixtures("member")
    def test_says_that_nothing_is_there_yet(self, client: Client) -> None:
        assert "Ни в одном журнале ещё нет строк" in words(client.get("/desk/journals/"))

    def test_lets_a_region_choose_a_hospital_and_a_neighbour_none(self, client: Client) -> None:
        region = make_organisation("kz-11", level=Level.REGION)
        here = make_organisation("mob2", parent=region)
        register(here)
        client.force_login(make_member(region, Role.REGION_OPERATOR).user)
        url = "/desk/journals/J_MEDIA/2026/?organisation=mob2"

        page = words(client.get("/desk/journals/?organisation=mob2"))

        assert '<option value="mob2" selected>Больница mob2</option>' in page
        assert len(client.get(url).context["rows"]) == 1
        client.force_login(make_member(make_organisation("far")).user)
        assert client.get(url).status_code == 404
        assert client.get("/desk/journals/?organisation=mob2").status_code == 404

    @pytest.mark.usefixtures("member")
    def test_knows_no_other_journal(self, client: Client) -> None:
        assert client.get("/desk/journals/J_DREAMS/2026/").status_code == 404


class TestAJournal:
    @pytest.mark.usefixtures("member")
    def test_has_its_lawful_columns_in_order(self, client: Client, hospital: Organisation) -> None:
        make_department(hospital, "SURG")
        make_appeal(
            hospital,
            channel=ChannelCode.DESK,
            state=State.ANSWERED,
            department=hospital.departments.get(),
        )

        answer = client.get("/desk/journals/J_APPEALS/2026/")

        titles = [str(column.title) for column in answer.context["columns"]]
        assert titles == [
            "№ п/п",
            "Рег. №",
            "Дата и время",
            "ФИО",
            "ИИН",
            "Адрес, телефон",
            "Канал",
            "Вид",
            "Краткое содержание",
            "Отделение",
            "Резолюция, исполнитель",
            "Срок",
            "Результат, обоснованность",
            "Дата и № ответа",
            "Подпись",
        ]
        said = cells(answer)
        executor = said.pop(10)
        assert said == [
            "1",
            "MOB2-A-2026-00001",
            "06.03.2026 12:00",
            "Асқар Әлиев",
            "900101300017",
            "Көкшетау, +77011234567, a@example.kz",
            "Лично, канцелярия",
            "Жалоба",
            "Долго ждали врача в приёмном покое",
            "Отделение SURG",
            "02.04.2026",
            "Разъяснено, Необоснованная",
            "06.03.2026, MOB2-O-2026-00001",
            "",
        ]
        assert executor.startswith("Қарап, жауап дайындаңыз, Маман")

    @pytest.mark.parametrize("journal", list(Journal))
    @pytest.mark.usefixtures("member")
    def test_shows_every_kind_of_line(
        self, client: Client, hospital: Organisation, journal: Journal
    ) -> None:
        register(
            hospital,
            journal=journal,
            content_kind=ContentKind.REVIEW,
            rating=2,
            review_subject=ReviewSubject.APPOINTMENT,
            review_reason=ReviewReason.WAITED_OVER_1_HOUR,
            outside_numbers=(("SITE", "77"),),
        )
        register(hospital, journal=journal, anonymous=True)

        answer = client.get(f"/desk/journals/{journal}/2026/")

        assert [row.n for row in answer.context["rows"]] == [1, 2]
        assert len(cells(answer)) == len(COLUMNS[journal])
        assert any("Долго ждали врача" in cell for cell in cells(answer)) == (
            journal is not Journal.J_OUT
        )

    @pytest.mark.usefixtures("member")
    def test_keeps_the_answers_of_outgoing_mail_apart(
        self, client: Client, hospital: Organisation
    ) -> None:
        make_appeal(hospital, state=State.ANSWERED)

        said = cells(client.get("/desk/journals/J_OUT/2026/"))

        assert said[:5] == [
            "1",
            "06.03.2026",
            "Асқар Әлиев",
            "Уважаемый заявитель! Ваше обращение рассмотрено.",
            "MOB2-M-2026-00001",
        ]

    @pytest.mark.usefixtures("member")
    def test_opens_at_its_last_page_and_turns_by_number(
        self,
        client: Client,
        hospital: Organisation,
        django_assert_max_num_queries: Any,
    ) -> None:
        for _ in range(52):
            register(hospital)
        url = "/desk/journals/J_MEDIA/2026/"

        with django_assert_max_num_queries(6):
            last = client.get(url)
        first = client.get(f"{url}?page=1")

        assert (last.context["page"], last.context["pages"]) == (3, 3)
        assert [row.n for row in last.context["rows"]] == [51, 52]
        assert [row.n for row in first.context["rows"]] == list(range(1, 26))
        assert first.context["next_url"] == f"{url}?page=2"
        assert last.context["previous_url"] == f"{url}?page=2"
        assert client.get(f"{url}?page=99").context["page"] == 3
        assert client.get(f"{url}?page=x").context["page"] == 3
        assert client.get(f"{url}?page=0").context["page"] == 1

    def test_masks_who_wrote_from_those_who_may_not_know(
        self, client: Client, hospital: Organisation
    ) -> None:
        register(hospital, channel=ChannelCode.DESK)
        client.force_login(make_member(hospital, Role.AUDITOR).user)

        said = cells(client.get("/desk/journals/J_APPEALS/2026/"))

        assert said[3:6] == ["А*** Ә***", "9001******17", "***, +7701*****67, ***"]

    @pytest.mark.usefixtures("member")
    def test_marks_a_line_that_was_entered_later(
        self, client: Client, hospital: Organisation
    ) -> None:
        register(hospital, past_day=date(2026, 2, 2))
        register(hospital)

        rows = client.get("/desk/journals/J_MEDIA/2026/").context["rows"]

        assert [row.late_on for row in rows] == ["06.03.2026", ""]

    @pytest.mark.usefixtures("member")
    def test_says_that_it_is_empty(self, client: Client) -> None:
        assert "Этот журнал пуст" in words(client.get("/desk/journals/J_IN/2026/"))


class TestPrinting:
    @pytest.mark.usefixtures("member")
    def test_heads_a_run_of_lines_in_two_languages(
        self, client: Client, hospital: Organisation
    ) -> None:
        for _ in range(5):
            register(hospital)

        answer = client.get("/desk/journals/J_MEDIA/2026/print/?from=2&to=4")

        assert [row.n for row in answer.context["rows"]] == [2, 3, 4]
        assert answer.context["titles"] == [
            ("kk", "mob2 ауруханасы", "БАҚ-тағы ақпаратты тіркеу журналы"),
            ("ru", "Больница mob2", "Журнал регистрации информации в СМИ"),
        ]
        assert "print-wide" in words(answer)
        assert "Отменить строку" not in words(answer)

    @pytest.mark.usefixtures("member")
    def test_says_that_no_line_has_such_a_number(self, client: Client) -> None:
        page = words(client.get("/desk/journals/J_MEDIA/2026/print/?from=8&to=1"))

        assert "Строк с такими номерами нет" in page


class TestCancelling:
    @pytest.mark.usefixtures("member")
    def test_strikes_a_withdrawn_appeals_line_through(
        self, client: Client, hospital: Organisation
    ) -> None:
        number = register(hospital).appeal.number
        withdraw_appeal(number=number, actor=make_actor(hospital), at=NOON)
        url = "/desk/journals/J_MEDIA/2026/1/cancel/"
        assert url in words(client.get("/desk/journals/J_MEDIA/2026/"))
        assert client.get(url).status_code == 200

        answer = client.post(url, {"reason": "Записано дважды"})

        assert answer["Location"] == "/desk/journals/J_MEDIA/2026/?page=1"
        page = words(client.get("/desk/journals/J_MEDIA/2026/"))
        assert "data-cancelled" in page
        assert "отменена: Записано дважды" in page
        assert Remark.objects.get().text == "Записано дважды"

    @pytest.mark.usefixtures("member")
    def test_asks_for_a_reason(self, client: Client, hospital: Organisation) -> None:
        register(hospital)

        answer = client.post("/desk/journals/J_MEDIA/2026/1/cancel/", {"reason": " "})

        assert answer.status_code == 422
        assert JournalEntry.objects.get().cancelled_at is None

    @pytest.mark.usefixtures("member")
    def test_leaves_the_line_of_a_living_appeal_alone(
        self, client: Client, hospital: Organisation
    ) -> None:
        register(hospital)

        answer = client.post("/desk/journals/J_MEDIA/2026/1/cancel/", {"reason": "Так"})

        assert answer.status_code == 409
        assert JournalEntry.objects.get().cancelled_at is None
        assert "cancel/" not in words(client.get("/desk/journals/J_MEDIA/2026/"))

    def test_does_not_exist_for_a_neighbour(self, client: Client, hospital: Organisation) -> None:
        register(hospital)
        client.force_login(make_member(make_organisation("far")).user)

        url = "/desk/journals/J_MEDIA/2026/1/cancel/"

        assert client.get(url).status_code == 404
        assert client.post(url, {"reason": "Так"}).status_code == 404
        assert client.get(f"{url}?organisation=mob2").status_code == 404
