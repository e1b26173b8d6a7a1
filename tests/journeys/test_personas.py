"""Five people go all the way, in a real browser: what matters to each of them is told.

Their answers stand in ``personas/``, in the words of the profile contract. Two of
them give these answers by the forms, the others upload the file.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

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
    """Upload the persona's file; the result stands open."""
    page = visits.open("/start/upload/", viewport=viewport, javascript=javascript)
    page.locator("input[type=file]").set_input_files(PERSONAS / f"{persona}.json")
    page.get_by_role("button", name="Upload and look at the answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    go(page, "Result")
    return page


def go(page: Page, name: str) -> None:
    """To another page of the own assessment, by its navigation."""
    nav = page.get_by_role("navigation", name="Your assessment")
    with page.expect_navigation():
        nav.get_by_role("link", name=name, exact=True).click()


def pathway(page: Page, name: str) -> Locator:
    """A pathway of the result; what it stands in is opened without looking."""
    heading = page.get_by_role("heading", name=name, exact=True, include_hidden=True)
    return page.locator(".pathway").filter(has=heading)


def is_sound(page: Page, axe: Axe) -> None:
    """It fits a phone and a desktop; as this person sees it, axe finds nothing."""
    own = page.viewport_size or DESKTOP
    for viewport in (DESKTOP if own == PHONE else PHONE, own):
        page.set_viewport_size(viewport)
        assert fits(page), page.url
    axe(page)


def told(page: Page, *words: str) -> None:
    """The page says each of these somewhere that one sees."""
    text = " ".join(page.locator("main").inner_text().split())
    for one in words:
        assert one in text, f"{one!r} is not told on {page.url}"


def save_report(page: Page, slugs: tuple[str, ...]) -> None:
    """Compare these pathways and save the comparison; the report stands open."""
    base = page.url.split("/a/")[0] + "/a/" + page.url.split("/a/")[1].split("/")[0]
    page.goto(f"{base}/compare/?" + "&".join(f"stream={slug}" for slug in slugs))
    page.get_by_role("button", name="Save as a report", exact=True).click()
    expect(page.get_by_text("Your report of")).to_be_visible()


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
    for name in ("Ways", "Plan", "Result"):
        hands.reach(nav.get_by_role("link", name=name, exact=True))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(nav.get_by_role("link", name=name)).to_have_attribute(
            "aria-current", "page"
        )

    told(
        page,
        "You qualify for one pathway, and an invitation decides",
        "No such round was held in the last 12 months. "
        "The last was on 23 April 2024, at 529.",
    )
    hands.reach(page.locator(".pathway summary").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Requirement").first).to_be_visible()


def test_the_developer_without_an_offer_reads_one_score_everywhere(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "developer_without_offer", viewport=PHONE)
    told(page, "424 of 1,200")
    offered = pathway(page, "Global Talent Stream, Category B")
    expect(offered.locator(".decides").first).to_contain_text(
        "An offer from an employer in Canada. 3 requirements more fail."
    )
    is_sound(page, axe)

    go(page, "Plan")
    told(page, "424 → 1,024", "No such round", "529, 23 April 2024")
    is_sound(page, axe)
    go(page, "Ways")
    told(page, "Express Entry: Federal Skilled Worker", "424", "1,018")
    is_sound(page, axe)


def test_the_developer_in_bc_is_told_by_how_much_the_wage_is_short_without_scripts(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE, javascript=False)
    page.get_by_role("button", name="Go through all questions").click()

    fill_in_all(page)
    go(page, "Result")

    nearest = page.locator("#later .pathway").first
    expect(nearest.get_by_role("heading")).to_have_text(
        "British Columbia: Skills Immigration - Skilled Worker"
    )
    expect(nearest).to_contain_text("60 CAD an hour. Missing: 2.50 CAD an hour.")
    nearest.locator("summary").first.click()
    expect(nearest).to_contain_text("the prevailing wage: 62.50 CAD an hour")
    talent = pathway(page, "Global Talent Stream, Category B")
    expect(talent.locator(".decides").first).to_contain_text("2.50 CAD an hour")
    go(page, "Plan")
    told(page, "British Columbia, 62.50 CAD an hour")
    go(page, "Ways")
    told(page, "Express Entry: Federal Skilled Worker")


def test_the_manager_learns_that_an_officer_judges_the_transfer(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "manager_with_affiliate", viewport=DESKTOP)
    told(page, "Five pathways depend on an officer’s judgement",
         "Some of this is estimated.")  # fmt: skip
    transfer = pathway(page, "CUSMA intra-company transferee")
    expect(transfer.locator(".decides").first).to_contain_text(
        "An officer judges: A temporary transfer"
    )
    is_sound(page, axe)
    go(page, "Plan")
    told(page, "Canadian Experience Class")
    is_sound(page, axe)
    go(page, "Ways")
    told(page, "CUSMA intra-company transferee", "Canadian Experience Class")
    is_sound(page, axe)

    save_report(
        page,
        ("cusma/intra-company-transferee", "work-permit/intra-company-transferee"),
    )

    told(page, "For an officer A temporary transfer", "for your partner’s own permit")


def test_the_data_scientist_sees_what_the_partner_brings_as_principal(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "data_scientist_with_partner", viewport=PHONE)
    told(page, "454 of 1,200", "NCLC 7 in all four abilities: no result.")

    go(page, "Plan")
    principal = page.locator("#partners")
    expect(principal).to_contain_text("French-language proficiency")
    is_sound(page, axe)
    go(page, "Ways")
    told(page, "French-language proficiency")
    is_sound(page, axe)


def test_the_founder_learns_what_is_closed_since_when_and_what_stays_open(
    visits: Visits, axe: Axe
) -> None:
    page = start_from_file(visits, "founder", viewport=DESKTOP)
    for name in ("CUSMA trader", "CUSMA investor"):
        expect(pathway(page, name).locator(".decides").first).to_contain_text(
            "An officer judges"
        )
    is_sound(page, axe)
    startup = pathway(page, "Federal business class: Start-up Visa")
    expect(startup).to_contain_text("Closed since 1 July 2026")
    for name in ("Plan", "Ways"):
        go(page, name)
        is_sound(page, axe)

    save_report(page, ("start-up-visa", "cusma/investor", "cusma/trader"))

    told(page, "Closed since 1 July 2026", "does not count self-employment")
