"""The inbox: the list of appeals cut by a filter, search, and the views that staff keep."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from senim.appeals.filters import AppealFilter
from senim.appeals.listing import listed
from senim.appeals.selectors import SOON_DAYS, most_urgent_first, newest_first
from senim.desk import choices, listing
from senim.desk.forms.inbox import InboxFilter, ViewName
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.rail import rail_of
from senim.orgs.selectors import organisation_by_code
from senim.orgs.services import remove_view, save_view
from senim.rules.iin import LENGTH, normalise_iin
from senim.rules.workflow import State
from senim.ui import labels
from senim.ui.items import Tab


if TYPE_CHECKING:
    from senim.orgs.models import SavedView


PAGE = 50
MOST_VIEWS = 20
PERSONAL_DIGITS = 10  # from so many digits on it may be a telephone or an ИИН


@staff_only
@require_safe
def show_inbox(request: DeskRequest) -> HttpResponse:
    """Show the appeals of the filter; to htmx, only the list."""
    form = _filter(request, request.GET)
    wanted = form.wanted()
    after = request.GET.get("after", "")
    return _answer(request, form, wanted, after, whole=not request.htmx)


@staff_only
def search(request: DeskRequest) -> HttpResponse:
    """Lead to the list of what was asked for; an ИИН or a telephone never gets into an address."""
    if request.method != "POST":  # the menu of languages leads back here
        return redirect("desk-inbox")
    typed = request.POST.get("text", "").strip()
    if _is_personal(typed):
        params = QueryDict(mutable=True)
        params.update({"text": typed, "open": ""})
        form = _filter(request, params)
        found = _answer(request, form, form.wanted(), "", whole=not request.htmx)
        found["HX-Push-Url"] = "false"
        return found
    form = _filter(request, request.POST)
    wanted = form.wanted()
    if wanted is None:
        return _answer(request, form, None, "", whole=not request.htmx)
    return redirect(listing.address(wanted.params()))


@staff_only
@require_POST
def keep_view(request: DeskRequest) -> HttpResponse:
    """Keep the filter in force under a name of one's own."""
    form = ViewName(request.POST)
    if form.is_valid() and len(rail_of(request).views) >= MOST_VIEWS:
        words = _("No more than %(most)s views can be kept: remove one first.")
        form.add_error("name", words % {"most": MOST_VIEWS})
    if not form.is_valid():
        return render(request, "desk/inbox_view.html", {"form": form}, status=422)
    kept = save_view(
        name=form.cleaned_data["name"],
        query=form.cleaned_data["query"],
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect(f"{reverse('desk-inbox')}?{kept.query}")


@staff_only
@require_POST
def forget_view(request: DeskRequest, pk: int) -> HttpResponse:
    """Remove a view from one's rail."""
    remove_view(pk=pk, actor=request.actor, at=timezone.now())
    return redirect("desk-inbox")


def _is_personal(typed: str) -> bool:
    digits = normalise_iin(typed).strip("+()").replace("(", "").replace(")", "")
    return digits.isdigit() and PERSONAL_DIGITS <= len(digits) <= LENGTH


def _filter(request: DeskRequest, params: QueryDict) -> InboxFilter:
    seats = choices.seats(request.actor.scope)
    chosen = params.get("organisation", "").lower()
    if chosen:  # a neighbour's organisation does not exist, rather than being empty
        organisation_by_code(request.actor.scope, chosen)
    inner = next((s.scope for s in seats if s.code == chosen), request.actor.scope)
    return InboxFilter(params, seats=seats, departments=choices.department_choices(inner))


def _answer(
    request: DeskRequest,
    form: InboxFilter,
    wanted: AppealFilter | None,
    after: str,
    *,
    whole: bool,
) -> HttpResponse:
    """Show the list, or the filter with its fault and no list at all."""
    template = "desk/inbox.html" if whole else "desk/_inbox_answer.html"
    if wanted is None:
        facts: dict[str, object] = {
            "form": form,
            "heading": pgettext("view", "Appeals"),
            "faulty": True,
        }
        return render(request, template, facts, status=422)
    facts = {"form": form, "faulty": False, **_facts(request, wanted, after)}
    return render(request, template, facts)


def _facts(request: DeskRequest, wanted: AppealFilter, after: str) -> dict[str, object]:
    actor, today = request.actor, timezone.localdate()
    cut = listing.Cut.of(wanted, actor)
    wide = cut.inner.leaf is None
    columns = (*listing.COLUMNS, *listing.WIDE_COLUMNS) if wide else listing.COLUMNS
    found = listed(cut.inner, cut.within, today=today, actor=actor, columns=columns)
    ordered = most_urgent_first if listing.is_urgent_first(wanted) else newest_first
    page = ordered(found, after=after, size=PAGE)
    here = listing.address(wanted.params())
    return {
        "heading": _heading(request, wanted),
        "lines": [listing.line(a, actor, today=today, names_organisation=wide) for a in page.items],
        "today": today,
        "soon_days": SOON_DAYS,
        "chips": listing.chips(cut),
        "clear_url": listing.address({"open": "true"} if wanted.open else {}),
        "tabs": _states(request, wanted) if wanted.open else [],
        "empty": listing.emptiness(wanted),
        "first_url": here if after else "",
        "next_url": _further(wanted, page.after),
        "view": _kept(request, wanted),
        "keep": _keepable(wanted),
    }


def _keepable(wanted: AppealFilter) -> ViewName | None:
    if _is_personal(wanted.text):
        return None
    return ViewName(initial={"query": wanted.query_string()})


def _further(wanted: AppealFilter, after: str) -> str:
    """Return the address of the next page; what is personal has one page only."""
    if not after or _is_personal(wanted.text):
        return ""
    return f"{reverse('desk-inbox')}?{urlencode({'open': '', **wanted.params(), 'after': after})}"


def _heading(request: DeskRequest, wanted: AppealFilter) -> str:
    view = _kept(request, wanted)
    if view is not None:
        return view.name
    titles = {
        "": pgettext("view", "Whole register"),
        "open=true": pgettext("view", "All open"),
        "state=REGISTERED&open=true": pgettext("view", "New"),
        "open=true&mine=true": pgettext("view", "Mine"),
        "open=true&due=soon": pgettext("view", "Due soon"),
        "open=true&due=overdue": pgettext("view", "Overdue"),
    }
    return titles.get(
        wanted.query_string(),
        pgettext("view", "Found") if wanted.text else pgettext("view", "Appeals"),
    )


def _kept(request: DeskRequest, wanted: AppealFilter) -> "SavedView | None":
    query = wanted.query_string() or "open="
    return next((view for view in rail_of(request).views if view.query == query), None)


def _states(request: DeskRequest, wanted: AppealFilter) -> list[Tab]:
    """Return the totals of the open states, each a door to what it counts."""
    counts = rail_of(request).counts
    everything = AppealFilter(open=True)
    tabs = [
        Tab(
            pgettext("view", "All open"),
            listing.address(everything.params()),
            counts.all,
            wanted == everything,
        )
    ]
    for state, count in counts.states.items():
        one = AppealFilter(open=True, state=(state,))
        tabs.append(
            Tab(labels.label(State(state)), listing.address(one.params()), count, wanted == one)
        )
    return tabs
