"""What every page of the desk shows, by `{% load desk %}`: rail, search, the way to register."""

from typing import cast

from django.template import Library, RequestContext
from django.urls import reverse

from senim.desk.http import DeskRequest
from senim.desk.rail import rail_groups
from senim.rules.workflow import may_register


register = Library()


@register.inclusion_tag("ui/rail.html", takes_context=True)
def desk_rail(context: RequestContext) -> dict[str, object]:
    """List the views of the inbox with their counts, and the rooms of the desk."""
    return {"groups": rail_groups(_request(context))}


@register.inclusion_tag("desk/_search.html", takes_context=True)
def desk_search(context: RequestContext) -> dict[str, object]:
    """Ask for a number, words, an ИИН or a telephone; what was asked last stays in the box."""
    request = _request(context)
    asked = {reverse("desk-inbox"): request.GET, reverse("desk-search"): request.POST}
    typed = asked[request.path].get("text", "") if request.path in asked else ""
    return {"typed": typed, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def registers(context: RequestContext) -> bool:
    """Tell whether the one who looks may register appeals."""
    return bool(may_register(_request(context).actor.roles))


def _request(context: RequestContext) -> DeskRequest:
    return cast("DeskRequest", context["request"])
