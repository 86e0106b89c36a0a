"""The gallery, the pages of sign-in and of errors, and the colours they stand on."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation


UI = Path(__file__).parents[2] / "senim/ui"
CSS = (UI / "static/ui/css/senim.css").read_text("utf-8")
PAIRS = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", CSS)
BODY, WORDS, CONTROL = 7.0, 4.5, 3.0  # AAA, AA, AA of what is not text


@pytest.mark.parametrize(
    ("language", "room"), list(product(["kk", "ru", "en"], ["desk", "portal"]))
)
def test_the_gallery_shows_every_component(house: Client, language: str, room: str) -> None:
    page = house.get(f"/{language}/gallery/", {"room": room}).content.decode()
    assert f'<html lang="{language}" data-room="{room}">' in page
    for name in (UI / "templates/ui").glob("[a-z]*.html"):
        assert name.stem in COMPONENT_SIGNS, f"{name.stem} has no sign in the gallery"
        assert COMPONENT_SIGNS[name.stem] in page or name.stem in NOT_IN[room]


COMPONENT_SIGNS = {
    "back": 'class="back"',
    "base": "<!DOCTYPE html>",
    "button": 'class="button"',
    "chips": 'class="chips"',
    "clock": 'class="clock"',
    "copy": "data-ui-copy",
    "desk_base": 'class="desk-bar"',
    "dialog": "<dialog",
    "empty": 'class="empty"',
    "error_summary": 'class="error-summary"',
    "facts": 'class="facts"',
    "field": 'class="field"',
    "fields": 'class="fields"',
    "gallery": "ЖТ-2026-000121",
    "language_form": 'name="language"',
    "language_links": "hreflang",
    "note": 'class="note"',
    "pager": 'class="pager"',
    "panel": 'class="panel"',
    "plain": "<!DOCTYPE html>",
    "plate": 'class="plate"',
    "portal_base": 'class="portal-bar"',
    "rail": 'class="rail-list"',
    "refused": "<!DOCTYPE html>",
    "search": 'class="search"',
    "stages": 'class="stages"',
    "steps": 'class="steps"',
    "tabs": 'class="tabs"',
    "throttled": "<!DOCTYPE html>",
    "timeline": 'class="timeline"',
    "totals": 'class="totals"',
}
NOT_IN = {
    "desk": {"portal_base", "language_links", "back"},
    "portal": {"desk_base", "language_form", "rail", "dialog", "search"},
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/accounts/login/", "Кіру кілтімен кіру"),
        ("/accounts/password/reset/", "Құпиясөзді қалпына келтіру"),
    ],
)
def test_the_pages_of_sign_in_are_ours(house: Client, path: str, words: str) -> None:
    page = house.get(path).content.decode()
    assert 'class="entrance-card ' in page
    assert words in page


@pytest.mark.parametrize("name", ["400", "403", "404", "403_csrf"])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_pages_of_errors_need_nothing_but_themselves(name: str, language: str) -> None:
    with translation.override(language):
        page = render_to_string(f"{name}.html")
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1


def test_the_page_of_a_fault_speaks_all_languages_at_once() -> None:
    page = render_to_string("500.html")
    assert "Бізде ақау болды" in page
    assert "у нас сбой" in page


def test_no_template_needs_inline_style_or_script() -> None:
    for path in (UI / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(
            r"\sstyle=|<style|\son\w+=|<script(?![^>]*(?:src=|application/json))", text
        ), path


def test_scripts_stay_small() -> None:
    assert len((UI / "static/ui/js/site.js").read_text("utf-8").splitlines()) < 160


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_can_be_told_apart_in_both_themes(theme: int) -> None:
    colour = {name: values[theme] for name, *values in PAIRS}
    grounds = ["paper", "surface", "sunken", "hover"]
    for ground in grounds:
        assert contrast(colour["ink"], colour[ground]) >= BODY, ground
        for ink in ("muted", "accent", "accent-strong", "calm", "soon", "late"):
            assert contrast(colour[ink], colour[ground]) >= WORDS, (ink, ground)
        assert contrast(colour["edge"], colour[ground]) >= CONTROL, ground
    for tone in ("calm", "soon", "late"):
        assert contrast(colour[tone], colour[f"{tone}-soft"]) >= WORDS, tone
        assert contrast(colour["ink"], colour[f"{tone}-soft"]) >= BODY, tone
    assert contrast(colour["accent-strong"], colour["accent-soft"]) >= WORDS
    assert contrast(colour["on-accent"], colour["accent"]) >= WORDS


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
