"""What a list of appeals can be cut by: one vocabulary for the inbox, the API and every figure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    ReviewReason,
    ReviewSubject,
    Topic,
    Verdict,
)
from senim.rules.workflow import State


NONE = "none"  # the value for "not stated": such records are counted, never hidden
MAX_TEXT = 300

Codes = tuple[str, ...]


class BadFilter(ValueError):
    """A filter value is not of its kind; `field` names the filter."""

    def __init__(self, field: str, value: str) -> None:
        self.field, self.value = field, value
        super().__init__(f"{field}: {value[:40]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealFilter:
    """A cut of the register. Codes are alternatives within a field; fields narrow one another.

    `department` takes the units below with it; `NONE` among the codes means "not stated".
    """

    organisation: str = ""
    department: Codes = ()
    group: Codes = ()
    channel: Codes = ()
    journal: Codes = ()
    kind: Codes = ()
    legal_kind: Codes = ()
    form: Codes = ()
    verdict: Codes = ()
    decision: Codes = ()
    state: Codes = ()
    topic: Codes = ()
    place: Codes = ()
    language: Codes = ()
    rating: Codes = ()
    review_subject: Codes = ()
    review_reason: Codes = ()
    media: bool | None = None
    anonymous: bool | None = None
    repeat: bool | None = None
    open: bool | None = None
    mine: bool = False
    due: str = ""  # "overdue" or "soon"
    from_day: date | None = None
    to_day: date | None = None
    text: str = ""

    def params(self) -> dict[str, str]:
        """Return the filter as the parameters of a URL; `parse` reads them back."""
        return {PARAMETERS.get(n, n): _written(value) for n, value in self.stated().items()}

    def stated(self) -> dict[str, Any]:
        """Return the fields that cut anything off, with what they ask for."""
        asked = zip(_NAMES, _values(self), _DEFAULTS, strict=True)
        return {name: value for name, value, default in asked if value != default}

    def query_string(self) -> str:
        """Return the filter as the query of a URL."""
        return urlencode(self.params())


_NAMES = tuple(each.name for each in fields(AppealFilter))
_DEFAULTS = tuple(each.default for each in fields(AppealFilter))
_values = attrgetter(*_NAMES)
PARAMETERS = {"from_day": "from", "to_day": "to"}

_ENUMS: dict[str, Iterable[str]] = {
    "channel": ChannelCode,
    "journal": Journal,
    "kind": ContentKind,
    "legal_kind": LegalKind,
    "form": Form,
    "verdict": Verdict,
    "decision": Decision,
    "state": State,
    "topic": Topic,
    "language": Language,
    "rating": ("1", "2", "3", "4", "5"),
    "review_subject": ReviewSubject,
    "review_reason": ReviewReason,
}
_FREE_CODES = ("department", "group", "place")
_FLAGS = ("media", "anonymous", "repeat", "open")
_DUE = ("", "overdue", "soon")
_TRUTH = {"": None, "true": True, "1": True, "false": False, "0": False}


def parse(params: Mapping[str, str]) -> AppealFilter:
    """Read a filter from the parameters of a URL, ignoring names it does not know.

    Raises BadFilter naming the parameter whose value is not of its kind.
    """
    values: dict[str, Any] = {}
    for field in (f.name for f in fields(AppealFilter)):
        name = PARAMETERS.get(field, field)
        raw = params.get(name, "").strip()
        if raw:
            values[field] = _READERS.get(field, _text)(name, raw)
    return AppealFilter(**values)


def _codes(name: str, raw: str) -> Codes:
    found = tuple(dict.fromkeys(code.strip() for code in raw.split(",") if code.strip()))
    known = _ENUMS.get(name)
    strangers = [c for c in found if known is not None and c != NONE and c not in set(known)]
    if strangers or len(raw) > MAX_TEXT or "\x00" in raw:
        raise BadFilter(name, raw)
    return found


def _flag(name: str, raw: str) -> bool | None:
    if raw.lower() not in _TRUTH:
        raise BadFilter(name, raw)
    return _TRUTH[raw.lower()]


def _mine(name: str, raw: str) -> bool:
    return bool(_flag(name, raw))


def _day(name: str, raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise BadFilter(name, raw) from error


def _due(name: str, raw: str) -> str:
    if raw not in _DUE:
        raise BadFilter(name, raw)
    return raw


def _text(name: str, raw: str) -> str:
    if "\x00" in raw or any("\ud800" <= letter <= "\udfff" for letter in raw):
        raise BadFilter(name, raw)
    return raw[:MAX_TEXT]


_READERS: dict[str, Callable[[str, str], Any]] = {
    **dict.fromkeys((*_ENUMS, *_FREE_CODES), _codes),
    **dict.fromkeys(_FLAGS, _flag),
    "mine": _mine,
    "from_day": _day,
    "to_day": _day,
    "due": _due,
}


def _written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return ",".join(value)
        case date():
            return value.isoformat()
        case str():
            return value
    return ""
