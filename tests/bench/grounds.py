"""Where the registers to be measured lie: made once, kept in var/bench, copied for each run."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg

from tests.faults.worlds import ROOT, World


ENGINES = ("sqlite", "postgresql")
RUN = "bench_run"  # the database of the run that is going on
SOURCES = ("tests/bench", "senim/appeals/migrations", "senim/orgs/migrations")
OF_A_REGISTER = ("filling.py", "texts.py")  # of tests/bench, what decides how it looks
DONE = "filled"  # a file that is there when a register is whole


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the register is, where it is kept, and the last day that it knows."""

    rows: int
    folder: Path
    until: date

    def kept(self, engine: str) -> Path:
        """Return the folder of one engine's register, named by all that decides how it looks."""
        return self.folder / f"{engine}_{self.rows}_{self._digest()}"

    @staticmethod
    def _digest() -> str:
        digest = hashlib.sha256()
        for folder in SOURCES:
            for path in sorted(ROOT.joinpath(folder).glob("*.py")):
                if folder != "tests/bench" or path.name in OF_A_REGISTER:
                    digest.update(path.read_bytes())
        return digest.hexdigest()[:8]


def make_all(plan: Plan, engines: Sequence[str]) -> None:
    """Make the registers that are not there yet, one core for each."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(len(engines)) as makers:
        list(makers.map(lambda engine: _make(plan, engine), engines))


def _make(plan: Plan, engine: str) -> None:
    kept = plan.kept(engine)
    if (kept / DONE).exists():
        return
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    url = ""
    if engine == "postgresql":
        administer(f"DROP DATABASE IF EXISTS {_named(kept)}", f"CREATE DATABASE {_named(kept)}")
        url = postgres_url(_named(kept))
    print(f"making a register of {plan.rows:,} appeals on {engine} …", flush=True)
    World(kept, url).run("tests.bench.filling", str(plan.rows), plan.until.isoformat())
    (kept / DONE).touch()


@contextmanager
def copied(plan: Plan, engine: str) -> Iterator[World]:
    """Copy a register for one run, so that each run begins with the same one."""
    kept = plan.kept(engine)
    with tempfile.TemporaryDirectory(prefix="run-", dir=plan.folder) as spot:
        folder = Path(spot) / "data"
        shutil.copytree(kept, folder)
        if engine == "sqlite":
            yield World(folder, "")
            return
        administer(
            f"DROP DATABASE IF EXISTS {RUN} WITH (FORCE)",
            f"CREATE DATABASE {RUN} TEMPLATE {_named(kept)}",
        )
        try:
            yield World(folder, postgres_url(RUN))
        finally:
            administer(f"DROP DATABASE {RUN} WITH (FORCE)")


def _named(kept: Path) -> str:
    return f"bench_{kept.name}"


def administer(*orders: str) -> None:
    """Give orders to the engine itself."""
    with closing(psycopg.connect(postgres_url("postgres"), autocommit=True)) as connection:
        for order in orders:
            connection.execute(order)  # type: ignore[call-overload]  # our own constant words


SOCKETS = "SENIM_BENCH_POSTGRES_SOCKETS"


def postgres_url(name: str) -> str:
    """Name a database of the benchmarks' own server: it waits for the disk, as a real one does."""
    sockets = os.environ[SOCKETS].replace("/", "%2F")
    return f"postgresql://postgres@{sockets}:5432/{name}"


@contextmanager
def postgres_running(folder: Path) -> Iterator[None]:
    """Run a PostgreSQL of its own whose data stay in the folder, with its settings as delivered."""
    folder.mkdir(parents=True, exist_ok=True)
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.keeper", str(folder / "postgresql")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert keeper.stdin
    assert keeper.stdout
    sockets = keeper.stdout.readline().strip()
    if not sockets:
        raise RuntimeError("PostgreSQL did not start")
    os.environ[SOCKETS] = sockets
    try:
        yield
    finally:
        keeper.stdin.close()
        keeper.wait()
        keeper.stdout.close()
