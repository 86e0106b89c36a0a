"""Pictures of the pages in every language, width and theme, in var/shots, to be looked at.

Usage: tools/shots.py [NAME…] takes the named pages only; SENIM_SHOTS_URL and
SENIM_SHOTS_PASSWORD point at a server that already runs.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tools import browser as chromium
from tools import live


ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "var" / "shots"
LANGUAGES = ("kk", "ru")
WIDTHS = {1366: 768, 1440: 900, 360: 740}
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shot:
    """A page to be looked at: where it is, who looks, and a link to follow there first."""

    name: str
    path: str
    login: str | None = None
    follow: str = ""  # a selector of a link on that page that leads to the page meant


PAGES: tuple[Shot, ...] = (
    Shot("portal-home", "/"),
    Shot("portal-submit", "/submit/"),
    Shot("portal-track", "/track/"),
    Shot("login", "/accounts/login/"),
    Shot("desk-inbox", "/desk/", "spp"),
    Shot("desk-appeal", "/desk/", "spp", follow="main table tbody a"),
    Shot("desk-register", "/desk/register/", "registrar"),
    Shot("desk-search", "/desk/search/?q=жалоба", "spp"),
    Shot("desk-journals", "/desk/journals/", "spp"),
    Shot("desk-import", "/desk/import/", "spp"),
    Shot("report-half-year", "/desk/reports/half-year/?from=2022-01-01&to=2022-06-30", "director"),
)


def main(names: list[str]) -> None:
    """Take the pictures of the named pages, or of all."""
    wanted = [shot for shot in PAGES if not names or shot.name in names]
    SHOTS.mkdir(parents=True, exist_ok=True)
    with chromium.started() as opened, _server() as (url, password):
        for login in sorted({shot.login or "" for shot in wanted}):
            mine = [shot for shot in wanted if (shot.login or "") == login]
            for name in _take(opened, url, mine, password):
                print(name, flush=True)


@contextmanager
def _server() -> Iterator[tuple[str, str]]:
    """Yield the address and password of the server that runs, or of one started for this."""
    if url := os.environ.get("SENIM_SHOTS_URL"):
        yield url, os.environ["SENIM_SHOTS_PASSWORD"]
        return
    with live.running(demo="full") as server:
        yield server.url, server.password


def _take(opened: Browser, url: str, shots: list[Shot], password: str) -> Iterator[str]:
    """Take all pictures of one person, logging in once."""
    known = None
    if shots[0].login:
        context = opened.new_context(base_url=url)
        enter(context.new_page(), shots[0].login, password)
        known = context.storage_state()
        context.close()
    for language, width, theme in product(LANGUAGES, WIDTHS, THEMES):
        context = opened.new_context(
            base_url=url,
            storage_state=known,
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": width, "height": WIDTHS[width]},
        )
        speak(context, url, language)
        for shot in shots:
            yield _picture(context.new_page(), shot, f"{shot.name}-{language}-{width}-{theme}.png")
        context.close()


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


def _picture(page: Page, shot: Shot, file: str) -> str:
    page.goto(shot.path)
    if shot.follow:
        page.locator(shot.follow).first.click()
        page.wait_for_load_state()
    page.screenshot(path=SHOTS / file, full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.close()
    return f"{file}{'  WIDER THAN THE SCREEN' if wide else ''}"


if __name__ == "__main__":
    main(sys.argv[1:])
