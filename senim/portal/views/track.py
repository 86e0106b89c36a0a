"""Following an appeal: by number and code to its state, its dates and its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from senim.appeals.clocks import clocks_of
from senim.appeals.selectors import case_of, timeline, tracked
from senim.appeals.services.acts import rate_answer, withdraw_appeal
from senim.orgs.actors import Actor, Scope, applicant_of
from senim.orgs.selectors import EVERYWHERE
from senim.portal import keys
from senim.portal.forms import RateForm, TrackForm, WithdrawForm
from senim.portal.keys import Key, Purpose
from senim.portal.limits import too_many_guesses
from senim.portal.review import promises
from senim.portal.selectors import answers
from senim.portal.words import public_steps, stages
from senim.rules.kinds import ContentKind
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, offered
from senim.ui.labels import word


if TYPE_CHECKING:
    from senim.appeals.models import Appeal


@dataclass(frozen=True, slots=True)
class Followed:
    """A case opened by its author."""

    request: HttpRequest
    key: Key
    appeal: "Appeal"
    at: datetime

    @property
    def actor(self) -> Actor:
        return applicant_of(self.appeal.organisation)

    @property
    def token(self) -> str:
        """Return the key for the next half hour."""
        return self.key.sealed(Purpose.TRACK, self.at)

    @property
    def offered(self) -> list[Act]:
        """Return what the author may do now."""
        return offered(case_of(self.appeal), self.actor.roles)


View = Callable[[Followed], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; a wrong number and a wrong code get the very same answer."""
    if request.method != "POST":
        return render(request, "portal/track.html", {"form": TrackForm()})
    if wait := too_many_guesses(request, request.POST.get("number", "")):
        return wait
    form = TrackForm(request.POST)
    if form.is_valid():
        key = Key(form.cleaned_data["number"], form.cleaned_data["code"])
        try:
            tracked(EVERYWHERE, key.number, key.code)
        except NotFound:
            words = _("There is no appeal with this number and this code. Look at both once more.")
            form.add_error(None, words)
        else:
            return _to_status(key.sealed(Purpose.TRACK, timezone.now()))
    context = {"form": form}
    return render(request, "portal/track.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Tell the author of an appeal where it stands."""
    return _followed(request, token, _status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, then take the appeal back (art. 64(9))."""
    return _followed(request, token, _withdraw)


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what the author thinks of the answer."""
    return _followed(request, token, _rate)


def _followed(request: HttpRequest, token: str, view: View) -> HttpResponse:
    """Open the case for a view; an old key leads back to the question for number and code."""
    now = timezone.now()
    key = keys.opened(token, Purpose.TRACK, now)
    if key is None:
        context = {"form": TrackForm(), "too_old": True}
        return render(request, "portal/track.html", context, status=HTTPStatus.GONE)
    appeal = tracked(EVERYWHERE, key.number, key.code)
    return view(Followed(request, key, appeal, now))


def _status(seen: Followed, form: RateForm | None = None) -> HttpResponse:
    appeal = seen.appeal
    scope = Scope.of(appeal.organisation)
    context = {
        "appeal": appeal,
        "kind": word(ContentKind, appeal.content_kind),
        "stages": stages(appeal),
        "steps": list(public_steps(timeline(scope, appeal))),
        "promises": promises(clocks_of(appeal)),
        "answers": answers(scope, appeal),
        "today": timezone.localdate(seen.at),
        "can_withdraw": Act.WITHDRAW in seen.offered,
        "can_rate": Act.RATE in seen.offered,
        "form": form or RateForm(),
        "token": seen.token,
    }
    wrong = form is not None
    answer = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(seen.request, "portal/status.html", context, status=answer)


def _withdraw(seen: Followed) -> HttpResponse:
    form = WithdrawForm(seen.request.POST if seen.request.method == "POST" else None)
    if form.is_valid():
        withdraw_appeal(
            number=seen.appeal.number,
            reason=form.cleaned_data["reason"],
            actor=seen.actor,
            at=seen.at,
        )
        return _to_status(seen.token)
    context = {"appeal": seen.appeal, "form": form, "token": seen.token}
    answer = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(seen.request, "portal/withdraw.html", context, status=answer)


def _rate(seen: Followed) -> HttpResponse:
    if seen.request.method != "POST":
        return _to_status(seen.token)
    form = RateForm(seen.request.POST)
    if not form.is_valid():
        return _status(seen, form)
    rate_answer(
        number=seen.appeal.number,
        mark=int(form.cleaned_data["mark"]),
        words=form.cleaned_data["words"],
        actor=seen.actor,
        at=seen.at,
    )
    return _to_status(seen.token)


def _to_status(token: str) -> HttpResponse:
    way = reverse("portal-status", kwargs={"token": token})
    return HttpResponseRedirect(way, status=HTTPStatus.SEE_OTHER)
