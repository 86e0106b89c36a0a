"""The real program in a process of its own, for browsers, clients and tests that kill it."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
PASSWORD = secrets.token_urlsafe(12)
SECONDS_TO_START = 240  # the whole demonstration is built first, on a slow machine


@dataclass(frozen=True, slots=True)
class Live:
    """A running server: where it answers, its data folder, and what its processes were given."""

    url: str
    data: Path
    password: str
    surroundings: dict[str, str]
    process: subprocess.Popen[bytes]

    def command(self, *words: str) -> str:
        """Run `senim …` on the same data folder and return what it printed."""
        done = senim(*words, surroundings=self.surroundings)
        return done.stdout


@contextmanager
def running(*, demo: str = "small", data: Path | None = None, **settings: str) -> Iterator[Live]:
    """Start the server on a free port and yield it when it is ready; stop it afterwards.

    `demo` is full, small or none. A data folder that holds something is taken as it is.
    """
    with tempfile.TemporaryDirectory(prefix="senim-live-") as spot:
        folder = data or Path(spot)
        surroundings = _surroundings(folder, demo, settings)
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "senim", "run"],
                cwd=ROOT,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        url = f"http://127.0.0.1:{surroundings['SENIM_PORT']}"
        try:
            _wait(url, process, folder / "server.log")
            yield Live(url, folder, PASSWORD, surroundings, process)
        finally:
            stop(process)


def senim(*words: str, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one command of the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "senim", *words],
        cwd=ROOT,
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a server with everything it started: politely, then not."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=15)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _surroundings(folder: Path, demo: str, settings: dict[str, str]) -> dict[str, str]:
    """Give the program its own settings and none of the test run's."""
    theirs = ("SENIM_", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    own = {
        "SENIM_DATA": str(folder),
        "SENIM_PORT": str(free_port()),
        "SENIM_DEMO": demo,
        "SENIM_DEMO_PASSWORD": PASSWORD,
        "SENIM_STRICT_READS": "true",
    }
    return {**kept, **own, **settings}


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server says that it is ready, or fail with its last words."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:  # noqa: S310 (ours)
                if json.load(answer)["status"] == "ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"senim run did not become ready:\n{log.read_text()[-4000:]}")
