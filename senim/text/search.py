"""Search terms: the same words found on every engine, however they were inflected or typed.

A term is one plain run of the letters a to z, so that SQLite's unicode61 and PostgreSQL's parser
both take it as exactly one token. Texts keep their terms in a column; a question gives one group
of terms for each typed word, and a text matches when it holds a term of every group.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from senim.text import folding, kazakh, russian
from senim.text.kazakh_words import LOANS


QUERY_WORDS_MAX = 16
_QUERY_LETTERS_MAX = 4_000
# A tsvector may not pass one megabyte: 6,000 terms of at most 120 letters stay below it.
_DOCUMENT_TERMS_MAX = 6_000
_TERM_LETTERS_MAX = 120

_SKELETON = "_"  # before the form of a stem without Kazakh letters
_TERM = re.compile("[a-z]+")
_FOREIGN = re.compile("[^a-z]")
_RUSSIAN_LOOK = re.compile("[вфцчщъьэ]")
_ENCODED = str.maketrans(
    dict(zip("абвгдежзиыклмнопрстуфхц", "abvgdejziyklmnoprstufhc", strict=True))
    | dict(zip("йчшщъьэюя", ("qi", "qc", "qs", "qx", "qt", "qm", "qe", "qu", "qa"), strict=True))
    | dict(zip("әғқңөұүһі", ("wa", "wg", "wk", "wn", "wo", "wu", "wy", "wh", "wi"), strict=True))
    | dict(zip("0123456789", (f"x{letter}" for letter in "abcdefghij"), strict=True))
    | {"q": "xq", "w": "xw", "x": "xx", "-": "xz", "_": "xs"}
)


def terms(text: str) -> list[str]:
    """Return the terms under which a text is found, each once, in the order of its words."""
    found: dict[str, None] = {}
    for word in folding.words(text):
        found.update(dict.fromkeys(_indexed(word)))
        if len(found) >= _DOCUMENT_TERMS_MAX:
            break
    return list(islice(found, _DOCUMENT_TERMS_MAX))


def document(*parts: str) -> str:
    """Return the terms of all parts as one line, ready for FTS5 or to_tsvector('simple')."""
    return " ".join(terms("\n".join(parts)))


def query(text: str) -> list[frozenset[str]]:
    """Return one group of terms for each typed word, at most 16; none if nothing can be sought."""
    asked = (_asked(word) for word in folding.words(text[:_QUERY_LETTERS_MAX], whole=True))
    return list(islice(dict.fromkeys(filter(None, asked)), QUERY_WORDS_MAX))


def fts5(groups: Sequence[frozenset[str]]) -> str:
    """Return the groups as a MATCH expression of SQLite FTS5; without any it matches nothing."""
    return " AND ".join(f"({' OR '.join(group)})" for group in _safe(groups)) or '""'


def tsquery(groups: Sequence[frozenset[str]]) -> str:
    """Return the groups as the text of to_tsquery('simple', …); without any it matches nothing."""
    return " & ".join(f"({' | '.join(group)})" for group in _safe(groups))


def _safe(groups: Iterable[frozenset[str]]) -> Iterator[list[str]]:
    for group in groups:
        plain = sorted(filter(_TERM.fullmatch, group))
        if plain:
            yield plain


@lru_cache(maxsize=50_000)
def _indexed(word: str) -> tuple[str, ...]:
    """Return the terms under which a word of a text is kept."""
    return () if _is_stop(word) else tuple(map(_encode, _stems(word)))


@lru_cache(maxsize=5_000)
def _asked(word: str) -> frozenset[str]:
    """Return the terms by which a typed word is sought, also in texts without Kazakh letters."""
    if _is_stop(word):
        return frozenset()
    if _is_code(word):
        return frozenset({_encode(word)})
    stem = kazakh.stem(word)
    bare = kazakh.skeleton(stem)
    wanted = {*_stems(word), bare} - {_SKELETON + bare}
    if kazakh.is_doubtful(word):
        wanted.add(_SKELETON + bare)
    return frozenset(map(_encode, wanted))


def _is_stop(word: str) -> bool:
    lonely = len(word) == 1 and word.isalpha()
    return lonely or word in russian.STOP or kazakh.is_stop(word)


def _is_code(word: str) -> bool:
    return word.isascii() or any(map(str.isdigit, word))


def _stems(word: str) -> list[str]:
    if _is_code(word) or word in kazakh.OWN:
        return [word]
    stem = kazakh.stem(word)
    if kazakh.has_letters(word):
        return _kazakh_stems(stem)
    if stem in LOANS:
        return [russian.stem(stem), russian.stem(word)]
    if stem not in kazakh.OWN and _RUSSIAN_LOOK.search(word):
        return [russian.stem(word)]
    marked = [_SKELETON + kazakh.skeleton(stem)] if kazakh.has_letters(stem) else []
    return [stem, *marked, russian.stem(word)]


def _kazakh_stems(stem: str) -> list[str]:
    """Return what a stem is kept under: itself, and without Kazakh letters apart from such words.

    A text with its letters in place is not found by another word that only looks the same without
    them (құн by күн); one typed carelessly is also kept among the texts without letters.
    """
    if not kazakh.has_letters(stem):
        return [stem] if stem in kazakh.OWN else [stem, russian.stem(stem)]
    bare = kazakh.skeleton(stem)
    return [stem, _SKELETON + bare, *([bare] if kazakh.is_doubtful(stem) else ())]


def _encode(stem: str) -> str:
    """Return a stem in the letters a to z, one to one but for Latin and Cyrillic twins."""
    return _FOREIGN.sub(_numbered, stem.translate(_ENCODED))[:_TERM_LETTERS_MAX]


def _numbered(match: re.Match[str]) -> str:
    code, letters = ord(match.group()), ""
    for _place in range(5):
        code, rest = divmod(code, 26)
        letters += chr(ord("a") + rest)
    return "xu" + letters
