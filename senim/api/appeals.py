"""/api/v1/appeals: the register for other systems."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router, Status

from senim.api.cards import card_out, listed_out
from senim.api.contacts import contact_of
from senim.api.http import ApiRequest, BadField, naming, next_page
from senim.api.public import registered_out
from senim.api.schemas.appeals import AppealIn, CardOut, ListIn, PageOut
from senim.api.schemas.faults import ASKING, ORDERING
from senim.api.schemas.public import RegisteredOut
from senim.api.schemas.texts import IDEMPOTENCY_KEY, AppealNumber, Key
from senim.appeals.casefile import case_file
from senim.appeals.filters import parse
from senim.appeals.listing import listed
from senim.appeals.requests import Registration
from senim.appeals.selectors import newest_first
from senim.appeals.services.registration import register_appeal
from senim.orgs.actors import Scope
from senim.orgs.selectors import channel_of, department_by_code, organisation_by_code, places
from senim.rules.kinds import Language
from senim.rules.permit import NotFound, Refusal, Refused
from senim.text.language import language


if TYPE_CHECKING:
    from senim.orgs.models import Channel, Department, Place

router = Router(tags=["appeals"])


@router.get("", response={200: PageOut, **ASKING}, url_name="appeals")
def list_appeals(request: ApiRequest, wanted: Query[ListIn]) -> PageOut:
    """List the appeals that the filters leave, the newest first, with their exact count."""
    asked = parse(request.GET.dict())
    if asked.organisation:  # another's organisation does not exist, rather than being empty
        organisation_by_code(request.actor.scope, asked.organisation)
    found = listed(request.actor.scope, asked, today=timezone.localdate(), actor=request.actor)
    page = newest_first(found, after=wanted.after, size=wanted.size)
    return PageOut(
        count=found.count(),
        items=[listed_out(appeal, request.actor) for appeal in page.items],
        next=next_page(request, page.after),
    )


@router.post("", response={201: RegisteredOut, **ORDERING}, url_name="appeals")
def register(
    request: ApiRequest,
    response: HttpResponse,
    body: AppealIn,
    idempotency_key: Key = IDEMPOTENCY_KEY,
) -> Status[RegisteredOut]:
    """Register an appeal that came to the staff; a repeated key returns the same number."""
    at = timezone.now()
    registered = register_appeal(
        request=_registration(request, body, idempotency_key or secrets.token_hex(16), at),
        actor=request.actor,
        at=at,
    )
    if not registered.fresh:
        response["Idempotent-Replay"] = "true"
    return Status(201, registered_out(registered))


def _registration(request: ApiRequest, body: AppealIn, key: str, at: datetime) -> Registration:
    received_at = body.received_at or at
    if received_at > at:
        raise BadField("received_at", "future")
    channel = _channel(request, body)
    _require_name(channel, body)
    return Registration(
        channel=channel,
        content_kind=body.content_kind,
        legal_kind=body.legal_kind,
        text=body.text,
        received_at=received_at,
        source=f"api:{request.actor.user.pk if request.actor.user else 0}",
        source_key=key,
        payload=body.model_dump(mode="json"),
        contact=contact_of(body.applicant),
        anonymous=body.anonymous,
        language=body.language or Language(language(body.text)),
        department=_department(channel, body.department),
        place=_place(request, body.place),
        topic=body.topic,
        form=body.form,
        medium=body.medium,
        media=body.media,
        journal=body.journal,
        repeat=body.repeat,
        rating=body.rating,
        review_subject=body.review_subject,
        review_reason=body.review_reason,
        outside_numbers=tuple(
            dict.fromkeys((each.system, each.number) for each in body.outside_numbers)
        ),
    )


def _channel(request: ApiRequest, body: AppealIn) -> "Channel":
    """Return the way in; another's organisation does not exist."""
    scope = request.actor.scope
    own = request.actor.organisation.code if request.actor.organisation else ""
    code = body.organisation or own
    try:
        return channel_of(scope, code, body.channel)
    except NotFound:
        organisation_by_code(scope, code)
        raise Refused(Refusal.CHANNEL_CLOSED) from None


def _require_name(channel: "Channel", body: AppealIn) -> None:
    """Ask for a name where the channel takes nothing anonymous."""
    named = body.applicant is not None and body.applicant.full_name.strip()
    if not (named or body.anonymous or channel.anonymous_allowed):
        raise BadField("applicant.full_name", "nameless")


def _department(channel: "Channel", code: str) -> "Department | None":
    if not code:
        return None
    with naming("department"):
        return department_by_code(Scope.of(channel.organisation), channel.organisation, code)


def _place(request: ApiRequest, code: str) -> "Place | None":
    if not code:
        return None
    found = places(request.actor.scope).filter(code=code).first()
    if found is None:
        raise BadField("place")
    return found


@router.get("/{number}", response={200: CardOut, **ASKING}, url_name="appeal")
def show_appeal(request: ApiRequest, number: Path[AppealNumber]) -> CardOut:
    """Show one appeal whole: clocks, history, papers, and the acts open to the caller."""
    return whole_card(request, number)


def whole_card(request: ApiRequest, number: str) -> CardOut:
    """Return an appeal as it now stands."""
    found = case_file(request.actor.scope, request.actor, number)
    return card_out(found, request.actor, timezone.localdate())
