"""Registration numbers (MOB2-A-2026-00012) and the secret codes applicants follow a case by."""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from senim.rules.kinds import Journal


LETTERS: dict[Journal, str] = {
    Journal.J_APPEALS: "A",
    Journal.J_BOOK: "B",
    Journal.J_REVIEWS: "R",
    Journal.J_PHONE: "P",
    Journal.J_MEDIA: "M",
    Journal.J_IN: "I",
    Journal.J_OUT: "O",
    Journal.J_RECEPTION: "V",
    Journal.J_MONITOR: "W",
}
JOURNALS: dict[str, Journal] = {letter: journal for journal, letter in LETTERS.items()}

# Cyrillic letters that look like Latin ones: people copy numbers from paper with either keyboard.
LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЅЈҮҺԜ", "ABEKMHOPCTYXISJYHW")
DASHES = re.compile(r"[‐‑‒–—−]")
BLANKS = re.compile(r"[\s\u200b\ufeff]+")
SHAPE = re.compile(r"([A-Z0-9]+(?:-[A-Z0-9]+)*)-([A-Z])-([0-9]{4})-([0-9]{1,10})")
MAX_NUMBER_LENGTH = 80
PAD = 5

SELECTOR_DIGITS, SECRET_DIGITS = 5, 11
CODE_DIGITS = SELECTOR_DIGITS + SECRET_DIGITS
GROUP = 4
DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Number:
    """A place in a journal: organisation code, journal, local year, gapless n from 1."""

    organisation: str
    journal: Journal
    year: int
    n: int

    def __post_init__(self) -> None:
        """Write the code in capitals; refuse what could not be read back."""
        object.__setattr__(self, "organisation", self.organisation.upper())
        if not SHAPE.fullmatch(format_number(self)) or self.n < 1:
            raise ValueError("a registration number needs a plain code, a year and a count from 1")

    def __str__(self) -> str:
        return format_number(self)


def format_number(number: Number) -> str:
    """Write a registration number as it stands on the slip."""
    letter = LETTERS[number.journal]
    return f"{number.organisation}-{letter}-{number.year:04}-{number.n:0{PAD}}"


def parse_number(text: str) -> Number:
    """Read a number as people type it: any case, blanks, Cyrillic look-alikes; or ValueError."""
    if len(text) > MAX_NUMBER_LENGTH:
        raise ValueError("this is longer than any registration number")
    plain = DASHES.sub("-", BLANKS.sub("", text)).upper().translate(LOOK_ALIKE)
    found = SHAPE.fullmatch(plain)
    if found is None or found[2] not in JOURNALS:
        raise ValueError("this is not a registration number")
    return Number(found[1], JOURNALS[found[2]], int(found[3]), int(found[4]))


def new_code(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Draw the sixteen digits of a tracking code."""
    return "".join(choose(DIGITS) for _ in range(CODE_DIGITS))


def normalise_code(text: str) -> str:
    """Return the sixteen digits of a code as typed, groups and dashes allowed; or ValueError."""
    if len(text) > MAX_NUMBER_LENGTH:
        raise ValueError("this is longer than any tracking code")
    digits = BLANKS.sub("", DASHES.sub("", text)).replace("-", "")
    if len(digits) != CODE_DIGITS or not set(DIGITS).issuperset(digits):
        raise ValueError("a tracking code has sixteen digits")
    return digits


def split_code(code: str) -> tuple[str, str]:
    """Part a code into the five digits that find its row and the eleven that prove it."""
    digits = normalise_code(code)
    return digits[:SELECTOR_DIGITS], digits[SELECTOR_DIGITS:]


def show_code(code: str) -> str:
    """Write a code in groups of four, as it is printed on the slip."""
    digits = normalise_code(code)
    return " ".join(digits[at : at + GROUP] for at in range(0, CODE_DIGITS, GROUP))
