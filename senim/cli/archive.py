"""What a backup holds: the database, the files and the keys, in one tar archive.

The database is copied first, then the files: a row always finds its file in the archive.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from senim.cli.errors import Failed


SQLITE, POSTGRESQL = "senim.sqlite3", "senim.pgdump"
KEYS, FILES = "keys", "files"
TOP = frozenset({SQLITE, POSTGRESQL, KEYS, FILES})


def write_archive(target: Path) -> None:
    """Write an archive of the running installation; a half-written one never takes the name."""
    aside = target.with_name(f".{target.name}.part")
    try:
        with _workplace() as place, tarfile.open(aside, "w:gz") as archive:
            aside.chmod(0o600)
            archive.add(_database_copy(place), _database_name())
            archive.add(settings.SENIM_DATA / KEYS, KEYS)
            if Path(settings.SENIM_FILES).exists():
                archive.add(settings.SENIM_FILES, FILES)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def read_archive(source: Path) -> None:
    """Bring an archive back; refuse where anything would be overwritten."""
    with _workplace() as place:
        _unpack(source, place)
        if not (place / _database_name()).exists():
            raise Failed(f"the archive holds no {_database_name()}: it is of another database.")
        _put_back_database(place / _database_name())
        _put_back(place / KEYS, settings.SENIM_DATA / KEYS)
        _put_back(place / FILES, Path(settings.SENIM_FILES))


def is_vacant() -> bool:
    """Tell whether this installation holds nothing that a restored archive would overwrite."""
    if connection.vendor == "sqlite":
        return not _sqlite_path().exists()
    return not connection.introspection.table_names()


@contextmanager
def _workplace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="senim-backup-", dir=settings.SENIM_DATA) as folder:
        yield Path(folder)


def _database_name() -> str:
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def _sqlite_path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _database_copy(place: Path) -> Path:
    copy = place / _database_name()
    if connection.vendor == "sqlite":
        with (
            closing(sqlite3.connect(_sqlite_path())) as live,
            closing(sqlite3.connect(copy)) as kept,
        ):
            live.backup(kept)
    else:
        _postgresql("pg_dump", "--format=custom", f"--file={copy}")
    return copy


def _put_back_database(copy: Path) -> None:
    if connection.vendor == "sqlite":
        shutil.copyfile(copy, _sqlite_path())
    else:
        _postgresql("pg_restore", "--no-owner", "--exit-on-error", "--dbname=", str(copy))


def _postgresql(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on our database; the password goes by the surroundings."""
    found = shutil.which(program)
    if found is None:
        raise Failed(f"{program} is not installed: it comes with the client of PostgreSQL.")
    facts = connection.settings_dict
    named = {
        "PGHOST": facts["HOST"],
        "PGPORT": facts["PORT"],
        "PGUSER": facts["USER"],
        "PGPASSWORD": facts["PASSWORD"],
        "PGDATABASE": facts["NAME"],
    }
    surroundings = os.environ | {name: str(value) for name, value in named.items() if value}
    words = [f"--dbname={facts['NAME']}" if word == "--dbname=" else word for word in arguments]
    try:
        subprocess.run([found, *words], env=surroundings, check=True)  # noqa: S603 (its own programs)
    except subprocess.CalledProcessError as error:
        raise Failed(f"{program} failed.") from error


def _unpack(source: Path, place: Path) -> None:
    try:
        with tarfile.open(source) as archive:
            members = archive.getmembers()
            if not all(_is_ours(member) for member in members):
                raise Failed("this is not an archive of Senim.")
            # Python before 3.11.4 knows no filters: the members have been looked at above.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(place, members)  # noqa: S202 (each member was looked at)
    except (tarfile.TarError, OSError) as error:
        raise Failed(f"the archive cannot be read ({error}).") from error


def _is_ours(member: tarfile.TarInfo) -> bool:
    """Tell whether a member is a plain file or folder below what a backup holds."""
    parts = Path(member.name).parts
    return (
        bool(parts)
        and parts[0] in TOP
        and ".." not in parts
        and (member.isfile() or member.isdir())
    )


def _put_back(kept: Path, target: Path) -> None:
    if not kept.exists():
        return
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(str(kept), target)
