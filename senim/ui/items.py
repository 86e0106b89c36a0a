"""What components are given to show: small frozen records that doors fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Tone(StrEnum):
    """What a colour means; it never speaks alone, words stand beside it."""

    PLAIN = "plain"
    CALM = "calm"
    SOON = "soon"
    LATE = "late"
    ACCENT = "accent"


class Progress(StrEnum):
    """Where a stage of a case stands for the one who waits."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a timeline: what happened, when, by whom."""

    at: datetime
    title: str
    text: str = ""
    who: str = ""
    tone: str = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Stage:
    """One station of a case in plain words, for the applicant."""

    title: str
    state: str = Progress.AHEAD
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several views of the same thing; also a line of the rail."""

    title: str
    url: str
    count: int | None = None
    is_current: bool = False
    icon: str = ""
    tone: str = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address of the list without it."""

    title: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A question and its answer; `change_url` leads to where it can be changed."""

    title: str
    value: str
    change_url: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that opens the records it counts."""

    title: str
    value: int | str
    url: str = ""
    tone: str = Tone.PLAIN
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class RailGroup:
    """A titled group of links in the desk's rail."""

    title: str
    tabs: Sequence[Tab]
