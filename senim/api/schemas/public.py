"""What applicants send and receive."""

from datetime import date

from pydantic import BaseModel, Field

from senim.api.schemas.clocks import ClockOut
from senim.api.schemas.texts import (
    AppealNumber,
    Code,
    Email,
    Iin,
    Line,
    Local,
    Mark,
    Name,
    OptionalCode,
    OptionalText,
    Phone,
    Text,
    TrackingCode,
)
from senim.rules.kinds import ContentKind, Language


class ApplicantIn(BaseModel):
    full_name: Name = ""
    iin: Iin = ""
    address: Line = ""
    phone: Phone = ""
    email: Email = ""


class PublicAppealIn(BaseModel):
    organisation: Code = Field(description="Code of the organisation, for instance mob2")
    content_kind: ContentKind
    text: Text
    language: Language | None = Field(None, description="Told by the text where it is left out")
    anonymous: bool = False
    applicant: ApplicantIn | None = Field(
        None, description="May be left out, or without a name, only where anonymous is true"
    )
    department: OptionalCode = ""


class RegisteredOut(BaseModel):
    number: str
    tracking_code: str
    registered_at: Local
    registered_on: date
    clocks: list[ClockOut]


class TrackIn(BaseModel):
    number: AppealNumber
    tracking_code: TrackingCode


class WithdrawIn(TrackIn):
    reason: OptionalText = ""


class RateIn(TrackIn):
    mark: Mark
    words: OptionalText = ""


class MomentOut(BaseModel):
    at: Local
    code: str
    words: str


class AnswerOut(BaseModel):
    number: str
    sent_at: Local
    text: str


class StateOut(BaseModel):
    code: str
    words: str


class TrackedOut(BaseModel):
    number: str
    state: StateOut
    registered_on: date
    due_on: date | None = Field(description="By the law")
    service_due_on: date | None = Field(description="By the Patient Support Service's own term")
    finished_on: date | None
    satisfaction: int | None
    timeline: list[MomentOut]
    answer: AnswerOut | None
