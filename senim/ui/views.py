"""Pages that answer for the whole house: refused, too often, form too old."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from senim.rules.permit import Refused
from senim.ui.labels import refusal_words


SECONDS_A_MINUTE = 60


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Say why the rules do not allow an act; to htmx, only the words."""
    words = refusal_words(error)
    return _answer(request, "refused", {"words": words}, HTTPStatus.CONFLICT)


def throttled(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """Ask to wait; the header says for how many seconds, the page in minutes."""
    minutes = max(1, -(-seconds // SECONDS_A_MINUTE))
    response = _answer(request, "throttled", {"minutes": minutes}, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Explain that the form was open too long and nothing was accepted."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def _answer(
    request: HttpRequest, name: str, context: dict[str, object], status: HTTPStatus
) -> HttpResponse:
    is_fragment = request.headers.get("HX-Request") == "true"
    template = f"ui/_{name}.html" if is_fragment else f"ui/{name}.html"
    return render(request, template, context | {"back_url": _back(request)}, status=status)


def _back(request: HttpRequest) -> str:
    """Return where the reader came from when that is one of our own pages, else the first page."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if is_ours else "/"
