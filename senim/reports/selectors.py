"""Whose report it is."""

from senim.orgs.actors import Actor, Scope
from senim.orgs.models import Organisation
from senim.orgs.selectors import organisation_by_code
from senim.rules.permit import NotFound


def organisation_asked(scope: Scope, actor: Actor, code: str) -> Organisation:
    """Return the organisation a report is asked of, by default the actor's own.

    Raises NotFound outside the scope, and for an actor who stands in no organisation.
    """
    if code:
        return organisation_by_code(scope, code)
    if actor.organisation is None:
        raise NotFound
    return actor.organisation
