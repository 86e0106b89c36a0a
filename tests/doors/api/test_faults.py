"""How the API tells what is wrong, whatever it is."""

from typing import Any

import pytest
from django.utils import translation

from senim.api import directory, faults
from senim.api.cards import ACTS_UPON
from senim.rules.iin import IinFault
from senim.rules.workflow import ACTS, Act
from tests.doors.api.caller import Caller, staff
from tests.factories import make_organisation


pytestmark = pytest.mark.django_db


def test_a_fault_of_ours_has_a_number_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(scope: object) -> None:
        raise RuntimeError(f"secret of {scope}")

    monkeypatch.setattr(directory, "places", breaks)

    answer = staff(make_organisation("mob2")).get("/places")

    told = answer.json()
    assert (answer.status_code, told["code"]) == (500, "ERROR")
    assert "secret" not in answer.content.decode()
    incident = told["detail"].split()[-1].rstrip(".")
    assert f"incident {incident} at GET api/v1/places" in caplog.text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_message_is_said_in_each_language(language: str) -> None:
    with translation.override(language):
        said = [*map(str, faults.WORDS.values()), *(str(s) for _, s in faults.SENTENCES.values())]

    assert all(said)
    cyrillic = [any("а" <= letter <= "я" for letter in words.lower()) for words in said]
    assert all(cyrillic) if language != "en" else cyrillic.count(True) < 5


def test_every_fault_of_an_iin_has_its_words() -> None:
    assert {f"iin_{fault.lower()}" for fault in IinFault} <= set(faults.WORDS)


def test_a_card_tells_of_every_act_upon_an_appeal() -> None:
    assert set(ACTS_UPON) == set(ACTS) - {Act.REGISTER, Act.ARCHIVE}


def test_the_description_names_statuses_and_bounds() -> None:
    described: dict[str, Any] = Caller().get("/openapi.json").json()

    operations = described["paths"]["/api/v1/public/appeals"]["post"]
    assert {"201", "400", "409", "413", "422", "429"} <= set(operations["responses"])
    assert "security" not in operations
    listing = described["paths"]["/api/v1/appeals"]["get"]
    assert {"200", "401", "404", "422"} <= set(listing["responses"])
    assert listing["security"] == [{"TokenAuth": []}]
    schema = described["components"]["schemas"]["PublicAppealIn"]["properties"]
    assert schema["text"]["maxLength"] == 20_000
    assert "/api/v1/appeals/{number}/triage" in described["paths"]
    assert "/api/v1/appeals/{number}/TRIAGE" not in described["paths"]
