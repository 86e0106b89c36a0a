"""Who sits at the desk: gives every signed-in request its actor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from senim.orgs.actors import Actor, Scope
from senim.rules.permit import NotFound
from senim.rules.workflow import Role


if TYPE_CHECKING:
    from senim.orgs.models import Membership


class StaffActor:
    """Sets `request.actor`, found when first asked for; whoever has no place has no actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: staff_actor(request))  # type: ignore[attr-defined]  # this is where it begins
        return self.get_response(request)


def staff_actor(request: HttpRequest) -> Actor:
    """Return the actor behind a signed-in request; raises NotFound where there is none."""
    membership: Membership | None = getattr(request.user, "place", None)
    if membership is None:
        raise NotFound
    return Actor(
        user=membership.user,
        roles=frozenset(Role(code) for code in membership.roles),
        scope=Scope.of(membership.organisation),
        organisation=membership.organisation,
        post=membership.post,
    )
