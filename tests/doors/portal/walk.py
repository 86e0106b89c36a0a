"""Walking through the public pages as a person without scripts does: by forms and buttons."""

import html
import re
from typing import Any

from django.test import Client

from senim.orgs.models import Organisation
from tests.factories import make_department, make_organisation


STATE = re.compile(r'name="state" value="([^"]+)"')
PLATE = re.compile(r'class="plate">.*?<strong>(.*?)</strong>', re.DOTALL)
TEXT = "Қабылдау бөлімшесінде екі сағат күттік, ешкім келмеді."
NAMED = {
    "identity": "NAMED",
    "full_name": "Әбдіқадырқызы Гүлжәмилә",
    "phone": "8 701 123 45 67",
    "iin": "900101 300017",
    "email": "g@example.kz",
    "address": "Көкшетау",
}
ANONYMOUS = {"identity": "ANONYMOUS"}


def plain_spaces(text: str) -> str:
    """Write the spaces that do not break, as dates have them, as plain ones."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def make_hospital(code: str = "mob2", **more: Any) -> Organisation:
    hospital = make_organisation(code, **more)
    make_department(hospital, "SURG")
    return hospital


class Walk:
    """One person's way through the pages; keeps the signed state that the last page carried."""

    def __init__(self, client: Client, code: str = "mob2", language: str = "kk") -> None:
        self.client, self.code, self.language = client, code, language
        self.page = client.get(f"/{language}/submit/{code}/")
        self.state = self._state()

    @property
    def body(self) -> str:
        return plain_spaces(html.unescape(self.page.content.decode()))

    def post(self, step: str, go: str = "next", **typed: Any) -> "Walk":
        way = f"/{self.language}/submit/{self.code}/{step}/"
        self.page = self.client.post(way, {"state": self.state, "go": go, **typed})
        if self.page.status_code in {200, 422}:
            self.state = self._state()
        return self

    def to_check(self, kind: str = "COMPLAINT", **who: Any) -> "Walk":
        self.post("kind", kind=kind)
        self.post("words", text=TEXT, department="SURG", language="kk")
        return self.post("who", **(who or NAMED))

    def send(self) -> "Walk":
        return self.post("check", "send")

    def slip(self) -> tuple[str, str]:
        """Return the number and the code that the slip shows."""
        self.page = self.client.get(self.page["Location"])
        number, code = PLATE.findall(self.body)
        return number, code

    def _state(self) -> str:
        found = STATE.search(self.page.content.decode())
        assert found is not None, self.page.content.decode()[:2000]
        return html.unescape(found[1])


def submitted(client: Client, **who: Any) -> tuple[str, str]:
    """Send a complaint and return its number and code."""
    return Walk(client).to_check(**who).send().slip()


def followed(client: Client, number: str, code: str, language: str = "kk") -> str:
    """Open the case by number and code; return the address of its page."""
    answer = client.post(f"/{language}/track/", {"number": number, "code": code})
    assert answer.status_code == 303
    return str(answer["Location"])
