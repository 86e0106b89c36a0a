"""Accessibility, as axe sees it."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page


AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
GRAVE = {"serious", "critical"}


def violations(page: Page) -> list[str]:
    """List what axe finds serious or critical on the page as it stands: rule, help, elements.

    The script is handed over through the debugger, so the page's own content policy stays in force.
    """
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("() => axe.run()")
    return [
        f"{each['id']}: {each['help']}: {', '.join(str(node['target']) for node in each['nodes'])}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]


def assert_accessible(page: Page) -> None:
    """Fail when axe finds anything serious or critical."""
    assert violations(page) == [], page.url
