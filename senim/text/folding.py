"""Letters brought to one form, so that the same word typed in two ways stays the same word."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache


_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")

# Everything that stands over or under a letter, except the sign that makes й of и.
_MARKS = re.compile("(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f]")
_PLAIN = re.compile("[\x00-\x7fа-яәғқңөұүһі«»–—\u201c\u201d]*")

_TOKEN = re.compile(r"[^\W_]+(?:[-/\u2010-\u2013][^\W_]+)*")
_JOINER = re.compile("[-/\u2010-\u2013]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-zəɵ]")
# Kazakh is often typed with Latin twins of letters that the keyboard lacks: дәрiгер, ауруhана.
_TWINS = str.maketrans("aceohikmptxyəɵӄҡӈӊҥӷҕ", "асеоһікмртхуәөққңңңғғ")
# In numbers the look decides, as a clerk copies it: МОВ2-А is MOB2-A.
_LOOK = str.maketrans("авекмнорстух", "abekmhopctyx")
_SHORT_PART = 3  # letters of a code without figures, as the A of MOB2-A-2026-00012
_WORD_MAX = 40  # letters; a longer run is no word, only its beginning is kept


def has_forbidden(text: str) -> bool:
    """Tell whether a text holds NUL or half a character, which no store of ours may keep."""
    return _FORBIDDEN.search(text) is not None


def clean(text: str) -> str:
    """Return a text fit to keep: composed letters (NFC), no NUL, half characters or controls."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def clean_name(text: str) -> str:
    """Return a name or file name on one line, without signs that hide or turn its letters."""
    visible = _INVISIBLE.sub("", _BIDI.sub("", clean(_SPACES.sub(" ", text))))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def fold(text: str) -> str:
    """Return a text in the form in which words are compared: small letters, ё as е, no accents."""
    lowered = text.lower().replace("ё", "е")
    if _PLAIN.fullmatch(lowered):
        return lowered
    folded = lowered
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def words(text: str, *, whole: bool = False) -> Iterator[str]:
    """Yield folded words; a number of a document comes whole, then (unless whole) in parts."""
    for match in _TOKEN.finditer(fold(text.replace("№", " "))):
        token = match.group()
        # Only words of usual length are remembered: hostile ones would fill the memory.
        yield from _remembered(token, whole) if len(token) <= _WORD_MAX else _read(token, whole)


def _read(token: str, whole: bool) -> tuple[str, ...]:  # noqa: FBT001 (cached by its place)
    """Return the words of one token."""
    parts = _JOINER.split(token)
    number = ("-".join(parts).translate(_LOOK)[:_WORD_MAX],) if is_number(parts) else ()
    if number and whole:
        return number
    return (*number, *(_untwin(part)[:_WORD_MAX] for part in parts))


_remembered = lru_cache(maxsize=50_000)(_read)


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written down as running text."""
    return frozenset(text.split())


def is_number(parts: list[str]) -> bool:
    """Tell whether hyphened parts make a number such as MOB2-A-2026-00012, not "2-қабат"."""
    numeric = [part for part in parts if any(map(str.isdigit, part))]
    short = all(part in numeric or len(part) <= _SHORT_PART for part in parts)
    return len(parts) > 1 and (len(numeric) > 1 or (short and bool(numeric)))


def _fold_once(text: str) -> str:
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = _MARKS.sub("", _INVISIBLE.sub("", wide))
    return unicodedata.normalize("NFC", bare).replace("ё", "е")


def _untwin(word: str) -> str:
    if any(map(str.isdigit, word)):
        return word.translate(_LOOK)
    if _CYRILLIC.search(word) and (_LATIN.search(word) or not _PLAIN.fullmatch(word)):
        return word.translate(_TWINS)
    return word
