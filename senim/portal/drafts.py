"""An appeal on its way through the pages: carried in the form itself, signed, kept by nobody.

What a person has typed travels with every page as one signed field. No session, cookie, table or
address holds it; going back, forth or into another language loses nothing.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.core import signing


SALT = "senim.portal.draft"
SECONDS_VALID = 20 * 60 * 60  # less than the day after which unclaimed files are forgotten


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that waits for its appeal."""

    uid: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything answered so far, as it was typed; `key` makes one appeal of repeated sending."""

    organisation: str
    key: str
    kind: str = ""
    text: str = ""
    department: str = ""
    language: str = ""
    files: tuple[StoredFile, ...] = ()
    identity: str = ""
    full_name: str = ""
    iin: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    reviewed: bool = False

    @property
    def data(self) -> dict[str, Any]:
        """Return the answers by the names of the forms' fields."""
        return asdict(self)

    @property
    def is_personal(self) -> bool:
        """Tell whether it says anything of a person by which that person could be found."""
        return any((self.full_name, self.iin, self.phone, self.email, self.address))

    def with_typed(self, typed: Mapping[str, str]) -> "Draft":
        """Return the draft with the answers of one page in place of its own."""
        return replace(self, **typed)  # type: ignore[arg-type]  # the names are the forms' own

    def without_file(self, uid: str) -> "Draft":
        """Return the draft without one of its files."""
        return replace(self, files=tuple(each for each in self.files if each.uid != uid))

    def sealed(self) -> str:
        """Return the signed text that the page carries."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def begun(organisation: str) -> Draft:
    """Return an empty draft with a key of its own."""
    return Draft(organisation=organisation, key=secrets.token_urlsafe(16))


def opened(sealed: str, organisation: str) -> Draft | None:
    """Return the draft a page carried; None for a forged, foreign or too old one."""
    try:
        data = signing.loads(sealed, salt=SALT, max_age=SECONDS_VALID)
    except signing.BadSignature:
        return None
    known = {field.name for field in fields(Draft)}
    if set(data) != known or data["organisation"] != organisation:
        return None
    data["files"] = tuple(StoredFile(**each) for each in data["files"])
    return Draft(**data)
