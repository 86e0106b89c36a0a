"""The answer to "may this be done?", carrying its own reason as a code with parameters."""

from dataclasses import dataclass, field
from enum import StrEnum


class Refusal(StrEnum):
    """Why the rules say no; the words live in senim.ui.labels."""

    STATE = "STATE"
    ROLE = "ROLE"
    KIND = "KIND"
    NOT_ASSIGNED = "NOT_ASSIGNED"
    REPLY_MISSING = "REPLY_MISSING"
    VERDICT_MISSING = "VERDICT_MISSING"
    VERDICT_ONLY_ON_COMPLAINTS = "VERDICT_ONLY_ON_COMPLAINTS"
    ALREADY_RATED = "ALREADY_RATED"
    ANONYMOUS_NOT_ALLOWED = "ANONYMOUS_NOT_ALLOWED"
    CHANNEL_CLOSED = "CHANNEL_CLOSED"
    KEY_REUSED = "KEY_REUSED"
    BEYOND_CALENDAR = "BEYOND_CALENDAR"
    FILE_NOT_CLEAN = "FILE_NOT_CLEAN"
    PERSON_ELSEWHERE = "PERSON_ELSEWHERE"
    IMPORT_BUSY = "IMPORT_BUSY"
    ENTRY_IN_FORCE = "ENTRY_IN_FORCE"
    ENTRY_CANCELLED = "ENTRY_CANCELLED"


class Refused(Exception):
    """The rules do not allow this; code and parameters say why, in no language."""

    def __init__(self, code: Refusal, **params: str) -> None:
        self.code = code
        self.params = params
        super().__init__(f"{code} {params}" if params else str(code))


class NotFound(Exception):
    """What is outside one's scope does not exist."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Truthy when allowed; otherwise `code` and `params` say why not."""

    code: Refusal | None = None
    params: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.code is None

    def enforce(self) -> None:
        """Raise Refused with the reason unless the permit is positive."""
        if self.code is not None:
            raise Refused(self.code, **self.params)


ALLOWED = Permit()
