"""The acts on an appeal: one table, one form at a time, one order to the register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import reswap, retarget

from senim.appeals.casefile import newest_draft
from senim.appeals.selectors import appeal_by_number, case_of
from senim.appeals.services import acts as services
from senim.appeals.services.files import store_file
from senim.desk.forms import acts as forms
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.ways import SeeOther
from senim.desk.what_now import DESK_ACTS, act_slug
from senim.orgs.actors import Actor
from senim.rules.files import BadFile
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, may
from senim.ui import labels
from senim.ui.labels.files import fault_words


if TYPE_CHECKING:
    from senim.appeals.models import Appeal
    from senim.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Deed:
    """How an act is done from the desk: what is asked for, which service is told."""

    form: type[forms.ActForm]
    service: Callable[..., object]
    about_reply: bool = False


def keep_and_attach(
    *,
    number: str,
    files: "Sequence[UploadedFile[Any]]",
    organisation: "Organisation",
    actor: Actor,
    at: datetime,
) -> None:
    """Keep the files, then add them to the case; raises BadFile for the first that is not taken."""
    kept = [
        store_file(
            organisation=organisation, name=each.name or "", content=each.open(), actor=actor, at=at
        )
        for each in files
    ]
    services.attach_files(number=number, uids=[each.uid for each in kept], actor=actor, at=at)


DEEDS: dict[Act, Deed] = {
    Act.TRIAGE: Deed(forms.TriageForm, services.triage_appeal),
    Act.ASSIGN: Deed(forms.AssignForm, services.assign_appeal),
    Act.EXPLAIN: Deed(forms.ExplainForm, services.explain_appeal),
    Act.DRAFT: Deed(forms.DraftForm, services.draft_reply),
    Act.SUBMIT: Deed(forms.ActForm, services.submit_reply, about_reply=True),
    Act.SEND_BACK: Deed(forms.SendBackForm, services.send_back_reply, about_reply=True),
    Act.APPROVE: Deed(forms.ActForm, services.approve_reply, about_reply=True),
    Act.ANSWER: Deed(forms.ActForm, services.answer_appeal, about_reply=True),
    Act.SPOT: Deed(forms.SpotForm, services.solve_on_the_spot),
    Act.NOTE: Deed(forms.NoteForm, services.note_appeal),
    Act.JUDGE: Deed(forms.VerdictForm, services.judge_appeal),
    Act.WITHDRAW: Deed(forms.WithdrawForm, services.withdraw_appeal),
    Act.REOPEN: Deed(forms.ReasonForm, services.reopen_appeal),
    Act.CLOSE: Deed(forms.ActForm, services.close_appeal),
    Act.REMARK: Deed(forms.RemarkForm, services.add_remark),
    Act.ATTACH: Deed(forms.AttachForm, keep_and_attach),
}
SLUGS: dict[str, Act] = {act_slug(act): act for act in DESK_ACTS}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def do_act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Show the form of an act, or do it and lead back to the case."""
    wanted = SLUGS.get(act)
    if wanted is None:
        raise NotFound
    appeal = appeal_by_number(request.actor.scope, request.actor, number)
    may(wanted, case_of(appeal), request.actor.roles).enforce()
    form = _form(request, wanted, appeal)
    if form.is_bound and _is_done(request, wanted, appeal, form):
        messages.success(request, labels.done(wanted))
        return SeeOther(reverse("desk-case", args=[appeal.number]))
    return _show(request, wanted, appeal, form)


def _form(request: DeskRequest, act: Act, appeal: "Appeal") -> forms.ActForm:
    desk = forms.Desk(appeal, request.actor, timezone.localdate())
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return DEEDS[act].form(*given, desk=desk)


def _is_done(request: DeskRequest, act: Act, appeal: "Appeal", form: forms.ActForm) -> bool:
    """Do the act when the form is right; a file that is not taken is a fault of its field."""
    if not form.is_valid():
        return False
    try:
        DEEDS[act].service(
            number=appeal.number, actor=request.actor, at=timezone.now(), **form.facts()
        )
    except BadFile as bad:
        form.add_error("documents", fault_words(bad))
        return False
    return True


def _show(request: DeskRequest, act: Act, appeal: "Appeal", form: forms.ActForm) -> HttpResponse:
    about = newest_draft(request.actor.scope, appeal) if DEEDS[act].about_reply else None
    context = {
        "form": form,
        "appeal": appeal,
        "act": act_slug(act),
        "title": labels.label(act),
        "reply": about,
    }
    template = "desk/_act_form.html" if request.htmx else "desk/act.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    response = render(request, template, context, status=status)
    return reswap(retarget(response, "#deed"), "innerHTML") if form.is_bound else response
