"""What the tables of the register share: the width of a code, and the check that it is known."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q


CODE = 16  # length of the columns that hold a code of the rules


def known(
    name: str, column: str, values: Iterable[str], *, empty: bool = False
) -> models.CheckConstraint:
    """Return the constraint that a column holds one of the codes, or nothing where that may be."""
    codes = sorted(values)
    condition = Q(**{f"{column}__in": [*codes, ""] if empty else codes})
    return models.CheckConstraint(name=name, condition=condition)
