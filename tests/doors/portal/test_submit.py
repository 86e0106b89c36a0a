"""Handing in an appeal through the public pages."""

import pytest
import time_machine
from django.test import Client

from senim.appeals.identity import opened
from senim.appeals.models import Appeal, Submission
from senim.orgs.models import Channel
from senim.portal.views import submit
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Ownership
from senim.rules.permit import Refusal, Refused
from tests.doors.portal.walk import ANONYMOUS, NAMED, TEXT, Walk, make_hospital, submitted
from tests.factories import NOON


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hospital() -> None:
    make_hospital()


class TestTheWay:
    def test_each_kind_says_by_when_it_is_answered_before_anything_is_typed(
        self, client: Client
    ) -> None:
        with time_machine.travel(NOON, tick=False):
            page = Walk(client)

        assert page.body.count("Жауап күні: 11 наурыз") == 4
        assert "заң бойынша ең кеші 2 сәуір" in page.body
        assert "Заң бойынша жауап талап етілмейді" in page.body

    def test_a_private_hospital_promises_only_what_binds_it(self, client: Client) -> None:
        make_hospital("private", ownership=Ownership.PRIVATE)
        with time_machine.travel(NOON, tick=False):
            page = Walk(client, "private")

        assert page.body.count("Жауап күні: 11 наурыз<") == 4
        assert "ең кеші" not in page.body

    def test_an_appeal_in_kazakh_gets_a_number_a_code_and_its_dates(self, client: Client) -> None:
        with time_machine.travel(NOON, tick=False):
            walk = Walk(client).to_check()
            assert "4 қадамның 4-қадамы" in walk.body
            for answer in (TEXT, "SURG бөлімшесі", NAMED["full_name"], "900101 300017"):
                assert answer in walk.body
            number, code = walk.send().slip()

        appeal = Appeal.objects.get()
        assert (number, len(code)) == ("MOB2-M-2026-00001", 19)
        assert (appeal.number, appeal.text, appeal.channel) == (number, TEXT, ChannelCode.SITE)
        assert (appeal.language, appeal.department.code) == ("kk", "SURG")
        contact = opened(appeal.applicant)
        assert (contact.iin, contact.phone) == ("900101300017", "+77011234567")
        assert "2026 ж. 6 наурыз, 12:00" in walk.body
        assert "Сіздің өтінішіңіз тіркелді" in walk.body

    def test_what_comes_after_hours_says_which_day_it_counts_from(self, client: Client) -> None:
        with time_machine.travel("2026-03-06T15:00:00Z", tick=False):
            walk = Walk(client).to_check().send()
            walk.slip()

        assert "келесі жұмыс күні есептеледі" in walk.body

    def test_an_anonymous_author_leaves_nothing_even_when_something_was_typed(
        self, client: Client
    ) -> None:
        walk = Walk(client).to_check(**(NAMED | ANONYMOUS | {"iin": "1", "email": "x"}))
        assert "Анонимді: аты-жөніңіз" in walk.body
        assert NAMED["full_name"] not in walk.body
        walk.send()

        appeal = Appeal.objects.get()
        assert (appeal.anonymous, appeal.applicant) == (True, None)

    def test_a_name_alone_is_enough(self, client: Client) -> None:
        walk = Walk(client).to_check(identity="NAMED", full_name="Асқар Әлиев")
        assert "ЖСН" not in walk.body
        walk.send()

        appeal = Appeal.objects.get()
        assert (appeal.applicant.full_name, appeal.applicant.iin_mask) == ("Асқар Әлиев", "")

    def test_what_is_typed_stays_text(self, client: Client) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        walk.post("words", text="<script>alert(1)</script>{{ x }}", language="kk")
        walk.post("who", identity="NAMED", full_name="<b onclick=x>")

        page = walk.page.content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ x }}" in page
        assert "<script>alert" not in page
        assert "<b onclick" not in page

    def test_thanks_promise_no_answer(self, client: Client) -> None:
        walk = Walk(client).to_check("THANKS").send()
        walk.slip()

        assert "Алғысыңыз иелеріне жеткізіледі." in walk.body

    def test_back_and_forth_loses_nothing(self, client: Client) -> None:
        walk = Walk(client).to_check()
        walk.post("check", "back")
        assert NAMED["full_name"] in walk.body
        walk.post("who", "back", **(NAMED | {"full_name": "Басқа"}))
        assert TEXT in walk.body
        walk.post("words", "back", text="", department="", language="ru")
        assert 'value="COMPLAINT"' in walk.body
        walk.post("kind", kind="COMPLAINT")
        assert walk.page.status_code == 422  # the words were taken away on the way back
        walk.post("words", text=TEXT, department="", language="ru")
        assert "Басқа" in walk.body
        walk.send()
        assert Appeal.objects.get().language == "ru"

    def test_change_leads_to_the_page_and_straight_back_to_the_check(self, client: Client) -> None:
        walk = Walk(client).to_check()
        walk.post("check", "words")
        assert "4 қадамның 2-қадамы" in walk.body
        walk.post("words", text="Жаңа мәтін", department="", language="kk")
        assert "4 қадамның 4-қадамы" in walk.body
        assert "Жаңа мәтін" in walk.body

    def test_another_language_keeps_what_was_typed_right_or_wrong(self, client: Client) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        walk.language = "ru"
        walk.post("words", "stay", text=TEXT, department="SURG", language="kk")

        assert walk.page.status_code == 200
        assert "Что случилось?" in walk.body
        assert TEXT in walk.body

    def test_a_page_with_a_person_on_it_is_never_kept_and_one_without_may_come_back(
        self, client: Client
    ) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        assert walk.page["Cache-Control"] == "no-cache, private"
        walk.post("words", text=TEXT, language="kk").post("who", **NAMED)
        assert walk.page["Cache-Control"] == "no-store, private"

    def test_without_a_department_the_question_is_not_asked(self, client: Client) -> None:
        make_hospital("other").departments.update(active=False)
        walk = Walk(client, "other").post("kind", kind="REQUEST")

        assert 'name="department"' not in walk.body
        walk.post("words", text=TEXT, language="kk").post("who", **NAMED).send()
        assert Appeal.objects.get().department is None


