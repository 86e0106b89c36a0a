"""Who may take old journals and tables into the register."""

from collections.abc import Collection

from senim.rules.permit import ALLOWED, Permit, Refusal
from senim.rules.workflow import ACTS, Act, Role


def may_import(roles: Collection[Role]) -> Permit:
    """Tell whether someone with these roles may import tables."""
    row = ACTS[Act.ARCHIVE]
    if row.roles.intersection(roles):
        return ALLOWED
    return Permit(Refusal.ROLE, {"act": Act.ARCHIVE, "roles": " ".join(sorted(row.roles))})
