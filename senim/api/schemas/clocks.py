"""Clocks and their derivations as they are written down."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field


class ClockOut(BaseModel):
    code: str = Field(description="clock_statutory, clock_spp and the others of the rulebook")
    due_on: date
    derivation: list[dict[str, Any]] = Field(
        description="Steps: code, the parameters of that step, words {kk, ru, en}"
    )


class RunningClockOut(ClockOut):
    finished_on: date | None
    overdue: bool


class ForecastOut(BaseModel):
    registered_on: date
    clocks: list[ClockOut]
