"""How a report cuts an organisation by departments: by report groups, by the top, by the leaves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F

from senim.appeals.filters import NONE
from senim.orgs.actors import Scope
from senim.orgs.models import Department, Organisation, ReportGroup
from senim.reports.choices import Choice, not_stated


@dataclass(frozen=True, slots=True)
class Unit:
    """A department as reports see it: where it stands in the tree and in which groups."""

    pk: int
    code: str
    name: str
    path: tuple[str, ...]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """The departments of an organisation, or of all below it, in their own order."""

    all: Sequence[Unit]
    group_names: dict[str, str]
    single: bool  # one organisation, whose codes mean one department each

    def within(self, codes: Collection[str]) -> frozenset[int | None]:
        """Return the keys of the departments with these codes and of everything below them."""
        found = {u.pk for u in self.all if not set(codes).isdisjoint(u.path)}
        return frozenset(found | {None} if NONE in codes else found)

    def in_groups(self, codes: Collection[str]) -> frozenset[int | None]:
        """Return the keys of the departments that belong to these report groups."""
        return frozenset(u.pk for u in self.all if not u.groups.isdisjoint(codes))

    def tops(self) -> list[Choice]:
        """Return a row for each department at the top, with everything below it."""
        return self._rows({})

    def grouped(self) -> list[Choice]:
        """Return the same rows, with the members of a report group counted as one."""
        return self._rows(self._merged() if self.single else {})

    def leaves(self, held: Collection[int]) -> list[Choice]:
        """Return the finest rows that still add up; `held` are the departments with records.

        A department that holds none itself gives way to the units below it; one that does stays,
        and the units below it follow as a part of it.
        """
        if not self.single:
            return self.tops()
        found = [
            row for unit in self.all if len(unit.path) == 1 for row in self._opened(unit, held)
        ]
        return [*found, not_stated("department")]

    def _opened(self, unit: Unit, held: Collection[int]) -> Iterator[Choice]:
        below = [u for u in self.all if unit.code in u.path[:-1] and u.pk in held]
        if unit.pk in held or not below:
            yield Choice(unit.code, unit.name, {"department": (unit.code,)})
            yield from (Choice(u.code, u.name, {"department": (u.code,)}, part=True) for u in below)
            return
        for child in self.all:
            if child.path[:-1] == unit.path:
                yield from self._opened(child, held)

    def _rows(self, merged: dict[str, Choice]) -> list[Choice]:
        families = self._families()
        found: dict[str, Choice] = {}
        for unit in self.all:
            row = merged.get(unit.code) or self._family(families[unit.path[0]])
            found.setdefault(row.code, row)
        return [*found.values(), not_stated("department")]

    def _merged(self) -> dict[str, Choice]:
        """Return the row of each grouped department; a group of nested units stays unmerged."""
        parents = {code for u in self.all for code in u.path[:-1]}
        found = {}
        for group, name in self.group_names.items():
            members = [u for u in self.all if group in u.groups]
            if all(len(u.path) == 1 and u.code not in parents for u in members):
                row = Choice(group, name, {"group": (group,)})
                found.update({u.code: row for u in members})
        return found

    def _families(self) -> dict[str, tuple[str, ...]]:
        """Return for each top code those it must be counted with.

        Hospitals of a region may hang the same code at different heights: such codes share a row,
        or a record would be counted twice.
        """
        families: dict[str, tuple[str, ...]] = {u.path[0]: (u.path[0],) for u in self.all}
        for unit in self.all:
            for code in unit.path[1:]:
                if code in families and code not in families[unit.path[0]]:
                    joined = (*families[unit.path[0]], *families[code])
                    families |= dict.fromkeys(joined, joined)
        return families

    def _family(self, codes: tuple[str, ...]) -> Choice:
        names = {u.code: u.name for u in reversed(self.all)}
        label = ", ".join(names[code] for code in codes)
        return Choice("+".join(codes), label, {"department": codes})


def units_of(scope: Scope, organisation: Organisation) -> Units:
    """Return the departments of an organisation with their report groups, in one question.

    Closed departments are among them: their records are counted all the same.
    """
    rows = (
        Department.objects.filter(organisation__path__startswith=organisation.path)
        .filter(organisation__path__startswith=scope.path)
        .annotate(
            group=F("report_groups__code"),
            group_kk=F("report_groups__name_kk"),
            group_ru=F("report_groups__name_ru"),
            group_en=F("report_groups__name_en"),
        )
        .order_by("organisation__path", "position", "path")
    )
    found: dict[int, Unit] = {}
    names: dict[str, str] = {}
    for row in rows:
        known = found[row.pk].groups if row.pk in found else frozenset()
        groups = known | {row.group} if row.group else known
        path = tuple(row.path.strip("/").split("/"))
        found[row.pk] = Unit(row.pk, row.code, row.name, path, groups)
        if row.group:
            names[row.group] = ReportGroup(
                name_kk=row.group_kk, name_ru=row.group_ru, name_en=row.group_en
            ).name
    return Units(list(found.values()), names, single=not organisation.has_children)
