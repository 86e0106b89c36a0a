"""/api/v1: organisations, departments, ways in, places and journals, as far as the caller sees."""

from typing import TYPE_CHECKING

from django.utils import timezone
from ninja import Path, Query, Router

from senim.api.http import ApiRequest, next_page
from senim.api.schemas.directory import (
    ChannelOut,
    ChannelsOut,
    DepartmentOut,
    DepartmentsOut,
    JournalIn,
    LineOut,
    LinesOut,
    NamesOut,
    OfOrganisationIn,
    OrganisationOut,
    OrganisationsOut,
    PlaceOut,
    PlacesOut,
)
from senim.api.schemas.faults import ASKING
from senim.appeals.selectors import journal_lines
from senim.orgs.actors import Scope
from senim.orgs.selectors import (
    channels,
    departments,
    organisation_by_code,
    organisations,
    places,
)
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Journal
from senim.rules.numbering import Number
from senim.rules.permit import NotFound
from senim.ui.labels import label


if TYPE_CHECKING:
    from senim.appeals.models import JournalEntry
    from senim.orgs.models import Channel, Department, Organisation, Place


router = Router(tags=["directory"])


@router.get("/organisations", response={200: OrganisationsOut, **ASKING}, url_name="organisations")
def list_organisations(request: ApiRequest) -> OrganisationsOut:
    """List the organisations in the caller's scope from the top of the tree down."""
    found = organisations(request.actor.scope).select_related("parent")
    return OrganisationsOut(items=[_organisation(each) for each in found])


def _organisation(found: "Organisation") -> OrganisationOut:
    return OrganisationOut(
        code=found.code,
        parent=found.parent.code if found.parent else None,
        level=found.level,
        ownership=found.ownership,
        names=_names(found),
        week=found.week,
        day_ends=f"{found.day_ends:%H:%M}",
        open_to_public=found.open_to_public,
    )


def _names(found: "Department | Organisation | Place") -> NamesOut:
    return NamesOut(kk=found.name_kk, ru=found.name_ru, en=found.name_en)


def _asked(request: ApiRequest, wanted: OfOrganisationIn) -> "Organisation":
    """Return the organisation that is asked about, one's own where none is named."""
    if wanted.organisation is not None:
        return organisation_by_code(request.actor.scope, wanted.organisation)
    if request.actor.organisation is None:
        raise NotFound
    return request.actor.organisation


@router.get("/departments", response={200: DepartmentsOut, **ASKING}, url_name="departments")
def list_departments(request: ApiRequest, wanted: Query[OfOrganisationIn]) -> DepartmentsOut:
    """List the departments of an organisation in their own order."""
    organisation = _asked(request, wanted)
    found = departments(Scope.of(organisation)).filter(organisation=organisation)
    return DepartmentsOut(
        items=[
            DepartmentOut(
                organisation=organisation.code, code=each.code, path=each.path, names=_names(each)
            )
            for each in found
        ]
    )


@router.get("/channels", response={200: ChannelsOut, **ASKING}, url_name="channels")
def list_channels(request: ApiRequest, wanted: Query[OfOrganisationIn]) -> ChannelsOut:
    """List the ways in that an organisation keeps open."""
    organisation = _asked(request, wanted)
    found = channels(Scope.of(organisation)).filter(organisation=organisation)
    return ChannelsOut(items=[_channel(each) for each in found])


def _channel(found: "Channel") -> ChannelOut:
    return ChannelOut(
        organisation=found.organisation.code,
        code=found.code,
        form=found.form,
        medium=found.medium,
        media=found.media,
        journal=found.journal,
        anonymous_allowed=found.anonymous_allowed,
        words=label(ChannelCode(found.code)),
    )


@router.get("/places", response={200: PlacesOut, **ASKING}, url_name="places")
def list_places(request: ApiRequest) -> PlacesOut:
    """List the places an applicant may come from."""
    found = places(request.actor.scope)
    items = [PlaceOut(code=each.code, kato=each.kato, names=_names(each)) for each in found]
    return PlacesOut(items=items)


@router.get("/journals/{journal}", response={200: LinesOut, **ASKING}, url_name="journal")
def show_journal(request: ApiRequest, journal: Path[Journal], wanted: Query[JournalIn]) -> LinesOut:
    """List the lines of one journal and year in the order of their numbers."""
    organisation = _asked(request, wanted)
    year = wanted.year or timezone.localdate().year
    lines = journal_lines(request.actor.scope, organisation, journal, year)
    rows = list(lines.filter(n__gt=wanted.after)[: wanted.size + 1])
    items = [_line(row) for row in rows[: wanted.size]]
    after = str(items[-1].n) if len(rows) > wanted.size else ""
    return LinesOut(count=lines.count(), items=items, next=next_page(request, after))


def _line(row: "JournalEntry") -> LineOut:
    number = Number(row.organisation.code, Journal(row.journal), row.year, row.n)
    return LineOut(
        n=row.n,
        number=str(number),
        appeal=row.appeal.number,
        primary=row.primary,
        registered_on=row.registered_on,
        content_kind=row.appeal.content_kind,
        state=row.appeal.state,
        cancelled=row.cancelled_at is not None,
        cancel_reason=row.cancel_reason,
    )
