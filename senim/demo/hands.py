"""Whose hands a case goes through in one organisation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from senim.orgs.actors import Actor, Scope, applicant_of
from senim.orgs.models import Department, Membership, Organisation, User
from senim.orgs.selectors import colleagues
from senim.rules.workflow import Role


@dataclass(frozen=True, slots=True)
class Hands:
    """Everybody whom the cases of one organisation meet."""

    organisation: Organisation
    applicant: Actor
    registrar: Actor
    service: Actor
    staff: Sequence[Membership]

    def executor_of(self, department: Department | None) -> Actor:
        """Return who heads the department, or any executor where it has no head."""
        head = department.head if department else None
        return self._one(Role.EXECUTOR, head)

    def deputy_of(self, department: Department | None) -> Actor:
        """Return the deputy in whose profile the department lies, or any deputy."""
        deputy = department.deputy if department else None
        return self._one(Role.DEPUTY, deputy)

    def _one(self, role: Role, wanted: User | None) -> Actor:
        able = [member for member in self.staff if role in member.roles]
        chosen = [member for member in able if member.user == wanted]
        return _actor([*chosen, *able][0])


def hands_of(organisation: Organisation) -> Hands:
    """Find who does the work; a branch without people of its own is served by its hospital."""
    staff = colleagues(Scope.of(organisation))
    if not staff and organisation.parent is not None:
        staff = colleagues(Scope.of(organisation.parent))
    return Hands(
        organisation=organisation,
        applicant=applicant_of(organisation),
        registrar=_actor(_first(staff, lambda m: Role.SPP not in m.roles)),
        service=_actor(_first(staff, lambda m: Role.SPP in m.roles)),
        staff=staff,
    )


def _first(staff: Sequence[Membership], better: Callable[[Membership], bool]) -> Membership:
    """Return the first who may register, a better one before others."""
    able = [member for member in staff if Role.REGISTRAR in member.roles]
    return min(able, key=lambda member: not better(member))


def _actor(member: Membership) -> Actor:
    return Actor(
        user=member.user,
        roles=frozenset(Role(code) for code in member.roles),
        scope=Scope.of(member.organisation),
        organisation=member.organisation,
        post=member.post,
    )
