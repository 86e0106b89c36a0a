"""Web workers die under load, and every acknowledged number is there, none twice, no gap."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults import journals
from tests.faults.checker import findings
from tests.faults.killing import web_workers_killed
from tests.faults.worlds import ENGINES, ROOT, world
from tools.live import running


CLIENTS, EACH = 8, 250
REPEATED = CLIENTS * EACH // 10


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_lost_doubled_or_skipped_while_a_web_worker_dies_every_second(
    engine: str, tmp_path: Path
) -> None:
    papers = tmp_path / "journals"
    papers.mkdir()
    with (
        world(engine, tmp_path) as place,
        running(demo="none", data=place.data, SENIM_RATE_LIMITS="off", **place.settings) as live,
    ):
        began = time.monotonic()
        with web_workers_killed(live.process.pid, every=1.0) as killed:
            complaints = _register(live.url, papers)
        took = time.monotonic() - began

        told = journals.read(papers)
        answers = sum(map(len, told.numbers.values()))
        print(f"{engine}: {answers / took:.0f} answers/s, {len(killed)} workers killed")
        assert complaints == []
        assert findings(place.ask, told) == []
        assert live.command("verify")
    assert len(told.sent) == len(told.numbers) == CLIENTS * EACH
    assert answers == CLIENTS * EACH + REPEATED
    assert len(killed) >= 0.8 * took - 2


def _register(url: str, papers: Path) -> list[str]:
    """Let the clients register together; return what went wrong with any of them."""
    clients = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.client", url, f"c{at}", str(EACH), str(papers)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(CLIENTS)
    ]
    words = [client.communicate()[1] for client in clients]
    return [said for client, said in zip(clients, words, strict=True) if client.returncode]
