"""The benchmarks work: a small run to the end, and a baseline that is served as the program is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import Environment
from senim.cli import run
from tests.bench import bare
from tests.bench.load import Measured
from tests.bench.table import verdict
from tests.bench.works import AIMS, Aim
from tests.faults.worlds import ROOT


ROWS = 40


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
def test_a_small_run_measures_every_work_and_prints_it_beside_the_baselines(
    tmp_path: Path,
) -> None:
    settings = {
        "SENIM_BENCH_FOLDER": str(tmp_path),
        "SENIM_BENCH_DATABASE": "sqlite",
        "SENIM_BENCH_ROWS": str(ROWS),
        "SENIM_BENCH_IMPORT": "5",
        "SENIM_BENCH_SECONDS": "0.05",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"],
        cwd=ROOT,
        env={**os.environ, **settings},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert "a bare Django page, 8 client(s)" in done.stdout
    assert "DONE: new 5, already there 0, not taken 0" in done.stdout
    (figures,) = json.loads((tmp_path / "latest.json").read_text())
    assert {(each["work"], each["clients"]) for each in figures["works"]} == AIMS.keys()
    counted = {each["work"]: each["statements"] for each in figures["works"]}
    assert counted["registration, public API"] <= 8
    assert counted["inbox page"] <= 6


def test_the_bare_page_is_served_under_the_settings_of_the_program() -> None:
    ours = run._server(Environment(port=1))
    theirs = bare.server(1)

    for name in (*bare.SERVED, "runtime_threads", "runtime_mode", "http1_settings", "backpressure"):
        assert getattr(ours, name, None) == getattr(theirs, name, None), name


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (Aim(1, p50=8, statements=8), "met"),
        (Aim(1, p50=4, rate=500), "missed: p50 ≤ 4, ≥ 500 per s"),
        (Aim(1, p95=20, statements=5), "missed: SQL ≤ 5"),
        (Aim(1), "none"),
    ],
)
def test_a_target_that_is_missed_is_named(aim: Aim, words: str) -> None:
    measured = Measured((0.005,) * 20, 0.1)

    assert verdict(measured, 6, aim) == words
