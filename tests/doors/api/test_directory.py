"""/api/v1: organisations, departments, ways in, places and journals."""

import pytest

from senim.orgs.services import Names, add_place
from senim.rules.kinds import Level
from senim.rules.workflow import Role
from tests.doors.api.caller import faults, staff
from tests.factories import NOON, SYSTEM, make_department, make_organisation, register


pytestmark = pytest.mark.django_db


def test_organisations_are_those_in_scope() -> None:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation("mob2", parent=region)
    make_organisation("elsewhere")
    region.refresh_from_db()

    of_region = staff(region, Role.REGION_OPERATOR).get("/organisations").json()["items"]
    of_hospital = staff(hospital).get("/organisations").json()["items"]

    assert [row["code"] for row in of_region] == ["kz-11", "mob2"]
    assert of_hospital == [
        {
            "code": "mob2",
            "parent": "kz-11",
            "level": "ORGANISATION",
            "ownership": "STATE",
            "names": {"kk": "mob2 ауруханасы", "ru": "Больница mob2", "en": "Hospital mob2"},
            "week": "FIVE",
            "day_ends": "18:30",
            "open_to_public": True,
        }
    ]


def test_departments_and_channels_are_ones_own_unless_another_is_named() -> None:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation("mob2", parent=region)
    neighbour = make_organisation("other", parent=region)
    region.refresh_from_db()
    make_department(hospital, "SURG")
    make_department(neighbour, "EYES")
    own, above = staff(hospital), staff(region, Role.REGION_OPERATOR)

    for path in ("/departments", "/channels"):
        assert {row["organisation"] for row in own.get(path).json()["items"]} == {"mob2"}
        found = above.get(path, organisation="other").json()["items"]
        assert {row["organisation"] for row in found} == {"other"}
        assert own.get(path, organisation="other").status_code == 404
    assert [row["code"] for row in own.get("/departments").json()["items"]] == ["SURG"]
    words = {row["code"]: row["words"] for row in own.get("/channels").json()["items"]}
    assert words["SITE"] == "Website"


def test_places_are_the_countrys() -> None:
    names = Names("Көкшетау", "Кокшетау", "Kokshetau")
    add_place(code="KOKSHE", names=names, position=1, actor=SYSTEM, at=NOON)

    found = staff(make_organisation("mob2")).get("/places").json()["items"]

    assert found == [
        {
            "code": "KOKSHE",
            "kato": "",
            "names": {"kk": "Көкшетау", "ru": "Кокшетау", "en": "Kokshetau"},
        }
    ]


def test_a_journal_is_read_line_by_line() -> None:
    organisation = make_organisation("mob2")
    for _ in range(3):
        register(organisation)
    caller = staff(organisation)

    first = caller.get("/journals/J_MEDIA", year=2026, size=2).json()
    second = caller.client.get(first["next"], headers=caller.headers).json()

    assert first["count"] == second["count"] == 3
    assert [line["n"] for line in first["items"] + second["items"]] == [1, 2, 3]
    assert first["items"][0]["number"] == first["items"][0]["appeal"] == "MOB2-M-2026-00001"
    assert second["next"] is None
    assert caller.get("/journals/J_BOOK", year=2026).json()["count"] == 0
    assert set(faults(caller.get("/journals/J_DIARY"))) == {"journal"}


def test_a_journal_of_a_neighbour_does_not_exist() -> None:
    make_organisation("mob2")
    neighbour = staff(make_organisation("other"))

    assert neighbour.get("/journals/J_MEDIA", organisation="mob2").status_code == 404
