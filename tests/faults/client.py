"""`python -m tests.faults.client URL NAME COUNT FOLDER`: one who registers whatever happens.

The client keeps a journal of its own: `I key` before a call, `A key number` after the answer, so
that what the server acknowledged is known without the server.
"""

import sys
import time
from pathlib import Path

import httpx


KINDS = ("COMPLAINT", "THANKS", "SUGGESTION")
CREATED, SERVER_FAULT = 201, 500
PAUSE = 0.05  # seconds before the same key is tried again
PATIENCE = 150.0  # seconds after which a client gives up and its keys count as lost
EVERY = 10  # each so manyth key is sent once more after its answer


def register(url: str, name: str, count: int, folder: Path) -> None:
    """Register so many appeals, each under its own key, and write down what was answered."""
    until = time.monotonic() + PATIENCE
    with (
        (folder / f"{name}.journal").open("w", buffering=1) as journal,
        httpx.Client(base_url=url, timeout=10, limits=_limits(name)) as client,
    ):
        for at in range(count):
            key = f"{name}-{at}"
            journal.write(f"I {key}\n")
            for _ in range(2 if at % EVERY == 0 else 1):
                journal.write(f"A {key} {_insist(client, key, at, until)}\n")


def _limits(name: str) -> httpx.Limits:
    """Let every second client keep its connection, the others open one for each request."""
    return httpx.Limits(max_keepalive_connections=int(name[1:]) % 2)


def _insist(client: httpx.Client, key: str, at: int, until: float) -> str:
    """Send the same request until it is answered, over a new connection where one broke."""
    while time.monotonic() < until:
        try:
            answer = client.post(
                "/api/v1/public/appeals", json=_body(at), headers={"Idempotency-Key": key}
            )
        except httpx.TransportError:
            time.sleep(PAUSE)
            continue
        if answer.status_code == CREATED:
            return str(answer.json()["number"])
        if answer.status_code < SERVER_FAULT:
            raise SystemExit(f"{key}: {answer.status_code} {answer.text[:500]}")
        time.sleep(PAUSE)
    raise SystemExit(f"{key}: no answer in time")


def _body(at: int) -> dict[str, object]:
    return {
        "organisation": "mob2",
        "content_kind": KINDS[at % len(KINDS)],
        "text": f"Долго ждали врача в приёмном покое, обращение {at}",
        "language": "ru",
        "anonymous": False,
        "applicant": {"full_name": "Асқар Әлиев", "phone": "87011234567"},
    }


if __name__ == "__main__":
    register(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
