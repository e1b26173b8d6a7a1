"""A person reads the result and compares pathways in a real browser."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import Visits
from tests.harness.pages import SCHEMES, WIDTHS, Axe, fits, open_all
from tests.people import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
WITH_PARTNER: dict[str, Any] = {
    **DEVELOPER,
    "marital_status": "married",
    "partner": {"accompanying": True, "canadian_or_pr": False, "citizenships": ["US"]},
    "job_offer": {"noc": "21231", "province": "BC", "wage_cad_hourly": 60},
}
PATHWAYS = ("CUSMA professional", "Global Talent Stream, Category B")


def address(answers: dict[str, Any]) -> str:
    return f"/a/{token_of(answers)}/result/"


def tick(page: Page, name: str) -> None:
    """Tick a pathway, opening what it stands in as a person would."""
    box = page.get_by_label(f"Compare {name}", exact=True)
    while not box.is_visible():
        page.locator("details:not([open]) > summary").filter(visible=True).first.click()
    box.check()


@WIDTHS
def test_from_the_result_to_a_comparison(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(address(WITH_PARTNER), viewport=viewport)
    axe(page)
    assert fits(page)
    for name in PATHWAYS:
        tick(page, name)

    page.get_by_role("button", name="Compare the ticked pathways").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two pathways side by side"
    )
    for name in PATHWAYS:
        expect(page.get_by_role("columnheader", name=name)).to_be_visible()
    expect(page.get_by_role("rowheader", name="Your partner")).to_be_visible()
    axe(page)
    assert fits(page)


@WIDTHS
@SCHEMES
def test_all_that_opens_in_place_is_accessible(
    visits: Visits, axe: Axe, viewport: ViewportSize, scheme: str
) -> None:
    page = visits.open(address(WITH_PARTNER), viewport=viewport, color_scheme=scheme)

    open_all(page)

    axe(page)
    assert fits(page)


def test_without_javascript_the_whole_way_works(visits: Visits) -> None:
    page = visits.open(address(WITH_PARTNER), javascript=False)

    for name in PATHWAYS:
        tick(page, name)
    page.get_by_role("button", name="Compare the ticked pathways").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two pathways side by side"
    )
    page.get_by_role("link", name="Choose other pathways").click()

    expect(page.get_by_label(PATHWAYS[0])).to_be_checked()


def test_the_keyboard_opens_the_requirements_of_a_pathway(visits: Visits) -> None:
    page = visits.open(address(DEVELOPER))
    summary = page.locator(".pathway summary").first

    summary.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("columnheader", name="Requirement").first).to_be_visible()


def test_an_open_question_leads_to_its_page(visits: Visits) -> None:
    page = visits.open(address({}))

    page.locator(".answer-link a").first.click()

    expect(page).to_have_url(re.compile("/questions/"))


def test_paper_holds_the_deciding_rows_and_no_buttons(visits: Visits) -> None:
    page = visits.open(address(DEVELOPER))

    page.emulate_media(media="print")

    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".decider").first).to_be_visible()
