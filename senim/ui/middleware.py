"""The manners of every request: reads do not write, answers carry safe headers, errors speak."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.defaults import page_not_found

from senim.rules.permit import NotFound, Refused
from senim.ui import views


Next = Callable[[HttpRequest], HttpResponseBase]

log = logging.getLogger(__name__)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
QUESTIONS = frozenset(
    {"SELECT", "EXPLAIN", "SHOW", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "SET", "PRAGMA"}
)
# A common table expression may hide a change; these words never occur in one that only asks.
CHANGES = re.compile(r"\b(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE)
# A sign-in by another house's page comes back by GET and must write.
WRITING_VIEWS = ("allauth.",)

PERSONAL = re.compile(r"^/(?:(?:kk|ru|en)/)?(?:desk|accounts|track|slip|submit)(?:/|$)")
PERMISSIONS = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class WroteDuringRead(RuntimeError):
    """A page that was only to be shown tried to change the database."""


@contextmanager
def writing_allowed() -> Iterator[None]:
    """Let a read write for the length of this block: the log of who saw personal data."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


class ReadsDoNotWrite:
    """Let only questions through to the database while a GET is answered."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(_Watch(request)))
            return self.get_response(request)


class _Watch:
    """Stand between one request and one database connection."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __call__(
        self,
        execute: Callable[..., object],
        sql: str,
        params: object,
        many: bool,  # noqa: FBT001  # Django's signature
        context: dict[str, object],
    ) -> object:
        if not (_only_asks(sql) or _writing.get() or self._may_write()):
            self._object(sql)
        return execute(sql, params, many, context)

    def _may_write(self) -> bool:
        match = self.request.resolver_match
        return match is not None and match.func.__module__.startswith(WRITING_VIEWS)

    def _object(self, sql: str) -> None:
        # The words up to the table only: values may be personal.
        message = f"{self.request.method} wrote: {' '.join(sql.split()[:3])}"
        if settings.DEBUG or settings.SENIM_STRICT_READS:
            raise WroteDuringRead(message)
        log.error(message)


def _only_asks(sql: str) -> bool:
    first = sql.lstrip(" \t\r\n(").partition(" ")[0].rstrip(";").upper()
    if first == "WITH":
        return CHANGES.search(sql) is None
    return first in QUESTIONS


class SecurityHeaders:
    """Add the headers that Django and django-csp leave out; personal pages are never kept."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _is_personal(request):
            response.setdefault("Cache-Control", "no-store, private")
        return response


def _is_personal(request: HttpRequest) -> bool:
    """Tell whether the answer may show what belongs to one person: also any answer to a form."""
    return (
        request.method not in SAFE_METHODS
        or PERSONAL.match(request.path) is not None
        or settings.SESSION_COOKIE_NAME in request.COOKIES
    )


class Errors:
    """Turn what rooms raise into pages: a refusal into 409, what is out of scope into 404."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for the two exceptions that are no faults of ours; leave the others alone."""
        match exception:
            case Refused():
                return views.refused(request, exception)
            case NotFound():
                return page_not_found(request, exception)
        return None
