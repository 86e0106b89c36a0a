"""Kill the web workers of a running server, one after the other, by what the system calls them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil


@contextmanager
def web_workers_killed(server: int, *, every: float) -> Iterator[list[int]]:
    """Kill one web worker of the server every so many seconds; yields the list of those killed."""
    killed: list[int] = []
    stopping = threading.Event()
    killer = threading.Thread(target=_kill, args=(server, every, killed, stopping))
    killer.start()
    try:
        yield killed
    finally:
        stopping.set()
        killer.join()


def _kill(server: int, every: float, killed: list[int], stopping: threading.Event) -> None:
    while not stopping.wait(every):
        alive = web_workers(server)
        if alive:
            oldest = min(alive, key=lambda process: process.create_time())
            with suppress(psutil.NoSuchProcess):
                oldest.kill()
                killed.append(oldest.pid)


def web_workers(server: int) -> list[psutil.Process]:
    """Return the server's children that serve: all but the background worker and the dead."""
    return [child for child in psutil.Process(server).children() if _serves(child)]


def _serves(child: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        words = " ".join(child.cmdline())
        alive = child.status() != psutil.STATUS_ZOMBIE
        return alive and "--attended" not in words and "resource_tracker" not in words
    return False
