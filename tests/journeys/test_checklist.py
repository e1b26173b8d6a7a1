"""A person reads what to gather, and takes the dates along, in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import Visits
from tests.harness.pages import SCHEMES, WIDTHS, Axe, fits, open_all
from tests.people import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
CHOICE = "?stream=express-entry/fsw&stream=start-up-visa&stream=cusma/professional"
WITHOUT: dict[str, Any] = {
    **DEVELOPER,
    "applicant": {**DEVELOPER["applicant"], "language_tests": []},
}


def address(answers: dict[str, Any]) -> str:
    return f"/a/{token_of(answers)}/checklist/{CHOICE}"


@WIDTHS
@SCHEMES
def test_all_of_the_checklist_is_accessible_and_fits(
    visits: Visits, axe: Axe, viewport: ViewportSize, scheme: str
) -> None:
    page = visits.open(address(WITHOUT), viewport=viewport, color_scheme=scheme)

    open_all(page)

    axe(page)
    assert fits(page)


def test_other_pathways_are_chosen_without_javascript(visits: Visits) -> None:
    page = visits.open(address(WITHOUT), javascript=False)
    papers = page.get_by_role("list", name="Papers to gather any day from today")
    expect(papers.get_by_text("Letter of support", exact=True)).to_be_visible()

    page.get_by_text("Closed now (").click()
    page.locator("input[value='start-up-visa']").uncheck()
    page.get_by_role("button", name="Show this checklist").click()

    expect(papers).to_be_visible()
    expect(papers.get_by_text("Letter of support", exact=True)).to_have_count(0)


def test_the_keyboard_brings_the_dates_into_a_calendar(
    visits: Visits, tmp_path: Path
) -> None:
    page = visits.open(address(WITHOUT))
    page.get_by_role("link", name="Put the dates into your calendar").focus()

    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "dates.ics")

    assert download.value.suggested_filename == "pathways-checklist.ics"
    events = Calendar.from_ical((tmp_path / "dates.ics").read_bytes()).walk("VEVENT")
    dates = page.get_by_role("table", name="Dates ahead, the soonest first")
    expect(dates.get_by_role("row")).to_have_count(len(events) + 1)


def test_the_navigation_leads_to_the_checklist(visits: Visits) -> None:
    page = visits.open(address(DEVELOPER).replace(f"checklist/{CHOICE}", "result/"))

    page.get_by_role("navigation", name="Your assessment").get_by_role(
        "link", name="Checklist"
    ).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What to gather, and when"
    )
