"""One run on one engine: the baselines, the works through the real server, the import."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.bench.bare import commits
from tests.bench.filling import PASSWORD
from tests.bench.grounds import Plan, copied
from tests.bench.importing import Imported, import_table, write_table
from tests.bench.load import Line, Measured, asked, get
from tests.bench.works import CREATED, MANY, REGISTRATION, Page, pages, registration
from tests.faults.worlds import ROOT, World
from tools.live import free_port, running


OPENED = 200  # appeals whose pages are asked for
NUMBERS = """
    SELECT number FROM appeals_appeal WHERE number LIKE 'MOB2-%' AND id % 97 = 1
    ORDER BY id DESC LIMIT
"""
SECONDS_TO_START = 30.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How long each work is measured, and how many rows are imported."""

    seconds: float
    imported: int


@dataclass(slots=True)
class Results:
    """Everything that one run on one engine has shown."""

    engine: str
    commit: Measured
    bare: dict[int, Measured]
    works: dict[tuple[str, int], Measured] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    imported: Imported | None = None


def measure(plan: Plan, engine: str, effort: Effort) -> Results:
    """Measure everything on a copy of the register."""
    with copied(plan, engine) as world:
        results = Results(engine, commits(world.data, world.url, effort.seconds), _bare(effort))
        numbers = [number for (number,) in world.ask(f"{NUMBERS} {OPENED}")]
        asked_for = pages(numbers, plan.until)
        _serve_and_ask(world, asked_for, effort, results)
        counted = world.run("tests.bench.counting", plan.until.isoformat(), *numbers[:1])
        results.statements = json.loads(counted)
        table = world.data / "import.xlsx"
        write_table(table, effort.imported, plan.until)
        results.imported = import_table(world, table, effort.imported)
    return results


def _bare(effort: Effort) -> dict[int, Measured]:
    with _bare_server() as port:
        return {
            clients: asked(port, lambda _: get("/"), clients=clients, seconds=effort.seconds)
            for clients in (1, MANY)
        }


@contextmanager
def _bare_server() -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.bare", str(port)], cwd=ROOT)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            Line(port).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _serve_and_ask(world: World, wanted: list[Page], effort: Effort, results: Results) -> None:
    """Start the real server and let one client, then eight, ask for each work."""
    settings = {"SENIM_RATE_LIMITS": "off", "SENIM_STRICT_READS": "false", **world.settings}
    with running(demo="none", data=world.data, **settings) as live:
        port = int(live.url.rpartition(":")[2])
        cookie = sign_in(live.url)
        for clients in (1, MANY):
            results.works[REGISTRATION, clients] = asked(
                port,
                registration(f"bench{clients}"),
                clients=clients,
                seconds=effort.seconds,
                expect=CREATED,
            )
            for page in wanted:
                results.works[page.name, clients] = asked(
                    port, page.request(cookie), clients=clients, seconds=effort.seconds
                )


def sign_in(url: str) -> str:
    """Sign in as a member of the service's staff; return the cookie."""
    with httpx.Client(base_url=url, follow_redirects=True, timeout=30) as client:
        client.get("/accounts/login/")
        client.post(
            "/accounts/login/",
            data={"login": "spp", "password": PASSWORD},
            headers={"X-CSRFToken": client.cookies["csrftoken"], "Referer": url},
        )
        if "sessionid" not in client.cookies:
            raise RuntimeError("signing in did not work")
        return f"sessionid={client.cookies['sessionid']}"


def kept(results: list[Results], plan: Plan) -> Path:
    """Write the figures where the next run can be compared with them."""
    path = plan.folder / "latest.json"
    path.write_text(json.dumps([_plain(each) for each in results], indent=1, ensure_ascii=False))
    return path


def _plain(results: Results) -> dict[str, object]:
    return {
        "engine": results.engine,
        "bare_commit_per_second": results.commit.rate,
        "bare_page_per_second": {str(n): each.rate for n, each in results.bare.items()},
        "works": [
            {
                "work": name,
                "clients": clients,
                "p50_ms": each.percentile(0.5),
                "p95_ms": each.percentile(0.95),
                "per_second": each.rate,
                "statements": results.statements.get(name),
            }
            for (name, clients), each in results.works.items()
        ],
        "import_rows_per_second": results.imported and results.imported.rate,
        "import_megabytes": results.imported and results.imported.megabytes,
    }
