"""Clocks over the wire: a due day, and every step that led to it, in codes and in words."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from senim.api.schemas.clocks import ClockOut, RunningClockOut
from senim.appeals.clocks import RunningClock
from senim.rules.derivations import Derivation, Step, StepCode
from senim.rules.kinds import Language
from senim.ui.derivations import explain


def clocks_out(clocks: Iterable[RunningClock]) -> list[ClockOut]:
    """Return clocks with the steps that led to each due day."""
    return [
        ClockOut(code=clock.code, due_on=clock.due_on, derivation=steps_out(clock.derivation))
        for clock in clocks
    ]


def running_out(clocks: Iterable[RunningClock], today: date) -> list[RunningClockOut]:
    """Return the clocks of one appeal with how each stands today."""
    return [
        RunningClockOut(
            code=clock.code,
            due_on=clock.due_on,
            derivation=steps_out(clock.derivation),
            finished_on=clock.finished_on,
            overdue=clock.is_overdue(today),
        )
        for clock in clocks
    ]


def steps_out(derivation: Derivation) -> list[dict[str, Any]]:
    """Return each step as its code, its parameters and its words in three languages."""
    return [{**step, "words": _words(orjson.dumps(step))} for step in derivation.as_json()]


@lru_cache(maxsize=4096)
def _words(written: bytes) -> dict[str, str]:
    """Return the words of a step; most steps are the same for everything of one day."""
    row = orjson.loads(written)
    step = Step(StepCode(row.pop("code")), row)
    alone = Derivation(date.min, (step,))
    return {language.value: "; ".join(explain(alone, language)) for language in Language}
