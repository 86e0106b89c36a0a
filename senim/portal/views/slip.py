"""The slip: the number and the code, shown to the one who has just sent an appeal."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from senim.appeals.clocks import clocks_of
from senim.appeals.selectors import tracked
from senim.orgs.selectors import EVERYWHERE
from senim.portal import keys
from senim.portal.keys import Purpose
from senim.portal.review import promises
from senim.rules.numbering import show_code


@require_safe
def slip(request: HttpRequest, token: str) -> HttpResponse:
    """Show the slip for half an hour; afterwards only its number and code open the case."""
    now = timezone.now()
    key = keys.opened(token, Purpose.SLIP, now)
    if key is None:
        return render(request, "portal/slip_gone.html", status=HTTPStatus.GONE)
    appeal = tracked(EVERYWHERE, key.number, key.code)
    context = {
        "appeal": appeal,
        "code": show_code(key.code),
        "promises": promises(clocks_of(appeal)),
        "later": timezone.localdate(appeal.received_at) != appeal.registered_on,
        "follow": key.sealed(Purpose.TRACK, now),
    }
    return render(request, "portal/slip.html", context)
