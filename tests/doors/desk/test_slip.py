"""The slip: what the law wants on it, in two languages, the code only for those who hand it out."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from senim.appeals.services.registration import register_appeal
from senim.desk.people import surname_and_initials
from senim.orgs.models import Membership, Organisation
from senim.rules.kinds import Language
from senim.rules.numbering import show_code
from senim.rules.workflow import Role
from senim.ui.formats import day_words, moment_words
from tests.factories import (
    NOON,
    actor_of,
    make_member,
    make_organisation,
    make_request,
    register,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


def slip(membership: Membership, number: str) -> str:
    client = Client()
    client.force_login(membership.user)
    response = client.get(f"/desk/appeals/{number}/slip/")
    assert response.status_code == 200
    return response.content.decode()


def test_says_in_two_languages_what_was_accepted_when_and_by_whom(hospital: Organisation) -> None:
    clerk = make_member(hospital, Role.REGISTRAR, login="жанна")
    done = register_appeal(request=make_request(hospital), actor=actor_of(clerk), at=NOON)

    page = slip(clerk, done.appeal.number)

    assert page.count(f'<p class="slip-number">{done.appeal.number}</p>') == 2
    assert "mob9 ауруханасы" in page
    assert "Больница mob9" in page
    assert moment_words(NOON, "ru") in page
    assert moment_words(NOON, "kk") in page
    assert "Маман ж., специалист" in page
    assert "Маман ж., маман" in page
    assert day_words(date(2026, 3, 11), "ru") in page
    assert "часть 1 статьи 76 АППК РК" in page
    assert page.count(f'<p class="slip-code">{show_code(done.tracking_code)}</p>') == 2
    assert page.count('src="data:image/svg+xml') == 2
    assert f"{settings.SENIM_PUBLIC_URL}/kk/track/" in page
    assert f"{settings.SENIM_PUBLIC_URL}/ru/track/" in page


@pytest.mark.parametrize(
    ("language", "first"), [(Language.KK, "kk"), (Language.RU, "ru"), (Language.EN, "kk")]
)
def test_begins_with_the_language_of_the_applicant(
    hospital: Organisation, language: Language, first: str
) -> None:
    appeal = register(hospital, language=language).appeal
    page = slip(make_member(hospital, Role.SPP), appeal.number)
    second = "ru" if first == "kk" else "kk"
    assert page.index(f'<section lang="{first}">') < page.index(f'<section lang="{second}">')


def test_the_code_is_only_for_those_who_hand_slips_out(hospital: Organisation) -> None:
    done = register(hospital)
    page = slip(make_member(hospital, Role.DEPUTY), done.appeal.number)
    assert show_code(done.tracking_code) not in page
    assert "slip-code" not in page
    assert "registered electronically" not in page  # said in Kazakh and in Russian
    assert "зарегистрировано электронно, без участия сотрудника" in page


def test_a_neighbour_finds_no_slip(hospital: Organisation) -> None:
    number = register(hospital).appeal.number
    client = Client()
    client.force_login(make_member(make_organisation("next9")).user)
    assert client.get(f"/desk/appeals/{number}/slip/").status_code == 404


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Нұрғалиева Айгүл Серікқызы", "Нұрғалиева А. С."),
        ("Петров", "Петров"),
        ("", ""),
    ],
)
def test_a_name_is_written_as_the_law_wants_it(name: str, short: str) -> None:
    assert surname_and_initials(name) == short
