"""The addresses of the journals."""

from django.urls import URLPattern, URLResolver, path

from senim.desk.views import journals


BOOK = "journals/<slug:journal>/<int:year>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("journals/", journals.show_journals, name="desk-journals"),
    path(f"{BOOK}/", journals.show_journal, name="desk-journal"),
    path(f"{BOOK}/print/", journals.print_journal, name="desk-journal-print"),
    path(f"{BOOK}/<int:n>/cancel/", journals.cancel_line, name="desk-journal-cancel"),
]
