"""The program `senim`, command by command."""

import json
import os
import signal
import socket
import subprocess
import sys
import tarfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from senim.appeals.models import Appeal, JournalCounter
from senim.cli import archive, run, start
from senim.cli.errors import Failed
from senim.cli.main import COMMANDS, main
from senim.intake.models import ImportJob
from senim.intake.profiles import JOURNAL
from senim.intake.services.taking import save_profile, start_import
from senim.intake.services.working import claim_import, work_on_import
from senim.intake.states import ImportState
from senim.orgs.actors import system_of
from senim.orgs.models import ApiToken, Organisation
from tests.factories import NOON, make_member, make_organisation, register
from tests.faults.worlds import ROOT, world
from tests.intake.sheets import csv_file, row, write


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital(settings: Any, tmp_path: Path) -> Organisation:
    settings.SENIM_FILES = tmp_path / "files"
    return make_organisation("mob2")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    told = capsys.readouterr().out
    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])

    assert left.value.code == 0
    assert f"senim {name}" in capsys.readouterr().out


class TestToken:
    def test_prints_a_token_and_nothing_else(
        self, hospital: Organisation, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_member(hospital, login="registrar")

        assert main(["token", "registrar"]) == 0

        told = capsys.readouterr().out
        assert len(told.split()) == 1
        assert ApiToken.objects.get().hint == told.strip()[-4:]

    def test_refuses_an_unknown_login(
        self, hospital: Organisation, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["token", "nobody"]) == 1

        said = capsys.readouterr()
        assert (said.out, "no such login" in said.err) == ("", True)
        assert not ApiToken.objects.exists()
        assert hospital.code == "mob2"


class TestVerify:
    def test_a_whole_register_is_whole(
        self, hospital: Organisation, capsys: pytest.CaptureFixture[str]
    ) -> None:
        register(hospital)

        assert main(["verify"]) == 0
        assert "whole" in capsys.readouterr().out

    def test_a_broken_numbering_is_told_with_code_1(
        self, hospital: Organisation, capsys: pytest.CaptureFixture[str]
    ) -> None:
        register(hospital)
        JournalCounter.objects.update(n=5)

        assert main(["verify", "--organisation", "mob2"]) == 1
        assert "COUNTER mob2 J_MEDIA 2026 stands at 5" in capsys.readouterr().out


class TestImport:
    def order(self, path: Path, *more: str) -> int:
        return main(["import", str(path), "--organisation", "mob2", *more])

    def test_a_dry_run_judges_and_registers_nothing(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = [row(), *[row(Дата="?")] * 51]
        path = write(tmp_path / "t.csv", csv_file(rows))

        assert self.order(path, "--dry-run") == 1

        told = capsys.readouterr().out
        assert "3: Столбец «Дата»: Это не дата" in told
        assert "… 1 more" in told
        assert "CHECKED: new 1, already there 0, not taken 51" in told
        assert not Appeal.objects.exists()
        assert ImportJob.objects.get().organisation == hospital

    def test_rows_are_registered(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.order(write(tmp_path / "t.csv", csv_file([row()]))) == 0
        assert "DONE: new 1" in capsys.readouterr().out
        assert Appeal.objects.get().organisation == hospital

    def test_the_keeper_of_the_profile_is_meant_where_nobody_says_whose_table_it_is(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write(tmp_path / "t.csv", csv_file([row()]))

        assert main(["import", str(path), "--profile", "journal"]) == 1
        assert "--organisation: kz, mob2." in capsys.readouterr().err
        assert not Appeal.objects.exists()

        save_profile(organisation=hospital, profile=JOURNAL, actor=system_of(hospital), at=NOON)
        assert main(["import", str(path), "--profile", "journal"]) == 0
        assert Appeal.objects.get().organisation == hospital

    def test_a_broken_off_import_goes_on(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write(tmp_path / "t.csv", csv_file([row(Текст=str(n)) for n in range(700)]))
        self.order(path, "--dry-run")
        job, actor = ImportJob.objects.get(), system_of(hospital)
        start_import(uid=job.uid, actor=actor, at=NOON)
        lease = claim_import(job_id=job.pk, actor=actor, at=NOON)
        assert lease is not None
        work_on_import(lease=lease, actor=actor, at=NOON)

        assert self.order(path) == 0

        job.refresh_from_db()
        assert (job.state, job.added, Appeal.objects.count()) == (ImportState.DONE, 700, 700)
        assert "500/700" not in capsys.readouterr().out.splitlines()[-1]

    def test_an_import_that_another_process_works_on_is_left_to_it(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write(tmp_path / "t.csv", csv_file([row()]))
        self.order(path, "--dry-run")
        job, actor = ImportJob.objects.get(), system_of(hospital)
        start_import(uid=job.uid, actor=actor, at=NOON)
        claim_import(job_id=job.pk, actor=actor, at=timezone.now())

        assert self.order(path) == 1
        assert "another process" in capsys.readouterr().err

    def test_a_missing_or_broken_file_is_named(
        self, hospital: Organisation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.order(tmp_path / "none.csv") == 1
        (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04")
        assert self.order(tmp_path / "t.xlsx") == 1
        said = capsys.readouterr().err
        assert "cannot be read" in said
        assert "повреждён" in said
        assert not ImportJob.objects.filter(organisation=hospital).exists()


class TestStart:
    def test_an_old_time_zone_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        start.check_zone()
        monkeypatch.setattr(start, "ZoneInfo", lambda _name: ZoneInfo("Asia/Omsk"))

        with pytest.raises(Failed, match="must be UTC"):
            start.check_zone()

    def test_a_taken_port_is_named(self) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            place = SimpleNamespace(host="127.0.0.1", port=other.getsockname()[1])
            with pytest.raises(Failed, match="SENIM_PORT"):
                run._claim_port(place)  # type: ignore[arg-type]  # all it reads

    def test_single_deaths_of_web_workers_are_forgiven_and_bursts_are_not(self) -> None:
        respawned = run._Respawned()
        for _ in range(run.BURST - 1):
            respawned[0] = run.time.monotonic()
        assert respawned.get(0, 0.0) == 0.0
        respawned[1] = run.time.monotonic()
        assert respawned.get(1, 0.0) > 0.0


def test_a_backup_comes_back_whole(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with world("sqlite", tmp_path / "data") as made:
        path = write(tmp_path / "t.csv", csv_file([row()]))
        made.run("senim", "import", str(path), "--organisation", "mob2")
        assert "MB" in made.run("senim", "backup", str(tmp_path / "b.tgz"))
        assert (tmp_path / "b.tgz").stat().st_mode & 0o077 == 0
        with tarfile.open(tmp_path / "b.tgz") as kept:
            assert {Path(name).parts[0] for name in kept.getnames()} == {
                "senim.sqlite3", "keys", "files",
            }  # fmt: skip
        fresh = type(made)(tmp_path / "fresh", "")
        fresh.run("senim", "restore", str(tmp_path / "b.tgz"))
        assert "whole" in fresh.run("senim", "verify")
        assert fresh.ask("SELECT count(*) FROM appeals_appeal") == [(1,)]
        again = subprocess.run(
            [sys.executable, "-m", "senim", "restore", str(tmp_path / "b.tgz")],
            cwd=ROOT,
            env=fresh.surroundings,
            check=False,
            capture_output=True,
            text=True,
        )
        assert (again.returncode, "nothing was changed" in again.stderr) == (1, True)


@pytest.mark.parametrize("content", [b"no archive", None])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "b.tgz"
    if content is None:
        with tarfile.open(path, "w:gz") as made:
            made.add(__file__, "../evil")
    else:
        path.write_bytes(content)

    with pytest.raises(Failed, match="archive"):
        archive._unpack(path, tmp_path / "place")


def test_the_worker_stops_when_asked(tmp_path: Path) -> None:
    with world("sqlite", tmp_path) as made:
        process = subprocess.Popen(
            [sys.executable, "-c", _PROBE], cwd=ROOT, env=made.surroundings, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "ready"
        os.kill(process.pid, signal.SIGTERM)
        process.communicate(timeout=20)

        assert process.returncode == 0


_PROBE = """
import django
django.setup()
from senim.jobs import worker
import signal

real = signal.signal
def told(sign, handler):
    real(sign, handler)
    if sign == signal.SIGINT:
        print('"ready"', flush=True)
signal.signal = told
raise SystemExit(worker.work())
"""
