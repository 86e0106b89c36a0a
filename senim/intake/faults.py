"""Why a file or a row is not taken: codes here, words in senim.intake.words."""

from enum import StrEnum


class TableFault(StrEnum):
    """Why a whole file is not taken."""

    EMPTY = "EMPTY"
    TOO_BIG = "TOO_BIG"
    NOT_A_TABLE = "NOT_A_TABLE"
    BROKEN = "BROKEN"
    LOCKED = "LOCKED"  # protected by a password
    BOMB = "BOMB"  # unpacks to far more than a table is
    TOO_MANY_ROWS = "TOO_MANY_ROWS"
    TOO_WIDE = "TOO_WIDE"
    NO_HEADERS = "NO_HEADERS"
    NO_ROWS = "NO_ROWS"
    ENCODING = "ENCODING"
    COLUMN_MISSING = "COLUMN_MISSING"
    LOST = "LOST"  # the stored file is not there any more
    STUCK = "STUCK"  # its workers died again and again


class RowFault(StrEnum):
    """Why one row is not taken."""

    MISSING = "MISSING"
    DATE = "DATE"
    FUTURE = "FUTURE"
    BEFORE_RECEIPT = "BEFORE_RECEIPT"
    BEYOND_CALENDAR = "BEYOND_CALENDAR"
    TIME = "TIME"
    UNKNOWN_WORD = "UNKNOWN_WORD"
    YES_OR_NO = "YES_OR_NO"
    RATING = "RATING"
    IIN_ROUNDED = "IIN_ROUNDED"
    IIN_LENGTH = "IIN_LENGTH"
    IIN_DATE = "IIN_DATE"
    IIN_CHECK_DIGIT = "IIN_CHECK_DIGIT"
    TOO_LONG = "TOO_LONG"
    CHARACTERS = "CHARACTERS"
    CHANNEL_CLOSED = "CHANNEL_CLOSED"
    ANONYMOUS_NOT_ALLOWED = "ANONYMOUS_NOT_ALLOWED"
    VERDICT_ONLY_ON_COMPLAINTS = "VERDICT_ONLY_ON_COMPLAINTS"
    NOT_TAKEN = "NOT_TAKEN"  # the register refused it for a reason of its own


class BadTable(ValueError):
    """The file cannot be imported; `fault` says why."""

    def __init__(self, fault: TableFault, **params: str) -> None:
        self.fault = fault
        self.params = params
        super().__init__(f"{fault} {params}" if params else str(fault))


class BadCell(ValueError):
    """A cell does not say what its field needs."""

    def __init__(self, fault: RowFault, **params: str) -> None:
        self.fault = fault
        self.params = params
        super().__init__(str(fault))
