"""What must be so before Senim serves: the time zone, the tables, the static files, some data."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from senim.cli.errors import Failed
from senim.demo.build import Size, build_demo
from senim.orgs.selectors import EVERYWHERE, organisations


KAZAKHSTAN = timedelta(hours=5)  # one zone since 1 March 2024
ONE_AT_A_TIME = 7_346_466  # the key of PostgreSQL's lock that starting processes share


def check_zone() -> None:
    """Refuse to work with old time zone data, by which every lawful day would be wrong."""
    summer = datetime(2026, 7, 1, tzinfo=UTC).astimezone(ZoneInfo(settings.TIME_ZONE))
    if summer.utcoffset() != KAZAKHSTAN:
        message = (
            f"the time zone data of this machine is too old: {settings.TIME_ZONE} must be UTC+5."
            " Install a newer tzdata."
        )
        raise Failed(message)


def prepare() -> None:
    """Bring tables, data and static files to the state of this version, one process at a time."""
    with alone():
        call_command("migrate", interactive=False, verbosity=0)
        collect_static()
        if settings.SENIM_DEMO != "none" and is_empty():
            make_demo()


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock that keeps two starting processes apart, on this machine and the database."""
    settings.SENIM_DATA.mkdir(parents=True, exist_ok=True)
    with (settings.SENIM_DATA / "start.lock").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        with _locked_database():
            yield


@contextmanager
def _locked_database() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def is_empty() -> bool:
    """Tell whether the database knows no organisation yet."""
    return not organisations(EVERYWHERE).exists()


def make_demo() -> None:
    """Build the demonstration country."""
    size: Size = "small" if settings.SENIM_DEMO == "small" else "full"
    print("Building the demonstration country …", flush=True)
    build_demo(at=timezone.now(), size=size, report=_report)


def _report(line: str) -> None:
    print(f"  {line}", flush=True)


def collect_static() -> None:
    """Gather the static files again when any of them changed."""
    stamp: Path = settings.STATIC_ROOT / "collected"
    seen = _static_state()
    if stamp.exists() and stamp.read_text() == seen:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(seen)


def _static_state() -> str:
    """Digest the names, sizes and times of everything that would be gathered."""
    lines = sorted(
        f"{name} {status.st_size} {status.st_mtime_ns}"
        for finder in get_finders()
        for name, storage in finder.list([])
        for status in [Path(storage.path(name)).stat()]
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
