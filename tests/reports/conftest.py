"""The hospital whose half-year was printed, and its report."""

from datetime import date

import pytest

from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.reports.figures import Report
from senim.reports.half_year import half_year
from tests.reports.hospital import build_hospital


@pytest.fixture
def hospital(db: None) -> Organisation:  # noqa: ARG001  # the database is wanted, not its value
    return build_hospital()


_MADE: dict[str, Report] = {}  # a report is a value: made once, read by many


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    if "2022" not in _MADE:
        built: Organisation = request.getfixturevalue("hospital")
        _MADE["2022"] = half_year(
            Scope.of(built), built, from_day=date(2022, 1, 1), to_day=date(2022, 6, 30)
        )
    return _MADE["2022"]
