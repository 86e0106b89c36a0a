"""The row of an appeal, drafted from a request before it is saved."""

from datetime import date, datetime
from typing import Any

from senim.appeals.clocks import due_days
from senim.appeals.models import Appeal, Applicant, Submission
from senim.appeals.requests import Registration
from senim.appeals.tracking import kept_form, tracking_code
from senim.rules.kinds import Ownership, default_legal_kind
from senim.rules.numbering import Number
from senim.rules.workflow import OPEN, State
from senim.text.search import document


Columns = dict[str, Any]  # values for the columns of one table


def appeal_row(
    request: Registration,
    submission: Submission,
    applicant: Applicant | None,
    day: date,
    number: Number,
    at: datetime,
) -> Appeal:
    """Return the unsaved appeal of a request that has got its lawful day and its number."""
    return Appeal(
        number=str(number),
        journal=number.journal,
        organisation=request.channel.organisation,
        submission=submission,
        applicant=applicant,
        received_at=request.received_at,
        registered_at=request.received_at if request.past_day else at,
        registered_on=day,
        **_words(request),
        **_way(request),
        **_rating(request),
        **_standing(request, day),
        **_key(submission, number),
    )


def _words(request: Registration) -> Columns:
    return {
        "text": request.text,
        "terms": document(request.text),
        "language": request.language,
        "topic": request.topic or "",
        "department": request.department,
        "place": request.place,
        "anonymous": request.anonymous,
        "repeat": request.repeat,
    }


def _way(request: Registration) -> Columns:
    """Return how it came: as the channel has it, unless the request knows better."""
    channel = request.channel
    return {
        "channel": channel.code,
        "form": request.form or channel.form,
        "medium": request.medium or channel.medium,
        "media": channel.media if request.media is None else request.media,
    }


def _rating(request: Registration) -> Columns:
    return {
        "rating": request.rating,
        "review_subject": request.review_subject or "",
        "review_reason": request.review_reason or "",
    }


def _standing(request: Registration, day: date) -> Columns:
    """Return what it legally is, where it stands and by when it must be answered."""
    organisation, outcome = request.channel.organisation, request.outcome
    legal = request.legal_kind or default_legal_kind(
        request.content_kind, Ownership(organisation.ownership)
    )
    due = due_days(organisation, legal, request.content_kind, day)
    state = State.REGISTERED if outcome is None else State.CLOSED
    return {
        "legal_kind": legal or "",
        "content_kind": request.content_kind,
        "state": state,
        "is_open": state in OPEN,
        "due_on": due.statutory,
        "spp_due_on": due.service,
        "next_due_on": due.nearest if state in OPEN else None,
        "calendar_version": due.version,
        "decision": outcome.decision if outcome else "",
        "verdict": (outcome.verdict or "") if outcome else "",
        "finished_on": outcome.on if outcome else None,
    }


def _key(submission: Submission, number: Number) -> Columns:
    selector, digest = kept_form(str(number), tracking_code(submission.uid, str(number)))
    return {"tracking_selector": selector, "tracking_digest": digest}
