"""`senim backup FILE`: everything in one archive, while Senim runs."""

import argparse
from pathlib import Path

from senim.cli.archive import write_archive
from senim.cli.errors import Failed


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the archive's name."""
    parser.add_argument("file", type=Path, help="the archive to write (tar.gz); guard it well")


def run(arguments: argparse.Namespace) -> int:
    """Write the archive; refuse to overwrite one."""
    if arguments.file.exists():
        raise Failed(f"{arguments.file} exists already: choose another name.")
    write_archive(arguments.file)
    size = arguments.file.stat().st_size / 1024 / 1024
    print(f"{arguments.file}: {size:.1f} MB. It holds the keys: keep it where the keys may lie.")
    return 0
