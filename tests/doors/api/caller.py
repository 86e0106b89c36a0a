"""A system that calls the API, with or without a token."""

import json
from typing import Any

from django.test import Client

from senim.orgs.models import Membership, Organisation
from senim.orgs.services import issue_token
from senim.rules.workflow import Role
from tests.factories import NOON, SYSTEM, make_member


ROOT = "/api/v1"
JSON = "application/json"


class Caller:
    """Sends JSON and keeps the token to itself."""

    def __init__(self, membership: Membership | None = None, language: str = "en") -> None:
        self.client = Client()
        self.headers = {"Accept-Language": language}
        self.membership = membership
        if membership is not None:
            token = issue_token(login=membership.user.username, actor=SYSTEM, at=NOON)
            self.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **params: Any) -> Any:
        return self.client.get(ROOT + path, params, headers=self.headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        sent = body if isinstance(body, str | bytes) else json.dumps(body or {})
        return self.client.post(
            ROOT + path, sent, content_type=JSON, headers=self.headers | headers
        )

    def upload(self, path: str, file: Any) -> Any:
        return self.client.post(ROOT + path, {"file": file}, headers=self.headers)


def staff(organisation: Organisation, *roles: Role, language: str = "en") -> Caller:
    """Return a caller with the token of a new member of staff."""
    return Caller(make_member(organisation, *roles), language)


def faults(response: Any) -> dict[str, str]:
    """Return the fields of a 422 with their messages."""
    assert response.status_code == 422, response.content.decode()
    return {row["field"]: row["message"] for row in response.json()["detail"]}
