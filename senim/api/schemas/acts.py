"""What each act needs to be told."""

from datetime import date

from pydantic import BaseModel, Field

from senim.api.schemas.texts import Login, Mark, OptionalCode, OptionalText, Text, Uid
from senim.rules.kinds import ContentKind, Decision, Language, LegalKind, Topic, Verdict


class TriageIn(BaseModel):
    content_kind: ContentKind
    legal_kind: LegalKind | None = None
    topic: Topic | None = None
    department: OptionalCode = ""


class AssignIn(BaseModel):
    executor: Login
    text: Text
    due_on: date | None = None
    deputy: Login | None = None
    co_executors: list[Login] = Field(default_factory=list, max_length=20)


class TextIn(BaseModel):
    text: Text


class OptionalTextIn(BaseModel):
    text: OptionalText = ""


class ReasonIn(BaseModel):
    reason: Text


class OptionalReasonIn(BaseModel):
    reason: OptionalText = ""


class DraftIn(BaseModel):
    text: Text
    decision: Decision
    language: Language


class SpotIn(BaseModel):
    text: Text
    verdict: Verdict | None = None


class JudgeIn(BaseModel):
    verdict: Verdict


class RateActIn(BaseModel):
    mark: Mark
    words: OptionalText = ""


class AttachIn(BaseModel):
    uids: list[Uid] = Field(min_length=1, max_length=5)
