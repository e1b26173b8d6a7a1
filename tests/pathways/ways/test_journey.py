"""Five people find their ways in a real browser, by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import Axe, fits, open_all
from tests.rules.way_people import PEOPLE, answers_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]


def address(name: str) -> str:
    return f"/a/{token_of(answers_of(name))}/ways/"


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_the_ways_fit_and_are_accessible(visits: Visits, axe: Axe, name: str) -> None:
    """By turns on a phone in the dark, and on a desk by day."""
    viewport = (PHONE, DESKTOP)[sorted(PEOPLE).index(name) % 2]
    scheme = "dark" if viewport == PHONE else "light"
    page = visits.open(address(name), viewport=viewport, color_scheme=scheme)

    open_all(page)

    assert fits(page)
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
