"""The manners of requests: reads ask only, headers are safe, errors speak."""

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from senim.ui.middleware import WroteDuringRead, _only_asks


@pytest.mark.parametrize(
    ("sql", "asks"),
    [
        ("SELECT 1", True),
        ("  (SELECT 1) UNION (SELECT 2)", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("WITH a AS (DELETE FROM t RETURNING 1) SELECT * FROM a", False),
        ('SAVEPOINT "s"', True),
        ("BEGIN", True),
        ("INSERT INTO t VALUES (1)", False),
        ("UPDATE t SET a = 1", False),
        ("DELETE FROM t", False),
        ("CREATE TABLE t (a)", False),
    ],
)
def test_a_question_is_told_from_a_change(sql: str, *, asks: bool) -> None:
    assert _only_asks(sql) is asks


@pytest.mark.django_db
class TestReadsDoNotWrite:
    def test_a_get_may_ask(self, house: Client) -> None:
        assert house.get("/ask/").content == b"0"

    def test_a_get_that_writes_fails_in_tests(self, house: Client) -> None:
        with pytest.raises(WroteDuringRead, match=r"^GET wrote: UPDATE \"orgs_user\" SET$"):
            house.get("/write/")

    def test_a_get_that_writes_is_only_reported_in_production(
        self, house: Client, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings.SENIM_STRICT_READS = False
        with caplog.at_level(logging.ERROR, logger="senim.ui.middleware"):
            assert house.get("/write/").content == b"written"
        assert 'GET wrote: UPDATE "orgs_user" SET' in caplog.text
        assert "nobody" not in caplog.text

    def test_the_log_of_looks_may_write(self, house: Client) -> None:
        assert house.get("/write/?permitted=1").content == b"written"

    def test_a_post_may_write(self, house: Client) -> None:
        assert house.post("/write/").content == b"written"


@pytest.mark.django_db
class TestSecurityHeaders:
    def test_every_answer_carries_them(self, house: Client) -> None:
        response = house.get("/ask/")
        assert "camera=()" in response["Permissions-Policy"]
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "Cache-Control" not in response

    @pytest.mark.parametrize("path", ["/desk/ask/", "/kk/track/", "/ru/track/"])
    def test_personal_pages_are_not_kept(self, house: Client, path: str) -> None:
        assert house.get(path)["Cache-Control"] == "no-store, private"

    def test_answers_to_forms_are_not_kept(self, house: Client) -> None:
        assert house.post("/write/")["Cache-Control"] == "no-store, private"

    def test_pages_of_a_session_are_not_kept(self, house: Client, settings: Settings) -> None:
        house.cookies[settings.SESSION_COOKIE_NAME] = "x"
        assert house.get("/ask/")["Cache-Control"] == "no-store, private"


class TestErrors:
    def test_a_refusal_says_why_and_what_to_do(self, house: Client) -> None:
        response = house.get("/refuse/", headers={"referer": "http://testserver/desk/7/"})
        page = response.content.decode()
        assert response.status_code == 409
        assert "Бұны қазір орындауға болмайды" in page
        assert "Ештеңе өзгерген жоқ." in page
        assert 'href="/desk/7/"' not in page
        assert 'href="http://testserver/desk/7/"' in page
        assert "data-ui-keeps-drafts" in page

    def test_a_refusal_never_leads_to_a_stranger(self, house: Client) -> None:
        page = house.get(
            "/refuse/", headers={"referer": "https://elsewhere.example/"}
        ).content.decode()
        assert "elsewhere" not in page

    def test_to_htmx_only_the_words_are_sent(self, house: Client) -> None:
        response = house.get("/refuse/", headers={"hx-request": "true"})
        assert response.status_code == 409
        assert response.content.decode().strip().startswith('<div class="note" data-tone="late">')

    def test_what_is_out_of_scope_does_not_exist(self, house: Client) -> None:
        response = house.get("/lose/", headers={"accept-language": "ru"})
        assert response.status_code == 404
        assert "Такой страницы нет" in response.content.decode()

    def test_other_faults_are_left_alone(self, house: Client) -> None:
        assert house.get("/nowhere/").status_code == 404

    def test_too_many_tries_ask_to_wait(self, house: Client) -> None:
        response = house.get("/wait/")
        assert response.status_code == 429
        assert response["Retry-After"] == "130"
        assert "3 минут күтіп" in response.content.decode()

    @pytest.mark.usefixtures("house")
    def test_a_form_that_was_open_too_long_is_explained(self) -> None:
        response = Client(enforce_csrf_checks=True).post("/ask/")
        assert response.status_code == 403
        assert "Бет тым ұзақ ашық тұрды" in response.content.decode()
