"""`senim worker`: the background work, until it is told to stop."""

import argparse
import os

from senim.jobs.worker import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Let the server say that it attends the worker."""
    parser.add_argument(
        "--attended",
        action="store_true",
        help="stop when the process that started it ends",
    )


def run(arguments: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl+C."""
    work(parent=os.getppid() if arguments.attended else None)
    return 0
