"""What a single cell says: days, times, identity numbers, yes and no, words for our codes."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.utils import translation

from senim.intake.faults import BadCell, RowFault
from senim.intake.profiles import NO, WORDS, YES, Column, folded
from senim.rules.iin import iin_fault, restore_zeros
from senim.ui.labels import label


Kind = TypeVar("Kind", bound=StrEnum)

LONGEST: dict[Column, int] = {
    Column.FULL_NAME: 150,
    Column.PHONE: 40,
    Column.EMAIL: 254,
    Column.ADDRESS: 500,
    Column.TEXT: 100_000,
    Column.OUTSIDE_SYSTEM: 20,
    Column.OUTSIDE_NUMBER: 60,
}
LONGEST_WORD = 200
HALVES = re.compile("[\ud800-\udfff]")  # of characters
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but the tab and the new line

EPOCH = date(1899, 12, 30)  # day 0 of table programs
SERIALS = range(36_526, 73_051)  # the days of 2000 to 2099 as table programs count them
CENTURY = 2000
TWO_DIGITS = 100
NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?|\s*ж\.?)?")
SPOKEN = re.compile(r"(?:(\d{4})\s*(?:ж\.|жыл\w*)\s*)?(\d{1,2})\s+([^\W\d]+)(?:\s+(\d{4}).*)?")
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.-]([0-5]\d)(?:[:.][0-5]\d)?(?:\.\d+)?")
ROUNDED = re.compile(r"\d[.,]\d*[eе]\+?\d+", re.IGNORECASE)
MONTHS: dict[str, int] = {
    stem: place
    for place, stems in enumerate(
        (
            "янв қаң", "фев ақп", "мар нау", "апр сәу", "мая май мам", "июн мау", "июл шіл",
            "авг там", "сен қыр", "окт қаз", "ноя қар", "дек жел",
        ),
        start=1,
    )
    for stem in stems.split()
}  # fmt: skip
STEM = 3
SECONDS_A_DAY = 24 * 60 * 60
STARS = "★⭐"
BEST = 5


def plain(text: str, column: Column) -> str:
    """Return a cell in composed letters without control signs; raise BadCell for broken ones."""
    if HALVES.search(text):
        raise BadCell(RowFault.CHARACTERS)
    kept = CONTROLS.sub("", unicodedata.normalize("NFC", text)).strip()
    if len(kept) > LONGEST.get(column, LONGEST_WORD):
        raise BadCell(RowFault.TOO_LONG, longest=str(LONGEST.get(column, LONGEST_WORD)))
    return kept


def day(text: str) -> date:
    """Read a day: ISO, 06.03.2022, 6 марта 2022, 2022 ж. 6 наурыз, or a table program's number."""
    try:
        found = _iso(text) or _numeric(text) or _serial(text) or _spoken(text.casefold())
    except ValueError:
        found = None
    if found is None:
        raise BadCell(RowFault.DATE)
    return found


def _iso(text: str) -> date | None:
    return datetime.fromisoformat(text).date() if re.match(r"\d{4}-\d{2}-\d{2}", text) else None


def _numeric(text: str) -> date | None:
    found = NUMERIC.match(text)
    if found is None:
        return None
    year = int(found[3])
    return date(year + CENTURY if year < TWO_DIGITS else year, int(found[2]), int(found[1]))


def _serial(text: str) -> date | None:
    whole = text.partition(".")[0]
    if not whole.isdecimal() or int(whole) not in SERIALS:
        return None
    return EPOCH + timedelta(days=int(whole))


def _spoken(text: str) -> date | None:
    found = SPOKEN.match(text)
    if found is None or not (found[1] or found[4]):
        return None
    month = MONTHS.get(found[3][:STEM])
    return date(int(found[1] or found[4]), month, int(found[2])) if month else None


def clock(text: str) -> time:
    """Read a time of day: 15:04, 15.04, 15:04:30, or a table program's part of a day."""
    found = CLOCK.fullmatch(text)
    if found is not None and not text.startswith("0."):
        return time(int(found[1]), int(found[2]))
    try:
        part = float(text.replace(",", "."))
    except ValueError:
        raise BadCell(RowFault.TIME) from None
    if not 0 <= part < 1:
        raise BadCell(RowFault.TIME)
    minutes = round(part * SECONDS_A_DAY) // 60
    return time(minutes // 60 % 24, minutes % 60)


def clock_of_day(text: str) -> time | None:
    """Return the time of day that a cell with a day carries, if it does."""
    try:
        at = datetime.fromisoformat(text).time()
    except ValueError:
        return None
    return at if at != time() else None


def iin(text: str) -> str:
    """Return the twelve digits; zeros lost by a table program come back, rounding does not."""
    if ROUNDED.fullmatch(text.strip()):
        raise BadCell(RowFault.IIN_ROUNDED)
    digits = restore_zeros(text)
    fault = iin_fault(digits)
    if fault is not None:
        raise BadCell(RowFault[f"IIN_{fault}"])
    return digits


def yes_or_no(text: str) -> bool:
    """Read да/нет, иә/жоқ, 1/0, +/-."""
    word = folded(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadCell(RowFault.YES_OR_NO, word=text)


def rating(text: str) -> int:
    """Read a rating of one to five: a digit or stars."""
    stars = sum(text.count(sign) for sign in STARS)
    first = text.partition(".")[0].partition(",")[0].split("/")[0].split()[0]
    found = stars or (int(first) if first.isdecimal() else 0)
    if not 1 <= found <= BEST:
        raise BadCell(RowFault.RATING)
    return found


def code(kind: type[Kind], column: Column, text: str) -> Kind:
    """Return the code that a word stands for: the code itself, its label in any language."""
    found = words_for(kind, column).get(folded(text))
    if found is None:
        raise BadCell(RowFault.UNKNOWN_WORD, word=text)
    return kind(found)


@cache
def words_for(kind: type[StrEnum], column: Column) -> dict[str, str]:
    """Return every word that a column may hold for the codes of a kind, folded."""
    words = {folded(word): member for word, member in WORDS.get(column, {}).items()}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {folded(label(member)): member.value for member in kind}
    return words | {folded(member.value): member.value for member in kind}
