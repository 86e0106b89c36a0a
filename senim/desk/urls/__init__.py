"""The addresses of the desk, gathered from its corners."""

from django.urls import URLPattern, URLResolver

from senim.desk.urls import cases, imports, inbox, journals, reports


urlpatterns: list[URLPattern | URLResolver] = [
    *inbox.urlpatterns,
    *cases.urlpatterns,
    *journals.urlpatterns,
    *imports.urlpatterns,
    *reports.urlpatterns,
]
