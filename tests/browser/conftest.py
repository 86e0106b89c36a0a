"""A real browser before the real program."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tools import browser as chromium
from tools import live


@pytest.fixture(scope="session")
def live_senim(request: pytest.FixtureRequest) -> Iterator[live.Live]:
    """Start the program once with demonstration data: small, unless a test's parameter asks."""
    with live.running(demo=getattr(request, "param", "small")) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; without one the tests are skipped, but in CI they fail."""
    try:
        with chromium.started() as running:
            yield running
    except chromium.Missing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))


@pytest.fixture
def context(browser: Browser, live_senim: live.Live) -> Iterator[BrowserContext]:
    """Open a browser window of the ward's old computer, with no history."""
    window = browser.new_context(
        base_url=live_senim.url, viewport={"width": 1366, "height": 768}, locale="kk-KZ"
    )
    window.set_default_timeout(15_000)
    yield window
    window.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page that fails the test when the browser complains about it."""
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda line: complaints.append(line.text) if _is_complaint(line.type, line.text) else None,
    )
    yield opened
    opened.close()
    assert complaints == []


def _is_complaint(kind: str, text: str) -> bool:
    """Tell whether a line of the console is a fault of ours; a refused form (4xx) is none."""
    return kind == "error" and "the server responded with a status of 4" not in text
