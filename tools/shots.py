"""Pictures of the pages in every language, width and theme, in var/shots, to be looked at.

Usage: tools/shots.py [NAME…] takes the pages whose names begin so; SENIM_SHOTS_URL and
SENIM_SHOTS_PASSWORD point at a server that already runs.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tools import browser as chromium
from tools import live
from tools.shot_pages import PAGES, Shot, gathered


ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "var" / "shots"
LANGUAGES = ("kk", "ru")
WIDTHS = {1366: 768, 1440: 900, 360: 740}
THEMES = ("light", "dark")
PATIENCE = 60_000  # milliseconds


def main(names: list[str]) -> None:
    """Take the pictures of the pages whose names begin so, or of all."""
    wanted = [shot for shot in PAGES if not names or shot.name.startswith(tuple(names))]
    SHOTS.mkdir(parents=True, exist_ok=True)
    with chromium.started() as opened, _server() as (url, password):
        people = {"": opened.new_context(base_url=url)}
        for login in sorted({shot.login for shot in PAGES if shot.login}):
            people[login] = opened.new_context(base_url=url)
            enter(people[login].new_page(), login, password)
        facts = gathered(people["registrar"].new_page())
        for login, language in product(people, LANGUAGES):
            mine = [shot for shot in wanted if shot.login == login]
            for line in _take(people[login], url, mine, language, facts):
                print(line, flush=True)


@contextmanager
def _server() -> Iterator[tuple[str, str]]:
    """Yield the address and password of the server that runs, or of one started for this."""
    if url := os.environ.get("SENIM_SHOTS_URL"):
        yield url, os.environ["SENIM_SHOTS_PASSWORD"]
        return
    with live.running(demo="full", SENIM_RATE_LIMITS="off") as server:
        yield server.url, server.password


def enter(page: Page, login: str, password: str) -> None:
    """Log in through the page that staff use."""
    page.goto("/accounts/login/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "/accounts/login" not in address)


def speak(context: BrowserContext, url: str, language: str) -> None:
    """Choose the language of everything that this window shows."""
    context.add_cookies([{"name": "django_language", "value": language, "url": url}])


def _take(
    context: BrowserContext, url: str, shots: list[Shot], language: str, facts: dict[str, str]
) -> Iterator[str]:
    """Open every page once in a language and take it in all widths and themes."""
    speak(context, url, language)
    context.set_default_timeout(PATIENCE)
    for shot in shots:
        page = context.new_page()
        page.goto(shot.path.format(language=language, **facts))
        if shot.walk:
            shot.walk(page)
        yield from _pictures(page, f"{shot.name}-{language}")
        page.close()


def _pictures(page: Page, name: str) -> Iterator[str]:
    for width, theme in product(WIDTHS, THEMES):
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.emulate_media(
            color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce"
        )
        file = f"{name}-{width}-{theme}.png"
        page.screenshot(path=SHOTS / file, full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        yield f"{file}{'  WIDER THAN THE SCREEN' if wide else ''}"
    yield from _paper(page, name)


def _paper(page: Page, name: str) -> Iterator[str]:
    """Take the pages that are meant for paper as the printer would."""
    if name.startswith(("desk-slip", "desk-journal-print", "portal-slip", "portal-hospital")):
        file = f"{name}.pdf"
        page.pdf(path=SHOTS / file, prefer_css_page_size=True)
        yield file


if __name__ == "__main__":
    main(sys.argv[1:])
