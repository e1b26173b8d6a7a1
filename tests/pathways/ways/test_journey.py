"""Five people find their ways in a real browser, by keyboard and without JavaScript."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pathways import profiles
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.rules.way_people import PEOPLE, answers_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
Axe = Callable[[Page], None]
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


def address(name: str) -> str:
    _, token = profiles.start_profile(answers=answers_of(name), now=timezone.now())
    return f"/a/{token}/ways/"


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_the_ways_fit_and_are_accessible(visits: Visits, axe: Axe, name: str) -> None:
    """By turns on a phone in the dark, and on a desk by day."""
    viewport = (PHONE, DESKTOP)[sorted(PEOPLE).index(name) % 2]
    scheme = "dark" if viewport == PHONE else "light"
    page = visits.open(address(name), viewport=viewport, color_scheme=scheme)

    page.evaluate(OPEN_ALL)

    assert page.evaluate(FITS)
    axe(page)


def test_ways_are_compared_by_keyboard_without_javascript(visits: Visits) -> None:
    page = visits.open(address("developer"), javascript=False)
    boxes = page.locator("input[name=way]")
    for place in (0, 1):
        boxes.nth(place).focus()
        page.keyboard.press("Space")

    page.get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("table", name="Ways compared")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Your family pays")).to_be_visible()


def test_from_the_result_to_the_ways(visits: Visits) -> None:
    page = visits.open(address("developer").replace("/ways/", "/result/"))

    page.get_by_role("link", name="See the ways from here").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("permanent residence")
