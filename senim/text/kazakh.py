"""Kazakh stems: layers of endings peeled off under the laws of vowel and consonant harmony.

A word is matched with Russian look-alikes of the Kazakh letters, so that "ауруханага" is peeled
like "ауруханаға"; where a letter is certain the harmony is checked, and a word known whole stops
the peeling and gives back the right spelling of a word typed without Kazakh letters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from senim.text.kazakh_suffixes import INNER, SIZES, SUFFIXES, Layer, Suffix
from senim.text.kazakh_words import FALLEN, LOANS, NOUNS, STOP, VERBS


LETTERS = frozenset("әғқңөұүһі")
OWN = (NOUNS | VERBS) - LOANS  # words known whole that the Russian rules have no say in

_SKELETON = str.maketrans("әғқңөұүһі", "агкноуухи")
_MERGED = str.maketrans("әғқңөұүһіы", "агкноуухии")
_HARDENED = {"б": "п", "г": "к", "ғ": "қ"}
_VERBAL = frozenset({Layer.FINITE, Layer.PARTICIPLE, Layer.INFINITIVE, Layer.NEGATION, Layer.VOICE})
_KNOWN_NOUNS = NOUNS | LOANS
_KNOWN = _KNOWN_NOUNS | VERBS

_RESTORED_MIN = 4  # letters: shorter words without Kazakh letters are too often Russian ones
_MERGED_STOP = {
    merged for merged in (word.translate(_MERGED) for word in STOP) if len(merged) >= _RESTORED_MIN
}

_BACK = frozenset("аоұыяё")
_FRONT = frozenset("әеөүіэ")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_DOUBTFUL = re.compile("[әөүі].*[аоұы]|[аоұы].*[әөүі]|[кг][аоұы]|[аоұы][кг]|[қғ][әеөүі]")
_REST_LEAST = 2  # letters that must stay of any word
_REST_MIN = 3  # letters that must stay of a word not known whole
_BORROWED = ("лог", "рг")  # ends of psychologists and surgeons, which never harden
_INVARIABLE = re.compile("[мбп]ен|[дтн]ікі")


def has_letters(word: str) -> bool:
    """Tell whether a folded word holds a letter that only Kazakh has."""
    return not LETTERS.isdisjoint(word)


def skeleton(word: str) -> str:
    """Return a folded word as it is typed on a keyboard without Kazakh letters."""
    return word.translate(_SKELETON)


def is_doubtful(word: str) -> bool:
    """Tell whether a word breaks harmony, as one typed with few of its Kazakh letters does."""
    return not has_letters(word) or _DOUBTFUL.search(word) is not None


def is_stop(word: str) -> bool:
    """Tell whether a folded word carries no meaning in a search."""
    return word in STOP or (not has_letters(word) and word.translate(_MERGED) in _MERGED_STOP)


def _by_merged(known: frozenset[str]) -> dict[str, str]:
    spellings: dict[str, set[str]] = {}
    for word in known:
        spellings.setdefault(word.translate(_MERGED), set()).add(word)
    return {merged: found.pop() for merged, found in spellings.items() if len(found) == 1}


_RESTORED_NOUNS = _by_merged(_KNOWN_NOUNS)
_RESTORED_VERBS = _by_merged(VERBS)
_FALLEN = {short.translate(_MERGED): full for short, full in FALLEN.items()}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the part of a folded Kazakh word that all its forms share: ауруханадан → аурухана."""
    whole = word if word in _KNOWN else _known(word, word, verbal=False)
    whole = whole or _known(word, word, verbal=True)
    if whole is not None:
        return whole
    known, shortest = _cut(word)
    if known is not None or shortest == word:
        return known or word
    return stem(shortest)


def _cut(word: str) -> tuple[str | None, str]:
    """Return the best known word under the endings, if any, and the shortest lawful rest."""
    best: tuple[bool, int, str] | None = None
    shortest = word
    for rest, suffix, guarded in _peeled(word):
        found = _known(word, rest, verbal=suffix.layer in _VERBAL)
        if found is not None:
            best = max(best or (False, 0, ""), (not guarded, len(found), found))
        if not guarded and len(rest) < len(shortest) and _may_stay(word, rest, suffix):
            shortest = rest
    return (best[-1] if best is not None else None), shortest


def _may_stay(word: str, rest: str, suffix: Suffix) -> bool:
    # A word without Kazakh letters may be a Russian one: маска is no form of мас.
    least = _REST_MIN + (len(suffix.letters) == 1) + (not has_letters(word))
    return len(rest) >= least and not _VOWELS.isdisjoint(rest)


def _known(word: str, rest: str, *, verbal: bool) -> str | None:
    known, restored = (VERBS, _RESTORED_VERBS) if verbal else (_KNOWN_NOUNS, _RESTORED_NOUNS)
    if rest in known:
        return rest
    # A short word without Kazakh letters is too often a Russian one, unless its ending tells.
    tells = len(word) - len(rest) > 1 or not word.startswith(rest)
    if is_doubtful(rest) and len(rest) >= _RESTORED_MIN - tells:
        return restored.get(rest.translate(_MERGED))
    return None


def _peeled(word: str) -> Iterator[tuple[str, Suffix, bool]]:
    """Yield every beginning that lawful endings leave, the last ending, and whether any is weak."""
    waiting: list[tuple[str, Layer, bool]] = [(word, Layer.START, False)]
    seen = set(waiting)
    while waiting:
        rest, layer, weak = waiting.pop()
        for shorter, suffix in _peel(rest, layer):
            guarded = weak or suffix.known_only
            for form in _repaired(shorter, suffix):
                yield form, suffix, guarded
                step = (form, suffix.layer, guarded)
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)


def _peel(word: str, outer: Layer) -> Iterator[tuple[str, Suffix]]:
    merged = word.translate(_MERGED)
    inner = INNER[outer]
    for size in SIZES.get(merged[-1:], ()):
        cut = len(word) - size
        if cut < _REST_LEAST:
            break
        for suffix in SUFFIXES.get(merged[cut:], ()):
            lawful = suffix.layer in inner and merged[cut - 1] in suffix.after
            if lawful and _harmonious(word[:cut], word[cut:]):
                yield word[:cut], suffix


def _repaired(rest: str, suffix: Suffix) -> Iterator[str]:
    """Yield the beginning as it was before a vowel followed: кітабы → кітап, мұрны → мұрын."""
    softened = suffix.opens_with_vowel and rest[-1] in _HARDENED
    if softened and not rest.endswith(_BORROWED):
        yield rest[:-1] + _HARDENED[rest[-1]]
    else:
        yield rest
    full = _FALLEN.get(rest.translate(_MERGED)) if suffix.opens_with_vowel else None
    if full is not None:
        yield full


def _harmonious(rest: str, ending: str) -> bool:
    """Tell whether the vowels of an ending may follow the last vowel of the beginning."""
    last = next(filter(_VOWELS.__contains__, reversed(rest)), "и")
    if last in _FRONT:
        return "а" not in ending and ("ы" not in ending or is_doubtful(rest + ending))
    if last in _BACK and has_letters(rest):
        front = "е" in ending or "і" in ending
        return not front or _INVARIABLE.fullmatch(ending) is not None
    return True
