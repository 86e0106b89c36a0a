"""The addresses of imports."""

from django.urls import URLPattern, URLResolver, path

from senim.desk.views import imports


urlpatterns: list[URLPattern | URLResolver] = [
    path("imports/", imports.show_imports, name="desk-imports"),
    path("imports/template/", imports.give_template, name="desk-import-template"),
    path("imports/<slug:uid>/", imports.show_import, name="desk-import"),
    path("imports/<slug:uid>/check/", imports.check, name="desk-import-check"),
    path("imports/<slug:uid>/start/", imports.start, name="desk-import-start"),
    path("imports/<slug:uid>/progress/", imports.show_progress, name="desk-import-progress"),
    path("imports/<slug:uid>/refused/", imports.give_refused, name="desk-import-refused"),
]
