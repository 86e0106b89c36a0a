"""Faults as the API tells them: a status, a code, and words in the language of the one who asks."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from senim.api.http import BadField, TooMany
from senim.appeals.filters import BadFilter
from senim.rules.files import BadFile, FileFault
from senim.rules.permit import NotFound, Refused
from senim.ui.labels import refusal_words
from senim.ui.labels.files import fault_words


log = logging.getLogger(__name__)

BAD_REQUEST, UNKNOWN_CALLER, MISSING = 400, 401, 404
REFUSED, TOO_LARGE, BAD_SHAPE, TOO_MANY, OUR_FAULT = 409, 413, 422, 429, 500

SENTENCES: Mapping[int, tuple[str, StrPromise]] = {
    BAD_REQUEST: ("BAD_REQUEST", _("The request cannot be read: it is not valid JSON.")),
    UNKNOWN_CALLER: ("UNAUTHORISED", _("A valid token is needed: Authorization: Bearer …")),
    MISSING: ("NOT_FOUND", _("There is nothing here, or it is not yours to see.")),
    TOO_LARGE: ("TOO_LARGE", _("The request is too large.")),
    TOO_MANY: ("TOO_MANY", _("Too many requests: try again in %(wait)s seconds.")),
    OUR_FAULT: ("ERROR", _("Something went wrong on our side. Incident %(incident)s.")),
}

_WHOLE = _("Must be a whole number.")
_DAY = _("Must be a date like 2026-03-06.")
_MOMENT = _("Must be a moment like 2026-03-06T18:31:00+05:00.")
_TRUTH = _("Must be true or false.")
_THING = _("Must be an object with named fields.")

# By the type of pydantic's error, or by the code of our own checks.
WORDS: Mapping[str, StrPromise] = {
    "missing": _("This field is required."),
    "empty": _("This field must not be empty."),
    "string_type": _("Must be a text."),
    "string_too_short": _("This field must not be empty."),
    "string_too_long": _("Too long: at most %(max_length)s characters."),
    "string_unicode": _("Contains half a character (a lone surrogate): it is no text."),
    "string_pattern_mismatch": _("Contains characters that are not allowed here."),
    "nul": _("Contains the NUL character: remove it."),
    "enum": _("Must be one of: %(expected)s."),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "greater_than_equal": _("Must be at least %(ge)s."),
    "less_than_equal": _("Must be at most %(le)s."),
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "datetime_object_invalid": _MOMENT,
    "list_type": _("Must be a list."),
    "too_long": _("Too many: at most %(max_length)s."),
    "too_short": _("Too few: at least %(min_length)s."),
    "model_type": _THING,
    "model_attributes_type": _THING,
    "dict_type": _THING,
    "iin_length": _("An ИИН has twelve digits."),
    "iin_date": _("The first digits of this ИИН are not a date of birth."),
    "iin_check_digit": _("The last digit of this ИИН does not fit: check it for a slip."),
    "email": _("This is not an e-mail address."),
    "beyond": _("No clock of ours covers this year."),
    "future": _("This moment has not come yet."),
    "nameless": _("Give the full name, or send the appeal anonymously."),
    "unknown": _("There is nothing by this name here."),
    "filter": _("This value does not fit the filter."),
    "file": _("A file is needed."),
}
OTHER = _("This value is not valid.")
WRAPPERS = frozenset({"body", "wanted", "asked"})  # the parameters that hold a whole schema


def install(api: NinjaAPI) -> None:
    """Teach the API to answer for everything that can be raised below it."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Refused: refused,
        NotFound: missing,
        Http404: missing,
        BadField: bad_field,
        BadFilter: bad_filter,
        BadFile: bad_file,
        ValidationError: bad_shape,
        TooMany: too_many,
        RequestDataTooBig: too_large,
        TooManyFieldsSent: too_large,
        UnreadablePostError: unreadable,
        AuthenticationError: unknown_caller,
        HttpError: unreadable,
        Exception: our_fault,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def told(status: int, **params: object) -> dict[str, object]:
    """Return the body of a fault that has one sentence."""
    code, sentence = SENTENCES[status]
    return {"code": code, "detail": str(sentence) % params if params else str(sentence)}


def answer(status: int, body: Mapping[str, object]) -> HttpResponse:
    """Return a fault as an answer of the API."""
    return HttpResponse(orjson.dumps(body), content_type="application/json", status=status)


def named(faults: Sequence[tuple[str, str]]) -> HttpResponse:
    """Answer 422 with each field and what is wrong with it."""
    detail = [{"field": field, "message": message} for field, message in faults]
    return answer(BAD_SHAPE, {"code": "BAD_SHAPE", "detail": detail})


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Answer 409 with the reason that the rules gave, as a code and in words."""
    del request
    body = {"code": error.code, "detail": refusal_words(error), "params": error.params}
    return answer(REFUSED, body)


def missing(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 404: what is out of scope does not exist."""
    del request, error
    return answer(MISSING, told(MISSING))


def bad_field(request: HttpRequest, error: BadField) -> HttpResponse:
    """Answer 422 for a field that names nothing."""
    del request
    return named([(error.field, str(WORDS[error.code]))])


def bad_filter(request: HttpRequest, error: BadFilter) -> HttpResponse:
    """Answer 422 for a filter whose value is not of its kind."""
    del request
    return named([(error.field, str(WORDS["filter"]))])


def bad_file(request: HttpRequest, error: BadFile) -> HttpResponse:
    """Answer 413 for a file that is too large and 422 for one that is not taken."""
    del request
    if error.fault is FileFault.TOO_BIG:
        return answer(TOO_LARGE, {"code": "TOO_LARGE", "detail": fault_words(error)})
    return named([("file", fault_words(error))])


def bad_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 422 with every field that has the wrong shape."""
    del request
    return named([(_field(fault["loc"]), _message(fault)) for fault in error.errors])


def _field(place: Sequence[str | int]) -> str:
    """Return "applicant.iin" for ("body", "body", "applicant", "iin")."""
    parts = [str(part) for part in place[1:]]
    if parts and parts[0] in WRAPPERS and place[0] in {"body", "query"}:
        parts = parts[1:]
    return ".".join(parts) or str(place[0])


def _message(fault: Mapping[str, Any]) -> str:
    words = str(WORDS.get(fault["type"], OTHER))
    facts = dict(fault.get("ctx", {}))
    if "expected" in facts:
        facts["expected"] = str(facts["expected"]).replace("'", "").replace(" or ", ", ")
    return words % facts


def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    """Answer 429 and say how long to wait."""
    del request
    response = answer(TOO_MANY, told(TOO_MANY, wait=error.wait))
    response["Retry-After"] = str(error.wait)
    return response


def too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 413: a body beyond the limit is not read."""
    del request, error
    return answer(TOO_LARGE, told(TOO_LARGE))


def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 400 for a body that is no JSON."""
    del request, error
    return answer(BAD_REQUEST, told(BAD_REQUEST))


def unknown_caller(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 401 where the token is missing, unknown or revoked."""
    del request, error
    response = answer(UNKNOWN_CALLER, told(UNKNOWN_CALLER))
    response["WWW-Authenticate"] = 'Bearer realm="Senim"'
    return response


def our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 500 with a number under which the log tells what happened; never a traceback."""
    incident = secrets.token_hex(4)
    where = request.resolver_match.route if request.resolver_match else ""
    log.error("incident %s at %s %s", incident, request.method, where, exc_info=error)
    return answer(OUR_FAULT, told(OUR_FAULT, incident=incident))
