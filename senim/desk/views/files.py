"""Files of a case: given out as they were taken in, never shown by the browser itself."""

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from senim.appeals.casefile import file_for
from senim.appeals.services.files import open_file
from senim.desk.guard import staff_only
from senim.desk.http import DeskRequest


@require_safe
@staff_only
def give_file(request: DeskRequest, uid: str) -> HttpResponseBase:
    """Give out a file of a case in scope, to be kept and not to be run."""
    found = file_for(request.actor.scope, request.actor, uid)
    response = FileResponse(
        open_file(found), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
