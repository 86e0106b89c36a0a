"""The individual identification number (ИИН / ЖСН): checked, read, masked; never required.

Twelve digits: YYMMDD of birth, one for century and sex, four of a serial, one check digit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


LENGTH = 12
MODULUS = 11
NO_DIGIT = 10  # a remainder that no digit can show
FIRST_PASS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
DIGITS = frozenset("0123456789")
LEAP_CENTURY = 2000  # lets 29 February pass where no century is known


class IinFault(StrEnum):
    """Why a number cannot be an ИИН."""

    LENGTH = "LENGTH"
    DATE = "DATE"
    CHECK_DIGIT = "CHECK_DIGIT"


class IinWarning(StrEnum):
    """What a registrar should look at although the number is accepted."""

    NO_CENTURY = "NO_CENTURY"


class Sex(StrEnum):
    MALE = "MALE"
    FEMALE = "FEMALE"


CENTURIES: dict[str, tuple[int, Sex]] = {
    "1": (1800, Sex.MALE),
    "2": (1800, Sex.FEMALE),
    "3": (1900, Sex.MALE),
    "4": (1900, Sex.FEMALE),
    "5": (2000, Sex.MALE),
    "6": (2000, Sex.FEMALE),
}
# Zero is said to stand for foreigners; no act was found, so it passes with a warning.
UNKNOWN_CENTURY = "0"


class BadIin(ValueError):
    """The number is not an ИИН; `fault` says why. The number itself is never repeated."""

    def __init__(self, fault: IinFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True, slots=True)
class Iin:
    """A number that passed the check, and what it says about its bearer."""

    digits: str
    born_on: date | None
    sex: Sex | None
    warning: IinWarning | None = None


def parse_iin(text: str) -> Iin:
    """Check a number as typed and read it; raises BadIin with the reason."""
    digits = normalise_iin(text)
    if len(digits) != LENGTH or not DIGITS.issuperset(digits):
        raise BadIin(IinFault.LENGTH)
    born_on, sex = _bearer(digits)
    if check_digit(digits[:-1]) != int(digits[-1]):
        raise BadIin(IinFault.CHECK_DIGIT)
    return Iin(digits, born_on, sex, IinWarning.NO_CENTURY if sex is None else None)


def iin_fault(text: str) -> IinFault | None:
    """Return why this cannot be an ИИН, or None when it can."""
    try:
        parse_iin(text)
    except BadIin as bad:
        return bad.fault
    return None


def check_digit(body: str) -> int | None:
    """Return the twelfth digit for the first eleven; None when such a number is never issued."""
    for weights in (FIRST_PASS, SECOND_PASS):
        rest = _weighted(body, weights) % MODULUS
        if rest < NO_DIGIT:
            return rest
    return None


def normalise_iin(text: str) -> str:
    """Leave out blanks and dashes of every kind; anything else stays, to be refused."""
    return "".join(c for c in text if not (c.isspace() or c in "-‐‑‒–—\u200b\ufeff"))


def restore_zeros(text: str) -> str:
    """Undo what a spreadsheet did: leading zeros lost, decimals added; for imports only."""
    digits = normalise_iin(text).removesuffix(".0")
    return digits.zfill(LENGTH) if digits and DIGITS.issuperset(digits) else digits


def mask_iin(digits: str) -> str:
    """Show the first four and the last two digits only; anything shorter not at all."""
    if len(digits) != LENGTH:
        return "*" * LENGTH
    return f"{digits[:4]}******{digits[-2:]}"


def _weighted(body: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))


def _bearer(digits: str) -> tuple[date | None, Sex | None]:
    """Read birthday and sex; raises BadIin where the digits are no day or no century."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if digits[6] != UNKNOWN_CENTURY and digits[6] not in CENTURIES:
        raise BadIin(IinFault.DATE)
    century, sex = CENTURIES.get(digits[6], (LEAP_CENTURY, None))
    try:
        born_on = date(century + year, month, day)
    except ValueError:
        raise BadIin(IinFault.DATE) from None
    return (born_on if sex else None), sex
