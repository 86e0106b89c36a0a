"""The page of one appeal: what it shows, to whom, and at what price."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from senim.appeals.models import Appeal, Attachment, OutsideNumber
from senim.appeals.services.acts import (
    Resolution,
    add_remark,
    assign_appeal,
    explain_appeal,
    withdraw_appeal,
)
from senim.orgs.models import Membership, Organisation
from senim.rules.kinds import ContentKind, ScanState
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

MOST_STATEMENTS = 13  # two of them are the rail's


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


def signed_in(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    client.cookies["django_language"] = "en"
    return client


def page_of(membership: Membership, appeal: Appeal) -> str:
    response = signed_in(membership).get(f"/desk/appeals/{appeal.number}/")
    assert response.status_code == 200
    return response.content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


class TestThePage:
    def test_shows_the_words_the_clocks_and_the_numbers(self, hospital: Organisation) -> None:
        unit = make_department(hospital)
        appeal = register(hospital, text="Ждали\nдва часа", department=unit).appeal
        OutsideNumber.objects.create(appeal=appeal, system="EOTINISH", number="ЖТ-2026-1")

        page = page_of(make_member(hospital, Role.SPP), appeal)

        assert '<p class="words" lang="ru">Ждали\nдва часа</p>' in page
        seen = words(page)
        assert appeal.number in seen
        assert "SURG department" in seen
        assert "Patient Support Service: 5 calendar days" in seen
        assert "article 76(1) of the Administrative Code" in seen
        assert "Last day of the term: 11 March 2026" in seen
        assert "EOTINISH ЖТ-2026-1" in seen

    def test_names_the_applicant_to_insiders_only(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal

        seen = words(page_of(make_member(hospital, Role.SPP), appeal))
        assert all(part in seen for part in ("Асқар Әлиев", "900101300017", "a@example.kz"))

        hidden = words(page_of(make_member(hospital, Role.EXECUTOR), appeal))
        assert "А*** Ә***" in hidden
        for part in ("Асқар", "900101300017", "a@example.kz", "87011234567", "+77011234567"):
            assert part not in hidden

    def test_names_the_applicant_to_the_executor_of_the_case(self, hospital: Organisation) -> None:
        appeal, doctor = register(hospital).appeal, make_member(hospital, Role.EXECUTOR)
        boss = actor_of(make_member(hospital, Role.SPP))
        resolution = Resolution(executor=doctor.user, text="Разобраться")
        assign_appeal(number=appeal.number, resolution=resolution, actor=boss, at=NOON)

        assert "900101300017" in words(page_of(doctor, appeal))

    def test_shows_notes_to_those_who_may_read_them(self, hospital: Organisation) -> None:
        appeal, spp = register(hospital).appeal, make_member(hospital, Role.SPP)
        add_remark(number=appeal.number, text="Звонил дважды", actor=actor_of(spp), at=NOON)

        assert "Звонил дважды" in page_of(spp, appeal)
        assert "Звонил дважды" not in page_of(make_member(hospital, Role.EXECUTOR), appeal)

    def test_tells_what_happened_with_time_and_reason(self, hospital: Organisation) -> None:
        appeal, spp = register(hospital).appeal, make_member(hospital, Role.SPP)
        withdraw_appeal(number=appeal.number, reason="Просил сам", actor=actor_of(spp), at=NOON)

        seen = words(page_of(spp, appeal))
        assert "Просил сам" in seen
        assert "12:00" in seen
        assert str(spp.user) in seen

    def test_a_neighbour_finds_nothing(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        neighbour = signed_in(make_member(make_organisation("next9"), Role.SPP))

        assert neighbour.get(f"/desk/appeals/{appeal.number}/").status_code == 404

    def test_asks_for_signing_in(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        response = Client().get(f"/desk/appeals/{appeal.number}/")

        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")

    @pytest.mark.parametrize("number", ["NOT-A-NUMBER", "x", "a%00b", "ЖТ"])
    def test_finds_nothing_under_what_is_no_number(
        self, hospital: Organisation, number: str
    ) -> None:
        client = signed_in(make_member(hospital, Role.SPP))
        assert client.get(f"/desk/appeals/{number}/").status_code == 404

    def test_gives_htmx_only_the_part_that_acts_change(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        client = signed_in(make_member(hospital, Role.SPP))
        page = client.get(
            f"/desk/appeals/{appeal.number}/", headers={"HX-Request": "true"}
        ).content.decode()

        assert '<div id="case"' in page
        assert 'id="messages"' in page
        assert "<html" not in page


class TestWhatNow:
    def test_offers_what_the_rules_offer(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        page = page_of(make_member(hospital, Role.SPP), appeal)

        offered = set(re.findall(rf'href="/desk/appeals/{appeal.number}/([a-z-]+)/"', page))
        assert offered == {"slip", "triage", "assign", "spot", "withdraw", "remark", "attach"}

    def test_greys_what_waits_for_something_and_says_for_what(self, hospital: Organisation) -> None:
        appeal = make_appeal(hospital, state=State.ON_APPROVAL)
        Appeal.objects.update(verdict="")

        page = page_of(make_member(hospital, Role.APPROVER), appeal)

        assert "A complaint needs a verdict before the reply is approved." in page
        assert f"/desk/appeals/{appeal.number}/approve/" not in page

    def test_names_the_acts_of_another_time(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        seen = words(page_of(make_member(hospital, Role.SPP), appeal))

        assert "“Close” is not possible now: the appeal is “Registered”." in seen
        assert "“Approve”" not in seen  # not an act of this role at all

    def test_puts_taking_note_first_on_thanks(self, hospital: Organisation) -> None:
        appeal = register(hospital, content_kind=ContentKind.THANKS).appeal
        page = page_of(make_member(hospital, Role.SPP), appeal)

        primary = re.findall(r'data-kind="primary" href="([^"]+)"', page)
        assert primary == [f"/desk/appeals/{appeal.number}/note/"]

    def test_expects_nothing_of_those_who_only_look(self, hospital: Organisation) -> None:
        appeal = register(hospital).appeal
        page = page_of(make_member(hospital, Role.AUDITOR), appeal)

        assert "Nothing is expected of you here." in page


class TestThePrice:
    def test_a_long_case_asks_no_more_than_a_short_one(self, hospital: Organisation) -> None:
        member = make_member(hospital, Role.SPP)
        short = make_appeal(hospital, state=State.ANSWERED)
        long = make_appeal(hospital, state=State.IN_WORK)
        boss = actor_of(member)
        for count in range(12):
            explain_appeal(number=long.number, text=f"{count}", actor=boss, at=NOON)
            add_remark(number=long.number, text=f"{count}", actor=boss, at=NOON)
            Attachment.objects.create(
                uid=f"{count}",
                organisation=hospital,
                appeal=long,
                name=f"{count}.pdf",
                media_type="application/pdf",
                size=1,
                sha256="",
                scan=ScanState.CLEAN,
                added_at=NOON,
            )
        client = signed_in(member)
        client.get(f"/desk/appeals/{short.number}/")
        asked = []
        for appeal in (short, long):
            with CaptureQueriesContext(
                connection,
            ) as captured:
                client.get(f"/desk/appeals/{appeal.number}/")
            asked.append(len(captured))

        assert asked[0] == asked[1]
        assert asked[1] <= MOST_STATEMENTS
