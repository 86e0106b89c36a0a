"""Who calls: a token in the Authorization header stands for a member of staff."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from senim.orgs.actors import Actor, Scope
from senim.orgs.selectors import EVERYWHERE, membership_by_token
from senim.orgs.services import token_digest
from senim.rules.workflow import Role


class TokenAuth(HttpBearer):
    """Reads the token that `senim token LOGIN` prints; cookies and sessions are not looked at."""

    openapi_description = "Authorization: Bearer …, a token printed by `senim token LOGIN`"

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return who the token stands for and put it on the request; None for an unknown one."""
        membership = membership_by_token(EVERYWHERE, token_digest(token))
        if membership is None:
            return None
        actor = Actor(
            user=membership.user,
            roles=frozenset(Role(code) for code in membership.roles),
            scope=Scope.of(membership.organisation),
            organisation=membership.organisation,
            post=membership.post,
        )
        request.actor = actor  # type: ignore[attr-defined]  # this is where it begins
        return actor
