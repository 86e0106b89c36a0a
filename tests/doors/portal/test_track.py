"""Following an appeal by number and code, and what its author may do."""

import re
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from senim.appeals.models import Appeal, Event
from senim.appeals.services.acts import note_appeal, solve_on_the_spot
from senim.appeals.tracking import tracking_code
from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.portal.selectors import answers
from senim.rules.workflow import Act, Role, State
from tests.doors.portal.walk import NAMED, followed, make_hospital, plain_spaces, submitted
from tests.factories import NOON, make_actor, make_appeal, register


pytestmark = pytest.mark.django_db

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def hospital() -> Organisation:
    return make_hospital()


def body(client: Client, way: str) -> str:
    answer = client.get(way)
    assert answer.status_code == 200
    return plain_spaces(answer.content.decode())


def answered(hospital: Organisation, state: State = State.ANSWERED) -> tuple[str, str]:
    """Register an appeal, walk it to this state and return its number and code."""
    appeal = make_appeal(hospital, state=state)
    return appeal.number, tracking_code(appeal.submission.uid, appeal.number)


class TestTheDoor:
    def test_number_and_code_open_the_case_however_they_are_typed(self, client: Client) -> None:
        number, code = submitted(client)
        page = body(client, followed(client, f" {number.lower()} ", code.replace(" ", "-")))

        assert number in page
        assert "Қабылданды" in page

    def test_a_wrong_number_and_a_wrong_code_get_identical_answers(self, client: Client) -> None:
        number, code = submitted(client)
        wrong = [
            client.post("/kk/track/", {"number": number, "code": "1234123412341234"}),
            client.post("/kk/track/", {"number": "MOB2-M-2026-99999", "code": code}),
        ]
        same = [
            CSRF.sub("", answer.content.decode())
            .replace(number, "№")
            .replace("MOB2-M-2026-99999", "№")
            .replace("1234123412341234", "0")
            .replace(code, "0")
            for answer in wrong
        ]

        assert [answer.status_code for answer in wrong] == [422, 422]
        assert same[0] == same[1]
        assert "Мұндай нөмірі мен коды бар өтініш жоқ" in same[0]
        headers = [sorted(set(answer.headers) - {"Set-Cookie"}) for answer in wrong]
        assert headers[0] == headers[1]

    @pytest.mark.parametrize(
        ("number", "code", "words"),
        [
            ("", "", "«Өтініштің нөмірі» бос тұр."),
            ("abc", "1" * 16, "Бұл өтініштің нөмірі емес"),
            ("MOB2-M-2026-00001", "12", "Бақылау коды он алты цифрдан тұрады."),
            ("MOB2-M-2026-00001", "1" * 1000, "«Бақылау коды» тым ұзын"),
            ("a\0b", "1" * 16, "сақтауға болмайтын таңба"),
        ],
    )
    def test_what_can_be_no_number_or_code_is_named(
        self, client: Client, number: str, code: str, words: str
    ) -> None:
        answer = client.post("/kk/track/", {"number": number, "code": code})

        assert answer.status_code == 422
        assert words in answer.content.decode()

    def test_the_address_tells_neither_number_nor_code_and_ends_after_half_an_hour(
        self, client: Client
    ) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            number, code = submitted(client)
            way = followed(client, number, code)
            assert number not in way
            assert code.replace(" ", "") not in way
            assert client.get(way)["Cache-Control"] == "no-store, private"
            clock.shift(30 * 60)
            late = client.get(way)

        assert late.status_code == HTTPStatus.GONE
        assert "тағы бір рет теріңіз" in late.content.decode()

    @pytest.mark.parametrize("token", ["x", "AAAA", "%D3%99", "A" * 300])
    def test_a_forged_address_opens_nothing(self, client: Client, token: str) -> None:
        assert client.get(f"/kk/track/{token}/").status_code == HTTPStatus.GONE
        assert client.get(f"/kk/slip/{token}/").status_code == HTTPStatus.GONE
        assert client.post(f"/kk/track/{token}/withdraw/").status_code == HTTPStatus.GONE

    def test_the_key_of_a_case_opens_no_slip(self, client: Client) -> None:
        way = followed(client, *submitted(client))

        assert client.get(way.replace("track", "slip")).status_code == HTTPStatus.GONE


