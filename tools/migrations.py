"""Migrations stand in one line a room, each after the one before it.

`max_migration.txt` names the last of each room, so that two branches which both add one cannot be
joined without somebody noticing. Usage: tools/migrations.py check|write
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
LAST = "max_migration.txt"


def main(order: str) -> None:
    """Check the line of every room, or write down the last migration of each."""
    rooms = sorted(ROOT.glob("senim/*/migrations"))
    if order == "write":
        for room in rooms:
            write(room)
        return
    found = [f"{room.relative_to(ROOT)}: {fault}" for room in rooms for fault in faults(room)]
    print("\n".join(found))
    raise SystemExit(1 if found else 0)


def write(room: Path) -> None:
    """Write down the last migration of a room."""
    if names := _names(room):
        (room / LAST).write_text(f"{names[-1]}\n")


def faults(room: Path) -> Iterator[str]:
    """Yield what keeps a room's migrations from being one line."""
    names = _names(room)
    app = room.parent.name
    for number, name in enumerate(names, start=1):
        if not name.startswith(f"{number:04}_"):
            yield f"{name} should have the number {number:04}"
        before = [names[number - 2]] if number > 1 else []
        if _needs(room / f"{name}.py", app) != before:
            yield f"{name} should follow {before[0] if before else 'nothing'}"
    last = room / LAST
    if names and (not last.exists() or last.read_text().strip() != names[-1]):
        yield f"{LAST} should name {names[-1]} (make fix)"


def _names(room: Path) -> list[str]:
    return sorted(path.stem for path in room.glob("*.py") if re.match(r"\d{4}_", path.stem))


def _needs(path: Path, app: str) -> list[str]:
    """List the migrations of the same room that this one says it comes after."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "dependencies":
            pairs = [each for each in ast.walk(node.value) if isinstance(each, ast.Tuple)]
            named = [ast.literal_eval(each) for each in pairs]
            return [name for owner, name in named if owner == app]
    return []


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "check")
