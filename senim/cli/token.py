"""`senim token LOGIN`: a key for another system, shown once."""

import argparse

from django.utils import timezone

from senim.orgs.actors import Actor
from senim.orgs.selectors import EVERYWHERE
from senim.orgs.services import issue_token
from senim.rules.workflow import Role


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the login."""
    parser.add_argument("login", help="the member of staff in whose name the other system acts")


def run(arguments: argparse.Namespace) -> int:
    """Print a new token and nothing else."""
    actor = Actor(None, frozenset({Role.SYSTEM}), EVERYWHERE)
    print(issue_token(login=arguments.login, actor=actor, at=timezone.now()))
    return 0
