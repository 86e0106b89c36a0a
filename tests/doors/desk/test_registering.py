"""The front desk: a call, a visit or a paper becomes a registered appeal."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from senim.appeals.identity import opened
from senim.appeals.models import Appeal, Attachment, Event, JournalCounter, Reply
from senim.orgs.models import Membership, Organisation, Place
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Decision, Journal, Language, Level
from senim.rules.workflow import Act, Role, State
from tests.factories import NOON, make_department, make_member, make_organisation, register


pytestmark = pytest.mark.django_db

KEY = "0123456789abcdef" * 2
CALL = {
    "channel": "HOTLINE",
    "kind": "CONSULT",
    "text": "Когда принимает кардиолог?",
    "key": KEY,
}


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


def send(client: Client, **facts: object) -> Any:
    return client.post("/desk/register/", CALL | facts)


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


class TestTheForm:
    @pytest.mark.usefixtures("member")
    def test_offers_the_trust_telephone_first_and_a_fresh_key(self, client: Client) -> None:
        first, second = (words(client.get("/desk/register/")) for _ in range(2))

        assert '<option value="HOTLINE" selected>' in first
        keys = [re.search(r'name="key" value="([0-9a-f]{32})"', page) for page in (first, second)]
        assert keys[0]
        assert keys[1]
        assert keys[0][1] != keys[1][1]

    @pytest.mark.usefixtures("member")
    def test_remembers_the_channel_of_its_address(self, client: Client) -> None:
        assert '<option value="BOOK" selected>' in words(client.get("/desk/register/?channel=BOOK"))

    @pytest.mark.usefixtures("member")
    def test_suggests_departments_and_places(self, client: Client, hospital: Organisation) -> None:
        make_department(hospital, "SURG")
        make_department(make_organisation("other"), "ALIEN")
        Place.objects.create(code="KOKSHE", name_kk="Көкшетау", name_ru="Кокшетау")

        page = words(client.get("/desk/register/"))

        assert '<option value="Отделение SURG">' in page
        assert '<option value="Кокшетау">' in page
        assert "ALIEN" not in page

    def test_is_refused_to_those_who_may_not_register(
        self, client: Client, hospital: Organisation
    ) -> None:
        client.force_login(make_member(hospital, Role.AUDITOR).user)

        assert client.get("/desk/register/").status_code == 409
        assert send(client).status_code == 409
        assert client.post("/desk/register/known/", {"phone": "87011234567"}).status_code == 409
        assert "/desk/register/" not in words(client.get("/desk/"))
        assert not Appeal.objects.exists()


class TestRegistering:
    @pytest.mark.usefixtures("member")
    def test_takes_a_consultation_with_four_inputs(self, client: Client) -> None:
        answer = send(client, phone="8 701 123 45 67", answer="По будням с 9 до 13")

        appeal = Appeal.objects.get()
        assert answer.status_code == 302
        assert answer["Location"] == "/desk/appeals/MOB2-P-2026-00001/slip/"
        assert (appeal.state, appeal.decision) == (State.ANSWERED, Decision.SPOT)
        assert (appeal.journal, appeal.content_kind) == (Journal.J_PHONE, "CONSULT")
        assert appeal.language == Language.RU
        assert appeal.applicant is not None
        assert opened(appeal.applicant).phone == "+77011234567"
        assert Reply.objects.get().text == "По будням с 9 до 13"
        assert [e.kind for e in Event.objects.order_by("pk")] == [Act.REGISTER, Act.SPOT]

    @pytest.mark.usefixtures("member")
    def test_takes_everything_a_person_says(self, client: Client, hospital: Organisation) -> None:
        make_department(hospital, "SURG")
        Place.objects.create(code="KOKSHE", name_kk="Көкшетау", name_ru="Кокшетау")

        send(
            client,
            channel="FSMS_1414",
            kind="COMPLAINT",
            full_name="Асқар Әлиев",
            iin="900101300017",
            address="Көкшетау, Абай 1",
            place="кокшетау",
            department="SURG бөлімшесі",
            text="Дәрігерді үш сағат күттім",
            language="en",
            outside_number="CRM-77",
        )

        appeal = Appeal.objects.get()
        contact = opened(appeal.applicant)
        assert (contact.full_name, contact.iin) == ("Асқар Әлиев", "900101300017")
        assert appeal.place.code == "KOKSHE"
        assert appeal.department.code == "SURG"
        assert appeal.language == "en"
        assert appeal.state == State.REGISTERED
        assert appeal.outside_numbers.get().number == "CRM-77"

    @pytest.mark.usefixtures("member")
    def test_counts_a_voice_without_name_and_contacts_as_anonymous(self, client: Client) -> None:
        send(client)
        send(client, key="f" * 32, anonymous="on", full_name="Лишнее имя")

        assert [(a.anonymous, a.applicant) for a in Appeal.objects.all()] == [(True, None)] * 2

    @pytest.mark.usefixtures("member")
    def test_gives_the_same_number_to_the_same_form_sent_twice(self, client: Client) -> None:
        answers = [send(client, answer="В девять") for _ in range(2)]

        assert answers[0]["Location"] == answers[1]["Location"]
        assert (Appeal.objects.count(), Reply.objects.count()) == (1, 1)

    @pytest.mark.usefixtures("member")
    def test_refuses_the_same_key_for_other_words(self, client: Client) -> None:
        send(client)

        answer = send(client, text="Другое")

        assert answer.status_code == 409
        assert "Другое" in words(answer)
        assert "ключ" in words(answer)
        assert Appeal.objects.count() == 1

    @pytest.mark.usefixtures("member")
    def test_keeps_scans_with_the_appeal(self, client: Client) -> None:
        scans = [SimpleUploadedFile(f"{n}.txt", "Хат".encode(), "text/plain") for n in (1, 2)]

        send(client, scans=scans)

        appeal = Appeal.objects.get()
        assert sorted(a.name for a in appeal.attachments.all()) == ["1.txt", "2.txt"]

    def test_lets_a_region_register_with_its_own_channels_only(self, client: Client) -> None:
        region = make_organisation("kz-11", level=Level.REGION)
        make_organisation("below", parent=region)
        client.force_login(make_member(region, Role.REGION_OPERATOR).user)

        answer = send(client, channel="CALL_REGION", kind="COMPLAINT")

        assert answer["Location"] == "/desk/appeals/KZ-11-A-2026-00001/slip/"
        refused = send(client, key="f" * 32, answer="Ответ")
        assert refused.status_code == 409
        assert Appeal.objects.count() == 1


class TestItsDay:
    @pytest.mark.usefixtures("member")
    def test_counts_an_evening_call_from_the_next_working_day(self, client: Client) -> None:
        with time_machine.travel(datetime(2026, 3, 6, 14, 0, tzinfo=UTC), tick=False):  # 19:00
            send(client)

        assert Appeal.objects.get().registered_on == date(2026, 3, 10)

    @pytest.mark.usefixtures("member")
    def test_takes_what_came_this_morning(self, client: Client) -> None:
        send(client, received_on="2026-03-06", received_time="09:15")

        appeal = Appeal.objects.get()
        assert appeal.received_at == datetime(2026, 3, 6, 4, 15, tzinfo=UTC)
        assert appeal.registered_on == date(2026, 3, 6)
        assert appeal.registered_at == NOON

    @pytest.mark.usefixtures("member")
    def test_takes_the_hour_alone_as_todays(self, client: Client) -> None:
        send(client, received_time="08:00")

        assert Appeal.objects.get().received_at == datetime(2026, 3, 6, 3, 0, tzinfo=UTC)

    @pytest.mark.usefixtures("member")
    def test_numbers_an_old_line_on_its_own_day_in_its_own_year(self, client: Client) -> None:
        send(client, received_on="2025-01-05", old_line="on", answer="Ответили сразу")

        appeal = Appeal.objects.get()
        assert appeal.number == "MOB2-P-2025-00001"
        assert appeal.registered_on == date(2025, 1, 5)  # a Sunday: the paper line says so
        assert (appeal.state, appeal.decision) == (State.CLOSED, Decision.SPOT)
        assert appeal.finished_on == date(2025, 1, 5)
        assert Reply.objects.get().sent_at == datetime(2025, 1, 5, 7, 0, tzinfo=UTC)

    @pytest.mark.usefixtures("member")
    def test_leaves_an_old_line_without_answer_open(self, client: Client) -> None:
        send(client, received_on="2025-01-06", received_time="10:30", old_line="on")

        appeal = Appeal.objects.get()
        assert appeal.state == State.REGISTERED
        assert appeal.received_at == datetime(2025, 1, 6, 5, 30, tzinfo=UTC)


class TestRefusals:
    @pytest.mark.parametrize(
        ("facts", "field", "said"),
        [
            ({"text": ""}, "text", "Запишите, в чём дело."),
            ({"text": "  \n "}, "text", "Запишите, в чём дело."),
            ({"text": "а\x00б"}, "text", None),
            ({"text": "я" * 100_000}, "text", None),
            ({"kind": "PIGEON"}, "kind", None),
            ({"channel": "PIGEON"}, "channel", None),
            ({"iin": "900101300018"}, "iin", "Одна из цифр ИИН неверна: сверьте ещё раз."),
            ({"iin": "9001"}, "iin", "В ИИН двенадцать цифр."),
            ({"iin": "991301300018"}, "iin", "Первые цифры ИИН не похожи на день рождения."),
            ({"phone": "нет"}, "phone", "Напишите номер телефона цифрами."),
            ({"department": "Склад"}, "department", "Выберите из списка."),
            ({"place": "Атлантида"}, "place", "Выберите из списка."),
            ({"received_on": "2026-03-07"}, "received_on", "Этот момент ещё не наступил."),
            ({"received_time": "12:01"}, "received_time", "Этот момент ещё не наступил."),
            ({"received_on": "вчера"}, "received_on", None),
            ({"old_line": "on"}, "received_on", "Укажите день из старого журнала."),
            ({"channel": "DESK"}, "full_name", "Для этого канала нужно имя."),
            (
                {"channel": "DESK", "anonymous": "on"},
                "anonymous",
                "Этот канал не принимает анонимные обращения.",
            ),
            (
                {"scans": SimpleUploadedFile("вирус.exe", b"MZ")},
                "scans",
                None,
            ),
        ],
    )
    @pytest.mark.usefixtures("member")
    def test_stand_at_the_field_and_cost_no_word(
        self, client: Client, facts: dict[str, object], field: str, said: str
    ) -> None:
        answer = send(client, **({"full_name": ""} | facts), address="Абай 1")

        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        if said:
            assert answer.context["form"].errors[field] == [said]
            assert said in words(answer)
        assert 'value="Абай 1"' in words(answer)
        assert not Appeal.objects.exists()
        assert not JournalCounter.objects.exists()
        assert not Attachment.objects.exists()

    @pytest.mark.usefixtures("member")
    def test_take_too_many_scans_for_a_fault(self, client: Client) -> None:
        scans = [SimpleUploadedFile(f"{n}.txt", b"a") for n in range(6)]

        assert send(client, scans=scans).status_code == 422
        assert not Attachment.objects.exists()

    @pytest.mark.usefixtures("member")
    def test_say_that_the_calendar_does_not_reach_a_day(self, client: Client) -> None:
        answer = send(client, received_on="1999-01-04")

        assert answer.status_code == 409
        assert "Когда принимает кардиолог?" in words(answer)
        assert not Appeal.objects.exists()


class TestKnownVoices:
    @pytest.mark.usefixtures("member")
    def test_shows_what_the_same_person_said_before(
        self, client: Client, hospital: Organisation
    ) -> None:
        known = register(hospital, channel=ChannelCode.HOTLINE).appeal
        register(make_organisation("other"))

        for said in ({"phone": "8 (701) 123-45-67"}, {"iin": "900101300017", "phone": "1"}):
            answer = client.post("/desk/register/known/", said)
            assert [line.number for line in answer.context["lines"]] == [known.number]

    @pytest.mark.parametrize(
        ("said", "asked"),
        [({"phone": "123"}, False), ({}, False), ({"phone": "87770000000"}, True)],
    )
    @pytest.mark.usefixtures("member")
    def test_says_little_when_nobody_is_found(
        self, client: Client, said: dict[str, str], *, asked: bool
    ) -> None:
        answer = client.post("/desk/register/known/", said)

        assert answer.context["lines"] == []
        assert ("раньше не писал" in words(answer)) is asked
