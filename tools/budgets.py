"""The budgets of size: functions of at most 40 lines, files of at most 400."""

import ast
from collections.abc import Iterator
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
FUNCTION = 40
FILE = 400
MEASURED = ("senim", "config", "tools", "tests")
LONG_FUNCTIONS_ALLOWED = ("tests/",)  # a journey is told in one piece


def breaches(*, root: Path = ROOT) -> Iterator[str]:
    """Yield every file and function over its budget; migrations are written by a machine."""
    for folder in MEASURED:
        for path in sorted(root.joinpath(folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from over(path.read_text("utf-8"), path.relative_to(root).as_posix())


def over(text: str, place: str) -> Iterator[str]:
    """Yield what is too long in one module."""
    lines = len(text.splitlines())
    if lines > FILE:
        yield f"{place}: {lines} lines; at most {FILE}"
    if place.startswith(LONG_FUNCTIONS_ALLOWED):
        return
    for node in ast.walk(ast.parse(text, place)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield f"{place}:{node.lineno}: {node.name} has {length} lines; at most {FUNCTION}"


if __name__ == "__main__":
    found = list(breaches())
    print("\n".join(found))
    raise SystemExit(1 if found else 0)
