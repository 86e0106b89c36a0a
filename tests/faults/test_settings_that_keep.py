"""What is acknowledged is on the disk: the settings and the calls that see to it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.faults.worlds import ROOT, world


FULL = 2
REGISTRATIONS = 10
SCRIPT = f"""
import django
django.setup()
from senim.orgs.models import Organisation
from tests.factories import register
hospital = Organisation.objects.get(code="mob2")
for at in range({REGISTRATIONS}):
    register(hospital)
"""


def test_each_commit_of_sqlite_waits_for_the_disk() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for the disk unless it is told not to")
    kept = connection.settings_dict["OPTIONS"]

    assert kept["transaction_mode"] == "IMMEDIATE"
    assert "PRAGMA journal_mode=WAL" in kept["init_command"]
    assert "PRAGMA synchronous=FULL" in kept["init_command"]


@pytest.mark.django_db(transaction=True)
def test_the_open_connection_has_the_settings_that_keep() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("these are SQLite's")
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in _ASKED]

    assert found == ["wal", FULL, 1]


_ASKED = ("journal_mode", "synchronous", "foreign_keys")


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
def test_each_registration_calls_the_disk_at_least_once(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("counting the calls needs strace")
    calls = tmp_path / "calls"
    with world("sqlite", tmp_path) as place:
        done = subprocess.run(
            [
                "strace",
                "-f",
                "-e",
                "trace=fdatasync,fsync",
                "-o",
                calls,
                sys.executable,
                "-c",
                SCRIPT,
            ],
            cwd=ROOT,
            env=place.surroundings,
            check=False,
            capture_output=True,
            text=True,
        )
        if "ptrace" in done.stderr:
            pytest.skip("this machine does not let processes be traced")
        assert done.returncode == 0, done.stderr
        assert place.ask("SELECT count(*) FROM appeals_appeal") == [(REGISTRATIONS,)]
    assert calls.read_text().count("sync(") >= REGISTRATIONS
