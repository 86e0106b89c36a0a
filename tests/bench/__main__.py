"""`python -m tests.bench [--quick]`: the benchmarks; docs/performance.md tells how to read them.

SENIM_BENCH_ROWS, SENIM_BENCH_IMPORT and SENIM_BENCH_SECONDS say how many appeals the register
holds, how many rows are imported and how long each work is repeated; SENIM_BENCH_DATABASE names one
engine; SENIM_BENCH_FOLDER is where registers are kept.
"""

import os
import sys
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.grounds import ENGINES, Plan, make_all, postgres_running
from tests.bench.measuring import Effort, kept, measure
from tests.bench.table import lines
from tests.faults.worlds import ROOT


FULL, QUICK = (200_000, 100_000, 5.0), (2_000, 500, 0.3)  # appeals, rows imported, seconds a work


def main(words: list[str]) -> None:
    """Make what is missing, measure each engine, print the tables."""
    rows, imported, seconds = QUICK if "--quick" in words else FULL
    yesterday = datetime.now(UTC).date() - timedelta(days=1)  # noqa: TID251 (a door: the clock)
    plan = Plan(
        rows=int(os.environ.get("SENIM_BENCH_ROWS", rows)),
        folder=Path(os.environ.get("SENIM_BENCH_FOLDER", ROOT / "var" / "bench")).resolve(),
        until=yesterday,
    )
    engines = [os.environ.get("SENIM_BENCH_DATABASE", "")]
    if engines == [""]:
        engines = list(ENGINES)
    effort = Effort(
        float(os.environ.get("SENIM_BENCH_SECONDS", seconds)),
        int(os.environ.get("SENIM_BENCH_IMPORT", imported)),
    )
    with postgres_running(plan.folder) if "postgresql" in engines else nullcontext():
        make_all(plan, engines)
        results = []
        for engine in engines:
            results.append(measure(plan, engine, effort))
            print("\n".join(lines(results[-1], plan.rows)), flush=True)
    print(f"\nthe figures: {kept(results, plan)}")


if __name__ == "__main__":
    main(sys.argv[1:])
