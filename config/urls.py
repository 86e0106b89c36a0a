"""Which door opens which address."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from senim.api.health import health
from senim.api.root import api


urlpatterns = [
    path("health", health, name="health"),
    path("api/v1/", api.urls),
    path("desk/", include("senim.desk.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    *i18n_patterns(path("", include("senim.portal.urls"))),
]
