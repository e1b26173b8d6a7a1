"""A person reads what would change the answer, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import PHONE, Visits
from tests.harness.pages import SCHEMES, WIDTHS, Axe, fits, open_all
from tests.people import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
CLIPPED = """[...document.querySelectorAll('main table')].filter(
  one => one.parentElement.clientWidth + 1 < one.scrollWidth).length"""
PARTNER = {**DEVELOPER["applicant"], "accompanying": True, "canadian_or_pr": False}
COUPLE: dict[str, Any] = {
    **DEVELOPER,
    "marital_status": "married",
    "partner": PARTNER,
    "intended_provinces": ["BC", "ON"],
}


def address(answers: dict[str, Any]) -> str:
    return f"/a/{token_of(answers)}/plan/"


@WIDTHS
@SCHEMES
def test_all_of_the_plan_is_accessible_and_fits(
    visits: Visits, axe: Axe, viewport: ViewportSize, scheme: str
) -> None:
    page = visits.open(address(COUPLE), viewport=viewport, color_scheme=scheme)

    open_all(page)

    axe(page)
    assert fits(page)
    assert page.evaluate(CLIPPED) == 0


def test_every_lever_tells_time_and_money_and_whose_figure_it_is(
    visits: Visits,
) -> None:
    page = visits.open(address(COUPLE), javascript=False)
    levers = page.locator(".lever").all()

    assert len(levers) > 4
    for lever in levers:
        cost = lever.locator(".lever-cost")
        expect(cost.get_by_text("Takes")).to_be_visible()
        expect(cost.get_by_text("Costs", exact=True)).to_be_visible()
        expect(cost.get_by_text("our estimate").first).to_be_visible()


def test_points_are_told_for_the_crs_and_the_provinces_in_play(visits: Visits) -> None:
    page = visits.open(address(COUPLE), javascript=False)

    captions = page.locator("#cheapest caption").all_inner_texts()

    assert captions[0] == "Comprehensive Ranking System"
    assert len(captions) > 2


def test_the_chart_has_its_numbers_below_without_javascript(visits: Visits) -> None:
    page = visits.open(address(COUPLE), viewport=PHONE, javascript=False)

    expect(page.get_by_role("img", name="Your CRS score by month")).to_be_visible()
    page.get_by_text("Every month", exact=True).click()

    table = page.get_by_role("table", name="Your CRS score by month")
    expect(table.get_by_role("row")).to_have_count(62)


def test_the_keyboard_opens_more_steps_of_a_lever(visits: Visits) -> None:
    page = visits.open(address(COUPLE))
    summary = page.locator(".lever summary").first

    summary.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".lever details[open] table").first).to_be_visible()
