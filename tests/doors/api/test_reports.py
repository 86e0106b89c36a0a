"""The half-year analysis over REST: each figure's list counts what the figure says."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine

from senim.orgs.models import Organisation
from tests.doors.api.caller import Caller, faults, staff
from tests.factories import NOON, make_organisation
from tests.reports.hospital import PRINTED, build_hospital


PATH = "/reports/half-year"
PERIOD = {"organisation": "mob2", "from": "2022-01-01", "to": "2022-06-30"}


@pytest.fixture
def hospital(db: None) -> Organisation:  # noqa: ARG001  # the database is wanted, not its value
    return build_hospital()


@pytest.fixture
def empty(db: None) -> Organisation:  # noqa: ARG001  # the same
    return make_organisation("mob2")


def figures(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in report["sections"]:
        for table in section["tables"]:
            for row in table["rows"]:
                yield from row["figures"]
        for chart in section["charts"]:
            yield from chart["marks"]


def records(caller: Caller, url: str) -> int:
    found = urlsplit(url)
    assert found.path == "/api/v1/appeals"
    answer = caller.get("/appeals", size=1, **dict(parse_qsl(found.query)))
    assert answer.status_code == 200, answer.content
    return int(answer.json()["count"])


def test_the_count_of_every_list_is_the_value_of_its_figure(hospital: Organisation) -> None:
    caller = staff(hospital)

    report = caller.get(PATH, **PERIOD).json()

    newest = [figure for figure in figures(report) if figure["id"].endswith(".2022")]
    values = {figure["records"]: figure["value"] for figure in newest}
    assert len(values) > 250
    assert {url: records(caller, url) for url in values} == values


def test_a_figure_has_its_share_and_its_base(hospital: Organisation) -> None:
    report = staff(hospital).get(PATH, **PERIOD).json()

    assert report["organisation"]["code"] == "mob2"
    assert [(p["from_day"], p["to_day"]) for p in report["periods"]] == [
        ("2022-01-01", "2022-06-30"),
        ("2021-01-01", "2021-06-30"),
        ("2020-01-01", "2020-06-30"),
    ]
    found = {figure["id"]: figure for figure in figures(report)}
    assert found["hotline-direction.COMPLAINT.2022"] == {
        "id": "hotline-direction.COMPLAINT.2022",
        "label": "Complaint",
        "kind": "count",
        "value": 5,
        "share": 7.81,
        "base": 64,
        "mean": None,
        "records": "/api/v1/appeals?organisation=mob2&journal=J_PHONE&kind=COMPLAINT"
        "&from=2022-01-01&to=2022-06-30",
    }
    mean = found["reviews-2gis-ratings.mean.2022"]
    assert (mean["kind"], mean["mean"], mean["value"], mean["base"]) == ("mean", 1.36, 14, 14)
    assert found["book-kinds.THANKS.2020"]["share"] is None


def test_the_top_table_tells_its_growth(hospital: Organisation) -> None:
    report = staff(hospital).get(PATH, **PERIOD).json()

    top = report["sections"][0]["tables"][0]
    assert [row["figures"][0]["value"] for row in top["rows"]] == PRINTED["top_table"]["2022H1"]
    assert [row["change"] for row in top["rows"]][:4] == [
        {"difference": 280, "growth": 109.8},
        {"difference": -26, "growth": -27.96},
        {"difference": 306, "growth": 188.89},
        {"difference": 0, "growth": None},
    ]


def test_ones_own_organisation_and_the_last_half_year_are_meant_when_nothing_is_named(
    empty: Organisation,
) -> None:
    with time_machine.travel(NOON, tick=False):
        report = staff(empty).get(PATH).json()

    assert report["organisation"]["code"] == "mob2"
    assert report["periods"][0]["from_day"] == "2025-07-01"


@pytest.mark.parametrize("field", ["from", "to"])
def test_a_bad_parameter_is_named(empty: Organisation, field: str) -> None:
    answer = staff(empty).get(PATH, **(PERIOD | {field: "31.06.2022"}))

    assert list(faults(answer)) == [field]


def test_another_hospital_is_not_found(empty: Organisation) -> None:
    make_organisation("rpc")

    assert staff(empty).get(PATH, **(PERIOD | {"organisation": "rpc"})).status_code == 404


def test_nobody_reads_it_without_a_token(empty: Organisation) -> None:
    assert empty.code == "mob2"
    assert Caller().get(PATH, **PERIOD).status_code == 401
