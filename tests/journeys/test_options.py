"""Options in a real browser: phone and desk, keyboard, no scripts, axe, paper."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.journeys.personas.keyboard import Keyboard
from tests.journeys.test_personas import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")


def address(path: str = "") -> str:
    return f"/a/{token_of(answers_of('developer_in_bc'))}/options/{path}"


@WIDTHS
@pytest.mark.parametrize("path", ["", "pnp/bc/sw/", "provinces/"])
def test_options_fit_and_axe_finds_nothing(
    visits: Visits, axe: Axe, viewport: ViewportSize, path: str
) -> None:
    page = visits.open(address(path), viewport=viewport)
    open_all(page)

    assert fits(page)
    axe(page, viewport)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pathways_are_filtered_and_compared_without_scripts(
    visits: Visits, viewport: ViewportSize
) -> None:
    page = visits.open(address(), viewport=viewport, javascript=False)
    side = page.get_by_role("region", name="Side by side")
    expect(side.get_by_role("columnheader")).to_have_count(3)

    page.get_by_label("Residence", exact=True).check()
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.get_by_label("Residence", exact=True)).to_be_checked()
    expect(page.get_by_role("link", name="CUSMA trader")).to_have_count(0)


def test_two_are_chosen_by_keyboard(visits: Visits) -> None:
    page = visits.open(address())
    hands = Keyboard(page)
    boxes = page.locator("input[name=stream]:checked")
    while boxes.count():
        boxes.first.uncheck()
    page.get_by_role("main").focus()

    for name in ("Federal Skilled Worker", "Canadian Experience Class"):
        hands.reach(page.get_by_label(f"Compare Express Entry: {name}"))
        page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    side = page.get_by_role("region", name="Side by side")
    expect(side.get_by_role("columnheader")).to_have_count(2)


def test_ticks_and_filters_count_at_once_and_keep_focus(visits: Visits) -> None:
    page = visits.open(address())
    expect(page.get_by_role("button", name="Show", exact=True)).to_be_hidden()
    side = page.get_by_role("region", name="Side by side")
    box = page.locator("input[name=stream]:checked").first

    box.focus()
    page.keyboard.press("Space")

    expect(side.get_by_role("columnheader")).to_have_count(2)
    expect(page.locator("input[name=stream]:focus")).not_to_be_checked()
    page.get_by_label("Work soon").focus()
    page.keyboard.press("Space")
    expect(
        page.get_by_role("link", name="Express Entry: Federal Skilled")
    ).to_have_count(0)
    expect(page.get_by_label("Work soon")).to_be_focused()
    assert "work=on" in page.url


def test_a_pathway_opens_from_the_table(visits: Visits) -> None:
    page = visits.open(address())

    page.get_by_role("link", name="Express Entry: Federal Skilled Worker").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Express Entry: Federal Skilled Worker"
    )
    expect(page.get_by_role("heading", name="What you pay")).to_be_visible()
