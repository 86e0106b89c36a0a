"""The front desk: one form that turns a call, a visit or a paper into a registered appeal."""

import secrets
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from senim.appeals.filters import AppealFilter
from senim.appeals.listing import listed
from senim.appeals.requests import Registered
from senim.appeals.selectors import newest_first
from senim.appeals.services.files import store_file
from senim.appeals.services.frontdesk import register_and_solve
from senim.appeals.services.registration import register_appeal
from senim.desk.forms.registering import FrontDesk, RegisterForm
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.listing import line
from senim.rules.channels import ChannelCode
from senim.rules.files import BadFile
from senim.rules.iin import iin_fault
from senim.rules.permit import Refused
from senim.rules.workflow import may_register
from senim.ui.labels import refusal_words
from senim.ui.labels.files import fault_words


KEY_BYTES = 16
KNOWN_SHOWN = 5
PHONE_DIGITS = 10


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_register(request: DeskRequest) -> HttpResponse:
    """Show the form of the front desk, or register what it says and lead to the slip."""
    may_register(request.actor.roles).enforce()
    desk, now = FrontDesk.of(request.actor), timezone.now()
    if request.method == "POST":
        form = RegisterForm(desk=desk, now=now, data=request.POST, files=request.FILES)
        return _register(request, form, now)
    wanted = request.GET.get("channel", ChannelCode.HOTLINE)
    initial: dict[str, object] = {"channel": wanted, "key": secrets.token_hex(KEY_BYTES)}
    return _show(request, RegisterForm(desk=desk, now=now, initial=initial), 200)


def _register(request: DeskRequest, form: RegisterForm, now: datetime) -> HttpResponse:
    """Register what was typed; whatever is refused comes back with the words as they were."""
    if not form.is_valid():
        return _show(request, form, 422)
    try:
        registered = _registered(request, form, now)
    except BadFile as bad:
        form.add_error("scans", fault_words(bad))
        return _show(request, form, 422)
    except Refused as refused:
        form.add_error(None, refusal_words(refused))
        return _show(request, form, 409)
    return redirect("desk-slip", number=registered.appeal.number)


def _registered(request: DeskRequest, form: RegisterForm, now: datetime) -> Registered:
    actor = request.actor
    uids = [
        store_file(
            organisation=form.desk.channels[0].organisation,
            name=scan.name or "",
            content=scan,
            actor=actor,
            at=now,
        ).uid
        for scan in form.cleaned_data["scans"]
    ]
    wanted = form.registration(actor, uids)
    answer = form.cleaned_data["answer"]
    if not answer:
        return register_appeal(request=wanted, actor=actor, at=now)
    return register_and_solve(request=wanted, answer=answer, actor=actor, at=now)


def _show(request: DeskRequest, form: RegisterForm, status: int) -> HttpResponse:
    return render(request, "desk/register.html", {"form": form}, status=status)


@staff_only
@require_POST
def known_voices(request: DeskRequest) -> HttpResponse:
    """Show what the same person said before, while the registrar still types.

    Asked by POST: an ИИН and a telephone belong into no address and no log.
    """
    may_register(request.actor.roles).enforce()
    typed = _told_apart(request.POST.get("iin", ""), request.POST.get("phone", ""))
    actor, today = request.actor, timezone.localdate()
    lines = []
    if typed:
        found = listed(actor.scope, AppealFilter(text=typed), today=today, actor=actor)
        page = newest_first(found, size=KNOWN_SHOWN)
        lines = [line(a, actor, today=today, names_organisation=False) for a in page.items]
    return render(request, "desk/_register_known.html", {"lines": lines, "asked": bool(typed)})


def _told_apart(iin: str, phone: str) -> str:
    """Return what a person can be found by: a whole ИИН, or a whole telephone number."""
    if iin and iin_fault(iin) is None:
        return iin
    return phone if sum(map(str.isdigit, phone)) >= PHONE_DIGITS else ""
