"""`senim run`: the web server and its worker, kept alive until they are told to stop."""

import argparse
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from config.environment import Environment
from senim.cli.errors import Failed
from senim.cli.start import check_zone, prepare
from senim.demo.access import kept_password
from senim.demo.people import SHOWN_LOGINS
from senim.orgs.selectors import EVERYWHERE, calendar
from senim.rules.calendars import Week
from senim.rules.permit import NotFound


THREADS = 4  # of each web worker: one writes, the others read
BACKLOG = 2048
BURST, BURST_SECONDS = 30, 10.0  # so many deaths in so short a time are no accident
RESTART_SECONDS = 0.5
GRACE_SECONDS = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments: the environment says where and how."""
    del parser


def run(_arguments: argparse.Namespace) -> int:
    """Prepare everything, tell where Senim answers, serve until SIGTERM or Ctrl+C."""
    environment = Environment()
    check_zone()
    _claim_port(environment)
    prepare()
    _load()
    _greet(environment)
    with _attended_worker():
        _server(environment).serve()
    return 0


def _claim_port(environment: Environment) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.host, environment.port))
        except OSError as error:
            message = (
                f"port {environment.port} is taken or not allowed ({error.strerror}):"
                " choose another by SENIM_PORT."
            )
            raise Failed(message) from error


def _load() -> None:
    """Load the whole program before web workers part from this process: a new one starts at once.

    Connections are not shared: each process opens its own.
    """
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 (asking loads every door)
    with suppress(NotFound):  # a register that is yet without a calendar
        for week in Week:
            calendar(EVERYWHERE, week)
    connections.close_all()


def _greet(environment: Environment) -> None:
    lines = [f"Senim answers at http://{environment.host}:{environment.port}/"]
    if settings.SENIM_DEMO != "none":
        lines.append(
            f"Demonstration logins: {', '.join(SHOWN_LOGINS)}; password: {kept_password()}"
        )
    print("\n".join(lines), flush=True)


def _server(environment: Environment) -> MPServer:
    server = MPServer(
        "config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=environment.web_workers,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        log_level=LogLevels.warning,
        log_access=False,
    )
    server.respawned_wrks = _Respawned()
    return server


class _Respawned(dict[int, float]):
    """When web workers were replaced: the server gives up only when they die in a burst.

    By itself it exits when one worker dies twice within seconds, which a machine short of memory
    can do to a healthy server.
    """

    def __init__(self) -> None:
        super().__init__()
        self.deaths: list[float] = []

    def __setitem__(self, worker: int, moment: float) -> None:
        self.deaths = [*self.deaths[-BURST:], moment]
        super().__setitem__(worker, moment)

    def get(self, worker: int, default: float = 0.0) -> float:  # type: ignore[override]  # asked so by the server
        """Return when this worker was replaced, or long ago unless deaths come in a burst."""
        del worker
        recent = [t for t in self.deaths if time.monotonic() - t < BURST_SECONDS]
        return recent[-1] if len(recent) >= BURST else default


@contextmanager
def _attended_worker() -> Iterator[None]:
    """Keep a `senim worker` beside the server: started again when it dies, stopped at the end."""
    stopping = threading.Event()
    attendant = threading.Thread(target=_attend, args=(stopping,), daemon=True)
    attendant.start()
    try:
        yield
    finally:
        stopping.set()
        attendant.join(GRACE_SECONDS + 1)


def _attend(stopping: threading.Event) -> None:
    while not stopping.is_set():
        worker = subprocess.Popen([sys.executable, "-m", "senim", "worker", "--attended"])
        while worker.poll() is None and not stopping.wait(RESTART_SECONDS):
            pass
        if stopping.is_set():
            _dismiss(worker)
        else:
            stopping.wait(RESTART_SECONDS)


def _dismiss(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
