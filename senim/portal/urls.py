"""The addresses of the public pages; the words before the codes of hospitals are taken."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from senim.portal.views import pages, slip, submit, track


class StepConverter(StringConverter):
    """One of the pages on the way of an appeal."""

    regex = "|".join(submit.STEPS)


register_converter(StepConverter, "step")

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
    path("<slug:code>/", pages.hospital, name="portal-hospital"),
]
