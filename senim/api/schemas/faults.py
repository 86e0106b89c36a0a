"""The shape of faults, and which statuses an operation may answer with."""

from typing import Any

from pydantic import BaseModel


class Fault(BaseModel):
    code: str
    detail: str


class RefusedFault(Fault):
    params: dict[str, str]


class FieldFault(BaseModel):
    field: str
    message: str


class ShapeFault(BaseModel):
    code: str
    detail: list[FieldFault]


_ALL: dict[int, Any] = {
    400: Fault,
    401: Fault,
    404: Fault,
    409: RefusedFault,
    413: Fault,
    422: ShapeFault,
    429: Fault,
}


def faults(*statuses: int) -> dict[int, Any]:
    """Return the answers of an operation that may fail in these ways."""
    return {status: _ALL[status] for status in statuses}


ASKING = faults(401, 404, 422)  # a question with a token
ORDERING = faults(400, 401, 404, 409, 413, 422)  # an act with a token
PUBLIC = faults(400, 404, 409, 413, 422, 429)  # without one