class TestLimits:
    @time_machine.travel(NOON, tick=False)
    def test_the_eleventh_try_of_a_minute_waits_even_with_the_right_code(
        self, client: Client
    ) -> None:
        number, code = submitted(client)
        for _ in range(10):
            client.post("/kk/track/", {"number": "MOB2-M-2026-09999", "code": "1" * 16})
        late = client.post("/kk/track/", {"number": number, "code": code})

        assert (late.status_code, late["Retry-After"]) == (429, "60")

    @time_machine.travel(NOON, tick=False)
    def test_one_number_is_tried_twenty_times_an_hour_from_wherever(self, client: Client) -> None:
        number, _ = submitted(client)
        ways = (number, f" {number.lower()}")
        codes = [
            client.post(
                "/kk/track/",
                {"number": ways[n % 2], "code": "1" * 16},
                REMOTE_ADDR=f"203.0.113.{n}",
            ).status_code
            for n in range(21)
        ]

        assert codes == [422] * 20 + [429]

    def test_the_setting_switches_the_limits_off(self, client: Client, settings: Settings) -> None:
        settings.SENIM_RATE_LIMITS = False
        typed = {"number": "MOB2-M-2026-09999", "code": "1" * 16}

        assert {client.post("/kk/track/", typed).status_code for _ in range(15)} == {422}


class TestTheCase:
    def test_each_state_is_told_in_plain_words(
        self, client: Client, hospital: Organisation
    ) -> None:
        seen = {}
        for state in (State.REGISTERED, State.ON_SIGN, State.ANSWERED):
            page = body(client, followed(client, *answered(hospital, state)))
            seen[state] = re.findall(r'<li data-state="(\w+)"', page)

        assert seen == {
            State.REGISTERED: ["now", "ahead", "ahead"],
            State.ON_SIGN: ["done", "now", "ahead"],
            State.ANSWERED: ["done", "done", "done"],
        }

    def test_it_shows_dates_with_their_reckoning_and_no_names_of_staff(
        self, client: Client, hospital: Organisation
    ) -> None:
        page = body(client, followed(client, *answered(hospital)))

        assert "Уважаемый заявитель! Ваше обращение рассмотрено." in page
        assert "MOB2-O-2026-00001" in page
        assert "2026 ж. 2 сәуір" in page
        assert "Мерзімнің соңғы күні" in page
        for told in ("Өтінішіңіз тіркелді", "Қарайтын адамдарға берілді", "Жауап жіберілді"):
            assert page.count(told) == 1
        assert page.count("Қаралып жатыр") == 1  # explained and drafted are one step outside
        for inner in ("Маман user", "Кезек көп болды", "Қарап, жауап дайындаңыз"):
            assert inner not in page

    def test_a_draft_of_the_answer_is_not_shown(
        self, client: Client, hospital: Organisation
    ) -> None:
        page = body(client, followed(client, *answered(hospital, State.ON_SIGN)))

        assert "Уважаемый заявитель" not in page

    def test_thanks_that_were_noted_have_two_stations(
        self, client: Client, hospital: Organisation
    ) -> None:
        number, code = submitted(client)
        Appeal.objects.update(content_kind="THANKS")
        note_appeal(number=number, actor=make_actor(hospital), at=NOON)

        page = body(client, followed(client, number, code))
        assert re.findall(r'<li data-state="(\w+)"', page) == ["done", "done"]
        assert "Оқылды, ескерілді" in page

    def test_an_answer_on_the_spot_is_shown(self, client: Client, hospital: Organisation) -> None:
        number, code = submitted(client)
        solve_on_the_spot(number=number, text="Бірден шештік", actor=make_actor(hospital), at=NOON)

        assert "Бірден шештік" in body(client, followed(client, number, code))

    def test_answers_are_asked_for_within_a_scope(self, hospital: Organisation) -> None:
        answered(hospital)
        appeal = Appeal.objects.get()

        assert [each.decision for each in answers(Scope.of(hospital), appeal)] == ["EXPLAINED"]
        assert answers(Scope("kz/elsewhere/"), appeal) == []


