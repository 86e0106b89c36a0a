"""The sealed key in the address of a slip or a followed case: opaque, and worthless after a while.

Neither the number nor the tracking code may stand in an address, which browsers remember and
servers write down. What stands there is both of them sealed with the hour, bound to one purpose.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from senim.appeals.identity import vault
from senim.gateways.vault import Unsealable


VALID_FOR = timedelta(minutes=30)


class Purpose(StrEnum):
    SLIP = "slip"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class Key:
    """A number with the code that opens it."""

    number: str
    code: str

    def sealed(self, purpose: Purpose, at: datetime) -> str:
        """Return the key as a part of an address, valid for half an hour from now."""
        until = int((at + VALID_FOR).timestamp())
        packed = vault().seal(json.dumps([self.number, self.code, until]), _place(purpose))
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def opened(token: str, purpose: Purpose, at: datetime) -> Key | None:
    """Return the key sealed for this purpose; None for a forged, foreign or too old one."""
    try:
        packed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        number, code, until = json.loads(vault().open(packed, _place(purpose)) or "[0, 0, 0]")
    except (binascii.Error, ValueError, Unsealable):
        return None
    return Key(number, code) if at.timestamp() < until else None


def _place(purpose: Purpose) -> str:
    return f"portal|{purpose}|"
