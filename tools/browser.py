"""The Chromium of browser tests and pictures: found, installed, or unpacked beside the code."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import playwright
from playwright.sync_api import Browser, sync_playwright

from tools import debs


ROOT = Path(__file__).resolve().parent.parent
UNPACKED = ROOT / ".browser"
WRAPPER = UNPACKED / "senim-chromium"
DRIVER = Path(playwright.__file__).parent / "driver" / "node"
DRIVER_WRAPPER = UNPACKED / "senim-driver"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# No calls home, no sandbox (tests often run as root in a container), no graphics card.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
MISSING = (
    "Chromium was not found and could not be fetched: "
    "install it (sudo apt-get install chromium) or name it in SENIM_CHROMIUM."
)

SCRIPT = """#!/bin/sh
# A program run with the libraries and fonts of Debian's packages unpacked beside this script.
here={root}
libraries=$(find "$here/usr/lib" "$here/lib" -name '*.so*' -printf '%h\\n' | sort -u | paste -sd:)
export LD_LIBRARY_PATH="$libraries" FONTCONFIG_FILE="$here/senim-fonts.conf"
exec {program} "$@"
"""
FONTS = """<?xml version="1.0"?>
<fontconfig>
  <dir>{root}/usr/share/fonts</dir>
  <cachedir>{root}/var/cache/fontconfig</cachedir>
</fontconfig>
"""


class Missing(Exception):
    """There is no browser to be had; the message says what to install."""


@contextmanager
def started() -> Iterator[Browser]:
    """Yield a running Chromium, stopped afterwards; Missing when there is none."""
    path = find()
    if path is None or not _driver_starts():
        raise Missing(MISSING)
    if not starts(str(DRIVER)):
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(DRIVER_WRAPPER)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    named = os.environ.get("SENIM_CHROMIUM")
    candidates = [named] if named else [*map(shutil.which, NAMES), str(WRAPPER)]
    return next((each for each in candidates if each and starts(each)), None)


def starts(path: str) -> bool:
    """Tell whether this program answers when asked for its version."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _driver_starts() -> bool:
    return starts(str(DRIVER)) or starts(str(DRIVER_WRAPPER))


def provide() -> bool:
    """Install what a browser test lacks where this user may, or unpack it into the work tree."""
    lacking = [] if find() else ["chromium"]
    lacking += [] if _driver_starts() else ["libatomic1"]
    if not lacking or (debs.may_install() and debs.install(lacking)):
        return True
    if not debs.unpack(lacking, UNPACKED):
        return False
    (UNPACKED / "senim-fonts.conf").write_text(FONTS.format(root=UNPACKED))
    _wrap(WRAPPER, UNPACKED / "usr/lib/chromium/chromium")
    _wrap(DRIVER_WRAPPER, DRIVER)
    return find() is not None and _driver_starts()


def _wrap(script: Path, program: Path) -> None:
    script.write_text(SCRIPT.format(root=UNPACKED, program=program))
    script.chmod(0o755)


if __name__ == "__main__" and not provide():
    debs.say(MISSING)
