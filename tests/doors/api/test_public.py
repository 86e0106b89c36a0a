"""/api/v1/public: write, follow, withdraw, rate."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from senim.appeals.identity import opened
from senim.appeals.models import Appeal, Submission
from senim.appeals.tracking import tracking_code
from senim.rules.workflow import State
from tests.doors.api.caller import Caller, faults
from tests.factories import make_appeal, make_department, make_organisation, register


pytestmark = pytest.mark.django_db

ROBOT = {"full_name": "Асқар Әлиев", "iin": "900101300017", "phone": "87011234567"}


def letter(**changed: Any) -> dict[str, Any]:
    plain = {
        "organisation": "mob2",
        "content_kind": "COMPLAINT",
        "text": "Долго ждали врача",
        "language": "ru",
        "anonymous": False,
        "applicant": ROBOT,
    }
    return plain | changed


class TestSubmit:
    def test_registers_an_appeal_and_tells_its_clocks(self) -> None:
        organisation = make_organisation("mob2")
        department = make_department(organisation, "SURG")

        answer = Caller().post("/public/appeals", letter(department="SURG"))

        assert answer.status_code == 201
        made = answer.json()
        appeal = Appeal.objects.get()
        assert appeal.applicant is not None
        assert made["number"] == appeal.number == f"MOB2-M-{appeal.registered_on.year}-00001"
        assert (appeal.channel, appeal.department, appeal.language) == ("SITE", department, "ru")
        assert opened(appeal.applicant).iin == "900101300017"
        assert len(made["tracking_code"]) == 16
        assert made["registered_at"].endswith("+05:00")
        assert [clock["code"] for clock in made["clocks"]] == ["clock_spp", "clock_statutory"]
        assert made["clocks"][1]["due_on"] == str(appeal.due_on)
        assert Submission.objects.get().source == "api:public"

    def test_takes_an_anonymous_appeal_and_keeps_nothing_of_its_author(self) -> None:
        make_organisation("mob2")

        answer = Caller().post("/public/appeals", letter(anonymous=True, applicant=None))

        assert answer.status_code == 201
        assert Appeal.objects.get().applicant is None

    def test_a_name_is_enough_of_an_author(self) -> None:
        make_organisation("mob2")
        author = {"full_name": "Асқар", "iin": None, "email": ""}

        assert Caller().post("/public/appeals", letter(applicant=author)).status_code == 201

    def test_tells_the_language_by_the_text(self) -> None:
        make_organisation("mob2")
        body = letter(text="Дәрігерді ұзақ күттік, кезек өте көп болды")
        del body["language"]

        assert Caller().post("/public/appeals", body).status_code == 201
        assert Appeal.objects.get().language == "kk"

    def test_costs_eight_statements_at_most(self) -> None:
        organisation = make_organisation("mob2")
        make_department(organisation, "SURG")
        Caller().post("/public/appeals", letter(department="SURG"))  # the calendar is remembered

        for body in (letter(), letter(department="SURG")):
            with CaptureQueriesContext(connection) as asked:
                assert Caller().post("/public/appeals", body).status_code == 201

            words = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
            counted = [q["sql"] for q in asked if not q["sql"].startswith(words)]
            assert len(counted) <= 8, counted

    def test_a_repeated_key_returns_the_same_number_and_code(self) -> None:
        make_organisation("mob2")
        key = {"Idempotency-Key": "one"}

        first = Caller().post("/public/appeals", letter(), **key)
        again = Caller().post("/public/appeals", letter(), **key)

        assert (first.status_code, again.status_code) == (201, 201)
        assert again.json() == first.json()
        assert "Idempotent-Replay" not in first
        assert again["Idempotent-Replay"] == "true"
        assert Appeal.objects.count() == 1

    def test_a_key_used_for_something_else_is_refused(self) -> None:
        make_organisation("mob2")
        key = {"Idempotency-Key": "one"}
        Caller().post("/public/appeals", letter(), **key)

        answer = Caller().post("/public/appeals", letter(text="Другое"), **key)

        assert answer.status_code == 409
        assert answer.json() == {
            "code": "KEY_REUSED",
            "detail": "This request key was already used for a different request.",
            "params": {},
        }
        assert Appeal.objects.count() == 1

    @pytest.mark.parametrize(
        ("changed", "field", "message"),
        [
            ({"text": ""}, "text", "This field must not be empty."),
            ({"text": " \n "}, "text", "This field must not be empty."),
            ({"text": "я" * 20_001}, "text", "Too long: at most 20000 characters."),
            ({"text": "a\x00b"}, "text", "Contains the NUL character: remove it."),
            (
                {"text": "\ud800"},
                "text",
                "Contains half a character (a lone surrogate): it is no text.",
            ),
            ({"text": 7}, "text", "Must be a text."),
            ({"organisation": "nowhere"}, "organisation", "There is nothing by this name here."),
            ({"department": "NONE"}, "department", "There is nothing by this name here."),
            ({"language": "fr"}, "language", "Must be one of: kk, ru, en."),
            ({"anonymous": "perhaps"}, "anonymous", "Must be true or false."),
            ({"applicant": []}, "applicant", "Must be an object with named fields."),
            (
                {"applicant": None},
                "applicant.full_name",
                "Give the full name, or send the appeal anonymously.",
            ),
            (
                {"applicant": ROBOT | {"iin": "123"}},
                "applicant.iin",
                "An ИИН has twelve digits.",
            ),
            (
                {"applicant": ROBOT | {"iin": "900101300018"}},
                "applicant.iin",
                "The last digit of this ИИН does not fit: check it for a slip.",
            ),
            (
                {"applicant": ROBOT | {"iin": "909901300017"}},
                "applicant.iin",
                "The first digits of this ИИН are not a date of birth.",
            ),
            (
                {"applicant": ROBOT | {"email": "at home"}},
                "applicant.email",
                "This is not an e-mail address.",
            ),
        ],
    )
    def test_names_the_field_that_is_wrong(
        self, changed: dict[str, Any], field: str, message: str
    ) -> None:
        make_organisation("mob2")

        assert faults(Caller().post("/public/appeals", letter(**changed))) == {field: message}
        assert not Submission.objects.exists()

    @pytest.mark.parametrize(
        ("language", "message"),
        [
            ("", "Бұл өрісті толтыру міндетті."),
            ("kk", "Бұл өрісті толтыру міндетті."),
            ("ru", "Обязательное поле."),
            ("en", "This field is required."),
        ],
    )
    def test_speaks_the_language_of_the_caller(self, language: str, message: str) -> None:
        body = letter()
        del body["text"]

        assert faults(Caller(language=language).post("/public/appeals", body)) == {"text": message}

    def test_does_not_take_what_is_no_json(self) -> None:
        for body in ("{", "", '{"text": NaN}', b"\xff\xfe", "[" * 100_000):
            answer = Caller().post("/public/appeals", body)
            assert answer.status_code in {400, 422}, body[:20]
        answer = Caller().post("/public/appeals", "{")
        assert answer.json() == {
            "code": "BAD_REQUEST",
            "detail": "The request cannot be read: it is not valid JSON.",
        }

    def test_does_not_read_a_body_beyond_the_limit(self) -> None:
        answer = Caller().post("/public/appeals", json.dumps(letter(text="a" * 2_500_001)))

        assert answer.status_code == 413
        assert answer.json()["code"] == "TOO_LARGE"

    def test_refuses_where_the_site_is_closed(self) -> None:
        organisation = make_organisation("mob2")
        organisation.channels.filter(code="SITE").update(active=False)

        answer = Caller().post("/public/appeals", letter())

        assert answer.status_code == 409
        assert answer.json()["code"] == "CHANNEL_CLOSED"

    def test_refuses_an_anonymous_appeal_where_none_is_taken(self) -> None:
        organisation = make_organisation("mob2")
        organisation.channels.filter(code="SITE").update(anonymous_allowed=False)

        answer = Caller().post("/public/appeals", letter(anonymous=True))

        assert answer.status_code == 409
        assert answer.json()["code"] == "ANONYMOUS_NOT_ALLOWED"
        assert not Appeal.objects.exists()

    def test_an_organisation_not_open_to_the_public_is_not_there(self) -> None:
        organisation = make_organisation("mob2")
        organisation.open_to_public = False
        organisation.save()

        answer = Caller().post("/public/appeals", letter())

        assert faults(answer) == {"organisation": "There is nothing by this name here."}


class TestTrack:
    def test_tells_state_dates_and_history_in_plain_words(self) -> None:
        organisation = make_organisation("mob2")
        made = register(organisation)

        answer = Caller().post(
            "/public/track",
            {"number": made.appeal.number.lower(), "tracking_code": made.tracking_code},
        )

        assert answer.status_code == 200
        found = answer.json()
        assert found["number"] == made.appeal.number
        assert found["state"] == {"code": "REGISTERED", "words": "Registered"}
        assert found["registered_on"] == "2026-03-06"
        assert (found["due_on"], found["service_due_on"]) == ("2026-04-02", "2026-03-11")
        assert [step["code"] for step in found["timeline"]] == ["REGISTER"]
        assert found["answer"] is None

    def test_shows_the_answer_and_keeps_inner_steps_inside(self) -> None:
        appeal = make_appeal(make_organisation("mob2"), state=State.ANSWERED)

        found = Caller().post("/public/track", key_of(appeal)).json()

        assert found["state"]["code"] == "ANSWERED"
        assert [step["code"] for step in found["timeline"]] == ["REGISTER", "ASSIGN", "ANSWER"]
        assert found["answer"]["text"] == "Уважаемый заявитель! Ваше обращение рассмотрено."
        assert found["answer"]["number"] == "MOB2-O-2026-00001"

    def test_what_happens_inside_is_work_to_the_outside(self) -> None:
        appeal = make_appeal(make_organisation("mob2"), state=State.ON_APPROVAL)

        found = Caller().post("/public/track", key_of(appeal)).json()

        assert found["state"] == {"code": "IN_WORK", "words": "In work"}

    def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(self) -> None:
        made = register(make_organisation("mob2"))
        wrong = [
            {"number": made.appeal.number, "tracking_code": "0" * 16},
            {"number": made.appeal.number, "tracking_code": "what"},
            {"number": "MOB2-M-2026-00009", "tracking_code": made.tracking_code},
            {"number": "nothing", "tracking_code": made.tracking_code},
        ]

        answers = [Caller().post("/public/track", body) for body in wrong]

        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1

    def test_guesses_are_slowed_down(self) -> None:
        body = {"number": "MOB2-M-2026-00001", "tracking_code": "0" * 16}
        answers = [Caller().post("/public/track", body) for _ in range(11)]

        assert [answer.status_code for answer in answers] == [404] * 10 + [429]
        assert 1 <= int(answers[-1]["Retry-After"]) <= 60
        assert answers[-1].json()["code"] == "TOO_MANY"

    def test_limits_can_be_switched_off(self, settings: Any) -> None:
        settings.SENIM_RATE_LIMITS = False
        body = {"number": "MOB2-M-2026-00001", "tracking_code": "0" * 16}

        answers = [Caller().post("/public/track", body) for _ in range(12)]

        assert {answer.status_code for answer in answers} == {404}


class TestWithdrawAndRate:
    def test_the_author_takes_an_appeal_back(self) -> None:
        made = register(make_organisation("mob2"))
        body = {"number": made.appeal.number, "tracking_code": made.tracking_code}

        answer = Caller().post("/public/withdraw", body | {"reason": "Решилось"})

        assert answer.status_code == 200
        assert answer.json()["state"]["code"] == "WITHDRAWN"
        assert Caller().post("/public/withdraw", body).status_code == 409

    def test_the_author_rates_the_answer_once(self) -> None:
        appeal = make_appeal(make_organisation("mob2"), state=State.ANSWERED)
        body = key_of(appeal) | {"mark": 4, "words": "Рахмет"}

        first = Caller().post("/public/rate", body)
        again = Caller().post("/public/rate", body | {"mark": 1})

        assert first.json()["satisfaction"] == 4
        assert (again.status_code, again.json()["code"]) == (409, "ALREADY_RATED")
        appeal.refresh_from_db()
        assert appeal.satisfaction == 4

    @pytest.mark.parametrize("mark", [0, 6, "five", 2.5, 10**30])
    def test_a_mark_is_one_to_five(self, mark: object) -> None:
        appeal = make_appeal(make_organisation("mob2"), state=State.ANSWERED)

        assert "mark" in faults(Caller().post("/public/rate", key_of(appeal) | {"mark": mark}))


def key_of(appeal: Appeal) -> dict[str, Any]:
    code = tracking_code(appeal.submission.uid, appeal.number)
    return {"number": appeal.number, "tracking_code": code}
