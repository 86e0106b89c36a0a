"""The whole test suite: on SQLite, then on PostgreSQL, with the coverage of both together."""

import os
import subprocess
import sys
from pathlib import Path

from tools import coverage_floor


ROOT = Path(__file__).resolve().parent.parent
WORKERS = "2"

# A browser and killed processes cost minutes; what they show of PostgreSQL has tests of its own.
ENGINES = {"sqlite": "", "postgresql": "not browser and not slow"}


def main() -> None:
    """Run the suite on every engine; leave with 1 when a test or the coverage fails."""
    Path(ROOT, ".coverage").unlink(missing_ok=True)
    results = [run(engine, marks) for engine, marks in ENGINES.items()]
    covered = coverage_floor.holds()
    if any(results) or not covered:
        raise SystemExit(1)


def run(engine: str, marks: str) -> int:
    """Run the tests with these marks on one engine, adding to the coverage measured so far."""
    print(f"\n== tests on {engine}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadgroup"]
    command += ["--cov", "--cov-append", "--cov-report=", "--durations=10"]
    command += ["-m", marks] if marks else []
    surroundings = {**os.environ, "SENIM_TEST_DATABASE": engine}
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    main()
