"""The translation catalogues of all rooms: reading, compiling and adding to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Row
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.messages import Key, Message


ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("kk", "ru", "en")

# Where rows stand that replace or fill the words of third parties (Django, the login pages).
VENDOR = "vendor"

PLURALS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    ),
}
FORMS = {"kk": 2, "en": 2, "ru": 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message as it stands in a catalogue; `words` has one text a plural form."""

    key: Key
    plural: str
    words: tuple[str, ...]
    fuzzy: bool


@dataclass(slots=True)
class Book:
    """One catalogue file with its entries and what is wrong with the file itself."""

    path: Path
    room: str
    language: str
    entries: dict[Key, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def books(room: str | None = None, *, root: Path = ROOT) -> Iterator[Book]:
    """Read every catalogue, or those of one room."""
    for path in sorted(root.glob(f"locale/{room or '*'}/*/LC_MESSAGES/django.po")):
        yield read_book(path)


def read_book(path: Path) -> Book:
    """Read one catalogue file."""
    language, room = path.parts[-3], path.parts[-4]
    book = Book(path=path, room=room, language=language)
    text = path.read_text("utf-8")
    with path.open("rb") as source:
        catalog = read_po(source, locale=language, ignore_obsolete=True, abort_invalid=True)
    for message in catalog:
        if message.id:
            entry = _entry(message)
            book.entries[entry.key] = entry
    if len(re.findall(r"^msgid ", text, re.MULTILINE)) > len(book.entries) + 1:
        book.faults.append("holds a message twice")
    if PLURALS[language].replace(" ", "") not in text.replace(" ", "").replace('"\n"', ""):
        book.faults.append(f"must have the header Plural-Forms: {PLURALS[language]}")
    return book


def _entry(row: Row) -> Entry:
    """Turn Babel's message into ours; its plurals are tuples, its singulars plain strings."""
    singular, plural = ("", "")
    if isinstance(row.id, str):
        singular = row.id
    else:
        singular, plural = row.id
    words = (row.string,) if isinstance(row.string, str) else tuple(row.string or ())
    return Entry((row.context or "", singular), plural, words, fuzzy=row.fuzzy)


def frameworks_own(language: str) -> set[Key]:
    """List what Django itself already says in this language; English is what it is written in."""
    path = Path(django.__file__).parent / f"conf/locale/{language}/LC_MESSAGES/django.po"
    with path.open("rb") as source:
        rows = [_entry(row) for row in read_po(source, locale=language) if row.id]
    return {row.key for row in rows if language == "en" or all(row.words)}


def compile_all(*, root: Path = ROOT) -> int:
    """Compile the catalogues that are newer than what was made of them; count those made."""
    made = 0
    for path in root.glob("locale/*/*/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source:
            catalog: Catalog = read_po(source, locale=path.parts[-3], ignore_obsolete=True)
        fresh = target.with_suffix(".mo.new")
        with fresh.open("wb") as sink:
            write_mo(sink, catalog)
        fresh.replace(target)
        made += 1
    return made


def add(room: str, language: str, messages: list[Message], *, root: Path = ROOT) -> Path:
    """Append these messages to a room's catalogue, making the file when there is none."""
    path = root / "locale" / room / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(_header(language), "utf-8")
    with path.open("a", encoding="utf-8") as sink:
        sink.writelines(_block(message, language) for message in messages)
    return path


def _header(language: str) -> str:
    lines = [
        f"Language: {language}\\n",
        "MIME-Version: 1.0\\n",
        "Content-Type: text/plain; charset=UTF-8\\n",
        "Content-Transfer-Encoding: 8bit\\n",
        f"Plural-Forms: {PLURALS[language]}\\n",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}"\n' for line in lines)


def _block(message: Message, language: str) -> str:
    context, singular = message.key
    lines = [f"#: {message.place}"]
    lines += [f"msgctxt {quoted(context)}"] if context else []
    lines += [f"msgid {quoted(singular)}"]
    if message.plural:
        lines += [f"msgid_plural {quoted(message.plural)}"]
        texts = [singular, *[message.plural] * (FORMS[language] - 1)]
        lines += [
            f"msgstr[{number}] {quoted(text if language == 'en' else '')}"
            for number, text in enumerate(texts)
        ]
    else:
        lines += [f"msgstr {quoted(singular if language == 'en' else '')}"]
    return "\n" + "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Write a text as a catalogue does, over several lines when it has several."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    parts = escaped.split("\n")
    if len(parts) == 1:
        return f'"{escaped}"'
    lines = [f"{part}\\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    return "\n".join(f'"{line}"' for line in ["", *lines])
