"""The public pages that only show, and what holds for every public page."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from senim.orgs.models import Organisation
from senim.rules.kinds import Level
from tests.doors.portal.walk import ANONYMOUS, TEXT, Walk, followed, make_hospital, submitted
from tests.factories import make_organisation


pytestmark = pytest.mark.django_db

FACTS = {
    "hotline": "8 7162 72-10-10",
    "phone": "8 7162 25-30-30",
    "email": "spp@mob2.kz",
    "site": "https://mob2.kz",
    "address_kk": "Көкшетау, Сәтбаев көшесі, 85",
    "service_kk": "Пациентті қолдау қызметі",
}
UNSAFE = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|javascript:")
LONGEST_PAGE = 60 * 1024


def hospital_with_region() -> Organisation:
    country = make_organisation("kz", level=Level.COUNTRY)
    region = make_organisation(
        "kz-11", parent=country, level=Level.REGION, facts={"hotline": "8 7162 25-10-10"}
    )
    type(country).objects.filter(pk__in=[country.pk, region.pk]).update(open_to_public=False)
    return make_hospital(parent=region, facts=FACTS)


class TestHome:
    def test_the_first_page_offers_all_roads_and_hospitals(self, client: Client) -> None:
        make_hospital("mob2")
        make_hospital("shal")
        page = client.get("/kk/").content.decode()

        for road in ("/kk/submit/", "/kk/track/", "#ways", "/kk/mob2/", "/kk/shal/"):
            assert f'href="{road}"' in page
        for way in ("Qoldau 24/7", "SaqtandyryBot", "1414"):
            assert way in page
        assert "тәулік" not in page  # the hours of 1414 are in dispute

    def test_an_address_without_a_language_leads_to_the_readers(self, client: Client) -> None:
        way = client.get("/", headers={"accept-language": "kk"})
        assert (way.status_code, way["Location"]) == (302, "/kk/")

    def test_a_named_hospital_is_led_to(self, client: Client) -> None:
        make_hospital()
        assert client.get("/kk/?organisation=MOB2")["Location"] == "/kk/mob2/"
        assert client.get("/kk/?organisation=nowhere").status_code == 404

    def test_many_hospitals_are_searched_in_any_case_and_language(self, client: Client) -> None:
        names = FACTS | {"address_ru": "г. Сергеевка"}
        make_hospital("mob2", facts=names)
        for _ in range(25):
            make_organisation()
        page = client.get("/kk/").content.decode()
        assert page.count('class="roads hospitals"') == 1
        assert "көрсетілмеді" in page

        found = client.get("/kk/", {"text": "СӘТБАЕВ көш"}).content.decode()
        assert re.findall(r'href="/kk/(\w+)/">\s*<svg', found) == ["submit", "track", "mob2"]
        nothing = client.get("/kk/", {"text": "жоқ нәрсе"}).content.decode()
        assert "Аурухана табылмады" in nothing


class TestChoose:
    def test_the_only_hospital_needs_no_choice(self, client: Client) -> None:
        hospital_with_region()
        assert client.get("/kk/submit/")["Location"] == "/kk/submit/mob2/"

    def test_among_several_one_chooses(self, client: Client) -> None:
        make_hospital("mob2")
        make_hospital("shal")
        page = client.get("/kk/submit/").content.decode()

        assert 'href="/kk/submit/shal/"' in page
        way = client.get("/kk/submit/?organisation=shal")["Location"]
        assert way == "/kk/submit/shal/"


class TestHospital:
    def test_it_shows_its_own_telephones_and_the_regions(self, client: Client) -> None:
        hospital_with_region()
        page = client.get("/kk/mob2/").content.decode()

        for fact in (*FACTS.values(), "8 7162 25-10-10", "18:30", "Дүйсенбіден жұмаға дейін"):
            assert fact in page

    def test_one_that_works_on_saturdays_says_so(self, client: Client) -> None:
        make_hospital("six", week="SIX")

        assert "Дүйсенбіден сенбіге дейін" in client.get("/kk/six/").content.decode()

    @pytest.mark.parametrize("name", ["mob2", "track"])
    def test_its_qr_code_is_a_picture_that_any_page_may_show(
        self, client: Client, settings: Settings, name: str
    ) -> None:
        make_hospital()
        settings.SENIM_PUBLIC_URL = "https://senim.example.kz"
        answer = client.get(f"/kk/qr/{name}.svg")

        assert answer["Content-Type"] == "image/svg+xml"
        assert answer["Cache-Control"] == "public, max-age=3600"
        assert answer.content.startswith(b"<svg xmlns=")
        assert b"style" not in answer.content


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_every_language_within_the_strict_policy(
    client: Client, language: str
) -> None:
    hospital_with_region()
    pages = [
        client.get(f"/{language}/{way}")
        for way in ("", "?text=x", "mob2/", "submit/mob2/", "track/", "slip/x/", "track/x/")
    ]
    walk = Walk(client, language=language)
    for step, typed in (
        ("kind", {}),
        ("kind", {"kind": "COMPLAINT"}),
        ("words", {}),
        ("words", {"text": TEXT * 300, "language": "kk"}),
        ("who", {}),
        ("who", ANONYMOUS),
    ):
        pages.append(walk.post(step, **typed).page)
    walk.send()
    slip = client.get(walk.page["Location"])
    number, code = walk.slip()
    way = followed(client, number, code, language)
    pages += [slip, client.get(way), client.get(f"{way}withdraw/")]
    walk.state = ""
    pages.append(walk.send().page)

    for page in pages:
        text = page.content.decode()
        assert f'<html lang="{language}"' in text
        assert UNSAFE.search(text) is None, UNSAFE.search(text)
        assert len(page.content) < LONGEST_PAGE
        if language != "en":
            assert "Back" not in re.sub(r"<[^>]+>", "", text)
    assert {page.status_code for page in pages} == {200, 409, 410, 422}


def test_the_other_languages_of_a_step_are_buttons_that_carry_the_answers(client: Client) -> None:
    make_hospital()
    page = Walk(client).post("kind", kind="COMPLAINT").body

    for language in ("kk", "ru", "en"):
        assert f'formaction="/{language}/submit/mob2/words/"' in page
    # Enter presses the first button of a form: the way onwards, not a language.
    buttons = re.findall(r'<button[^>]*form="step"[^>]*value="(\w+)"', page)
    assert buttons[0] == "next"


def test_no_page_opens_a_session(client: Client) -> None:
    make_hospital()
    submitted(client)

    assert set(client.cookies) <= {"csrftoken"}
