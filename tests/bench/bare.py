"""The baselines: a page of Django with nothing in it, and one row committed by itself.

`python -m tests.bench.bare PORT` serves the page under the settings of the program's own server.
"""

import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from tests.bench.load import Measured, timed


# Those of senim.cli.run; a test compares them.
SERVED: dict[str, Any] = {
    "interface": Interfaces.WSGI,
    "http": HTTPModes.http1,
    "websockets": False,
    "workers": 2,
    "blocking_threads": 4,
    "backlog": 2048,
}
ROW = "Мы долго ждали врача в приёмном покое. " * 18  # some 700 letters
TABLE = "CREATE TABLE bare (id {key}, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL)"
SQLITE_KEEPS = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")


def page(_request: HttpRequest) -> HttpResponse:
    """Answer with one word."""
    return HttpResponse("hello", headers={"Content-Length": "5"})


urlpatterns = [path("", page)]


def server(port: int) -> Server:
    """Return the server of the bare page."""
    return Server("tests.bench.bare:application", port=port, log_level=LogLevels.warning, **SERVED)


def __getattr__(name: str) -> object:
    """Make the application where the server looks for it, and nowhere else."""
    if name != "application":
        raise AttributeError(name)
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare")
    return get_wsgi_application()


def commits(folder: Path, url: str, seconds: float) -> Measured:
    """Measure the commit of one row, on the same disk and engine as the register."""
    with _bare_table(folder, url) as (connection, mark):
        order = f"INSERT INTO bare (key, text) VALUES ({mark}, {mark})"  # noqa: S608 (constant)

        def commit(_at: int) -> None:
            connection.execute(order, (secrets.token_hex(16), ROW))
            connection.commit()

        return timed(commit, seconds)


@contextmanager
def _bare_table(folder: Path, url: str) -> Iterator[tuple[Any, str]]:
    if url:
        postgres = psycopg.connect(url)
        postgres.execute("DROP TABLE IF EXISTS bare")
        postgres.execute(TABLE.format(key="bigserial PRIMARY KEY"))
        postgres.commit()
        yield postgres, "%s"
        postgres.close()
        return
    file = folder / "bare.sqlite3"
    sqlite = sqlite3.connect(file)
    for order in (*SQLITE_KEEPS, TABLE.format(key="INTEGER PRIMARY KEY")):
        sqlite.execute(order)
    yield sqlite, "?"
    sqlite.close()
    file.unlink()


if __name__ == "__main__":
    server(int(sys.argv[1])).serve()
