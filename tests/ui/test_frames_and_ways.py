"""Frames and ways: panels, notes, clocks, timelines, tabs, pagers, languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory
from pytest_django import Settings

from senim.ui.items import Chip, Fact, RailGroup, Stage, Step, Tab, Tile


Show = Callable[..., str]
DAY = date(2026, 11, 21)


def test_frames_hold_what_stands_between_their_tags(show: Show) -> None:
    panel = show(
        '{% panel title="Б" id="p" level=3 plain=True aside="12" %}<p>ішінде</p>{% endpanel %}'
    )
    assert panel.startswith('<section class="panel" id="p" data-plain>')
    assert "<h3>Б</h3>" in panel
    assert "<p>ішінде</p>" in panel
    note = show('{% note tone="late" title="Т" %}<p>{{ text }}</p>{% endnote %}', text="<script>")
    assert 'data-tone="late"' in note
    assert "<p>&lt;script&gt;</p>" in note
    dialog = show('{% dialog id="d" title="Т" %}ішінде{% enddialog %}')
    assert '<dialog id="d" aria-labelledby="d-title">' in dialog
    assert "Жабу" in dialog


def test_a_clock_opens_its_reckoning(show: Show) -> None:
    html = show('{% clock title="Заң" due_on=day today=day %}ӘРПК 76-бап{% endclock %}', day=DAY)
    assert html.startswith(
        '<details class="clock"> <summary><span>Заң</span> <span class="deadline"'
    )
    assert '<div class="clock-body">ӘРПК 76-бап</div>' in html


def test_a_message_takes_the_tone_of_its_level(show: Show) -> None:
    assert show(
        "{% for l in levels %}{{ l|message_tone }} {% endfor %}",
        levels=["success", "error", "info"],
    ) == ("calm late plain")


def test_a_timeline_tells_what_when_and_who(show: Show) -> None:
    step = Step(
        datetime(2026, 11, 21, 10, 4, tzinfo=UTC), "Тіркелді", text="а\nб", who="Ким", tone="calm"
    )
    html = show("{% timeline steps %}", steps=[step])
    assert '<li data-tone="calm">' in html
    assert "<span>15:04</span>" in html
    assert '<span class="second">Ким</span>' in html


def test_stages_say_where_the_case_stands(show: Show) -> None:
    stages = [Stage("Қабылданды", "done", "кеше"), Stage("Қаралуда", "now"), Stage("Дайын")]
    html = show("{% stages stages %}", stages=stages)
    assert html.count("<li") == 3
    assert '<li data-state="now" aria-current="step">' in html
    assert "(орындалды)" in html


def test_facts_show_a_way_to_change_only_where_there_is_one(show: Show) -> None:
    html = show("{% facts facts %}", facts=[Fact("Аты", "Ким", "/x"), Fact("Мекенжай", "")])
    assert '<a href="/x">Өзгерту<span class="visually-hidden">: Аты</span></a>' in html
    assert "<dd>—</dd>" in html
    assert "change" not in show("{% facts facts %}", facts=[Fact("Аты", "Ким")])


def test_totals_are_doors(show: Show) -> None:
    html = show(
        "{% totals tiles %}", tiles=[Tile("Барлығы", 3, "/x", is_current=True), Tile("Жоқ", "0")]
    )
    assert '<a class="tile" data-tone="plain" href="/x" aria-current="true">' in html
    assert '<div class="tile" data-tone="plain"> <strong>0</strong>' in html


def test_an_empty_view_says_why_and_what_to_do(show: Show) -> None:
    html = show(
        '{% empty "Бос" text="өйткені" action="Тіркеу" url="/n" %}{% plate "№" "7" copies=False %}'
    )
    assert "<p>өйткені</p>" in html
    assert 'href="/n"' in html
    assert "<strong>7</strong>" in html


def test_tabs_and_rail_mark_the_present_view(show: Show) -> None:
    tabs = [Tab("Менікі", "/m", count=2, is_current=True, icon="inbox"), Tab("Бәрі", "/a")]
    assert '<a href="/m" aria-current="page">' in show('{% tabs tabs label="Көрініс" %}', tabs=tabs)
    rail = show("{% rail groups %}", groups=[RailGroup("Өтініштер", tabs), RailGroup("", tabs)])
    assert rail.count("rail-title") == 1
    assert rail.count('aria-current="page"') == 2


def test_the_pager_leads_on_and_is_silent_for_one_page(show: Show) -> None:
    html = show('{% pager next_url="?a=1" previous_url="?b=1" shown=50 %}')
    assert 'rel="next" href="?a=1"' in html
    assert 'rel="prev" href="?b=1"' in html
    assert "50 жол көрсетілді" in html
    assert show("{% pager %}") == ""


def test_chips_are_taken_away_one_by_one_or_all(show: Show) -> None:
    html = show('{% chips chips clear_url="?" %}', chips=[Chip("урология", "?x=1")])
    assert '<a class="chip" href="?x=1">' in html
    assert '<a href="?">Бәрін тазарту</a>' in html
    assert show("{% chips chips %}", chips=[]) == ""


def test_steps_are_told_in_words(show: Show) -> None:
    html = show('{% steps 2 4 %}{% back "/x" %}{% back "/y" text="Тізімге" %}')
    assert "4 қадамның 2-қадамы" in html
    assert html.count("<li data-done>") == 2
    assert '<a class="back" href="/x">' in html
    assert "Тізімге" in html


def test_languages_lead_to_the_same_page(settings: Settings, rf: RequestFactory) -> None:
    settings.ROOT_URLCONF = "tests.ui.addresses"
    request = rf.get("/kk/gallery/?room=desk")
    html = Template("{% load ui %}{% language_links %}{% language_form %}").render(
        RequestContext(request)
    )
    assert (
        '<a href="/kk/gallery/?room=desk" lang="kk" hreflang="kk" aria-current="true">Қазақша</a>'
        in html
    )
    assert 'href="/ru/gallery/?room=desk"' in html
    assert 'action="/i18n/setlang/"' in html
    assert '<input type="hidden" name="next" value="/kk/gallery/?room=desk">' in html


@pytest.mark.urls("tests.ui.nowhere")
def test_without_a_request_no_language_is_offered(show: Show) -> None:
    assert "<a" not in show("{% language_links %}{% language_form %}")
