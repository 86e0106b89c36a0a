"""What pages of the desk show, by `{% load desk %}`: rail, search, the rows of the inbox."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from django.template import Library, RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from senim.desk.http import DeskRequest
from senim.desk.listing import Line
from senim.desk.rail import rail_groups
from senim.rules.workflow import may_register
from senim.ui.components.marks import badge, day_tag, deadline
from senim.ui.items import Tone


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


ROW = (
    "<tr data-ui-row{tone}>"
    '<th scope="row" class="nowrap"><a data-ui-open class="plain" href="{url}">{number}</a>'
    '<span class="second">{kind}</span></th>'
    '<td><span class="opening">{opening}</span><span class="second">{where}</span></td>'
    '<td data-label="{applicant_label}">{applicant}</td>'
    '<td data-label="{state_label}"><div>{state}{executor}</div></td>'
    '<td data-label="{due_label}"><div>{deadline}{due_on}</div></td></tr>\n'
)


@register.simple_tag
def inbox_rows(lines: Sequence[Line], *, today: date, soon_days: int) -> SafeString:
    """Write the rows of the inbox: fifty on a page, so not by a template each."""
    labels = {
        "applicant_label": pgettext("list", "Applicant"),
        "state_label": pgettext("list", "State"),
        "due_label": pgettext("list", "Due"),
    }
    rows = (
        format_html(
            ROW,
            tone=format_html(' data-tone="{}"', line.tone) if line.tone != Tone.PLAIN else "",
            url=line.url,
            number=line.number,
            kind=badge(line.kind, tone=line.kind_tone),
            opening=line.opening,
            where=line.where,
            applicant=line.applicant,
            state=line.state,
            executor=_second(line.executor),
            deadline=deadline(
                line.due_on,
                today=today,
                finished_on=line.finished_on,
                soon_days=soon_days,
                bare=True,
            ),
            due_on=_second(day_tag(line.due_on, short=True) if line.due_on else ""),
            **labels,
        )
        for line in lines
    )
    return SafeString("".join(rows))


def _second(words: str) -> SafeString | str:
    return format_html('<span class="second">{}</span>', words) if words else ""


@register.simple_tag(takes_context=True)
def registers(context: RequestContext) -> bool:
    """Tell whether the one who looks may register appeals."""
    return bool(may_register(_request(context).actor.roles))


def _request(context: RequestContext) -> DeskRequest:
    return cast("DeskRequest", context["request"])
