"""The rail beside every page of the desk: saved views with live counts, and the other rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from senim.appeals.listing import OpenCounts, open_counts
from senim.desk.http import DeskRequest
from senim.orgs.selectors import saved_views
from senim.rules.workflow import may_register
from senim.ui.items import RailGroup, Tab, Tone


if TYPE_CHECKING:
    from senim.orgs.models import SavedView


@dataclass(frozen=True, slots=True)
class Rail:
    """What the rail knows of the moment; asked once a request."""

    counts: OpenCounts
    views: "Sequence[SavedView]"


def rail_of(request: DeskRequest) -> Rail:
    """Return what the rail shows to the one who asks, in two questions a request."""
    known: Rail | None = getattr(request, "desk_rail", None)
    if known is None:
        actor = request.actor
        counts = open_counts(actor.scope, actor, today=timezone.localdate())
        known = Rail(counts, list(saved_views(actor.scope, actor)))
        request.desk_rail = known  # type: ignore[attr-defined]  # kept for this request only
    return known


def rail_groups(request: DeskRequest) -> list[RailGroup]:
    """Return the rail's links in groups, the one that is shown now marked."""
    rail = rail_of(request)
    groups = [RailGroup(pgettext("view", "Inbox"), _inbox(request, rail.counts))]
    if rail.views:
        tabs = [_view(request, view.name, f"?{view.query}") for view in rail.views]
        groups.append(RailGroup(pgettext("view", "My views"), tabs))
    groups.append(RailGroup(pgettext("view", "Work"), _rooms(request)))
    return groups


def _inbox(request: DeskRequest, counts: OpenCounts) -> list[Tab]:
    late = Tone.LATE if counts.overdue else Tone.PLAIN
    return [
        _view(request, pgettext("view", "All open"), "", counts.all),
        _view(request, pgettext("view", "New"), "?state=REGISTERED&open=true", counts.new),
        _view(request, pgettext("view", "Mine"), "?open=true&mine=true", counts.mine),
        _view(request, pgettext("view", "Due soon"), "?open=true&due=soon", counts.soon),
        _view(request, pgettext("view", "Overdue"), "?open=true&due=overdue", counts.overdue, late),
    ]


def _view(
    request: DeskRequest, title: str, query: str, count: int | None = None, tone: str = Tone.PLAIN
) -> Tab:
    url = reverse("desk-inbox")
    is_current = request.path == url and _cut(request.GET.urlencode()) == _cut(query[1:])
    return Tab(title, f"{url}{query}", count, is_current, tone=tone)


def _cut(query: str) -> list[tuple[str, str]]:
    """Return what an address cuts the register by, whatever page of the list it shows."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return sorted(pair for pair in pairs if pair[0] != "after")


def _rooms(request: DeskRequest) -> list[Tab]:
    may_write = bool(may_register(request.actor.roles))
    rooms = [
        (pgettext("view", "Register"), "desk-register", "plus", may_write),
        (pgettext("view", "Journals"), "desk-journals", "book", True),
        (pgettext("view", "Reports"), "desk-reports", "chart", True),
        (pgettext("view", "Imports"), "desk-imports", "upload", may_write),
    ]
    whole = _view(request, pgettext("view", "Whole register"), "?open=")
    tabs = [_room(request, title, reverse(name), icon) for title, name, icon, may in rooms if may]
    return [Tab(whole.title, whole.url, None, whole.is_current, "inbox"), *tabs]


def _room(request: DeskRequest, title: str, url: str, icon: str) -> Tab:
    return Tab(title, url, None, request.path.startswith(url), icon)
