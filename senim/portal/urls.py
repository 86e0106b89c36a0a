"""The addresses of the public pages; the words before the codes of hospitals are taken."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter, StringConverter

from senim.portal.views import pages, slip, submit, track


class StepConverter(StringConverter):
    """One of the pages on the way of an appeal."""

    regex = "|".join(submit.STEPS)


class HospitalConverter(SlugConverter):
    """The code of a hospital: never the name of another door.

    Django leads an address that is not found to the same address under a language; `/desk/` must
    stay not found instead of becoming the page of a hospital called "desk".
    """

    regex = r"(?!(?:desk|api|accounts|i18n|health|static)\b)[-a-zA-Z0-9_]+"


register_converter(StepConverter, "step")
register_converter(HospitalConverter, "hospital")

urlpatterns = [
    path("", pages.home, name="portal-home"),
    path("submit/", pages.choose, name="portal-submit"),
    path("submit/<slug:code>/", submit.start, name="portal-submit-start"),
    path("submit/<slug:code>/<step:step>/", submit.step, name="portal-submit-step"),
    path("slip/<str:token>/", slip.slip, name="portal-slip"),
    path("track/", track.track, name="portal-track"),
    path("track/<str:token>/", track.status, name="portal-status"),
    path("track/<str:token>/withdraw/", track.withdraw, name="portal-withdraw"),
    path("track/<str:token>/rate/", track.rate, name="portal-rate"),
    path("qr/<slug:name>.svg", pages.picture, name="portal-qr"),
    path("<hospital:code>/", pages.hospital, name="portal-hospital"),
]
