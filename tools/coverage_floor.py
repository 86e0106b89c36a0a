"""The floors of coverage: all lines and branches of what decides and acts, most of the rest."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


ROOT = Path(__file__).resolve().parent.parent
WHOLE = 95.0
COMPLETE = re.compile(r"^senim/(rules/.+|\w+/(services|selectors)(\w*\.py|/.+))$")


def holds() -> bool:
    """Tell whether the coverage measured last stands on its floors, and print where it does not."""
    measured = ROOT / "coverage.json"
    write = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(measured)]
    if subprocess.run(write, cwd=ROOT, check=False).returncode:
        return False
    report = json.loads(measured.read_text())
    found = list(gaps(report))
    for gap in found:
        print(gap)
    print(f"coverage: {report['totals']['percent_covered']:.2f} % of lines and branches in all")
    return not found


def gaps(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield every breach of a floor in a coverage report of version 3."""
    for name, file in sorted(report["files"].items()):
        if COMPLETE.match(name) and (gap := _gap(file)):
            yield f"{name}: {gap} not covered, and must be"
    if report["totals"]["percent_covered"] < WHOLE:
        yield f"the whole must reach {WHOLE} %"


def _gap(file: Mapping[str, Any]) -> str:
    lines = [str(line) for line in file["missing_lines"]]
    branches = [f"{start}→{end}" for start, end in file.get("missing_branches", [])]
    return ", ".join([*lines, *branches])


if __name__ == "__main__":
    raise SystemExit(0 if holds() else 1)
