"""/api/v1/public: what applicants do, without a token: write, follow, withdraw, rate."""

import secrets
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status

from senim.api.clocks import clocks_out
from senim.api.contacts import contact_of
from senim.api.http import BadField, limited, naming
from senim.api.schemas.faults import PUBLIC
from senim.api.schemas.public import (
    AnswerOut,
    MomentOut,
    PublicAppealIn,
    RateIn,
    RegisteredOut,
    StateOut,
    TrackedOut,
    TrackIn,
    WithdrawIn,
)
from senim.api.schemas.texts import IDEMPOTENCY_KEY, Key
from senim.appeals.clocks import clocks_of
from senim.appeals.requests import Registration
from senim.appeals.selectors import timeline, tracked
from senim.appeals.services.acts import rate_answer, withdraw_appeal
from senim.appeals.services.registration import register_appeal
from senim.orgs.actors import Scope, applicant_of
from senim.orgs.selectors import (
    EVERYWHERE,
    channel_of,
    department_by_code,
    organisation_by_code,
)
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Language
from senim.rules.numbering import parse_number
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import OPEN, Act, State
from senim.text.language import language
from senim.ui.labels import done, label
from senim.ui.throttle import Limit


if TYPE_CHECKING:
    from senim.appeals.models import Appeal
    from senim.appeals.requests import Registered
    from senim.orgs.models import Channel, Department

router = Router(tags=["public"], auth=None)

MINUTE, HOUR = 60, 3600
SUBMIT = Limit("api-submit", tries=60, seconds=HOUR)
# The same names as at the pages: guesses through either door are counted together.
TRACK_BY_ADDRESS = Limit("track-address", tries=10, seconds=MINUTE)
TRACK_BY_NUMBER = Limit("track-number", tries=20, seconds=HOUR)
DEPARTMENT_KEPT = 60  # seconds for which a department that was found is remembered

# What the author of an appeal is told of; the steps between stay inside.
PUBLIC_ACTS = frozenset(
    {
        Act.REGISTER,
        Act.ARCHIVE,
        Act.ASSIGN,
        Act.ANSWER,
        Act.SPOT,
        Act.NOTE,
        Act.WITHDRAW,
        Act.REOPEN,
        Act.RATE,
        Act.CLOSE,
    }
)


@router.post("/appeals", response={201: RegisteredOut, **PUBLIC}, url_name="public-appeals")
def submit_public_appeal(
    request: HttpRequest,
    response: HttpResponse,
    body: PublicAppealIn,
    idempotency_key: Key = IDEMPOTENCY_KEY,
) -> Status[RegisteredOut]:
    """Register an appeal; the same Idempotency-Key with the same body returns the same number."""
    limited(request, SUBMIT)
    channel = _open_channel(body.organisation)
    if not body.anonymous and not (body.applicant and body.applicant.full_name.strip()):
        raise BadField("applicant.full_name", "nameless")
    at = timezone.now()
    registered = register_appeal(
        request=Registration(
            channel=channel,
            content_kind=body.content_kind,
            text=body.text,
            received_at=at,
            source="api:public",
            source_key=idempotency_key or secrets.token_hex(16),
            payload=body.model_dump(mode="json"),
            contact=contact_of(body.applicant),
            anonymous=body.anonymous,
            language=body.language or Language(language(body.text)),
            department=_department(channel, body.department),
        ),
        actor=applicant_of(channel.organisation),
        at=at,
    )
    if not registered.fresh:
        response["Idempotent-Replay"] = "true"
    return Status(201, registered_out(registered))


def registered_out(registered: "Registered") -> RegisteredOut:
    """Return the number, the code and the clocks of what was registered."""
    appeal = registered.appeal
    return RegisteredOut(
        number=appeal.number,
        tracking_code=registered.tracking_code,
        registered_at=appeal.registered_at,
        registered_on=appeal.registered_on,
        clocks=clocks_out(clocks_of(appeal)),
    )


