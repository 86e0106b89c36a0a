"""The first page, the page of a hospital, and the pictures that lead to them."""

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from senim.portal.reception import hospitals, reception


TRACK_PICTURE = "track"
LISTED = 24  # more than these are searched for, not scrolled through
QR_SECONDS = 60 * 60


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what can be done here; lead on to a hospital where one is named."""
    if code := request.GET.get("organisation", ""):
        return redirect("portal-hospital", code=reception(code).code)
    return render(request, "portal/home.html", _choice(request))


@require_safe
def hospital(request: HttpRequest, code: str) -> HttpResponse:
    """Show one hospital's ways to be heard, to be read, printed and hung on a wall."""
    here = reception(code)
    region = here.organisation.parent
    return render(request, "portal/hospital.html", {"here": here, "region": region})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Ask to which hospital the appeal goes, unless that is clear."""
    if code := request.GET.get("organisation", ""):
        return redirect("portal-submit-start", code=reception(code).code)
    everywhere = hospitals()
    if len(everywhere) == 1:
        return redirect("portal-submit-start", code=everywhere[0].code)
    return render(request, "portal/choose.html", _choice(request))


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Draw the QR code of a hospital's page or of the page where a case is followed."""
    del request
    way = (
        reverse("portal-track")
        if name == TRACK_PICTURE
        else reverse("portal-hospital", kwargs={"code": reception(name).code})
    )
    drawn = io.BytesIO()
    code = segno.make(f"{settings.SENIM_PUBLIC_URL}{way}", error="m", micro=False)
    code.save(drawn, kind="svg", scale=4, border=2, xmldecl=False, svgclass=None, lineclass=None)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={QR_SECONDS}"
    return response


def _choice(request: HttpRequest) -> dict[str, object]:
    words = request.GET.get("text", "").strip()[:100]
    found = hospitals(words)
    return {
        "words": words,
        "found": found[:LISTED],
        "left_out": max(0, len(found) - LISTED),
        "searchable": bool(words) or len(found) > LISTED // 3,
    }
