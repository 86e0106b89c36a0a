"""The addresses of the inbox, of search and of registering."""

from django.urls import URLPattern, URLResolver, path

from senim.desk.views import inbox, registering


urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.show_inbox, name="desk-inbox"),
    path("search/", inbox.search, name="desk-search"),
    path("views/", inbox.keep_view, name="desk-keep-view"),
    path("views/<int:pk>/remove/", inbox.forget_view, name="desk-forget-view"),
    path("register/", registering.show_register, name="desk-register"),
    path("register/known/", registering.known_voices, name="desk-known"),
]
