"""The one who acts, and how far that person sees."""

from dataclasses import dataclass

from senim.orgs.models import Organisation, User
from senim.rules.workflow import Role, Sight, may_see


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the tree that may be seen: one organisation and all below it.

    `leaf` is the organisation's key when nothing hangs below it, so that a hospital's own lists
    are cut by one equality that an index answers.
    """

    path: str
    leaf: int | None = None

    @classmethod
    def of(cls, organisation: Organisation) -> "Scope":
        """Return the scope of those who stand in this organisation."""
        return cls(organisation.path, None if organisation.has_children else organisation.pk)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever performs an act: a member of staff, an applicant (no user) or the system itself."""

    user: User | None
    roles: frozenset[Role]
    scope: Scope
    organisation: Organisation | None = None
    post: str = ""

    @property
    def name(self) -> str:
        """Return what the actor is called in journals and on slips."""
        return str(self.user) if self.user else ""

    def sees(self, sight: Sight, *, assigned: bool = False) -> bool:
        """Tell whether this actor may look at a restricted part of an appeal."""
        return may_see(sight, self.roles, assigned=assigned)


def applicant_of(organisation: Organisation) -> Actor:
    """Return the actor for someone who writes to this organisation from outside."""
    return Actor(None, frozenset({Role.APPLICANT}), Scope.of(organisation), organisation)


def system_of(organisation: Organisation) -> Actor:
    """Return the actor for what Senim does by itself in this organisation."""
    return Actor(None, frozenset({Role.SYSTEM}), Scope.of(organisation), organisation)
