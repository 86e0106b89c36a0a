"""The order of the Kazakh alphabet as plain letters and digits, which every engine sorts alike."""

import re
import unicodedata


SORT_KEY_LENGTH = 200  # characters: fits one column and tells a hundred letters apart

_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_DIGITS = "0123456789"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_BASE = "0123456789abcdefghijklmnopqrstuvwxyz"
_GAPS = re.compile(r"[\W_]+")


def _pair(rank: int) -> str:
    return _BASE[rank // 36] + _BASE[rank % 36]


# Words end first, then come digits, Latin and the forty-two Kazakh letters in their own order.
_CODES = {
    letter: _pair(rank) for rank, letter in enumerate(" " + _DIGITS + _LATIN + _ALPHABET, start=0)
}


def sort_key(text: str) -> str:
    """Return the key by which a name stands in a Kazakh list: ә after а, қ after к, і after ы."""
    letters = _GAPS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()
    return "".join(map(_code, letters[:SORT_KEY_LENGTH]))[:SORT_KEY_LENGTH]


def _code(letter: str) -> str:
    return _CODES.get(letter) or f"z{ord(letter):06d}"
