"""Imports: a table chosen, its columns named, every row judged, then registered by the worker."""

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from senim.desk.forms.imports import MappingForm, TableForm
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.import_pages import STATE_TONES, checked_table, refused_table
from senim.desk.import_sheets import refused_sheet, template_sheet
from senim.intake.faults import BadTable, TableFault
from senim.intake.permits import may_import
from senim.intake.profiles import JOURNAL_PROFILE
from senim.intake.selectors import import_by_uid, imports, preview, profile_by_name, profiles
from senim.intake.services.taking import (
    check_import,
    receive_table,
    save_profile,
    start_import,
)
from senim.intake.states import ACTIVE, ImportState
from senim.intake.words import STATES, bad_table_words, table_fault_words
from senim.rules.permit import NotFound


if TYPE_CHECKING:
    from senim.intake.models import ImportJob
    from senim.orgs.models import Organisation


LATEST = 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 10**15  # no address leads farther into a file


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_imports(request: DeskRequest) -> HttpResponseBase:
    """List the imports and take a new table."""
    may_import(request.actor.roles).enforce()
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = _receive(request, form)
        if job is not None:
            return redirect("desk-import", uid=job.uid)
    rows = [(job, STATES[ImportState(job.state)]) for job in imports(request.actor.scope)[:LATEST]]
    context = {"form": form, "imports": rows}
    return render(request, "desk/imports.html", context, status=422 if form.errors else 200)


def _receive(request: DeskRequest, form: TableForm) -> "ImportJob | None":
    """Take the table in, or say in the form why not."""
    table = form.cleaned_data["file"]
    try:
        return receive_table(
            organisation=_organisation(request),
            name=table.name,
            content=table.file,
            actor=request.actor,
            at=timezone.now(),
        )
    except BadTable as bad:
        form.add_error("file", bad_table_words(bad))
        return None


def _organisation(request: DeskRequest) -> "Organisation":
    if request.actor.organisation is None:
        raise NotFound
    return request.actor.organisation


@staff_only
@require_safe
def show_import(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Show an import as it stands: its columns, its progress, its verdicts, its outcome."""
    may_import(request.actor.roles).enforce()
    job = import_by_uid(request.actor.scope, uid)
    if job.state == ImportState.NEW or "columns" in request.GET:
        name = request.GET.get("profile", JOURNAL_PROFILE)
        profile = profile_by_name(request.actor.scope, job.organisation, name)
        return _mapping(request, job, MappingForm(job.headers, profile))
    return render(request, "desk/import.html", _standing(request, job))


def _mapping(
    request: DeskRequest, job: "ImportJob", form: MappingForm, status: int = 200
) -> HttpResponse:
    context = {
        "job": job,
        "form": form,
        "profiles": profiles(request.actor.scope, job.organisation),
        "rows": preview(request.actor.scope, job),
        "may_choose": job.state not in {*ACTIVE, ImportState.DONE},
    }
    return render(request, "desk/import_columns.html", context, status=status)


def _standing(request: DeskRequest, job: "ImportJob") -> dict[str, object]:
    state = ImportState(job.state)
    after = request.GET.get("after", "")
    place = int(after) if after.isdecimal() and int(after) < MOST_BYTES else 0
    is_checked = state is ImportState.CHECKED
    show_all = is_checked and request.GET.get("show") != "refused"
    table = checked_table if show_all else refused_table
    return {
        "job": job,
        "state": STATES[state],
        "tone": STATE_TONES[state],
        "fault": table_fault_words(TableFault(job.fault), {}) if job.fault else "",
        "is_active": state in ACTIVE,
        "is_checked": is_checked,
        "is_failed": state is ImportState.FAILED,
        "is_done": state is ImportState.DONE,
        "show_all": show_all,
        "table": None if state in ACTIVE else table(request.actor.scope, job, after=place),
    }


@staff_only
@require_safe
def show_progress(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Show how far an import is; when it has come to its end, the whole page anew."""
    may_import(request.actor.roles).enforce()
    job = import_by_uid(request.actor.scope, uid)
    if job.state not in ACTIVE:
        return HttpResponseClientRefresh()
    context = {"job": job, "state": STATES[ImportState(job.state)]}
    return render(request, "desk/_import_progress.html", context)


@staff_only
@require_POST
def check(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Take the choice of columns and let the worker judge every row."""
    may_import(request.actor.roles).enforce()
    job = import_by_uid(request.actor.scope, uid)
    name = request.POST.get("profile", JOURNAL_PROFILE)
    profile = profile_by_name(request.actor.scope, job.organisation, name)
    form = MappingForm(job.headers, profile, request.POST)
    if not form.is_valid() or not _check(request, job, form):
        return _mapping(request, job, form, status=422)
    return redirect("desk-import", uid=uid)


def _check(request: DeskRequest, job: "ImportJob", form: MappingForm) -> bool:
    chosen, now = form.chosen(), timezone.now()
    try:
        check_import(uid=job.uid, profile=chosen, actor=request.actor, at=now)
    except BadTable as bad:
        form.add_error(bad.params.get("column"), bad_table_words(bad))
        return False
    if form.cleaned_data["save_as"]:
        save_profile(organisation=job.organisation, profile=chosen, actor=request.actor, at=now)
    return True


@staff_only
@require_POST
def start(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Let the worker register the checked rows."""
    start_import(uid=uid, actor=request.actor, at=timezone.now())
    return redirect("desk-import", uid=uid)


@staff_only
@require_safe
def give_refused(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Give out the rows that were not taken, with the reasons, as a table to be corrected."""
    may_import(request.actor.roles).enforce()
    job = import_by_uid(request.actor.scope, uid)
    sheet = refused_sheet(request.actor.scope, job)
    return FileResponse(
        sheet, as_attachment=True, filename=_("not taken") + ".xlsx", content_type=XLSX
    )


@staff_only
@require_safe
def give_template(request: DeskRequest) -> HttpResponseBase:
    """Give out an empty table that is read without choosing columns."""
    may_import(request.actor.roles).enforce()
    return FileResponse(
        template_sheet(), as_attachment=True, filename="senim.xlsx", content_type=XLSX
    )
