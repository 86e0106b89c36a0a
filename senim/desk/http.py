"""What a view of the desk is given: a request of somebody who signed in and has a place."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from senim.orgs.actors import Actor


class DeskRequest(HttpRequest):
    """A request that carries its actor; only the guard lets one through."""

    actor: Actor
    htmx: HtmxDetails
