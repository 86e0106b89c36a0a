"""What one was told: the list, the bell with its count, marking read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.ways import SeeOther
from senim.notices import services
from senim.notices.selectors import notice, notices, unread_count
from senim.rules.kinds import ContentKind
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, Role
from senim.ui import labels


if TYPE_CHECKING:
    from senim.notices.models import Notice


MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in words: what happened to which appeal, by whom."""

    notice: "Notice"
    number: str
    title: str
    kind: str
    who: str


@require_safe
@staff_only
def show_notices(request: DeskRequest) -> HttpResponse:
    """List what the reader was told: unread first."""
    page = notices(request.actor.scope, request.actor, after=request.GET.get("after", ""))
    address = reverse("desk-notices")
    context = {
        "lines": [_line(each) for each in page.items],
        "has_unread": any(each.read_at is None for each in page.items),
        "next_url": f"{address}?{urlencode({'after': page.after})}" if page.after else "",
    }
    return render(request, "desk/notices.html", context)


def _line(told: "Notice") -> Line:
    event = told.event
    return Line(
        notice=told,
        number=event.appeal.number,
        title=labels.done(Act(told.kind)),
        kind=labels.label(ContentKind(event.appeal.content_kind)),
        who=str(event.actor) if event.actor else labels.word(Role, event.role),
    )


@require_safe
@staff_only
def count_notices(request: DeskRequest) -> HttpResponse:
    """Return the inside of the bell: how much is unread."""
    unread = unread_count(request.actor.scope, request.actor)
    return render(request, "desk/_notices_count.html", {"unread": unread})


@require_POST
@staff_only
def read_notices(request: DeskRequest) -> HttpResponse:
    """Mark one notice read and lead to its appeal, or mark all read and stay."""
    actor, now, given = request.actor, timezone.now(), request.POST.get("notice", "")
    if not given:
        services.read_notices(actor=actor, at=now)
        return SeeOther(reverse("desk-notices"))
    if not (given.isascii() and given.isdigit() and len(given) <= MAX_DIGITS):
        raise NotFound
    found = notice(actor.scope, actor, int(given))
    services.read_notices(pks=[found.pk], actor=actor, at=now)
    return SeeOther(reverse("desk-case", args=[found.event.appeal.number]))
