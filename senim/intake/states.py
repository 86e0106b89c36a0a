"""Where an import stands."""

from enum import StrEnum


class ImportState(StrEnum):
    NEW = "NEW"  # the file was taken in; its columns are to be chosen
    CHECKING = "CHECKING"
    CHECKED = "CHECKED"  # every row has its verdict; nothing was registered yet
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"


ACTIVE = frozenset({ImportState.CHECKING, ImportState.RUNNING})


class RowVerdict(StrEnum):
    """What the check says of one row."""

    NEW = "NEW"
    REPEATED = "REPEATED"
    REFUSED = "REFUSED"
