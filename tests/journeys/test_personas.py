"""Five people go all the way, in a real browser: what matters to each of them is told.

Their answers stand in ``personas/``, in the words of the profile contract. Two of
them give these answers by the forms, the others upload the file.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import Axe, fits
from tests.journeys.personas.developer_by_keyboard import answer_all
from tests.journeys.personas.developer_without_scripts import fill_in_all
from tests.journeys.personas.keyboard import Keyboard

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
PERSONAS: Final = Path(__file__).parent / "personas"


def answers_of(persona: str) -> dict[str, Any]:
    """What a person answers, as their file says it."""
    answers: dict[str, Any] = json.loads((PERSONAS / f"{persona}.json").read_text())
    return answers


def start_from_file(
    visits: Visits, persona: str, *, viewport: ViewportSize, javascript: bool = True
) -> Page:
    """Upload the persona's file; the answer stands open."""
    page = visits.open("/start/upload/", viewport=viewport, javascript=javascript)
    page.locator("input[type=file]").set_input_files(PERSONAS / f"{persona}.json")
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    go(page, "Answer")
    return page


def go(page: Page, name: str) -> None:
    """To another page of the own assessment, by its navigation."""
    nav = page.get_by_role("navigation", name="Your assessment")
    with page.expect_navigation():
        nav.get_by_role("link", name=name, exact=True).click()


def pathway(page: Page, name: str) -> None:
    """To the page of one pathway, by the table of all of them."""
    go(page, "Options")
    link = page.get_by_role("link", name=name, exact=True).first
    while not link.is_visible():
        page.locator("details:not([open]) > summary").filter(visible=True).first.click()
    with page.expect_navigation():
        link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def is_sound(page: Page, axe: Axe) -> None:
    """It fits a phone and a desktop; as this person sees it, axe finds nothing."""
    own = page.viewport_size or DESKTOP
    for viewport in (DESKTOP if own == PHONE else PHONE, own):
        page.set_viewport_size(viewport)
        assert fits(page), page.url
    axe(page)


def says(page: Page, *words: str) -> None:
    """The page says each of these somewhere that one sees."""
    text = " ".join(page.locator("main").inner_text().split())
    for word in words:
        assert word in text, f"{word!r} is not told on {page.url}"


def save_report(page: Page) -> None:
    """Save what stands on the page as a report, by one click; it stands open."""
    page.get_by_role("button", name="Save as a report", exact=True).click()
    expect(page.get_by_text("This page does not change")).to_be_visible()


def test_the_developer_without_an_offer_goes_all_the_way_by_keyboard(
    visits: Visits,
) -> None:
    page = visits.open("/start/")
    hands = Keyboard(page)
    hands.reach(page.get_by_role("link", name="Skip to the content"))
    page.keyboard.press("Enter")
    hands.go("Go through all questions")

    answer_all(page)
    nav = page.get_by_role("navigation", name="Your assessment")
    for name in ("Options", "To do", "Answer"):
        hands.reach(nav.get_by_role("link", name=name, exact=True))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        here = nav.get_by_role("link", name=name, exact=True)
        expect(here).to_have_attribute("aria-current", "page")

    says(page, "First comes a Canadian job offer", "Job offer, CUSMA permit",
         "The last round asked 529, in April 2024")  # fmt: skip
    hands.reach(page.locator("#moves-h ~ details summary"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="What it gives")).to_be_visible()
    hands.reach(page.get_by_role("button", name="Save as a report"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("This page does not change")).to_be_visible()


def test_the_developer_without_an_offer_reads_one_score_everywhere(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "developer_without_offer", viewport=PHONE)
    says(page, "424")
    is_sound(page, axe)

    pathway(page, "Express Entry: Federal Skilled Worker")
    says(page, "424 of 1,200 points", "529, 23 April 2024")
    is_sound(page, axe)
    go(page, "To do")
    says(page, "424")
    is_sound(page, axe)
    go(page, "Answer")
    save_report(page)
    says(page, "424")
    is_sound(page, axe)


def test_the_developer_in_bc_is_told_by_how_much_the_wage_is_short_without_scripts(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE, javascript=False)
    page.get_by_role("button", name="Go through all questions").click()

    fill_in_all(page)
    go(page, "Answer")

    says(page, "For residence, ask for 2.50 CAD an hour more.",
         "Ask your employer for 62.50 CAD an hour")  # fmt: skip
    pathway(page, "British Columbia: Skills Immigration - Skilled Worker")
    says(page, "60 CAD an hour", "Missing: 2.50 CAD an hour.",
         "The prevailing wage: 62.50 CAD an hour")  # fmt: skip
    go(page, "My offer")
    says(page, "2.50 CAD an hour")
    go(page, "To do")
    says(page, "Offer of 62.50 CAD an hour, in writing")


def test_the_manager_learns_that_an_officer_judges_the_transfer(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "manager_with_affiliate", viewport=DESKTOP)
    says(page, "by a CUSMA transfer permit", "Possible, an officer decides",
         "An officer weighs: A temporary transfer")  # fmt: skip
    is_sound(page, axe)
    pathway(page, "CUSMA intra-company transferee")
    says(page, "An officer decides on “A temporary transfer")
    is_sound(page, axe)
    go(page, "Options")
    says(page, "Canadian Experience Class")
    is_sound(page, axe)

    go(page, "Answer")
    save_report(page)

    says(page, "Possible, an officer decides", "An officer decides",
         "An officer weighs: A temporary transfer")  # fmt: skip
    is_sound(page, axe)


def test_the_data_scientist_sees_what_the_partner_brings_as_principal(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "data_scientist_with_partner", viewport=PHONE)
    says(page, "Apply in your partner’s name: 526 points", "454")
    is_sound(page, axe)

    pathway(page, "Express Entry: French-language proficiency")
    says(page, "NCLC 7 in all four abilities", "No result")
    is_sound(page, axe)
    go(page, "To do")
    says(page, "Partner applies, then Express Entry")
    is_sound(page, axe)


def test_the_founder_learns_what_is_closed_since_when_and_what_stays_open(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "founder", viewport=DESKTOP)
    says(page, "The Start-up Visa is closed since 1 July 2026.",
         "A CUSMA investor permit for Canada is possible, an officer decides.",
         "CUSMA trader permit")  # fmt: skip
    is_sound(page, axe)
    pathway(page, "CUSMA investor")
    says(page, "does not count self-employment")
    is_sound(page, axe)

    go(page, "Options")
    names = ("Federal business class: Start-up Visa", "CUSMA investor", "CUSMA trader")
    for box in reversed(page.get_by_role("checkbox", checked=True).all()):
        box.uncheck()
    for summary in page.locator("details.pile > summary").all():
        summary.click()
    for name in names:
        page.get_by_role("checkbox", name=name).first.check()
    page.get_by_role("button", name="Show side by side").click()
    save_report(page)

    says(page, *names, "No applications since 1 July 2026")
    is_sound(page, axe)
