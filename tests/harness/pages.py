"""What browser tests ask of every page: both widths, all of it open."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.harness.browser import DESKTOP, PHONE

Axe = Callable[..., None]
WIDTHS: Final = pytest.mark.parametrize(
    "viewport", [PHONE, DESKTOP], ids=["phone", "desktop"]
)
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


def fits(page: Page) -> bool:
    """Nothing scrolls sideways, once the page has its styles."""
    page.wait_for_load_state()
    return bool(page.evaluate(FITS))


def open_all(page: Page) -> None:
    """Open everything that opens in place."""
    page.evaluate(OPEN_ALL)
