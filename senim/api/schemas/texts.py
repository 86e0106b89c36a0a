"""The texts, codes and moments that bodies are made of: bounded, clean, and named when wrong."""

import unicodedata
from datetime import datetime
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from ninja.params import functions
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from senim.rules.iin import BadIin, parse_iin


MAX_TEXT = 20_000
FIRST_YEAR, LAST_YEAR = 2000, 2100  # what a clock of ours could mean


def _clean(value: str) -> str:
    """Refuse NUL, which one of the two databases cannot keep; write letters in one way (NFC)."""
    if "\x00" in value:
        raise PydanticCustomError("nul", "NUL is no text")
    return unicodedata.normalize("NFC", value)


def _said(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "nothing was said")
    return value


def _iin(value: str) -> str:
    if not value:
        return value
    try:
        return parse_iin(value).digits
    except BadIin as bad:
        raise PydanticCustomError(f"iin_{bad.fault.lower()}", "not an IIN") from None


def _email(value: str) -> str:
    if value:
        try:
            validate_email(value)
        except ValidationError:
            raise PydanticCustomError("email", "not an address") from None
    return value


def _nothing(value: object) -> object:
    """Take null for nothing: many systems write it for an empty text."""
    return "" if value is None else value


def _moment(value: datetime) -> datetime:
    """Read a moment without an offset as local time; refuse years that no clock here means."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("beyond", "not a year of ours")
    return value if timezone.is_aware(value) else timezone.make_aware(value)


Clean = AfterValidator(_clean)
Optional = BeforeValidator(_nothing)

Text = Annotated[
    str, StringConstraints(max_length=MAX_TEXT, min_length=1), Clean, AfterValidator(_said)
]
OptionalText = Annotated[str, StringConstraints(max_length=MAX_TEXT), Clean, Optional]
Line = Annotated[str, StringConstraints(max_length=300), Clean, Optional]
Name = Annotated[str, StringConstraints(max_length=150), Clean, Optional]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40), Clean]
OptionalCode = Annotated[str, StringConstraints(max_length=40), Clean, Optional]
Codes = Annotated[str, StringConstraints(max_length=300), Clean]
Login = Annotated[str, StringConstraints(min_length=1, max_length=150), Clean]
AppealNumber = Annotated[str, StringConstraints(min_length=1, max_length=80), Clean]
TrackingCode = Annotated[str, StringConstraints(min_length=1, max_length=80), Clean]
Uid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Iin = Annotated[str, StringConstraints(max_length=40), Clean, AfterValidator(_iin), Optional]
Phone = Annotated[str, StringConstraints(max_length=40), Clean, Optional]
Email = Annotated[str, StringConstraints(max_length=254), Clean, AfterValidator(_email), Optional]
Key = Annotated[str, StringConstraints(max_length=100, pattern=r"^[\x21-\x7e]*$")]
Mark = Annotated[int, Field(ge=1, le=5)]
Moment = Annotated[datetime, AfterValidator(_moment)]
Local = Annotated[datetime, AfterValidator(timezone.localtime)]  # in answers: the offset of Almaty


# A parameter's default must be told to the parameter itself, not to the signature.
IDEMPOTENCY_KEY: str = functions.Header(
    "", description="The same key with the same body registers only once"
)
