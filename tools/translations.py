"""Compile, check and complete the translations.

Usage: tools/translations.py compile | check [ROOM] | sync ROOM
"""

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools import catalogues
from tools.catalogues import LANGUAGES, VENDOR, Book, Entry
from tools.messages import Key, Message, messages_in


PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sdif]|%%|(?<!\{)\{\w*\}(?!\})")
SENTENCE = 4  # words from which on two languages do not agree by chance


def main(arguments: list[str]) -> None:
    """Do what the first argument names; leave with 1 when a check finds something."""
    match arguments:
        case ["compile"]:
            print(f"{catalogues.compile_all()} catalogues compiled")
        case ["check"]:
            _report(list(faults()))
        case ["check", room]:
            _report(list(faults(room)))
        case ["sync", room]:
            for language, count in sync(room).items():
                print(f"locale/{room}/{language}: {count} added")
        case _:
            raise SystemExit(__doc__)


def _report(found: list[str]) -> None:
    for fault in found:
        print(fault)
    print(f"translations: {len(found)} faults")
    if found:
        raise SystemExit(1)


def sync(room: str, *, root: Path = catalogues.ROOT) -> dict[str, int]:
    """Add what a room says and no catalogue knows yet to that room's own; count by language."""
    used = messages_in([root / "senim" / room], root=root)
    counts = {}
    for language in LANGUAGES:
        known = _union(book for book in catalogues.books(root=root) if book.language == language)
        missing = [message for key, message in used.items() if key not in known]
        catalogues.add(room, language, missing, root=root)
        counts[language] = len(missing)
    return counts


def faults(room: str | None = None, *, root: Path = catalogues.ROOT) -> Iterator[str]:
    """Yield everything wrong with the translations of all rooms, or of what one room says."""
    used = messages_in([root / "senim", root / "config"], root=root)
    own_places = f"senim/{room}/" if room else ""
    asked = {key: row for key, row in used.items() if row.place.startswith(own_places)}
    everything = list(catalogues.books(root=root))
    own = [book for book in everything if room in (None, book.room)]
    yield from (f"{_short(book, root)}: {fault}" for book in own for fault in book.faults)
    unions = {
        language: _union(book for book in everything if book.language == language)
        for language in LANGUAGES
    }
    yield from _missing(asked, unions)
    yield from _clashes(everything)
    for book in own:
        where = _short(book, root)
        rows = [*_spoken(book, unions["ru"]), *_unused(book, used)]
        yield from (f"{where}: {row}" for row in rows)


def _union(books: Iterable[Book]) -> dict[Key, Entry]:
    return {key: entry for book in books for key, entry in book.entries.items()}


def _short(book: Book, root: Path) -> str:
    return book.path.relative_to(root).as_posix().removesuffix("/LC_MESSAGES/django.po")


def _missing(
    used: Mapping[Key, Message], unions: Mapping[str, Mapping[Key, Entry]]
) -> Iterator[str]:
    """Yield what is said somewhere and not translated."""
    for language, union in unions.items():
        own = catalogues.frameworks_own(language)
        for key, message in used.items():
            entry = union.get(key)
            if entry is None and key not in own:
                yield f"{message.place}: no {language} for {_named(key)}"
            elif entry and message.plural and message.plural != entry.plural:
                yield f"{message.place}: the plural of {_named(key)} differs in {language}"


def _clashes(everything: Iterable[Book]) -> Iterator[str]:
    """Yield what two rooms translate differently, since only one of them would be shown."""
    first: dict[tuple[str, Key], tuple[str, Entry]] = {}
    for book in everything:
        for key, entry in book.entries.items():
            room, known = first.setdefault((book.language, key), (book.room, entry))
            if known.words != entry.words and "" not in entry.words:
                yield f"{book.language}: {_named(key)} differs in {room} and {book.room}"


def _spoken(book: Book, russian: Mapping[Key, Entry]) -> Iterator[str]:
    """Yield the entries of one catalogue whose words cannot be right."""
    for key, entry in book.entries.items():
        name = _named(key)
        if entry.fuzzy or not all(entry.words) or not entry.words:
            yield f"{name} is not translated"
        elif len(entry.words) > _forms(book.language, entry):
            yield f"{name} has too many plural forms"
        elif not all(_same_places(entry, word) for word in entry.words):
            yield f"{name} has other placeholders than its translation"
        elif book.language != "en" and _copied(book.language, entry, russian.get(key)):
            yield f"{name} is copied from another language"


def _forms(language: str, entry: Entry) -> int:
    return catalogues.FORMS[language] if entry.plural else 1


def _same_places(entry: Entry, word: str) -> bool:
    """Tell whether a translation fills the same places; a plural form may spell its number out."""
    there = sorted(PLACEHOLDER.findall(word))
    singular = sorted(PLACEHOLDER.findall(entry.key[1]))
    return there in (singular, sorted(PLACEHOLDER.findall(entry.plural or entry.key[1])))


def _copied(language: str, entry: Entry, russian: Entry | None) -> bool:
    """Tell whether a sentence was left in English, or is Russian in the Kazakh catalogue."""
    words = entry.words[0]
    if len(words.split()) < SENTENCE:
        return False
    if words == entry.key[1]:
        return True
    return language == "kk" and russian is not None and words == russian.words[0]


def _unused(book: Book, used: Mapping[Key, Message]) -> Iterator[str]:
    """Yield what nobody says any more; the words of third parties are theirs to use."""
    if book.room != VENDOR:
        yield from (f"{_named(key)} is used nowhere" for key in book.entries if key not in used)


def _named(key: Key) -> str:
    context, text = key
    shown = textwrap.shorten(text, 70, placeholder="…")
    return f"“{shown}”" + (f" ({context})" if context else "")


if __name__ == "__main__":
    main(sys.argv[1:])
