"""A small house of addresses, to try the manners of pages without any door."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from senim.rules.permit import NotFound, Refusal, Refused
from senim.ui.gallery import show_gallery
from senim.ui.middleware import writing_allowed
from senim.ui.views import throttled


def refuse(_request: HttpRequest) -> HttpResponse:
    """Raise what the rules raise."""
    raise Refused(Refusal.REPLY_MISSING)


def lose(_request: HttpRequest) -> HttpResponse:
    """Raise what a scope raises."""
    raise NotFound


def wait(request: HttpRequest) -> HttpResponse:
    """Ask for patience of somewhat more than two minutes."""
    return throttled(request, seconds=130)


def write(request: HttpRequest) -> HttpResponse:
    """Change the database, permitted or not."""
    if request.GET.get("permitted"):
        with writing_allowed():
            _touch()
    else:
        _touch()
    return HttpResponse("written")


def ask(_request: HttpRequest) -> HttpResponse:
    """Ask the database something."""
    return HttpResponse(str(get_user_model().objects.count()))


def _touch() -> None:
    get_user_model().objects.filter(username="nobody").update(first_name="Somebody")


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("refuse/", refuse),
    path("lose/", lose),
    path("wait/", wait),
    path("write/", write),
    path("ask/", ask),
    path("desk/ask/", ask),
    *i18n_patterns(path("gallery/", show_gallery, name="ui-gallery"), path("track/", ask)),
]
