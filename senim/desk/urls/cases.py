"""The addresses of one appeal: its page, its acts, its files, its slip; and of notices."""

from django.urls import URLPattern, URLResolver, path

from senim.desk.views import acts, case, files, notices, slip


urlpatterns: list[URLPattern | URLResolver] = [
    path("appeals/<slug:number>/", case.show_case, name="desk-case"),
    path("appeals/<slug:number>/slip/", slip.show_slip, name="desk-slip"),
    path("appeals/<slug:number>/<slug:act>/", acts.do_act, name="desk-act"),
    path("files/<slug:uid>/", files.give_file, name="desk-file"),
    path("notices/", notices.show_notices, name="desk-notices"),
    path("notices/count/", notices.count_notices, name="desk-notices-count"),
    path("notices/read/", notices.read_notices, name="desk-notices-read"),
]
