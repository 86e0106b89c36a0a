"""`senim restore FILE`: an archive brought back into an empty installation."""

import argparse
from pathlib import Path

from senim.cli.archive import is_vacant, read_archive
from senim.cli.errors import Failed


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the archive."""
    parser.add_argument("file", type=Path, help="an archive that `senim backup` wrote")


def run(arguments: argparse.Namespace) -> int:
    """Bring the archive back; refuse where the installation holds a database already."""
    if not is_vacant():
        raise Failed("this installation holds a database already: nothing was changed.")
    read_archive(arguments.file)
    print("Done. Run `senim verify` to see that everything is there.")
    return 0
