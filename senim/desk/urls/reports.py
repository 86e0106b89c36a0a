"""The addresses of reports."""

from django.urls import URLPattern, URLResolver, path

from senim.desk.views import reports


urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", reports.show_reports, name="desk-reports"),
    path("reports/half-year/", reports.show_half_year, name="desk-report-half-year"),
]
