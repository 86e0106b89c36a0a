"""`python -m tests.bench.counting UNTIL NUMBER…`: how many statements each work takes.

Each work is done once before it is counted, as a server does it that has run for a minute.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.works import CREATED, OK, REGISTRATION, Page, body_of, pages


TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def count(until: date, numbers: list[str]) -> dict[str, int]:
    """Return the statements of each work by its name."""
    from senim.orgs.models import User  # noqa: PLC0415 (after set-up)

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="spp"), backend="senim.desk.accounts.StaffBackend")
    counted = {REGISTRATION: _statements(partial(_register, client), CREATED)}
    for page in pages(numbers, until):
        counted[page.name] = _statements(partial(_look, client, page), OK)
    return counted


def _look(client: Client, page: Page, _at: int) -> Any:
    return client.get(page.paths[0])


def _register(client: Client, at: int) -> Any:
    return client.post(
        "/api/v1/public/appeals",
        body_of("counting")(at),
        content_type="application/json",
        headers={"Idempotency-Key": f"counting-{at}"},
    )


def _statements(work: Callable[[int], Any], expect: int) -> int:
    answer = work(0)
    assert answer.status_code == expect, answer.content[:2000].decode()
    with CaptureQueriesContext(connection) as asked:
        work(1)
    return sum(not query["sql"].startswith(TRANSACTION) for query in asked)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(count(date.fromisoformat(sys.argv[1]), sys.argv[2:])))