class TestWithdraw:
    def test_the_author_is_asked_once_more_and_then_it_is_withdrawn(self, client: Client) -> None:
        way = followed(client, *submitted(client))
        ask = client.get(f"{way}withdraw/")
        assert "Өтінішті қайтарып аласыз ба?" in ask.content.decode()
        assert Appeal.objects.get().state == State.REGISTERED

        done = client.post(f"{way}withdraw/", {"reason": "Шешілді"})

        assert done.status_code == 303
        assert Appeal.objects.get().state == State.WITHDRAWN
        event = Event.objects.get(kind=Act.WITHDRAW)
        assert (event.role, event.details["reason"]) == (Role.APPLICANT, "Шешілді")
        page = body(client, done["Location"])
        assert "Қайтарып алынды" in page
        assert "/withdraw/" not in page

    def test_an_answered_appeal_cannot_be_withdrawn(
        self, client: Client, hospital: Organisation
    ) -> None:
        way = followed(client, *answered(hospital))
        assert "/withdraw/" not in body(client, way)

        assert client.post(f"{way}withdraw/").status_code == 409
        assert Appeal.objects.get().state == State.ANSWERED

    def test_a_reason_that_is_too_long_is_named_and_nothing_happens(self, client: Client) -> None:
        way = followed(client, *submitted(client))
        answer = client.post(f"{way}withdraw/", {"reason": "а" * 1001})

        assert answer.status_code == 422
        assert "«Неге қайтарып аласыз?» тым ұзын" in answer.content.decode()
        assert Appeal.objects.get().state == State.REGISTERED


class TestRate:
    def test_a_mark_and_words_are_kept_once(self, client: Client, hospital: Organisation) -> None:
        way = followed(client, *answered(hospital))
        assert client.post(f"{way}rate/", {"mark": "4", "words": "Рақмет"}).status_code == 303

        assert Appeal.objects.get().satisfaction == 4
        assert Event.objects.get(kind=Act.RATE).details == {"mark": 4, "words": "Рақмет"}
        assert "5-тен 4 деген баға" in body(client, way)
        assert client.post(f"{way}rate/", {"mark": "1"}).status_code == 409
        assert Appeal.objects.get().satisfaction == 4

    @pytest.mark.parametrize("mark", ["", "0", "6", "x"])
    def test_no_mark_from_one_to_five_is_no_mark(
        self, client: Client, hospital: Organisation, mark: str
    ) -> None:
        way = followed(client, *answered(hospital))
        answer = client.post(f"{way}rate/", {"mark": mark, "words": "Рақмет"})

        assert answer.status_code == 422
        page = answer.content.decode()
        assert page.count("1-ден 5-ке дейінгі бағаны таңдаңыз.") == 2
        assert "Рақмет" in page
        assert Appeal.objects.get().satisfaction is None

    def test_before_the_answer_there_is_nothing_to_rate(self, client: Client) -> None:
        way = followed(client, *submitted(client))
        assert "/rate/" not in body(client, way)
        assert client.post(f"{way}rate/", {"mark": "5"}).status_code == 409

    def test_its_address_alone_leads_back_to_the_case(self, client: Client) -> None:
        way = followed(client, *submitted(client))
        assert client.get(f"{way}rate/").status_code == 303


def test_a_neighbour_hospitals_register_is_not_touched(client: Client) -> None:
    neighbour = make_hospital("other")
    register(neighbour)
    submitted(client, **NAMED)

    assert sorted(Appeal.objects.values_list("organisation__code", flat=True)) == ["mob2", "other"]
