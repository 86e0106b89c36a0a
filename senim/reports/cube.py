"""The counts of a period over every dimension a report cuts by, from one question."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from operator import itemgetter
from typing import Any

from django.db.models import CharField, Count, IntegerField
from django.db.models.functions import Cast, Substr

from senim.appeals.filters import NONE, AppealFilter
from senim.appeals.selectors import appeals_in
from senim.orgs.actors import Scope
from senim.reports.periods import Period
from senim.reports.units import Units


JOURNAL = 0
DIMENSIONS = (
    "journal",
    "channel",
    "content_kind",
    "form",
    "media",
    "anonymous",
    "repeat",
    "verdict",
    "department_id",
    "place_id",
    "topic",
    "rating",
    "review_subject",
    "review_reason",
    "month",
)
INDEX = {name: n for n, name in enumerate(DIMENSIONS)}
COARSE = tuple(range(INDEX["verdict"] + 1))  # those with few values stand first
RATING, DEPARTMENT, MONTH = INDEX["rating"], INDEX["department_id"], INDEX["month"]

Cell = tuple[Any, ...]  # the values of a cell in the order of DIMENSIONS
Accepted = dict[int, frozenset[Any]]  # for each dimension a filter names, what it lets through

_COLUMNS = {
    "journal": "journal",
    "channel": "channel",
    "kind": "content_kind",
    "form": "form",
    "verdict": "verdict",
    "topic": "topic",
    "review_subject": "review_subject",
    "review_reason": "review_reason",
}
_FLAGS = ("media", "anonymous", "repeat")
_KNOWN = {*_COLUMNS, *_FLAGS, "rating", "department", "group", "place", "organisation"}
_KNOWN |= {"from_day", "to_day"}


@dataclass(frozen=True, slots=True)
class Cube:
    """The records of one period, counted; it reads a filter as the lists of the register do."""

    period: Period
    cells: Mapping[str, list[tuple[Cell, int]]]  # by journal
    units: Units
    places: Mapping[str, int]
    _cuts: dict[tuple[Any, ...], Counter[Cell]] = field(default_factory=dict)
    _counts: dict[AppealFilter, int] = field(default_factory=dict)

    def count(self, wanted: AppealFilter) -> int:
        """Return how many records the filter leaves."""
        if wanted not in self._counts:
            accepted = self._accepted(wanted)
            journals = accepted.pop(JOURNAL, frozenset(self.cells))
            dimensions = tuple(sorted(accepted))
            cut = self._cut(journals, dimensions)
            self._counts[wanted] = sum(cut[c] for c in product(*(accepted[d] for d in dimensions)))
        return self._counts[wanted]

    def rated(self, wanted: AppealFilter) -> tuple[int, int]:
        """Return how many of the records carry a mark, and the sum of the marks."""
        marks = self._by(wanted, RATING)
        marks.pop(None, None)
        return sum(marks.values()), sum(mark * n for mark, n in marks.items())

    def departments(self, wanted: AppealFilter) -> set[int]:
        """Return the keys of the departments that hold any of the records."""
        return {pk for pk in self._by(wanted, DEPARTMENT) if pk is not None}

    def _by(self, wanted: AppealFilter, dimension: int) -> Counter[Any]:
        """Return the records that the filter leaves, by their values in one dimension."""
        accepted = self._accepted(wanted)
        journals = accepted.pop(JOURNAL, frozenset(self.cells))
        dimensions = sorted(accepted)
        found: Counter[Any] = Counter()
        for (value, *others), n in self._cut(journals, (dimension, *dimensions)).items():
            if all(o in accepted[d] for d, o in zip(dimensions, others, strict=True)):
                found[value] += n
        return found

    def _cut(self, journals: frozenset[str], dimensions: tuple[int, ...]) -> Counter[Cell]:
        """Return the cells of some journals with only these dimensions left, made once."""
        key = (journals, dimensions)
        if key not in self._cuts:
            pick = _picker(dimensions)
            found: Counter[Cell] = Counter()
            for cell, n in self._source(journals, dimensions):
                found[pick(cell)] += n
            self._cuts[key] = found
        return self._cuts[key]

    def _source(
        self, journals: frozenset[str], dimensions: tuple[int, ...]
    ) -> Iterable[tuple[Cell, int]]:
        """Return what a cut is made from: the few coarse cells where they are enough."""
        if dimensions != COARSE and max(dimensions, default=0) < len(COARSE):
            return self._cut(journals, COARSE).items()
        return chain.from_iterable(self.cells[j] for j in journals & self.cells.keys())

    def _accepted(self, wanted: AppealFilter) -> Accepted:
        stated = wanted.stated()
        if not _KNOWN.issuperset(stated):
            raise ValueError(f"not in the cube: {sorted(stated.keys() - _KNOWN)}")
        accepted: Accepted = {
            INDEX[c]: _stated(stated[name]) for name, c in _COLUMNS.items() if name in stated
        }
        accepted |= {INDEX[name]: frozenset({stated[name]}) for name in _FLAGS if name in stated}
        accepted[RATING] = _marks(wanted.rating)
        accepted[DEPARTMENT] = self._departments(wanted)
        accepted[INDEX["place_id"]] = self._place_keys(wanted.place)
        accepted[MONTH] = self._months(wanted)
        return {dimension: values for dimension, values in accepted.items() if values}

    def _departments(self, wanted: AppealFilter) -> frozenset[Any]:
        chosen = []
        if wanted.department:
            chosen.append(self.units.within(wanted.department))
        if wanted.group:
            chosen.append(self.units.in_groups(wanted.group))
        return _or_impossible(frozenset.intersection(*chosen)) if chosen else frozenset()

    def _place_keys(self, chosen: Collection[str]) -> frozenset[Any]:
        if not chosen:
            return frozenset()
        found = {None if c == NONE else self.places.get(c) for c in chosen}
        return _or_impossible(frozenset(found - {None} if NONE not in chosen else found))

    def _months(self, wanted: AppealFilter) -> frozenset[Any]:
        """Return the months between the days of the filter, which must be whole ones."""
        span = Period(wanted.from_day or self.period.from_day, wanted.to_day or self.period.to_day)
        if span == self.period:
            return frozenset()
        inside = [
            month
            for month in self.period.months()
            if span.from_day <= month.from_day and month.to_day <= span.to_day
        ]
        if not inside or Period(inside[0].from_day, inside[-1].to_day) != span:
            raise ValueError(f"no whole months: {span}")
        return frozenset(f"{month.from_day:%Y-%m}" for month in inside)


def _picker(dimensions: tuple[int, ...]) -> Callable[[Cell], Cell]:
    """Return what takes these dimensions out of a cell, as a tuple also where they are one."""
    if len(dimensions) > 1:
        return itemgetter(*dimensions)
    return lambda cell: tuple(cell[dimension] for dimension in dimensions)


_IMPOSSIBLE = frozenset({"no record has this"})


def _or_impossible(values: frozenset[Any]) -> frozenset[Any]:
    """Return the values, or one that no record has: an empty choice is no choice at all."""
    return values or _IMPOSSIBLE


def _stated(chosen: Iterable[str]) -> frozenset[Any]:
    return frozenset("" if code == NONE else code for code in chosen)


def _marks(chosen: Iterable[str]) -> frozenset[Any]:
    return frozenset(None if mark == NONE else int(mark) for mark in chosen)


def cube_of(scope: Scope, period: Period, units: Units, places: Mapping[str, int]) -> Cube:
    """Count all records in scope of a period, in one question."""
    rows = (
        appeals_in(scope)
        .filter(registered_on__gte=period.from_day, registered_on__lte=period.to_day)
        .annotate(month=Substr(Cast("registered_on", CharField()), 1, 7))
        .annotate(**{f"{name}_bit": Cast(name, IntegerField()) for name in _FLAGS})
        .values_list(*(f"{name}_bit" if name in _FLAGS else name for name in DIMENSIONS))
        .annotate(records=Count("pk"))
        .order_by()
    )
    cells: defaultdict[str, list[tuple[Cell, int]]] = defaultdict(list)
    for row in rows:
        cells[row[JOURNAL]].append((row[:-1], row[-1]))
    return Cube(period, dict(cells), units, places)
