"""The Chromium of browser tests and pictures: found, installed, or unpacked beside the code."""

import os
import shutil
import subprocess
from pathlib import Path

from tools import debs


ROOT = Path(__file__).resolve().parent.parent
UNPACKED = ROOT / ".browser"
WRAPPER = UNPACKED / "senim-chromium"
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
# Chromium unpacked from Debian's packages, with its libraries and fonts beside it.
here={root}
libraries=$(find "$here/usr/lib" "$here/lib" -name '*.so*' -printf '%h\\n' | sort -u | paste -sd:)
export LD_LIBRARY_PATH="$libraries" FONTCONFIG_SYSROOT="$here"
exec "$here/usr/lib/chromium/chromium" "$@"
"""


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


def provide() -> str | None:
    """Find Chromium, or install it where this user may, or unpack it into the work tree."""
    found = find()
    if found or os.environ.get("SENIM_CHROMIUM"):
        return found
    if debs.may_install() and debs.install(["chromium"]):
        return find()
    if debs.unpack(["chromium"], UNPACKED):
        WRAPPER.write_text(SCRIPT.format(root=UNPACKED))
        WRAPPER.chmod(0o755)
    return find()


if __name__ == "__main__":
    if provide() is None:
        debs.say(MISSING)
