"""The program `senim`: one word a command, each in a module of its own."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

import django

from senim.cli.errors import Failed
from senim.rules.permit import NotFound, Refused


COMMANDS: dict[str, str] = {
    "run": "start the server with its worker; the demonstration is built in an empty database",
    "worker": "do the background work: imports, notices, cleaning",
    "demo": "build the demonstration country in an empty database",
    "import": "take the appeals of a table (xlsx, xls, csv) into the register",
    "token": "print an API token for a login",
    "backup": "put the database, the files and the keys into one archive",
    "restore": "bring an archive back into an empty installation",
    "verify": "check that nothing in the register is lost, doubled or out of step",
}
MODULES = {"import": "senim.cli.imports"}  # a word that Python keeps for itself


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when it did its work, 1 when it could not."""
    given = list(sys.argv[1:] if words is None else words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    arguments = _parser(given).parse_args(given)
    try:
        return int(_module(arguments.command).run(arguments))
    except (Failed, NotFound, Refused) as failure:
        print(f"senim: {_words(failure)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Describe all commands, and the chosen one's own arguments."""
    parser = argparse.ArgumentParser(
        prog="senim",
        description="Senim: one register for every patient's voice.",
        epilog="Settings come from the environment: SENIM_DATA, SENIM_PORT, DATABASE_URL and others"
        " (docs/settings.md).",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        if name in given[:1]:
            _module(name).arguments(command)
    return parser


def _module(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a module with arguments and run)
    return importlib.import_module(MODULES.get(name, f"senim.cli.{name}"))


def _words(failure: Exception) -> str:
    if isinstance(failure, NotFound):
        return "there is no such login, organisation or profile."
    return str(failure)
