"""The endings of Kazakh words: in which order they come and after which letters they may stand."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import product


class Layer(StrEnum):
    START = "start"
    PREDICATE = "predicate"
    CASE = "case"
    RELATIVE = "relative"
    POSSESSIVE = "possessive"
    PLURAL = "plural"
    LIKENESS = "likeness"
    FINITE = "finite"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    NEGATION = "negation"
    VOICE = "voice"


_NOMINAL = {Layer.RELATIVE, Layer.LIKENESS, Layer.PARTICIPLE, Layer.INFINITIVE}
# The layers that may lie under each, nearer to the stem.
INNER: dict[Layer, frozenset[Layer]] = {
    Layer.START: frozenset(Layer) - {Layer.START},
    Layer.PREDICATE: frozenset(_NOMINAL | {Layer.POSSESSIVE, Layer.PLURAL}),
    Layer.CASE: frozenset(_NOMINAL | {Layer.POSSESSIVE, Layer.PLURAL}),
    Layer.RELATIVE: frozenset(_NOMINAL | {Layer.POSSESSIVE, Layer.PLURAL}),
    Layer.POSSESSIVE: frozenset(_NOMINAL | {Layer.PLURAL}),
    Layer.PLURAL: frozenset(_NOMINAL),
    Layer.LIKENESS: frozenset({Layer.PLURAL, Layer.POSSESSIVE, Layer.INFINITIVE}),
    Layer.FINITE: frozenset({Layer.NEGATION, Layer.VOICE}),
    Layer.PARTICIPLE: frozenset({Layer.NEGATION, Layer.VOICE}),
    Layer.INFINITIVE: frozenset({Layer.NEGATION, Layer.VOICE}),
    Layer.NEGATION: frozenset({Layer.VOICE}),
    Layer.VOICE: frozenset({Layer.VOICE}),
}


@dataclass(frozen=True, slots=True)
class Suffix:
    letters: str
    layer: Layer
    after: frozenset[str]
    known_only: bool  # too like the end of an ordinary word: only down to a word known whole

    @property
    def opens_with_vowel(self) -> bool:
        """Tell whether the ending softens a hard consonant before it: аяқ, аяғы."""
        return self.letters[0] in "аеиу"


# Letters after which an ending may stand, Kazakh letters as their Russian look-alikes, ы as и.
_V = "аеиоуэюя"  # vowels
_R = "рйуию"  # р and the half-vowels
_L = "л"
_M = "мн"
_Z = "зж"
_Q = "пктсшщчцфхбвгд"  # voiceless, and the voiced ends of borrowed words
_C = _R + _L + _M + _Z + _Q
_VOICED = _V + _R + _L + _M + _Z
_ANY = _V + _C

# Ending, letters it may follow. A is а or е, I is ы or і; "!" marks one that needs a known word.
_TABLE: dict[Layer, tuple[tuple[str, str], ...]] = {
    Layer.PREDICATE: (
        ("мIн", _V + _R + _L + _M), ("бIн", _Z), ("пIн", _Q), ("сIн", _ANY),
        ("мIз", _V + _R + _L), ("бIз", _M + _Z), ("пIз", _Q), ("сIз", _ANY),
        ("сIздAр", _ANY), ("сIндAр", _ANY),
        ("дAмIн", _VOICED), ("тAмIн", _Q), ("дAмIз", _VOICED), ("тAмIз", _Q),
    ),
    Layer.CASE: (
        ("нIн", _V + _M), ("дIн", _R + _L + _Z), ("тIн", _Q),
        ("нI", _V), ("дI", _R + _L + _M + _Z), ("тI", _Q), ("н!", "и"),
        ("гA", _VOICED), ("кA", _Q), ("нA", "и"), ("A!", _M),
        ("дA", _VOICED), ("тA", _Q), ("ндA", "и"),
        ("дAн", _V + _R + _L + _Z), ("нAн", _M + "и"), ("тAн", _Q),
        ("мен", _V + _R + _L + _M), ("бен", _Z), ("пен", _Q),
        ("дики", _R + _L + _Z), ("тики", _Q), ("ники", _V + _M),
    ),
    Layer.RELATIVE: (
        ("дAгI", _VOICED), ("тAгI", _Q), ("ндAгI", "и"), ("гI!", _VOICED), ("кI!", _Q),
    ),
    Layer.POSSESSIVE: (
        ("Iм", _C), ("м!", _V), ("Iн", _C), ("н!", _V), ("I", _C), ("сI", _V),
        ("IмIз", _C), ("мIз", _V), ("IнIз", _C), ("нIз", _V),
        ("IнIздAр", _C), ("нIздAр", _V), ("IндAр!", _C), ("ндAр!", _V),
    ),
    Layer.PLURAL: (("лAр", _V + _R), ("дAр", _L + _M + _Z), ("тAр", _Q)),
    Layer.LIKENESS: (("дAй", _VOICED), ("тAй", _Q), ("сIз", _ANY)),
    Layer.FINITE: (
        ("дI", _VOICED), ("дIм", _VOICED), ("дIн!", _VOICED), ("дIк", _VOICED),
        ("дIнIз", _VOICED), ("дIнIздAр", _VOICED),
        ("тI", _Q), ("тIм", _Q), ("тIн!", _Q), ("тIк", _Q), ("тIнIз", _Q), ("тIнIздAр", _Q),
        ("сA!", _ANY), ("сAм!", _ANY), ("сAн!", _ANY), ("сAк!", _ANY), ("сAнIз", _ANY),
        ("йдI", _V), ("ймIн", _V), ("йсIн", _V), ("ймIз", _V), ("йсIз", _V),
        ("AдI", _C), ("AмIн", _C), ("AсIн!", _C), ("AмIз", _C), ("AсIз!", _C),
        ("п!", _V), ("Iп", _C), ("A!", _C), ("й!", _V), ("гAлI", _VOICED), ("кAлI", _Q),
        ("сIн!", _ANY), ("йIн!", _V), ("йIк!", _V), ("AйIн!", _C), ("AйIк!", _C),
        ("нIз!", _V), ("IнIз!", _C), ("нIздAр!", _V), ("IнIздAр!", _C),
    ),
    Layer.PARTICIPLE: (
        ("гAн", _VOICED), ("кAн", _Q), ("AтIн", _C), ("йтIн", _V),
        ("Aр!", _C), ("р!", _V), ("с!", _V),
    ),
    Layer.INFINITIVE: (("у!", _ANY),),
    Layer.NEGATION: (("мA!", _V + _R + _L), ("бA!", _M + _Z), ("пA!", _Q)),
    Layer.VOICE: (
        ("л!", _V), ("Iл!", _C), ("н!", _V), ("Iн!", _C), ("т!", _V + _R + _L), ("с!", _V),
        ("Iс!", _C), ("дIр!", _VOICED), ("тIр!", _Q), ("гIз!", _VOICED), ("кIз!", _Q),
    ),
}  # fmt: skip


def _spellings(pattern: str) -> set[str]:
    choices = ({"A": "ае", "I": "и"}.get(letter, letter) for letter in pattern.rstrip("!"))
    return {"".join(letters) for letters in product(*choices)}


def _expand() -> dict[str, tuple[Suffix, ...]]:
    found: dict[str, tuple[Suffix, ...]] = {}
    for layer, rows in _TABLE.items():
        for pattern, after in rows:
            for letters in sorted(_spellings(pattern)):
                suffix = Suffix(letters, layer, frozenset(after), pattern.endswith("!"))
                found[letters] = (*found.get(letters, ()), suffix)
    return found


SUFFIXES = _expand()
# Lengths of the endings by their last letter.
SIZES = {
    last: tuple(sorted({len(letters) for letters in SUFFIXES if letters[-1] == last}))
    for last in {letters[-1] for letters in SUFFIXES}
}
