"""An import that is killed in the middle, again and again, and goes on where it stopped."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil
import pytest

from tests.faults.worlds import ROOT, World, world
from tests.intake.sheets import csv_file, row, write


ENGINE = os.environ.get("SENIM_TEST_DATABASE", "sqlite")  # the suite runs once on each


def start(
    made: World, path: Path, output: int | IO[bytes] = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "senim", "import", str(path), "--organisation", "mob2"]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=made.surroundings,
        stdout=output,
        stderr=subprocess.STDOUT,
    )


def position(made: World) -> tuple[str, int]:
    found = made.ask("SELECT state, position FROM intake_importjob ORDER BY id DESC")
    return (str(found[0][0]), int(found[0][1])) if found else ("", 0)


def kill_on_the_way(made: World, path: Path, beyond: int) -> None:
    """Start the import and kill it once it has registered more than so many rows."""
    process = start(made, path)
    try:
        until = time.monotonic() + 90
        while time.monotonic() < until and process.poll() is None:
            state, done = position(made)
            if state == "RUNNING" and done > beyond:
                break
            time.sleep(0.02)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()


def let_the_lease_run_out(made: World) -> None:
    """Take the lease away as time would."""
    made.run("tests.intake.lapse")


def test_no_row_is_lost_or_doubled_when_the_import_is_killed(tmp_path: Path) -> None:
    rows = [row(Текст=f"Долго ждали, {n}") for n in range(5000)]
    path = write(tmp_path / "journal.csv", csv_file(rows))
    (tmp_path / "data").mkdir()
    with world(ENGINE, tmp_path / "data") as made:
        for beyond in (500, 2500):
            kill_on_the_way(made, path, beyond)
            let_the_lease_run_out(made)
        state, done = position(made)
        assert (state, 2500 < done < 5000) == ("RUNNING", True)

        last, _ = start(made, path).communicate()

        assert b"new 5000, already there 0, not taken 0" in last
        texts = made.ask("SELECT text FROM appeals_appeal")
        assert sorted(text for (text,) in texts) == sorted(f"Долго ждали, {n}" for n in range(5000))
        numbers = made.ask("SELECT n FROM appeals_journalentry ORDER BY n")
        assert [n for (n,) in numbers] == list(range(1, 5001))
        again, _ = start(made, path).communicate()
        assert b"new 0, already there 5000, not taken 0" in again


@pytest.mark.slow
def test_100_000_rows_stay_below_500_mb(tmp_path: Path) -> None:
    rows = [row(Текст=f"Долго ждали врача в приёмном покое, {n}") for n in range(100_000)]
    path = write(tmp_path / "journal.csv", csv_file(rows))
    (tmp_path / "data").mkdir()
    with world("sqlite", tmp_path / "data") as made:
        log = tmp_path / "told"
        with log.open("wb") as output:
            process = start(made, path, output)
            most = 0
            while process.poll() is None:
                most = max(most, memory(process.pid))
                time.sleep(0.1)

        assert re.search(rb"new 100000, already there 0", log.read_bytes())
        assert 50 * 1024**2 < most < 500 * 1024**2


def memory(pid: int) -> int:
    """Return the bytes that a process and its children hold in memory now."""
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)])
    return 0
