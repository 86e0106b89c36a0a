"""Where the files of an import lie: the table as it came, its rows, and the rows once checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one import; nobody but this program may look into it."""

    path: Path

    @property
    def source(self) -> Path:
        """Return the table as it came."""
        return self.path / "source"

    @property
    def rows(self) -> Path:
        """Return the rows as text, one JSON list a line."""
        return self.path / "rows.jsonl"

    @property
    def checked(self) -> Path:
        """Return the rows with their verdicts, one JSON object a line."""
        return self.path / "checked.jsonl"


def folder_of(uid: str) -> Folder:
    """Return the folder of an import, which may not be there any more."""
    return Folder(Path(settings.SENIM_FILES) / "imports" / uid)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of lines, and where the next one begins."""

    value: Any
    end: int


def lines(path: Path, *, start: int = 0, size: int | None = None) -> Iterator[Line]:
    """Yield the lines that begin at a byte, so many of them or all."""
    with path.open("rb") as file:
        file.seek(start)
        for raw in islice(iter(file.readline, b""), size):
            start += len(raw)
            yield Line(json.loads(raw.decode("utf-8", errors="surrogatepass")), start)
