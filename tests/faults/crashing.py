"""`python -m tests.faults.crashing REPEATS`: die at each point of a registration, then try again.

The points are found by listening to one registration: before and after each of its statements,
before and after the commit, and after everything, before the answer. For each point a child
process registers and kills itself there; another one then repeats the request with the same key.
Prints a JSON list of what happened.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import django
from django.db import connection, connections


ANSWER = "before the answer"
NAMING_WORDS = 3  # of a statement: INSERT INTO "table"


@dataclass(frozen=True, slots=True)
class Crash:
    """One point, the signal that ended the child there, and the number the repeat was told."""

    point: str
    key: str
    signal: int
    number: str


@dataclass(slots=True)
class Listener:
    """Names the points as they are passed, and kills this process at the fatal one."""

    fatal: str = ""
    passed: list[str] = field(default_factory=list)

    def at(self, point: str) -> None:
        self.passed.append(point)
        if point == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        name = " ".join(sql.split()[:NAMING_WORDS]).replace('"', "")
        nth = sum(point.startswith(f"before {name}") for point in self.passed) + 1
        self.at(f"before {name} {nth}")
        done = execute(sql, *rest)
        self.at(f"after {name} {nth}")
        return done

    def commit(self, commit: Callable[[], None]) -> Callable[[], None]:
        def committing() -> None:
            self.at("before COMMIT")
            commit()
            self.at("after COMMIT")

        return committing


def register(key: str, listener: Listener) -> str:
    """Register one appeal under a key, as the public door does, and return its number."""
    from senim.orgs.models import Organisation  # noqa: PLC0415 (after set-up)
    from tests import factories  # noqa: PLC0415 (after set-up)

    hospital = Organisation.objects.get(code="mob2")
    connection.commit = listener.commit(connection.commit)  # type: ignore[method-assign]  # the point is to listen
    with connection.execute_wrapper(listener.statement):
        number = factories.register(hospital, source_key=key).appeal.number
    listener.at(ANSWER)
    return number


def in_child(key: str, listener: Listener) -> tuple[int, str]:
    """Register in a child process; return the signal that ended it and what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        number = register(key, listener)
        os.write(writing, json.dumps([number, listener.passed]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        words = said.read()
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, words


def crash(point: str, key: str) -> Crash:
    """Die at a point, then repeat the request."""
    ended_by, _ = in_child(key, Listener(fatal=point))
    _, words = in_child(key, Listener())
    return Crash(point, key, ended_by, json.loads(words)[0])


def main(repeats: int) -> None:
    """Go through all points so many times."""
    django.setup()
    register("warm-up", Listener())  # children find modules and calendars in memory
    connections.close_all()
    _, words = in_child("listening", Listener())
    points = json.loads(words)[1]
    crashes = [crash(point, f"{at} {point}") for at in range(repeats) for point in points]
    print(json.dumps([asdict(each) for each in crashes], ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
