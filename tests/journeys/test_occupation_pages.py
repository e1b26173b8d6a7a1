"""The pages of occupations and places in a real browser."""

from __future__ import annotations

import pytest

from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import Axe, fits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
]

PAGES = (
    "/occupations/22220/",
    "/places/?noc=21232",
    "/places/?of=province&noc=21232",
    "/places/vancouver/?noc=21231&from=us-seattle",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visits: Visits, axe: Axe, path: str
) -> None:
    for viewport in (DESKTOP, PHONE):
        page = visits.open(path, viewport=viewport)
        axe(page, viewport)
        assert fits(page)


def test_weights_change_the_order_without_javascript(visits: Visits) -> None:
    page = visits.open("/places/", javascript=False)
    page.get_by_text("What matters to you").click()
    for slug in ("rent-1br", "take-home-100k"):
        page.locator(f"[name=w-{slug}]").fill("0")
    page.locator("[name=w-january]").fill("5")

    page.get_by_role("button", name="Show the order").click()

    assert "Victoria comes first" in (page.locator("h1").text_content() or "")
    assert page.locator("[name=w-january]").input_value() == "5"
