"""From a finished draft to a registered appeal."""

from datetime import datetime
from typing import Any

from senim.appeals.identity import Contact
from senim.appeals.requests import Registered, Registration
from senim.appeals.services.registration import register_appeal
from senim.portal.drafts import Draft
from senim.portal.forms import ANONYMOUS
from senim.portal.reception import Reception
from senim.rules.kinds import ContentKind, Language


SOURCE = "portal"


def hand_in(here: Reception, draft: Draft, answers: dict[str, Any], at: datetime) -> Registered:
    """Register what the forms found right; a draft sent again gives the number it already has.

    Raises Refused (KEY_REUSED) where the draft was changed after it had been sent.
    """
    anonymous = answers.get("identity") == ANONYMOUS
    person = {name: answers[name] for name in ("full_name", "iin", "phone", "email", "address")}
    files = tuple(each.uid for each in draft.files)
    request = Registration(
        channel=here.channel,
        content_kind=ContentKind(answers["kind"]),
        text=answers["text"],
        received_at=at,
        source=SOURCE,
        source_key=draft.key,
        payload=_payload(answers, files),
        contact=Contact(**person),
        anonymous=anonymous,
        language=Language(answers["language"]),
        department=here.department(answers.get("department", "")),
        attachments=files,
    )
    return register_appeal(request=request, actor=here.applicant, at=at)


def _payload(answers: dict[str, Any], files: tuple[str, ...]) -> dict[str, object]:
    """Return what was asked for; the field of documents holds nothing, their marks are kept."""
    return {name: value for name, value in answers.items() if name != "documents"} | {
        "files": list(files)
    }
