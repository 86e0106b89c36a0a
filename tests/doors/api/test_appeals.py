"""/api/v1/appeals: registering, listing and showing."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from senim.appeals.models import Appeal, OutsideNumber, Submission
from senim.orgs.services import Names, add_place, revoke_tokens
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Level
from senim.rules.workflow import Role, State
from tests.doors.api.caller import Caller, faults, staff
from tests.factories import (
    NOON,
    SYSTEM,
    make_appeal,
    make_department,
    make_member,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db

CALL: dict[str, Any] = {
    "channel": "HOTLINE",
    "content_kind": "CONSULT",
    "text": "Қабылдау уақыты қандай?",
    "received_at": "2026-03-06T11:00:00+05:00",
    "language": "kk",
}


class TestWhoCalls:
    @pytest.mark.parametrize("header", ["", "Bearer", "Bearer nonsense", "Basic YTpi", "Token x"])
    def test_a_stranger_gets_401(self, header: str) -> None:
        stranger = Caller()
        stranger.headers["Authorization"] = header

        answer = stranger.get("/appeals")

        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == 'Bearer realm="Senim"'
        assert answer.json() == {
            "code": "UNAUTHORISED",
            "detail": "A valid token is needed: Authorization: Bearer …",
        }

    def test_a_revoked_token_opens_nothing(self) -> None:
        membership = make_member(make_organisation("mob2"))
        caller = Caller(membership)
        assert caller.get("/appeals").status_code == 200

        revoke_tokens(login=membership.user.username, actor=SYSTEM, at=NOON)

        assert caller.get("/appeals").status_code == 401

    def test_someone_signed_in_at_the_desk_is_a_stranger_here(self) -> None:
        browser = Caller()
        browser.client.force_login(make_member(make_organisation("mob2")).user)

        assert browser.get("/appeals").status_code == 401

    def test_an_unknown_path_is_told_in_json(self) -> None:
        answer = staff(make_organisation("mob2")).get("/nothing/here")

        assert answer.status_code == 404
        assert answer.json()["code"] == "NOT_FOUND"


class TestRegister:
    def test_staff_register_what_came_by_telephone(self) -> None:
        organisation = make_organisation("mob2")
        make_department(organisation, "SURG")
        names = Names("Көкшетау", "Кокшетау", "Kokshetau")
        add_place(code="KOKSHE", names=names, position=1, actor=SYSTEM, at=NOON)
        numbers = [{"system": "EOTINISH", "number": "ЖТ-2026-1"}] * 2
        caller = staff(organisation)

        answer = caller.post(
            "/appeals", CALL | {"department": "SURG", "place": "KOKSHE", "outside_numbers": numbers}
        )

        assert answer.status_code == 201, answer.content.decode()
        appeal = Appeal.objects.get()
        assert caller.membership is not None
        assert answer.json()["number"] == appeal.number == "MOB2-P-2026-00001"
        assert appeal.registered_on == date(2026, 3, 6)
        assert appeal.place is not None
        assert appeal.place.code == "KOKSHE"
        assert (appeal.journal, appeal.form) == ("J_PHONE", "ORAL")
        assert Submission.objects.get().source == f"api:{caller.membership.user_id}"
        assert OutsideNumber.objects.get().number == "ЖТ-2026-1"

    def test_a_repeated_key_registers_once(self) -> None:
        caller = staff(make_organisation("mob2"))
        key = {"Idempotency-Key": "k"}

        first = caller.post("/appeals", CALL, **key)
        again = caller.post("/appeals", CALL, **key)

        assert first.json() == again.json()
        assert again["Idempotent-Replay"] == "true"
        assert Appeal.objects.count() == 1

    @pytest.mark.parametrize(
        ("changed", "fields"),
        [
            ({"received_at": "2999-01-01T00:00:00Z"}, {"received_at"}),
            ({"received_at": "2099-01-01T00:00:00Z"}, {"received_at"}),
            ({"received_at": "soon"}, {"received_at"}),
            ({"channel": "PIGEON"}, {"channel"}),
            ({"channel": "DESK"}, {"applicant.full_name"}),
            ({"department": "NONE"}, {"department"}),
            ({"place": "MOON"}, {"place"}),
            ({"rating": 6}, {"rating"}),
            ({"outside_numbers": [{"system": "", "number": "1"}]}, {"outside_numbers.0.system"}),
            ({"outside_numbers": "one"}, {"outside_numbers"}),
        ],
    )
    def test_names_the_field_that_is_wrong(self, changed: dict[str, Any], fields: set[str]) -> None:
        answer = staff(make_organisation("mob2")).post("/appeals", CALL | changed)

        assert set(faults(answer)) == fields
        assert not Submission.objects.exists()

    def test_who_may_not_register_is_refused_with_the_reason(self) -> None:
        answer = staff(make_organisation("mob2"), Role.EXECUTOR).post("/appeals", CALL)

        assert answer.status_code == 409
        assert answer.json()["code"] == "ROLE"
        assert answer.json()["params"]["act"] == "REGISTER"
        assert not Appeal.objects.exists()

    def test_a_closed_channel_is_refused(self) -> None:
        organisation = make_organisation("mob2")
        organisation.channels.filter(code="HOTLINE").update(active=False)

        answer = staff(organisation).post("/appeals", CALL)

        assert (answer.status_code, answer.json()["code"]) == (409, "CHANNEL_CLOSED")

    def test_another_hospital_does_not_exist(self) -> None:
        make_organisation("mob2")
        answer = staff(make_organisation("other")).post("/appeals", CALL | {"organisation": "mob2"})

        assert answer.status_code == 404
        assert not Appeal.objects.exists()


class TestList:
    def test_counts_exactly_and_pages_by_key(self) -> None:
        organisation = make_organisation("mob2")
        made = [register(organisation).appeal.number for _ in range(5)]
        caller = staff(organisation)

        first = caller.get("/appeals", size=2).json()
        second = caller.client.get(first["next"], headers=caller.headers).json()
        third = caller.client.get(second["next"], headers=caller.headers).json()

        pages = [first, second, third]
        assert [page["count"] for page in pages] == [5, 5, 5]
        assert [row["number"] for page in pages for row in page["items"]] == made[::-1]
        assert third["next"] is None

    def test_every_filter_narrows(self) -> None:
        organisation = make_organisation("mob2")
        make_department(organisation, "SURG")
        register(organisation)
        thanks = register(
            organisation,
            content_kind=ContentKind.THANKS,
            channel=ChannelCode.BOOK,
            anonymous=True,
            repeat=True,
            department=organisation.departments.get(),
            text="Рахмет дәрігерлерге",
        ).appeal
        caller = staff(organisation)
        asked = {
            "organisation": "mob2",
            "department": "SURG",
            "channel": "BOOK",
            "journal": "J_BOOK",
            "kind": "THANKS",
            "form": "WRITTEN",
            "media": "false",
            "anonymous": "true",
            "repeat": "true",
            "state": "REGISTERED",
            "from": "2026-03-06",
            "to": "2026-03-06",
            "place": "none",
            "verdict": "none",
            "text": "рахмет",
        }

        for name, value in asked.items():
            page = caller.get("/appeals", **{name: value}).json()
            assert thanks.number in [row["number"] for row in page["items"]], name
        page = caller.get("/appeals", **asked).json()
        assert (page["count"], page["next"]) == (1, None)
        assert caller.get("/appeals", kind="COMPLAINT", anonymous="true").json()["count"] == 0

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("state", "SLEEPING"),
            ("kind", "complaint"),
            ("from", "yesterday"),
            ("media", "perhaps"),
            ("text", "a\x00b"),
            ("due", "never"),
            ("size", "0"),
            ("size", "201"),
            ("size", "many"),
            ("after", "here"),
            ("rating", "9"),
        ],
    )
    def test_a_bad_filter_is_named(self, name: str, value: str) -> None:
        caller = staff(make_organisation("mob2"))

        assert set(faults(caller.get("/appeals", **{name: value}))) == {name}

    def test_costs_the_same_whatever_the_length(self) -> None:
        organisation = make_organisation("mob2")
        caller = staff(organisation)
        counts = []
        for more in (3, 27):
            for _ in range(more):
                register(organisation)
            with CaptureQueriesContext(connection) as asked:
                caller.get("/appeals", text="врача", organisation="mob2", size=200)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 6

    def test_shows_applicants_masked(self) -> None:
        organisation = make_organisation("mob2")
        register(organisation)

        shown = staff(organisation).get("/appeals").json()["items"][0]["applicant"]
        hidden = staff(organisation, Role.EXECUTOR).get("/appeals").json()["items"][0]["applicant"]

        assert shown == {
            "full_name": "Асқар Әлиев",
            "iin": "9001******17",
            "phone": "+7701*****67",
            "email": "",
            "address": "",
            "masked": True,
        }
        assert hidden == shown | {"full_name": ""}

    def test_the_region_sees_its_hospitals_and_a_neighbour_nothing(self) -> None:
        region = make_organisation("kz-11", level=Level.REGION)
        hospital = make_organisation("mob2", parent=region)
        neighbour = make_organisation("other", parent=region)
        register(hospital)
        region.refresh_from_db()

        assert staff(region, Role.REGION_OPERATOR).get("/appeals").json()["count"] == 1
        assert staff(neighbour).get("/appeals").json()["count"] == 0
        assert staff(neighbour).get("/appeals", organisation="mob2").status_code == 404


class TestCard:
    def test_shows_the_whole_case(self) -> None:
        organisation = make_organisation("mob2")
        appeal = make_appeal(organisation, state=State.ANSWERED)

        answer = staff(organisation).get(f"/appeals/{appeal.number.lower()}")

        assert answer.status_code == 200
        card = answer.json()
        assert card["number"] == appeal.number
        assert card["applicant"]["iin"] == "900101300017"
        assert card["applicant"]["masked"] is False
        assert [clock["code"] for clock in card["clocks"]] == ["clock_spp", "clock_statutory"]
        assert card["clocks"][0]["finished_on"] == "2026-03-06"
        assert card["clocks"][0]["overdue"] is False
        assert [event["code"] for event in card["timeline"]][:2] == ["REGISTER", "ASSIGN"]
        assert card["timeline"][0]["actor"] == "Applicant"
        assert card["replies"][0]["number"] == "MOB2-O-2026-00001"
        assert [line["journal"] for line in card["journals"]] == ["J_MEDIA", "J_OUT"]
        assert len(card["explanations"]) == 1
        assert card["assignments"][0]["role"] == "EXECUTOR"

    def test_offers_the_acts_the_rules_allow_and_tells_why_not_the_others(self) -> None:
        organisation = make_organisation("mob2")
        made = register(organisation).appeal

        acts = staff(organisation).get(f"/appeals/{made.number}").json()["acts"]

        assert "TRIAGE" in acts["offered"]
        refused = {row["act"]: row for row in acts["refused"]}
        assert refused["RATE"]["code"] == "ROLE"
        assert refused["APPROVE"]["detail"] == (
            "“Approve” is reserved to: Approver, Deputy director, Signer."
        )
        assert not refused.keys() & set(acts["offered"])

    def test_an_executor_sees_the_author_only_of_what_is_theirs(self) -> None:
        organisation = make_organisation("mob2")
        made = register(organisation).appeal
        executor = make_member(organisation, Role.EXECUTOR, login="doer")
        caller = Caller(executor)

        before = caller.get(f"/appeals/{made.number}").json()
        staff(organisation).post(
            f"/appeals/{made.number}/assign", {"executor": "doer", "text": "Қараңыз"}
        )
        after = caller.get(f"/appeals/{made.number}").json()

        assert before["applicant"]["iin"] == "9001******17"
        assert before["applicant"]["full_name"] == ""
        assert after["applicant"]["iin"] == "900101300017"

    @pytest.mark.parametrize("number", ["MOB2-A-2026-00009", "x", "%00", "n" * 81, "ә"])
    def test_what_is_not_there_is_never_a_fault_of_ours(self, number: str) -> None:
        answer = staff(make_organisation("mob2")).get(f"/appeals/{number}")

        assert answer.status_code in {404, 422}
