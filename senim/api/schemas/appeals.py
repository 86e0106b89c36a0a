"""Appeals as staff's systems send and receive them."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from senim.api.schemas.clocks import RunningClockOut
from senim.api.schemas.faults import Fault
from senim.api.schemas.public import ApplicantIn
from senim.api.schemas.texts import (
    Clean,
    Code,
    Codes,
    Local,
    Mark,
    Moment,
    OptionalCode,
    Text,
)
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Form,
    Journal,
    Language,
    LegalKind,
    Medium,
    ReviewReason,
    ReviewSubject,
    Topic,
)


Outside = Annotated[str, StringConstraints(min_length=1, max_length=60), Clean]
Flag = Annotated[str, StringConstraints(max_length=5)]
Day = Annotated[str, StringConstraints(max_length=10)]
PageKey = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,18})?$")]


class OutsideNumberIn(BaseModel):
    system: Annotated[str, StringConstraints(min_length=1, max_length=20), Clean]
    number: Outside


class AppealIn(BaseModel):
    organisation: Code | None = Field(None, description="One's own where it is left out")
    channel: ChannelCode
    content_kind: ContentKind
    legal_kind: LegalKind | None = Field(None, description="By the content kind where left out")
    text: Text
    received_at: Moment | None = Field(None, description="Now where it is left out")
    language: Language | None = None
    anonymous: bool = False
    applicant: ApplicantIn | None = None
    department: OptionalCode = ""
    place: OptionalCode = ""
    topic: Topic | None = None
    form: Form | None = Field(None, description="As the channel has it where left out")
    medium: Medium | None = None
    media: bool | None = None
    journal: Journal | None = None
    repeat: bool = False
    rating: Mark | None = None
    review_subject: ReviewSubject | None = None
    review_reason: ReviewReason | None = None
    outside_numbers: list[OutsideNumberIn] = Field(default_factory=list, max_length=20)


class ListIn(BaseModel):
    """The filters of a list; codes are alternatives by commas, `none` means "not stated"."""

    organisation: OptionalCode = ""
    department: Codes = ""
    group: Codes = ""
    channel: Codes = ""
    journal: Codes = ""
    kind: Codes = ""
    legal_kind: Codes = ""
    form: Codes = ""
    verdict: Codes = ""
    decision: Codes = ""
    state: Codes = ""
    topic: Codes = ""
    place: Codes = ""
    language: Codes = ""
    rating: Codes = ""
    review_subject: Codes = ""
    review_reason: Codes = ""
    media: Flag = ""
    anonymous: Flag = ""
    repeat: Flag = ""
    open: Flag = ""
    mine: Flag = ""
    due: Annotated[str, StringConstraints(max_length=10)] = Field("", description="overdue or soon")
    from_day: Day = Field("", alias="from", description="First day of registration")
    to_day: Day = Field("", alias="to", description="Last day of registration")
    text: Codes = Field("", description="Words, a number, an ИИН or a telephone")
    after: PageKey = Field("", description="The key that `next` carries")
    size: int = Field(50, ge=1, le=200)


class ApplicantOut(BaseModel):
    """Who writes; without the right to see it, the name is empty and the rest is masked."""

    full_name: str
    iin: str
    phone: str
    email: str
    address: str
    masked: bool


class AppealOut(BaseModel):
    number: str
    organisation: str
    registered_on: date
    registered_at: Local
    received_at: Local
    content_kind: str
    legal_kind: str | None
    channel: str
    form: str
    medium: str
    media: bool
    journal: str
    anonymous: bool
    repeat: bool
    language: str
    topic: str | None
    department: str | None
    place: str | None
    rating: int | None
    review_subject: str | None
    review_reason: str | None
    state: str
    state_words: str
    open: bool
    verdict: str | None
    decision: str | None
    executor: str | None
    due_on: date | None
    service_due_on: date | None
    finished_on: date | None
    satisfaction: int | None
    applicant: ApplicantOut | None


class ListedOut(AppealOut):
    opening: str = Field(description="The first letters of the text")


class PageOut(BaseModel):
    count: int
    items: list[ListedOut]
    next: str | None = Field(description="URL of the following page")


class EventOut(BaseModel):
    at: Local
    code: str
    words: str
    actor: str
    state: str


class RefusedActOut(Fault):
    act: str
    params: dict[str, str]


class ActsOut(BaseModel):
    offered: list[str]
    refused: list[RefusedActOut]


class FileOut(BaseModel):
    uid: str
    name: str
    media_type: str
    size: int
    sha256: str
    scan: str
    added_at: Local
    url: str


class ReplyOut(BaseModel):
    text: str
    language: str
    decision: str
    author: str
    drafted_at: Local
    approved_by: str | None
    approved_at: Local | None
    sent_at: Local | None
    number: str


class AssignmentOut(BaseModel):
    person: str
    role: str
    resolution: str
    due_on: date | None
    assigned_at: Local
    ended_at: Local | None


class NoteOut(BaseModel):
    author: str
    at: Local
    text: str


class OutsideNumberOut(BaseModel):
    system: str
    number: str


class EntryOut(BaseModel):
    journal: str
    year: int
    n: int
    primary: bool
    cancelled: bool


class CardOut(AppealOut):
    text: str
    clocks: list[RunningClockOut]
    timeline: list[EventOut]
    acts: ActsOut
    journals: list[EntryOut]
    attachments: list[FileOut]
    replies: list[ReplyOut]
    assignments: list[AssignmentOut]
    outside_numbers: list[OutsideNumberOut]
    explanations: list[NoteOut]
    remarks: list[NoteOut]
