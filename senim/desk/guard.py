"""The door-keeper of the desk: nobody comes in without signing in and having a place."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect

from senim.desk.http import DeskRequest


P = ParamSpec("P")
DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

GUARDED = "is_staff_only"  # the mark that a test looks for on every view of the desk


def staff_only(view: DeskView[P]) -> View[P]:
    """Let only signed-in staff with a place in an organisation into a view.

    Others are led to the sign-in page; someone who has no place any more finds nothing here.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in(request)
        staff = cast("DeskRequest", request)  # the middleware of the desk has set the actor
        bool(staff.actor.roles)  # asks now, so that a person without a place gets no further
        return view(staff, *args, **kwargs)

    setattr(guarded, GUARDED, True)
    return cast("View[P]", guarded)


def _sign_in(request: HttpRequest) -> HttpResponseBase:
    """Lead to the sign-in page and back; a part of a page is never swapped for that one."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(resolve_url("account_login"))
    back = request.get_full_path() if request.method == "GET" else "/desk/"
    return redirect_to_login(back)
