"""Debian packages for the set-up: installed where the user may, else unpacked into a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path


QUIET = ["-qq", "-o", "Dpkg::Use-Pty=0"]


def may_install() -> bool:
    """Tell whether this user can install packages without being asked for a password."""
    return bool(shutil.which("apt-get")) and _prefix() is not None


def install(names: Sequence[str]) -> bool:
    """Install these packages system-wide; false when that is not possible for this user."""
    prefix = _prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    env = ["env", "DEBIAN_FRONTEND=noninteractive"]
    say(f"installing {', '.join(names)} with apt-get")
    update = [*prefix, *env, "apt-get", *QUIET, "update"]
    fetch = [*prefix, *env, "apt-get", *QUIET, "install", "-y", "--no-install-recommends", *names]
    return _runs(update) and _runs(fetch)


def unpack(names: Sequence[str], into: Path) -> bool:
    """Fetch these packages and all they lack with apt-get and unpack them into a folder.

    Needs no rights: the lists and the archives live in a temporary folder, nothing is installed.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    say(f"fetching {', '.join(names)} with apt-get, without installing")
    with tempfile.TemporaryDirectory(prefix="senim-apt-") as spot:
        if not _fetch(names, Path(spot)):
            return False
        into.mkdir(parents=True, exist_ok=True)
        archives = sorted(Path(spot, "cache", "archives").glob("*.deb"))
        return bool(archives) and all(
            _runs(["dpkg-deb", "-x", str(archive), str(into)]) for archive in archives
        )


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(f"senim: {text}", flush=True)


def _fetch(names: Sequence[str], spot: Path) -> bool:
    for folder in ("lists/partial", "cache/archives/partial"):
        Path(spot, folder).mkdir(parents=True)
    own = ["-o", f"Dir::State::Lists={spot}/lists", "-o", f"Dir::Cache={spot}/cache"]
    own += ["-o", "Debug::NoLocking=1", *QUIET]
    fetch = ["install", "-y", "--download-only", "--no-install-recommends", *names]
    return _runs(["apt-get", *own, "update"]) and _runs(["apt-get", *own, *fetch])


def _prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _runs(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n"]
    return None


def _runs(command: Sequence[str], *, quiet: bool = False) -> bool:
    """Run a command without its chatter; its complaints are shown unless it is only a question."""
    silent = subprocess.DEVNULL
    complaints = silent if quiet else None
    done = subprocess.run(command, stdin=silent, stdout=silent, stderr=complaints, check=False)
    return done.returncode == 0
