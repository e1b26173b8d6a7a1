"""My offer in a real browser: phone and desk, keyboard, no scripts, axe, paper."""

import re
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader

from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.journeys.personas.keyboard import Keyboard
from tests.journeys.test_personas import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")
# The longest notes: much is missing, little is told, several streams are near.
LONG: list[dict[str, Any]] = [
    {},
    {"noc": "72310", "city": "Kelowna", "wage_cad_hourly": 20},
    {"noc": "72310", "province": "PE", "city": "Charlottetown", "wage_cad_hourly": 20},
    {"noc": "64100", "province": "AB", "city": None, "wage_cad_hourly": 20},
    {"province": "SK", "city": None, "hours_per_week": None, "indeterminate": None},
]


def answers(**offer: Any) -> dict[str, Any]:
    person = answers_of("developer_in_bc")
    held = {**person["job_offer"], **offer}
    text = {key: value for key, value in held.items() if value is not None}
    return {**person, "job_offer": text}


def address(path: str = "", **offer: Any) -> str:
    return f"/a/{token_of(answers(**offer))}/offer/{path}"


def printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet of paper."""
    page.emulate_media(media="print")
    sheets = PdfReader(BytesIO(page.pdf(format=paper, print_background=True))).pages
    return [sheet.extract_text() for sheet in sheets]


@WIDTHS
@pytest.mark.parametrize("path", ["", "page/", "links/"])
def test_my_offer_fits_and_axe_finds_nothing(
    visits: Visits, axe: Axe, viewport: ViewportSize, path: str
) -> None:
    page = visits.open(address(path), viewport=viewport)
    open_all(page)

    assert fits(page)
    axe(page, viewport)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_screen_says_what_is_missing_and_by_how_much(
    visits: Visits, viewport: ViewportSize
) -> None:
    page = visits.open(address(), viewport=viewport, javascript=False)

    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "2.50 CAD an hour short"
    )
    button = page.get_by_role("button", name="Check this offer").bounding_box()
    assert button is not None
    assert button["y"] + button["height"] <= viewport["height"]


def test_more_pay_is_checked_by_keyboard(visits: Visits) -> None:
    page = visits.open(address(), javascript=False)
    hands = Keyboard(page)

    hands.reach(page.get_by_label("Pay an hour"))
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("62.50")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(
        "The pay of your offer is enough. What is open is told below."
    )


def test_a_link_is_made_by_keyboard_and_shown_to_an_employer(visits: Visits) -> None:
    page = visits.open(address(), javascript=False)
    hands = Keyboard(page)
    hands.reach(page.get_by_role("link", name="A link to send"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hands.reach(page.get_by_role("button", name="Make a link for this offer"))
    with page.expect_navigation():
        page.keyboard.press("Enter")

    seen = page.get_by_role("link", name="See what it shows").get_attribute("href")

    assert seen is not None
    employer = visits.open(seen, viewport=PHONE)
    expect(employer.get_by_role("heading", level=2)).to_contain_text(
        "Hiring from abroad"
    )
    expect(employer.get_by_role("navigation", name="Your assessment")).to_have_count(0)
    assert "/a/" not in employer.content()


@WIDTHS
def test_what_an_employer_sees_fits_and_axe_finds_nothing(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(address("links/"))
    page.get_by_role("button", name="Make a link for this offer").click()
    link = page.get_by_role("link", name="See what it shows").get_attribute("href")

    seen = visits.open(link or "", viewport=viewport)

    assert fits(seen)
    axe(seen)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize(
    "offer", LONG, ids=lambda offer: str(offer.get("noc", "software"))
)
def test_the_note_is_printed_on_exactly_one_sheet(
    visits: Visits, offer: dict[str, Any], paper: str
) -> None:
    sheets = printed(visits.open(address("page/", **offer)), paper)

    assert len(sheets) == 1
    assert sheets[0].startswith("Hiring from abroad")
    assert "Information, not legal advice" in re.sub(r"\s+", " ", sheets[0])
    assert "While the person works for you" in re.sub(r"\s+", " ", sheets[0])


def test_my_offer_is_printed_without_the_note(visits: Visits) -> None:
    sheets = printed(visits.open(address()), "Letter")

    assert len(sheets) <= 3
    assert "Hiring from abroad" not in " ".join(sheets)
    assert "https://" in " ".join(sheets)


def test_the_places_hold_my_offer_only_with_one(visits: Visits) -> None:
    mine = visits.open(address())
    places = mine.get_by_role("navigation", name="Your assessment")
    expect(places.get_by_role("link", name="My offer")).to_have_attribute(
        "aria-current", "page"
    )

    token = token_of(answers_of("developer_without_offer"))
    other = visits.open(f"/a/{token}/answer/")

    places = other.get_by_role("navigation", name="Your assessment")
    expect(places.get_by_role("link", name="My offer")).to_have_count(0)
