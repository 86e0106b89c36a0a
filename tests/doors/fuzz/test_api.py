"""The API fuzzed from its own description: no answer is a fault of ours, all are as described.

SENIM_FUZZ_EXAMPLES asks for more than the few examples an operation gets in the suite.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from senim.appeals.models import Appeal
from senim.orgs.services import Names, add_place
from senim.rules.workflow import Role, State
from tests.doors.api.caller import staff
from tests.factories import NOON, SYSTEM, make_appeal, make_department, make_organisation


pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = int(os.environ.get("SENIM_FUZZ_EXAMPLES", "20"))
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


# Asked once, when the tests are gathered: no database is needed to describe the API.
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
schema.config.phases.coverage.unexpected_methods = set()  # 405 is Django's own


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Let requests keep the connection in whose transaction the test lives, as Client does."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def headers(settings: Any, tmp_path: Any, _one_connection: None) -> dict[str, str]:
    """Fill a register without limits; return the token of somebody who may do everything."""
    settings.SENIM_RATE_LIMITS = False
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": tmp_path}
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": options}}
    organisation = make_organisation("mob2")
    make_department(organisation, "SURG")
    names = Names("Көкшетау", "Кокшетау", "Kokshetau")
    add_place(code="KOKSHE", names=names, position=1, actor=SYSTEM, at=NOON)
    for state in (State.REGISTERED, State.IN_WORK, State.ON_SIGN, State.ANSWERED):
        make_appeal(organisation, state=state)
    return staff(organisation, *Role).headers


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_no_answer_is_a_fault_of_ours(case: Any, headers: dict[str, str]) -> None:
    numbers = list(Appeal.objects.values_list("number", flat=True))
    if "number" in case.path_parameters and len(str(case.path_parameters["number"])) % 2:
        case.path_parameters["number"] = numbers[len(str(case.body)) % len(numbers)]

    case.call_and_validate(headers=headers, checks=CHECKS)
