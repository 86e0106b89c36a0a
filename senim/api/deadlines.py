"""/api/v1/deadlines: by which days an appeal received at a moment would have to be answered."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel

from senim.api.clocks import clocks_out
from senim.api.schemas.clocks import ForecastOut
from senim.api.schemas.faults import faults
from senim.api.schemas.texts import Code, Moment
from senim.appeals.clocks import forecast
from senim.orgs.selectors import EVERYWHERE, organisation_by_code
from senim.rules.kinds import ContentKind, LegalKind


router = Router(tags=["deadlines"], auth=None)


class ReceiptIn(BaseModel):
    received_at: Moment
    organisation: Code
    legal_kind: LegalKind | None = None
    content_kind: ContentKind | None = None


@router.get(
    "/deadlines", response={200: ForecastOut, **faults(404, 409, 422)}, url_name="deadlines"
)
def show_deadlines(request: HttpRequest, asked: Query[ReceiptIn]) -> ForecastOut:
    """Tell the lawful day of registration and the due days, with every step that leads to them."""
    del request
    organisation = organisation_by_code(EVERYWHERE, asked.organisation)
    found = forecast(organisation, asked.received_at, asked.legal_kind, asked.content_kind)
    return ForecastOut(registered_on=found.registered_on, clocks=clocks_out(found.clocks))
