"""To do in a real browser: phone and desk, keyboard, no scripts, axe, paper."""

import re
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.journeys.personas.keyboard import Keyboard
from tests.journeys.test_personas import answers_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
LETTER_PAGE = re.compile(rb"/Type\s*/Page\b")
PERSON = "developer_in_bc"


def address(path: str = "todo/", name: str = PERSON) -> str:
    return f"/a/{token_of(answers_of(name))}/{path}"


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@WIDTHS
def test_all_of_the_page_is_accessible_and_fits(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(address(), viewport=viewport)

    open_all(page)

    axe(page, viewport)
    assert fits(page)


@WIDTHS
def test_ticks_are_kept_by_a_button_without_scripts(
    visits: Visits, viewport: ViewportSize
) -> None:
    page = visits.open(address(), viewport=viewport, javascript=False)
    before = heading(page)

    page.get_by_label("Passport", exact=True).check()
    page.get_by_role("button", name="Keep my ticks").click()

    expect(page.get_by_label("Passport", exact=True)).to_be_checked()
    assert before.endswith("2 are there")
    assert heading(page).endswith("3 are there")


def test_a_tick_by_keyboard_is_kept_at_once_and_said(visits: Visits) -> None:
    page = visits.open(address())
    hands = Keyboard(page)
    page.get_by_role("main").focus()

    hands.tick("Passport")

    status = page.get_by_role("status")
    expect(status).to_contain_text("Your ticks are kept. 16 papers for your route")
    assert heading(page).endswith("3 are there")
    page.reload()
    expect(page.get_by_label("Passport", exact=True)).to_be_checked()


def test_ticks_one_after_the_other_are_all_kept_and_one_undone(visits: Visits) -> None:
    page = visits.open(address())
    boxes = [
        page.get_by_label(item, exact=True) for item in ("Passport", "Proof of work")
    ]

    for box in (*boxes, boxes[0]):
        box.click()
    page.get_by_text("3 are there").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.reload()

    expect(boxes[0]).not_to_be_checked()
    expect(boxes[1]).to_be_checked()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_other_routes_are_chosen_in_place_without_scripts(
    visits: Visits, viewport: ViewportSize
) -> None:
    page = visits.open(address(), viewport=viewport, javascript=False)
    plan = page.get_by_label("Labour Market Benefits Plan", exact=True)
    expect(plan).to_have_count(0)

    page.get_by_text("Choose other routes").click()
    page.get_by_label(re.compile("^2\\. ")).check()
    page.get_by_role("button", name="Show these routes").click()
    plan.check()
    page.get_by_role("button", name="Keep my ticks").click()

    expect(plan).to_be_checked()


def test_the_keyboard_brings_the_dates_into_a_calendar(
    visits: Visits, tmp_path: Path
) -> None:
    page = visits.open(address())
    hands = Keyboard(page)
    page.get_by_role("main").focus()
    hands.reach(page.get_by_role("link", name="Put the dates into my calendar"))

    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "dates.ics")

    assert download.value.suggested_filename == "pathways-to-do.ics"
    events = Calendar.from_ical((tmp_path / "dates.ics").read_bytes()).walk("VEVENT")
    dates = page.get_by_role("table", name="Dates ahead, the soonest first")
    expect(dates.get_by_role("row")).to_have_count(len(events) + 1)


@pytest.mark.parametrize(
    "name", [PERSON, "founder", "manager_with_affiliate", "data_scientist_with_partner"]
)
def test_it_prints_on_two_pages_and_the_appendix_on_request(
    visits: Visits, name: str
) -> None:
    page = visits.open(address(name=name))
    short = page.pdf(format="Letter")
    with page.expect_navigation():
        page.get_by_role("link", name="Print with the appendix").click()
    full = page.pdf(format="Letter")

    assert len(LETTER_PAGE.findall(short)) <= 2
    assert len(LETTER_PAGE.findall(full)) > len(LETTER_PAGE.findall(short))


def test_the_navigation_leads_here_from_the_answer(visits: Visits) -> None:
    page = visits.open(address("answer/"))

    page.get_by_role("navigation", name="Your assessment").get_by_role(
        "link", name="To do"
    ).click()

    assert heading(page).startswith("16 papers for your route")


def test_a_report_of_the_route_is_one_click_away(visits: Visits) -> None:
    page = visits.open(address())

    page.get_by_role("button", name="Save as a report").click()

    expect(page).to_have_url(re.compile("/r/"))
