"""/api/v1/files: files handed in and given out, never rendered in our own origin."""

from typing import TYPE_CHECKING

from django.http import FileResponse
from django.utils import timezone
from ninja import File, Path, Query, Router, Status
from ninja.files import UploadedFile

from senim.api.appeals import whole_card
from senim.api.cards import file_out
from senim.api.http import ApiRequest
from senim.api.schemas.appeals import CardOut, FileOut
from senim.api.schemas.directory import OfOrganisationIn
from senim.api.schemas.faults import ASKING, ORDERING, faults
from senim.api.schemas.texts import AppealNumber, Uid
from senim.appeals.casefile import file_for
from senim.appeals.selectors import appeal_by_number, case_of
from senim.appeals.services.acts import attach_files
from senim.appeals.services.files import open_file, store_file
from senim.orgs.selectors import organisation_by_code
from senim.rules.permit import NotFound
from senim.rules.workflow import Act, may


if TYPE_CHECKING:
    from senim.orgs.models import Organisation

router = Router(tags=["files"])


@router.post("/files", response={201: FileOut, **ORDERING}, url_name="files")
def hand_in_file(
    request: ApiRequest, wanted: Query[OfOrganisationIn], file: File[UploadedFile]
) -> Status[FileOut]:
    """Keep a file for a day, until an appeal claims it by its uid."""
    stored = store_file(
        organisation=_organisation(request, wanted),
        name=file.name or "",
        content=file,
        actor=request.actor,
        at=timezone.now(),
    )
    return Status(201, file_out(stored))


def _organisation(request: ApiRequest, wanted: OfOrganisationIn) -> "Organisation":
    if wanted.organisation is not None:
        return organisation_by_code(request.actor.scope, wanted.organisation)
    if request.actor.organisation is None:
        raise NotFound
    return request.actor.organisation


@router.post(
    "/appeals/{number}/files", response={201: CardOut, **ORDERING}, url_name="appeal-files"
)
def add_file(
    request: ApiRequest, number: Path[AppealNumber], file: File[UploadedFile]
) -> Status[CardOut]:
    """Keep a file and hang it on an appeal."""
    at = timezone.now()
    appeal = appeal_by_number(request.actor.scope, request.actor, number)
    # Asked before the file is written: a refused act leaves nothing behind.
    may(Act.ATTACH, case_of(appeal), request.actor.roles).enforce()
    stored = store_file(
        organisation=appeal.organisation,
        name=file.name or "",
        content=file,
        actor=request.actor,
        at=at,
    )
    attach_files(number=number, uids=[stored.uid], actor=request.actor, at=at)
    return Status(201, whole_card(request, number))


@router.get("/files/{uid}", response={**ASKING, **faults(409)}, url_name="file")
def fetch_file(request: ApiRequest, uid: Path[Uid]) -> FileResponse:
    """Give out a file of the case, to those who may see it and once it is known to be safe."""
    found = file_for(request.actor.scope, request.actor, uid)
    response = FileResponse(
        open_file(found), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store, private"
    return response
