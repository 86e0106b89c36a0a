"""What a door or an import hands over to be registered."""

from dataclasses import dataclass, field
from datetime import date, datetime

from senim.appeals.identity import Contact
from senim.appeals.models import Appeal
from senim.orgs.models import Channel, Department, Place
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    Medium,
    ReviewReason,
    ReviewSubject,
    Topic,
    Verdict,
)


NOBODY = Contact()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a matter ended that was finished before Senim knew of it."""

    on: date
    decision: Decision
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One voice to be registered, as a door or an import understood it.

    `past_day` is the day of an old journal line: it is registered on that very day, in that year's
    journal; without it art. 64(3) decides. `source` and `source_key` make it unique.
    """

    channel: Channel
    content_kind: ContentKind
    text: str
    received_at: datetime
    source: str
    source_key: str
    payload: dict[str, object]
    contact: Contact = NOBODY
    anonymous: bool = False
    language: Language = Language.KK
    legal_kind: LegalKind | None = None
    department: Department | None = None
    place: Place | None = None
    topic: Topic | None = None
    form: Form | None = None
    medium: Medium | None = None
    media: bool | None = None
    journal: Journal | None = None
    repeat: bool = False
    rating: int | None = None
    review_subject: ReviewSubject | None = None
    review_reason: ReviewReason | None = None
    past_day: date | None = None
    outcome: Outcome | None = None
    outside_numbers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registered:
    """A registered appeal and the code by which its author follows it."""

    appeal: Appeal
    tracking_code: str
    fresh: bool = True
