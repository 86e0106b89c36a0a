"""Make the virtual environment and put the locked packages into it; a second run costs nothing.

Usage: python3 tools/bootstrap.py run|dev. Needs nothing but Python's standard library.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import debs  # noqa: E402 (the root must be importable before the virtual environment is)


VENV = Path(os.environ.get("SENIM_VENV", ROOT / ".venv"))
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "senim-lock.json"
LOCKS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
OLDEST = (3, 11)
CANDIDATES = ("python3", "python3.13", "python3.12", "python3.11", "python3.14")

SCRIPT = """#!{python}
import sys

from senim.cli.main import main


sys.exit(main())
"""


class SetUpFailed(Exception):
    """The machine lacks something that this user may not install; the message says what."""


def main(kind: str) -> None:
    """Bring the environment to the lock of this kind, doing only what is missing."""
    if kind not in LOCKS:
        raise SystemExit("Usage: python3 tools/bootstrap.py run|dev")
    if _in_step(kind):
        return
    with Path(ROOT, ".bootstrap.lock").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        try:
            if not _in_step(kind):
                _make_venv()
                _install(kind)
        except SetUpFailed as failure:
            raise SystemExit(f"senim: {failure}") from None


def _in_step(kind: str) -> bool:
    stamp = _stamp()
    return bool(PYTHON.exists() and stamp.get(kind) == _digest(kind))


def _stamp() -> dict[str, str]:
    """Read what the environment was last brought to; empty when it was made by other hands."""
    try:
        found = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return found if found.get("root") == str(ROOT) else {}


def _digest(kind: str) -> str:
    return hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()


# --- the environment ---------------------------------------------------------------------------


def _make_venv() -> None:
    """Make the environment with pip inside, by the first way that this machine allows."""
    if _has_pip():
        return
    python = _find_python()
    debs.say(f"making {VENV} with {python}")
    ways = (_plain_venv, _venv_after_apt, _venv_with_other_pip, _venv_with_debian_wheel, _uv_venv)
    if not any(way(python) and _has_pip() for way in ways):
        raise SetUpFailed(
            "this Python cannot make a virtual environment with pip. "
            "Install it (sudo apt-get install python3-venv) and run the same command again."
        )


def _has_pip() -> bool:
    return PYTHON.exists() and _quiet([PYTHON, "-m", "pip", "--version"])


def _find_python() -> str:
    """Find an interpreter that is new enough, the machine's usual one first."""
    wanted = os.environ.get("SENIM_PYTHON")
    for name in [wanted] if wanted else CANDIDATES:
        path = shutil.which(name)
        test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
        if path and _quiet([path, "-c", test]):
            return path
    raise SetUpFailed("Python 3.11 or newer is needed (sudo apt-get install python3).")


def _plain_venv(python: str) -> bool:
    return _quiet([python, "-c", "import ensurepip"]) and _loud(
        [python, "-m", "venv", "--clear", VENV]
    )


def _venv_after_apt(python: str) -> bool:
    if not debs.may_install():
        return False
    asked = subprocess.run([python, "--version"], capture_output=True, text=True, check=True)
    number = re.search(r"3\.\d+", asked.stdout)
    names = ["python3-venv"] if number is None else [f"python{number[0]}-venv"]
    return debs.install(names) and _plain_venv(python)


def _venv_with_other_pip(python: str) -> bool:
    """Let the machine's own pip fill an environment made without one."""
    if not _quiet([python, "-m", "pip", "--version"]) or not _bare_venv(python):
        return False
    return _loud([python, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"])


def _venv_with_debian_wheel(python: str) -> bool:
    """Take pip from the wheel that Debian keeps for python3-venv, without installing it."""
    with tempfile.TemporaryDirectory(prefix="senim-pip-") as spot:
        if not debs.unpack(["python3-pip-whl"], Path(spot)) or not _bare_venv(python):
            return False
        wheel = next(Path(spot).glob("usr/share/python-wheels/pip-*.whl"), None)
        options = ["install", "--quiet", "--no-index"]
        return wheel is not None and _loud([PYTHON, wheel / "pip", *options, wheel])


def _uv_venv(python: str) -> bool:
    return bool(shutil.which("uv")) and _loud(["uv", "venv", "--seed", "-p", python, VENV])


def _bare_venv(python: str) -> bool:
    return _loud([python, "-m", "venv", "--clear", "--without-pip", VENV])


# --- the packages ------------------------------------------------------------------------------


def _install(kind: str) -> None:
    """Install the locked packages, every file checked against its hash."""
    debs.say(f"installing the packages of {LOCKS[kind].name}")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    if not _loud([PYTHON, "-m", "pip", "install", *options, "-r", LOCKS[kind]]):
        raise SetUpFailed(f"the packages of {LOCKS[kind].name} could not be installed (see above).")
    _make_importable()
    stamp = {**_stamp(), **{each: _digest(each) for each in _covered(kind)}, "root": str(ROOT)}
    STAMP.write_text(json.dumps(stamp, indent=2))


def _covered(kind: str) -> Iterator[str]:
    """Yield the locks that this one fulfils: whoever has the tools has the product's packages."""
    yield kind
    if kind == "dev":
        yield "run"


def _make_importable() -> None:
    """Let the environment find this work tree, and give it the command `senim`."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True)
    Path(found.stdout.strip(), "senim.pth").write_text(f"{ROOT}\n")
    script = VENV / "bin" / "senim"
    script.write_text(SCRIPT.format(python=PYTHON))
    script.chmod(0o755)


def _quiet(command: Sequence[str | Path]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _loud(command: Sequence[str | Path]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["run"])
