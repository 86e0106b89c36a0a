"""What lists of the desk offer to choose from; asked of the database at most once a minute."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from senim.orgs.actors import Scope
from senim.orgs.selectors import departments, organisations, places, report_groups


T = TypeVar("T")
SECONDS = 60

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation that a list may be cut by, and the scope it makes."""

    code: str
    name: str
    scope: Scope


def seats(scope: Scope) -> Sequence[Seat]:
    """Return the organisations below a region or the country; nothing to choose in a hospital."""
    if scope.leaf is not None:
        return []
    return _kept(
        "seats",
        scope,
        lambda: [Seat(each.code, each.name, Scope.of(each)) for each in organisations(scope)],
    )


def department_choices(scope: Scope) -> Choices:
    """Return codes and names of the departments of one organisation, lower ones set in."""
    if scope.leaf is None:
        return []
    return _kept(
        "departments",
        scope,
        lambda: [(d.code, "· " * (d.path.count("/") - 1) + d.name) for d in departments(scope)],
    )


def group_choices(scope: Scope) -> Choices:
    """Return codes and names of the groups that reports count departments by."""
    return _kept("groups", scope, lambda: [(g.code, g.name) for g in report_groups(scope)])


def place_choices(scope: Scope) -> Choices:
    """Return codes and names of the places applicants come from."""
    return _kept("places", scope, lambda: [(p.code, p.name) for p in places(scope)])


def _kept(what: str, scope: Scope, ask: Callable[[], T]) -> T:
    key = f"desk:{what}:{get_language()}:{scope.path}"
    found: T | None = cache.get(key)
    if found is None:
        found = ask()
        cache.set(key, found, SECONDS)
    return found
