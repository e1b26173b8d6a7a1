"""Chromium on the live server: viewports, strangers at the door, accessibility."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize

from tests.harness.waiting import eventually

# The shell without windows is the same engine and starts in half the time.
BROWSERS: Final = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM: Final = Path(
    os.environ.get("CHROMIUM") or next(filter(os.path.exists, BROWSERS), BROWSERS[0])
)
LAUNCH_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Milliseconds: a page that does work (publishing) may meet a busy machine.
PATIENCE: Final = 60_000
PHONE: Final = ViewportSize(width=390, height=844)
DESKTOP: Final = ViewportSize(width=1280, height=900)
# WCAG 2.2 AA is the level that the portal states.
LEVELS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WITHOUT_CONTRAST: Final[dict[str, Any]] = {
    "runOnly": LEVELS,
    "rules": {"color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
CONTRAST: Final[dict[str, Any]] = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
# What looks like three before it, with all that it holds, has their colours.
MARK_REPEATED: Final = """() => {
  const kind = part => part.tagName + [...part.attributes]
    .filter(its => /^(class|style|aria-current|aria-invalid|disabled)$/.test(its.name))
    .map(its => its.value)
  const looked = {}
  const walk = (part, above) => {
    const own = above + '>' + kind(part)
    const whole = own + ':' + [...part.querySelectorAll('*')].map(kind)
    looked[whole] = (looked[whole] || 0) + 1
    if (looked[whole] > 3) part.setAttribute('data-repeated', '')
    else for (const child of part.children) walk(child, own)
  }
  walk(document.body, '')
}"""
NOT_REPEATED: Final = {"exclude": [["[data-repeated]"]]}
# No colour is on its way from one scheme to the other: whether each was there at once.
AT_ONCE: Final = """() => {
  const changes = document.getAnimations()
  for (const change of changes) change.cancel()
  return changes.length === 0
}"""
# Read once by each page, however often it is asked.
AXE: Final = Axe(f"if (!window.axe) {{ {AXE_SCRIPT} }}")


def require_chromium() -> None:
    """In CI a missing browser is a failure; elsewhere it is said and skipped."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium: the browser tests must run in CI")
    pytest.skip(f"NO CHROMIUM at {CHROMIUM}: the browser tests did not run")


@dataclass
class Visits:
    """Opens pages on the portal and notes what a careful visitor would object to."""

    browser: Browser
    home: str
    objections: list[str] = field(default_factory=list)
    without_javascript: list[Page] = field(default_factory=list)

    def open(
        self,
        path: str = "/",
        *,
        viewport: ViewportSize = DESKTOP,
        javascript: bool = True,
        **options: Any,
    ) -> Page:
        """A page in a browser profile of its own, at the path."""
        context = self.browser.new_context(
            base_url=self.home,
            viewport=viewport,
            java_script_enabled=javascript,
            locale="en-CA",
            **options,
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", self.note_request)
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.objections.append(f"error: {error}"))
        page.goto(path)
        if not javascript:
            self.without_javascript.append(page)
        return page

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.objections.append(f"request to another host: {request.url}")

    def note_console(self, message: ConsoleMessage) -> None:
        """Errors, but for pages that a test opened to be refused, and no icon."""
        where = message.location["url"]
        is_expected = where.endswith("/favicon.ico") or where == (
            message.page.url if message.page else ""
        )
        if message.type == "error" and not is_expected:
            self.objections.append(f"console: {message.text} ({where})")

    def close(self) -> None:
        for context in self.browser.contexts:
            context.close()


def violations(page: Page, *, contrast: Sequence[str]) -> list[str]:
    """What axe objects to on the page as it is now, one line each.

    ``contrast``: the schemes in which it is looked at; nothing else depends on them.
    """
    objections = _objections(page, WITHOUT_CONTRAST)
    if contrast:
        page.evaluate(MARK_REPEATED)
    for scheme in contrast:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        eventually(lambda: page.evaluate(AT_ONCE))
        colours = _objections(page, CONTRAST, NOT_REPEATED)
        objections += [f"{scheme}, {item}" for item in colours]
    return objections


def _objections(
    page: Page, options: dict[str, Any], context: dict[str, Any] | None = None
) -> list[str]:
    return [
        f"{rule['id']}: {rule['help']} at {node['target']}"
        for rule in AXE.run(page, context, options).response["violations"]
        for node in rule["nodes"]
    ]
