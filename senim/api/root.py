"""The API's front door: its version, its routers and the shape of its faults."""

from typing import NoReturn

from django.http import HttpRequest
from ninja import NinjaAPI, Router

from senim.api import faults
from senim.api.acts import router as acts
from senim.api.appeals import router as appeals
from senim.api.auth import TokenAuth
from senim.api.deadlines import router as deadlines
from senim.api.directory import router as directory
from senim.api.files import router as files
from senim.api.http import Renderer, StrictParser
from senim.api.public import router as public
from senim.api.reports import router as reports
from senim.rules.permit import NotFound


METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

api = NinjaAPI(
    title="Senim",
    version="1",
    description="One register for every patient's voice.",
    auth=TokenAuth(),
    docs_url=None,
    renderer=Renderer(),
    parser=StrictParser(),
)
faults.install(api)
api.add_router("/public", public)
api.add_router("", deadlines)
api.add_router("/appeals", appeals)
api.add_router("", files)
api.add_router("/appeals", acts)
api.add_router("", directory)
api.add_router("/reports", reports)

elsewhere = Router(auth=None)


@elsewhere.api_operation(METHODS, "/{path:rest}", include_in_schema=False, url_name="elsewhere")
def nothing_here(request: HttpRequest, rest: str) -> NoReturn:
    """Answer for every other address in the same words as for what is out of scope."""
    del request, rest
    raise NotFound


api.add_router("", elsewhere)  # the last: it takes whatever the others leave
