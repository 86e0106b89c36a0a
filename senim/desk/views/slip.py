"""The slip that an applicant is given: the number, the day, who took it and how to follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from senim.appeals.casefile import Slip, slip_of
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest
from senim.desk.people import surname_and_initials
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Language
from senim.rules.numbering import show_code
from senim.rules.terms import ClockCode
from senim.ui import labels
from senim.ui.derivations import article_words


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something must have happened, and why."""

    title: str
    on: date
    article: str


@dataclass(frozen=True, slots=True)
class Half:
    """The slip in one language."""

    language: str
    organisation: str
    address: str
    received_by: str
    post: str
    kind: str
    channel: str
    due: Sequence[Due]
    tracking_url: str
    qr: str


@require_safe
@staff_only
def show_slip(request: DeskRequest, number: str) -> HttpResponse:
    """Show the slip of an appeal, ready to be printed, in the applicant's language first."""
    slip = slip_of(request.actor.scope, request.actor, number)
    first = Language.RU if slip.appeal.language == Language.RU else Language.KK
    languages = sorted((Language.KK, Language.RU), key=lambda each: each is not first)
    context = {
        "appeal": slip.appeal,
        "halves": [_half(slip, language) for language in languages],
        "code": show_code(slip.code) if slip.code else "",
    }
    return render(request, "desk/slip.html", context)


def _half(slip: Slip, language: Language) -> Half:
    with override(language):
        url = f"{settings.SENIM_PUBLIC_URL}{reverse('portal-track')}"
        return Half(
            language=language,
            organisation=slip.appeal.organisation.name,
            address=slip.appeal.organisation.address,
            received_by=surname_and_initials(str(slip.received_by or "")),
            post=slip.membership.post if slip.membership else "",
            kind=labels.label(ContentKind(slip.appeal.content_kind)),
            channel=labels.label(ChannelCode(slip.appeal.channel)),
            due=list(_due(slip)),
            tracking_url=url,
            qr=segno.make(url, error="m").svg_data_uri(border=2),
        )


def _due(slip: Slip) -> Iterator[Due]:
    for clock in slip.clocks:
        title = labels.label(ClockCode(clock.term.code))
        yield Due(title, clock.due_on, article_words(clock.term.article))
