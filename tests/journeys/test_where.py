"""A person reads the provinces in a real browser: table, province, the way back."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.pathways.result.us_developer import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]


def address(rest: str) -> str:
    return f"/a/{token_of(DEVELOPER)}/{rest}"


@WIDTHS
def test_from_the_options_to_a_province_and_its_place(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(address("options/"), viewport=viewport)

    page.get_by_role("link", name="Provinces for you").click()
    page.get_by_role("link", name="British Columbia", exact=True).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "British Columbia: usable with an offer there"
    )
    open_all(page)
    axe(page)
    assert fits(page)

    page.get_by_role("link", name="What living in British Columbia costs").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("British Columbia")


@WIDTHS
def test_the_table_of_provinces_is_accessible_with_all_of_it_open(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(address("provinces/"), viewport=viewport)

    open_all(page)

    axe(page, viewport)
    assert fits(page)
    expect(page.get_by_role("rowheader")).to_have_count(13)


def test_the_keyboard_opens_who_is_really_invited(visits: Visits) -> None:
    page = visits.open(address("provinces/"))
    summary = page.get_by_text("Saskatchewan: points, who is really invited")

    summary.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("It works: direct application")).to_be_visible()


def test_without_javascript_the_provinces_are_all_there(visits: Visits) -> None:
    page = visits.open(address("answer/"), javascript=False)

    page.get_by_role("link", name="Options").click()
    page.get_by_role("link", name="Provinces for you").click()
    page.get_by_role("link", name="Nunavut").click()

    expect(page.get_by_text("It has no nominee program")).to_be_visible()
