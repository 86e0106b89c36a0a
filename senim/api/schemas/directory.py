"""Who is who and which ways in there are, as other systems see it."""

from datetime import date

from pydantic import BaseModel, Field

from senim.api.schemas.texts import Code, Line


class NamesOut(BaseModel):
    kk: str
    ru: str
    en: str


class OrganisationOut(BaseModel):
    code: str
    parent: str | None
    level: str
    ownership: str
    names: NamesOut
    week: str
    day_ends: str
    open_to_public: bool


class DepartmentOut(BaseModel):
    organisation: str
    code: str
    path: str
    names: NamesOut


class ChannelOut(BaseModel):
    organisation: str
    code: str
    form: str
    medium: str
    media: bool
    journal: str
    anonymous_allowed: bool
    words: str


class PlaceOut(BaseModel):
    code: str
    kato: str
    names: NamesOut


class OrganisationsOut(BaseModel):
    items: list[OrganisationOut]


class DepartmentsOut(BaseModel):
    items: list[DepartmentOut]


class ChannelsOut(BaseModel):
    items: list[ChannelOut]


class PlacesOut(BaseModel):
    items: list[PlaceOut]


class OfOrganisationIn(BaseModel):
    organisation: Code | None = Field(None, description="One's own where it is left out")


class JournalIn(OfOrganisationIn):
    year: int | None = Field(None, ge=2000, le=2100, description="This year where it is left out")
    after: int = Field(0, ge=0, le=2_000_000_000)
    size: int = Field(50, ge=1, le=200)


class LineOut(BaseModel):
    n: int
    number: str
    appeal: str
    primary: bool
    registered_on: date
    content_kind: str
    state: str
    cancelled: bool
    cancel_reason: Line


class LinesOut(BaseModel):
    count: int
    items: list[LineOut]
    next: str | None