def _open_channel(code: str) -> "Channel":
    """Return the way in of an organisation that takes appeals from the public."""
    try:
        channel = channel_of(EVERYWHERE, code, ChannelCode.SITE)
    except NotFound:
        with naming("organisation"):
            organisation_by_code(EVERYWHERE, code)
        raise Refused(Refusal.CHANNEL_CLOSED) from None
    if not channel.organisation.open_to_public:
        raise BadField("organisation")
    return channel


def _department(channel: "Channel", code: str) -> "Department | None":
    """Return a department, remembered for a while: registering stays within its statements."""
    if not code:
        return None
    name = f"api-department:{channel.organisation_id}:{code.encode().hex()}"
    found: Department | None = cache.get(name)
    if found is None:
        with naming("department"):
            organisation = channel.organisation
            found = department_by_code(Scope.of(organisation), organisation, code)
        cache.set(name, found, timeout=DEPARTMENT_KEPT)
    return found


@router.post("/track", response={200: TrackedOut, **PUBLIC}, url_name="public-track")
def track_appeal(request: HttpRequest, body: TrackIn) -> TrackedOut:
    """Tell where an appeal stands; a wrong number and a wrong code get the same answer."""
    return tracked_out(_opened(request, body))


@router.post("/withdraw", response={200: TrackedOut, **PUBLIC}, url_name="public-withdraw")
def withdraw_public_appeal(request: HttpRequest, body: WithdrawIn) -> TrackedOut:
    """Take an appeal back before the decision (art. 64(9))."""
    appeal = _opened(request, body)
    actor = applicant_of(appeal.organisation)
    withdraw_appeal(number=appeal.number, reason=body.reason, actor=actor, at=timezone.now())
    return tracked_out(tracked(EVERYWHERE, body.number, body.tracking_code))


@router.post("/rate", response={200: TrackedOut, **PUBLIC}, url_name="public-rate")
def rate_public_answer(request: HttpRequest, body: RateIn) -> TrackedOut:
    """Rate the answer from 1 to 5, once, perhaps with words."""
    appeal = _opened(request, body)
    actor = applicant_of(appeal.organisation)
    rate_answer(
        number=appeal.number, mark=body.mark, words=body.words, actor=actor, at=timezone.now()
    )
    return tracked_out(tracked(EVERYWHERE, body.number, body.tracking_code))


def _opened(request: HttpRequest, body: TrackIn) -> "Appeal":
    """Count the guess by address and by number, then open the appeal."""
    limited(request, TRACK_BY_ADDRESS)
    limited(request, TRACK_BY_NUMBER, _plain(body.number))
    return tracked(EVERYWHERE, body.number, body.tracking_code)


def _plain(number: str) -> str:
    try:
        return str(parse_number(number))
    except ValueError:
        return number.strip().upper()


def tracked_out(appeal: "Appeal") -> TrackedOut:
    """Return what the author of an appeal may know of it."""
    scope = Scope.of(appeal.organisation)
    state = State.IN_WORK if appeal.state in _AT_WORK else State(appeal.state)
    return TrackedOut(
        number=appeal.number,
        state=StateOut(code=state, words=label(state)),
        registered_on=appeal.registered_on,
        due_on=appeal.due_on,
        service_due_on=appeal.spp_due_on,
        finished_on=appeal.finished_on,
        satisfaction=appeal.satisfaction,
        timeline=[
            MomentOut(at=event.at, code=event.kind, words=done(Act(event.kind)))
            for event in timeline(scope, appeal)
            if event.kind in PUBLIC_ACTS
        ],
        answer=_answer(appeal),
    )


_AT_WORK = OPEN - {State.REGISTERED}


def _answer(appeal: "Appeal") -> AnswerOut | None:
    """Return the newest answer that was sent."""
    reply = appeal.replies.filter(sent_at__isnull=False).order_by("-sent_at", "-pk").first()
    if reply is None or reply.sent_at is None:
        return None
    return AnswerOut(number=reply.outgoing_number, sent_at=reply.sent_at, text=reply.text)
