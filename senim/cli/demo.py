"""`senim demo`: the demonstration country in an empty database."""

import argparse

from django.core.management import call_command

from senim.cli.errors import Failed
from senim.cli.start import alone, is_empty, make_demo
from senim.demo.access import kept_password


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments: SENIM_DEMO says how large it becomes."""
    del parser


def run(_arguments: argparse.Namespace) -> int:
    """Build the demonstration; refuse where organisations are known already."""
    with alone():
        call_command("migrate", interactive=False, verbosity=0)
        if not is_empty():
            raise Failed("the database holds organisations already: nothing was changed.")
        make_demo()
    print(f"Done. The password of the demonstration logins is {kept_password()}")
    return 0
