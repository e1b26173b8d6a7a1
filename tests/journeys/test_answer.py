"""The Answer page in a real browser: what the first screen holds, and how it reads."""

from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.harness.answers import token_of
from tests.harness.browser import Visits
from tests.harness.pages import SCHEMES, WIDTHS, Axe, fits, open_all
from tests.journeys.test_personas import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")

FIVE: Final = (
    "developer_without_offer",
    "developer_in_bc",
    "manager_with_affiliate",
    "data_scientist_with_partner",
    "founder",
)
EVERYBODY: Final = pytest.mark.parametrize("persona", FIVE)
WORDS: Final = (
    "document.querySelector('main').innerText.match(/[\\p{L}\\p{N}][^\\s]*/gu).length"
)
MOST_WORDS: Final = 700


def open_answer(visits: Visits, persona: str, viewport: ViewportSize) -> Page:
    path = f"/a/{token_of(answers_of(persona))}/answer/"
    return visits.open(path, viewport=viewport)


def foot_of(page: Page, selector: str) -> float:
    """Where an element ends, in pixels from the top of the page."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


@WIDTHS
@EVERYBODY
def test_the_first_screen_holds_sentence_routes_and_the_start_of_this_week(
    visits: Visits, viewport: ViewportSize, persona: str
) -> None:
    page = open_answer(visits, persona, viewport)

    assert foot_of(page, "h1") < foot_of(page, ".route") < foot_of(page, "#week-h")
    assert foot_of(page, "#week-h") <= viewport["height"]
    assert fits(page)


@WIDTHS
@EVERYBODY
def test_nobody_reads_more_than_700_words_before_opening_something(
    visits: Visits, viewport: ViewportSize, persona: str
) -> None:
    page = open_answer(visits, persona, viewport)

    assert page.evaluate(WORDS) <= MOST_WORDS


@WIDTHS
@SCHEMES
@pytest.mark.parametrize("persona", ["developer_in_bc", "founder"])
def test_axe_finds_nothing_with_everything_open(
    visits: Visits, axe: Axe, viewport: ViewportSize, scheme: str, persona: str
) -> None:
    path = f"/a/{token_of(answers_of(persona))}/answer/"
    page = visits.open(path, viewport=viewport, color_scheme=scheme)
    open_all(page)

    assert fits(page)
    axe(page)
