"""Write the generated documents, or check that they are in step with the code.

Usage: tools/docs.py write|check
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import django


ROOT = Path(__file__).resolve().parent.parent

# Page → the function that writes it; a new document is one more row.
PAGES: dict[str, str] = {
    "docs/generated/workflow.md": "tools.papers.rules:path_of_a_case",
    "docs/generated/terms.md": "tools.papers.rules:the_terms",
    "docs/generated/data-model.md": "tools.papers.tables:the_data_model",
    "docs/generated/openapi.json": "tools.papers.interface:the_interface",
}


def main(order: str) -> None:
    """Write all pages, or name those that are out of step and leave with 1."""
    with tempfile.TemporaryDirectory(prefix="senim-docs-") as data:
        os.environ["SENIM_DATA"] = data
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        if order == "write":
            write()
            return
        found = list(stale())
    print("\n".join(found))
    raise SystemExit(1 if found else 0)


def write() -> None:
    """Write every page anew."""
    for name in PAGES:
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_generator(name)(), "utf-8")


def stale() -> Iterator[str]:
    """Yield the pages that no longer say what the code says."""
    for name in PAGES:
        path = ROOT / name
        if not path.exists() or path.read_text("utf-8") != _generator(name)():
            yield f"{name} is out of step with the code (make docs)"


def _generator(name: str) -> Callable[[], str]:
    module, function = PAGES[name].split(":")
    found: Callable[[], str] = getattr(import_module(module), function)
    return found


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "check")
