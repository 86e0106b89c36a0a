"""Reports at the desk: the list of them, and the half-year analysis as a document."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from senim.appeals.filters import BadFilter
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.orgs.selectors import organisations
from senim.reports.half_year import half_year
from senim.reports.periods import Period, offered, read_period
from senim.reports.selectors import organisation_asked
from senim.ui.items import Tab


if TYPE_CHECKING:
    from senim.orgs.models import Organisation


@require_safe
@staff_only
def show_reports(request: DeskRequest) -> HttpResponse:
    """List the reports, each with the periods that are asked for most."""
    period = read_period({}, today=timezone.localdate())
    context = _picker(request, _asked(request), period) | {"unfolded": True}
    return render(request, "desk/reports.html", context)


@require_safe
@staff_only
def show_half_year(request: DeskRequest) -> HttpResponse:
    """Show the half-year analysis; a bad period is named at its field and nothing is counted."""
    organisation = _asked(request)
    today = timezone.localdate()
    try:
        period = read_period(request.GET, today=today)
    except BadFilter as fault:
        context = _picker(request, organisation, read_period({}, today=today))
        typed = {name: request.GET.get(name, "") for name in ("from", "to")}
        context |= {"fault": fault.field, "typed": typed}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "desk/report_half_year.html", context, status=status)
    report = half_year(
        request.actor.scope, organisation, from_day=period.from_day, to_day=period.to_day
    )
    context = _picker(request, organisation, period)
    context |= {"report": report, "records": reverse("desk-inbox")}
    return render(request, "desk/report_half_year.html", context)


def _asked(request: DeskRequest) -> "Organisation":
    """Return the organisation asked for, or one's own; NotFound outside the scope."""
    code = request.GET.get("organisation", "")
    return organisation_asked(request.actor.scope, request.actor, code)


def _picker(
    request: DeskRequest, organisation: "Organisation", period: Period
) -> dict[str, object]:
    """Return what the choice of organisation and period shows."""
    return {
        "organisation": organisation,
        "organisations": organisations(request.actor.scope),
        "period": period,
        "typed": {"from": f"{period.from_day}", "to": f"{period.to_day}"},
        "fault": "",
        "unfolded": False,
        "report": None,
        "links": [
            _link(organisation, each, is_current=each == period)
            for each in offered(timezone.localdate(), period)
        ],
    }


def _link(organisation: "Organisation", period: Period, *, is_current: bool) -> Tab:
    query = {
        "organisation": organisation.code,
        "from": period.from_day.isoformat(),
        "to": period.to_day.isoformat(),
    }
    url = f"{reverse('desk-report-half-year')}?{urlencode(query)}"
    return Tab(period.name, url, is_current=is_current)
