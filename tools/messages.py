"""The messages that code and templates want translated, found without gettext's programs."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize


Key = tuple[str, str]

# Which argument of a call is what: (context, singular, plural), by the name of the function.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
LITERAL = r"""(?:u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
TEMPLATES = {".html", ".txt", ".svg", ".xml"}


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated: its context and singular, its plural if any, and where it stands."""

    key: Key
    plural: str
    place: str


def messages_in(folders: Iterable[Path], *, root: Path) -> dict[Key, Message]:
    """Collect the messages of all code and templates in these folders, each once."""
    found: dict[Key, Message] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for message in _messages_of(path, root):
                known = found.get(message.key)
                if known is None or (message.plural and not known.plural):
                    found[message.key] = message
    return found


def _messages_of(path: Path, root: Path) -> Iterator[Message]:
    place = path.relative_to(root).as_posix()
    if path.suffix == ".py":
        yield from from_python(path.read_text("utf-8"), place)
    elif path.suffix in TEMPLATES and "templates" in path.parts:
        yield from from_template(path.read_text("utf-8"), place)


def from_python(text: str, place: str) -> Iterator[Message]:
    """Yield the messages of one module; what is not spelled out in the call is not a message."""
    for node in ast.walk(ast.parse(text, place)):
        if isinstance(node, ast.Call) and (name := _called(node.func)) in CALLS:
            yield from _message(
                name, [_spelled(each) for each in node.args], f"{place}:{node.lineno}"
            )


def _spelled(argument: ast.expr) -> str:
    match argument:
        case ast.Constant(value=str() as text):
            return text
    return ""


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def from_template(text: str, place: str) -> Iterator[Message]:
    """Yield the messages of one template as Django itself would look them up."""
    for call in CALL.finditer(templatize(text, origin=place)):
        literals = re.findall(LITERAL, call[2], re.DOTALL)
        yield from _message(call[1], [ast.literal_eval(each) for each in literals], place)


def _message(name: str, texts: list[str], place: str) -> Iterator[Message]:
    context, singular, plural = CALLS[name]
    if len(texts) <= max(singular, plural or 0) or not texts[singular]:
        return
    yield Message(
        key=(texts[context] if context is not None else "", texts[singular]),
        plural=texts[plural] if plural is not None else "",
        place=place,
    )