class TestSentOnce:
    def test_a_double_click_makes_one_appeal_with_one_code(self, client: Client) -> None:
        walk = Walk(client).to_check()
        state = walk.state
        first = walk.send().slip()
        walk.state = state
        second = walk.send().slip()

        assert first == second
        assert Appeal.objects.count() == Submission.objects.count() == 1

    def test_reloading_the_slip_sends_nothing(self, client: Client) -> None:
        walk = Walk(client).to_check().send()
        assert walk.page.status_code == 303
        way = walk.page["Location"]
        assert [client.get(way).status_code for _ in range(2)] == [200, 200]
        assert Appeal.objects.count() == 1

    def test_changing_a_sent_appeal_is_refused_and_says_what_to_do(self, client: Client) -> None:
        walk = Walk(client).to_check()
        walk.send()
        walk.post("check", "words").post("words", text="Басқа мәтін", language="kk").send()

        assert walk.page.status_code == 409
        assert "Бұл өтініш жіберіліп қойған" in walk.body
        assert Appeal.objects.get().text == TEXT

    def test_another_refusal_of_the_register_is_told_as_it_is(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        walk = Walk(client).to_check()

        def refuse(*_given: object) -> None:
            raise Refused(Refusal.CHANNEL_CLOSED)

        monkeypatch.setattr(submit, "hand_in", refuse)
        walk.send()

        assert walk.page.status_code == 409
        assert "Бұл арна жабық" in walk.body
        assert not Appeal.objects.exists()

    def test_two_beginnings_are_two_appeals(self, client: Client) -> None:
        assert submitted(client) != submitted(client)
        assert Appeal.objects.count() == 2


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "«Не болды?» бос тұр."),
            ("   \n ", "«Не болды?» бос тұр."),
            ("а" * 102_400, "ең көбі 20000 таңба, сізде 102400"),
            ("а\0б", "«Не болды?» өрісінде сақтауға болмайтын таңба бар"),
        ],
    )
    def test_bad_words_are_named_and_kept(self, client: Client, text: str, words: str) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        walk.post("words", text=text, language="kk")

        assert walk.page.status_code == 422
        assert walk.body.count(words) == 2  # above and at the field
        assert text.strip() in walk.body
        assert not Appeal.objects.exists()

    def test_twenty_thousand_characters_are_taken_with_any_line_ends(self, client: Client) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        walk.post("words", text="ә\r\n" * 9_999 + "әә", language="kk").post("who", **NAMED).send()

        assert walk.page.status_code == 303
        assert len(Appeal.objects.get().text) == 20_000

    def test_bytes_that_are_no_text_break_nothing(self, client: Client) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT")
        way = "/kk/submit/mob2/words/"
        typed = f"state={walk.state}&go=next&language=kk&text=a%ED%A0%80b".encode()
        page = client.post(way, typed, content_type="application/x-www-form-urlencoded")

        assert page.status_code == 200

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"full_name": ""}, "Аты-жөніңізді жазыңыз"),
            ({"full_name": "а" * 151}, "«Тегіңіз, атыңыз, әкеңіздің аты» тым ұзын"),
            ({"iin": "900101300018"}, "ЖСН-нің бір цифры қате"),
            ({"iin": "901301300017"}, "ЖСН туған күннен басталмай тұр"),
            ({"iin": "12"}, "ЖСН он екі цифрдан тұрады"),
            ({"phone": "12"}, "Бұл телефон нөмірі емес"),
            ({"email": "a@"}, "Бұл электрондық пошта мекенжайы емес"),
            ({"identity": ""}, "Таңдаңыз: өз атыңыздан"),
        ],
    )
    def test_a_wrong_answer_about_the_person_is_named_and_kept(
        self, client: Client, changed: dict[str, str], words: str
    ) -> None:
        walk = Walk(client).post("kind", kind="COMPLAINT").post("words", text=TEXT, language="kk")
        walk.post("who", **(NAMED | changed))

        assert walk.page.status_code == 422
        assert words in walk.body
        assert next(iter(changed.values())) in walk.body

    @pytest.mark.parametrize("kind", ["", "REVIEW", "x"])
    def test_no_kind_or_a_strange_one_is_refused(self, client: Client, kind: str) -> None:
        walk = Walk(client).post("kind", kind=kind)

        assert walk.page.status_code == 422
        assert walk.body.count("Өтініштің түрін таңдаңыз") == 2

    def test_sending_straight_away_leads_to_the_first_page_that_is_wrong(
        self, client: Client
    ) -> None:
        walk = Walk(client).send()

        assert walk.page.status_code == 422
        assert "4 қадамның 1-қадамы" in walk.body
        assert not Submission.objects.exists()

    @pytest.mark.parametrize("state", ["", "forged", "a:b:c"])
    def test_a_forged_or_too_old_state_sends_nothing(self, client: Client, state: str) -> None:
        walk = Walk(client).to_check()
        walk.state = state
        walk.send()

        assert walk.page.status_code == 409
        assert "Бет тым ұзақ ашық тұрды" in walk.body
        assert not Appeal.objects.exists()

    def test_a_state_of_one_hospital_is_worth_nothing_at_another(self, client: Client) -> None:
        make_hospital("other")
        walk = Walk(client).to_check()
        walk.code = "other"

        assert walk.send().page.status_code == 409

    def test_a_state_from_yesterday_is_too_old(self, client: Client) -> None:
        walk = Walk(client).to_check()
        with time_machine.travel("2099-01-01T00:00:00Z"):
            assert walk.send().page.status_code == 409

    def test_pages_cannot_be_entered_from_the_side(self, client: Client) -> None:
        page = client.get("/kk/submit/mob2/who/")
        assert (page.status_code, page["Location"]) == (302, "/kk/submit/mob2/")
        assert client.get("/kk/submit/mob2/nowhere/").status_code == 404

    def test_a_closed_hospital_does_not_exist(self, client: Client) -> None:
        hospital = make_hospital("shut")
        type(hospital).objects.filter(pk=hospital.pk).update(open_to_public=False)

        for way in ("/kk/shut/", "/kk/submit/shut/", "/kk/qr/shut.svg", "/kk/nowhere/"):
            assert client.get(way).status_code == 404

    def test_where_names_are_required_anonymity_is_not_offered(self, client: Client) -> None:
        Channel.objects.filter(code=ChannelCode.SITE).update(anonymous_allowed=False)
        walk = Walk(client).post("kind", kind="COMPLAINT").post("words", text=TEXT, language="kk")
        assert "ANONYMOUS" not in walk.body

        walk.post("who", **ANONYMOUS)
        assert walk.page.status_code == 422
        walk.post("who", **NAMED).send()
        assert Appeal.objects.get().anonymous is False
