"""A database of its own for one fault test, on either engine, with one hospital in it."""

import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests import postgres


ROOT = Path(__file__).resolve().parent.parent.parent
ENGINES = ("sqlite", "postgresql")
FOREIGN = ("SENIM_", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTEST_")


@dataclass(frozen=True, slots=True)
class World:
    """Where one test's register lies; `url` is empty on SQLite."""

    data: Path
    url: str

    @property
    def settings(self) -> dict[str, str]:
        """Return what the program must be told to work in this world."""
        return {"DATABASE_URL": self.url} if self.url else {}

    @property
    def surroundings(self) -> dict[str, str]:
        """Return the environment of a process that works in this world."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        own = {"SENIM_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "config.settings"}
        return kept | own | self.settings

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, past all of the program's code."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                return connection.execute(question).fetchall()
        with closing(sqlite3.connect(self.data / "senim.sqlite3", timeout=20)) as connection:
            return connection.execute(question).fetchall()

    def run(self, module: str, *words: str) -> str:
        """Run a module of the tests as a program in this world; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=ROOT,
            env=self.surroundings,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def world(engine: str, folder: Path) -> Iterator[World]:
    """Make a world with the hospital mob2 in it; take its database away afterwards."""
    if engine == "sqlite":
        made = World(folder, "")
        made.run("tests.faults.founding")
        yield made
        return
    name = f"faults_{secrets.token_hex(4)}"
    _administer(f"CREATE DATABASE {name}")
    try:
        made = World(folder, postgres.url(name))
        made.run("tests.faults.founding")
        yield made
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(order: str) -> None:
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(order)  # type: ignore[arg-type]  # our own constant words
