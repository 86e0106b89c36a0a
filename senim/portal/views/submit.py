"""Handing in an appeal: a page for each group of questions, then a look at all, then the number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from senim.portal import drafts
from senim.portal.drafts import Draft
from senim.portal.forms import KindForm, PageForm, WhoForm, WordsForm, page_language
from senim.portal.keys import Key, Purpose
from senim.portal.limits import SUBMIT, UPLOAD, too_many
from senim.portal.reception import Reception, reception
from senim.portal.review import review
from senim.portal.submission import hand_in
from senim.portal.uploads import take_in
from senim.rules.permit import Refusal, Refused
from senim.ui.components.ways import NATIVE_NAMES


FORMS: dict[str, type[PageForm]] = {"kind": KindForm, "words": WordsForm, "who": WhoForm}
CHECK = "check"
STEPS = (*FORMS, CHECK)
TAKE_AWAY = "drop:"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request on the way of an appeal: who asks where, what is answered so far, and when."""

    request: HttpRequest
    here: Reception
    draft: Draft
    at: datetime

    def form(self, step: str, data: Mapping[str, Any] | None = None) -> PageForm:
        """Return the questions of a step with what was answered, or judged where data is given."""
        first = {"language": page_language()}
        known = {name: value for name, value in self.draft.data.items() if value}
        return FORMS[step](self.here, self.at, data, initial=first | known)


@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin an appeal: its key is made here and stays the same however often it is sent."""
    here = reception(code)
    return _page(Visit(request, here, drafts.begun(here.code), timezone.now()), "kind")


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Take the answers of one page and lead to the page that its button names."""
    here = reception(code)
    draft = drafts.opened(request.POST.get("state", ""), here.code)
    if request.method != "POST":
        return redirect("portal-submit-start", code=here.code)
    if draft is None:
        return render(request, "portal/too_old.html", {"here": here}, status=HTTPStatus.CONFLICT)
    if request.FILES and (wait := too_many(request, UPLOAD)):
        return wait
    visit, faults = _typed(Visit(request, here, draft, timezone.now()), step)
    if step == CHECK and request.POST.get("go") == "send":
        return _send(visit)
    return _lead(visit, step, faults)


def _typed(visit: Visit, step: str) -> tuple[Visit, list[str]]:
    """Put what this page says into the draft, right or wrong, and keep its files at once."""
    if step == CHECK:
        return visit, []
    fields = [name for name in visit.form(step).fields if name != "documents"]
    given = {name: visit.request.POST.get(name, "").replace("\r\n", "\n") for name in fields}
    draft = visit.draft.with_typed(given)
    draft, faults = take_in(visit.here, draft, visit.request.FILES.getlist("documents"), visit.at)
    return replace(visit, draft=draft), faults


def _lead(visit: Visit, step: str, faults: list[str]) -> HttpResponse:
    """Show the page that the pressed button names; onwards only when this page is right."""
    go = visit.request.POST.get("go", "")
    if go.startswith(TAKE_AWAY):
        return _page(replace(visit, draft=visit.draft.without_file(go[len(TAKE_AWAY) :])), step)
    if go == "back":
        return _page(visit, STEPS[max(0, STEPS.index(step) - 1)])
    if go == "stay" or step == CHECK:
        return _page(visit, go if go in FORMS else step)
    form = _judged(visit, step, faults)
    if form.errors:
        return _page(visit, step, form)
    following = CHECK if visit.draft.reviewed else STEPS[STEPS.index(step) + 1]
    return _page(visit, following)


def _judged(visit: Visit, step: str, faults: list[str]) -> PageForm:
    form = visit.form(step, visit.draft.data)
    form.is_valid()
    for words in faults:
        form.add_error("documents", words)
    return form


def _page(visit: Visit, step: str, form: PageForm | None = None) -> HttpResponse:
    """Show one page; the last one only when everything before it is right."""
    if step == CHECK and form is None:
        wrong = _first_wrong(visit)
        if wrong:
            return _page(visit, *wrong)
        visit = replace(visit, draft=replace(visit.draft, reviewed=True))
    context = {
        "here": visit.here,
        "draft": visit.draft,
        "step": step,
        "number": STEPS.index(step) + 1,
        "total": len(STEPS),
        "languages": NATIVE_NAMES.items(),
        "form": form or (visit.form(step) if step in FORMS else None),
        "review": review(visit.here, visit.draft, visit.at) if step == CHECK else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    response = render(visit.request, f"portal/submit_{step}.html", context, status=status)
    if not visit.draft.is_personal:
        # The back key of a telephone must bring a page back with what was typed on it; a page that
        # already holds a name or a contact is never kept.
        response["Cache-Control"] = "no-cache, private"
    return response


def _first_wrong(visit: Visit) -> tuple[str, PageForm] | None:
    judged = ((step, _judged(visit, step, [])) for step in FORMS)
    return next(((step, form) for step, form in judged if form.errors), None)


def _send(visit: Visit) -> HttpResponse:
    """Register the appeal and lead to its slip; what was sent already leads to the same one."""
    if wait := too_many(visit.request, SUBMIT):
        return wait
    wrong = _first_wrong(visit)
    if wrong:
        return _page(visit, *wrong)
    try:
        done = hand_in(visit.here, visit.draft, _answers(visit), visit.at)
    except Refused as refused:
        if refused.code is not Refusal.KEY_REUSED:
            raise
        context = {"here": visit.here}
        return render(visit.request, "portal/sent.html", context, status=HTTPStatus.CONFLICT)
    key = Key(done.appeal.number, done.tracking_code)
    slip = reverse("portal-slip", kwargs={"token": key.sealed(Purpose.SLIP, visit.at)})
    return HttpResponseRedirect(slip, status=HTTPStatus.SEE_OTHER)


def _answers(visit: Visit) -> dict[str, Any]:
    """Return everything answered, as the forms understood it."""
    return {
        name: value
        for step in FORMS
        for name, value in _judged(visit, step, []).cleaned_data.items()
    }
