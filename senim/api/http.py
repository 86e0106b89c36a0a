"""The request as the API sees it, and how its bodies are read and written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, cast

import orjson
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.types import DictStrAny

from senim.orgs.actors import Actor
from senim.rules.permit import NotFound
from senim.ui.throttle import Limit, allow, client_address


class ApiRequest(HttpRequest):
    """A request whose token has been read: it has an actor."""

    actor: Actor


class BadField(Exception):
    """A field has the right shape and names nothing that exists; `code` picks the words."""

    def __init__(self, field: str, code: str = "unknown") -> None:
        self.field, self.code = field, code
        super().__init__(f"{field}: {code}")


class TooMany(Exception):
    """Someone asks too often; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(f"wait {wait} s")


class Renderer(BaseRenderer):
    """Writes JSON in UTF-8: Cyrillic letters stay readable and small."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: object, *, response_status: int) -> bytes:
        """Return the bytes of an answer."""
        del request, response_status
        return orjson.dumps(data, default=str)


class StrictParser(Parser):
    """Reads JSON as RFC 8259 has it: no NaN, no Infinity."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return what the body holds; any exception becomes 400.

        The parser of the standard library keeps lone surrogates, so that the field they stand in
        can be named later.
        """
        return cast("DictStrAny", json.loads(request.body, parse_constant=_no_number))


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


@contextmanager
def naming(field: str) -> Iterator[None]:
    """Say of what is not found within the block that this field names nothing."""
    try:
        yield
    except NotFound:
        raise BadField(field) from None


def limited(request: HttpRequest, limit: Limit, key: str = "") -> None:
    """Count a try by this key, or by who asks; raises TooMany beyond the limit."""
    wait = allow(limit, key or client_address(request))
    if wait:
        raise TooMany(wait)


def next_page(request: HttpRequest, after: str) -> str | None:
    """Return the URL of the page that follows this one; None after the last."""
    if not after:
        return None
    asked = request.GET.copy()
    asked["after"] = after
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
