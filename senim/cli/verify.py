"""`senim verify`: whether anything in the register is lost, doubled or out of step."""

import argparse

from senim.appeals.verification import findings
from senim.orgs.actors import Scope
from senim.orgs.selectors import EVERYWHERE, organisation_by_code


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let one organisation be verified alone."""
    parser.add_argument("--organisation", metavar="CODE", help="only this one and those below it")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong, a finding a line; return 1 where anything is."""
    scope = EVERYWHERE
    if arguments.organisation:
        scope = Scope.of(organisation_by_code(EVERYWHERE, arguments.organisation))
    count = 0
    for finding in findings(scope):
        print(finding)
        count += 1
    print(f"{count} findings" if count else "The register is whole.")
    return 1 if count else 0
