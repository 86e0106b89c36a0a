"""All gates in one go: every one is tried, then the failed ones are named."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

# The slowest first: two run at a time.
GATES: dict[str, list[str]] = {
    "types": [PYTHON, "-m", "mypy"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "contracts": [str(Path(PYTHON).parent / "lint-imports")],
    "templates": [PYTHON, "-m", "djlint", "senim", "--lint", "--quiet"],
    "budgets": [PYTHON, "tools/budgets.py"],
    "translations": [PYTHON, "tools/translations.py", "check"],
    "migrations present": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "migrations linear": [PYTHON, "tools/migrations.py", "check"],
    "documents": [PYTHON, "tools/docs.py", "check"],
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one gate ended, in seconds and in its own words."""

    name: str
    passed: bool
    seconds: float
    words: str


def main(names: list[str]) -> None:
    """Try the named gates, or all; leave with 1 when one fails."""
    with (
        tempfile.TemporaryDirectory(prefix="senim-check-") as data,
        ThreadPoolExecutor(max_workers=2) as both,
    ):
        tried = [both.submit(attempt, name, data) for name in names or GATES]
        outcomes = [each.result() for each in tried]
    for outcome in outcomes:
        print(
            f"{'ok    ' if outcome.passed else 'FAILED'} {outcome.name} ({outcome.seconds:.1f} s)"
        )
        if not outcome.passed:
            print(outcome.words)
    if failed := [outcome.name for outcome in outcomes if not outcome.passed]:
        raise SystemExit(f"make check failed: {', '.join(failed)}")


def attempt(name: str, data: str) -> Outcome:
    """Try one gate with a throw-away data folder."""
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "SENIM_DATA": data}
    start = time.perf_counter()
    done = subprocess.run(
        GATES[name], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    return Outcome(name, done.returncode == 0, seconds, (done.stdout + done.stderr).strip())


if __name__ == "__main__":
    main(sys.argv[1:])
