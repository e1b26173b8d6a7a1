"""The Answer page in a real browser: what the first screen holds, and how it reads."""

from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.journeys.personas.keyboard import Keyboard
from tests.journeys.test_personas import answers_of
from tests.people import DEVELOPER
from tests.rules.answer_people import BEGINNERS, PEOPLE

pytestmark = pytest.mark.usefixtures("catalogue")

FIVE: Final = (
    "developer_without_offer",
    "developer_in_bc",
    "manager_with_affiliate",
    "data_scientist_with_partner",
    "founder",
)
EVERYBODY: Final = pytest.mark.parametrize("persona", FIVE)
# Everything that is seen: header, footer and the figures of the charts too.
WORDS: Final = "document.body.innerText.match(/\\S+/g).length"
MOST_WORDS: Final = 700
STARTS_ABOVE: Final = (
    "most => document.querySelector('#week-h').getBoundingClientRect().top < most"
)
REACHED: Final = 800  # pixels of a phone's first screen
EVERY_KIND: Final = {
    **{name: answers for name, (answers, _advice) in PEOPLE.items()},
    **{f"six: {name}": answers for name, (answers, _advice) in BEGINNERS.items()},
}
ANYBODY: Final = pytest.mark.parametrize("person", EVERY_KIND)


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


@ANYBODY
def test_nobody_reads_more_than_700_words_before_opening_something(
    visits: Visits, person: str
) -> None:
    path = f"/a/{token_of(EVERY_KIND[person])}/answer/"
    page = visits.open(path, viewport=DESKTOP)
    assert page.evaluate(WORDS) <= MOST_WORDS

    page.set_viewport_size(PHONE)
    page.wait_for_function(STARTS_ABOVE, arg=REACHED, timeout=10_000)
    assert page.evaluate(WORDS) <= MOST_WORDS
    assert fits(page)


@WIDTHS
@EVERYBODY
def test_axe_finds_nothing_with_everything_open(
    visits: Visits, axe: Axe, viewport: ViewportSize, persona: str
) -> None:
    path = f"/a/{token_of(answers_of(persona))}/answer/"
    page = visits.open(path, viewport=viewport)
    open_all(page)

    assert fits(page)
    axe(page, viewport)


def test_nothing_is_lost_at_twice_the_size(visits: Visits) -> None:
    half = ViewportSize(width=DESKTOP["width"] // 2, height=DESKTOP["height"] // 2)
    page = open_answer(visits, "developer_in_bc", half)
    open_all(page)

    assert fits(page)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_question_is_answered_in_place_without_scripts(
    visits: Visits, viewport: ViewportSize
) -> None:
    path = f"/a/{token_of(answers_of('developer_in_bc'))}/answer/"
    page = visits.open(path, viewport=viewport, javascript=False)
    question = page.locator("form.ask")
    asked = question.locator("[name=path]").input_value()
    save = question.get_by_role("button", name="Save and update the answer")

    save.click()
    expect(page.get_by_role("alert")).to_contain_text("Choose or write an answer")

    question.get_by_label("Engineer", exact=True).check()
    save.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vancouver")
    expect(page.locator(f"form.ask [name=path][value='{asked}']")).to_have_count(0)


def test_the_question_is_answered_by_keyboard(visits: Visits) -> None:
    page = open_answer(visits, "founder", DESKTOP)
    hands = Keyboard(page)
    before = page.locator("form.ask [name=path]").input_value()

    hands.reach(page.locator("form.ask select, form.ask input[type=text]").first)
    page.keyboard.type("Degree")
    hands.reach(page.get_by_role("button", name="Save and update the answer"))
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith("/answer/#main")
    expect(page.locator(f"form.ask [name=path][value='{before}']")).to_have_count(0)


def test_a_routes_cost_opens_in_place_by_keyboard(visits: Visits) -> None:
    page = open_answer(visits, "manager_with_affiliate", PHONE)
    hands = Keyboard(page)
    cost = page.get_by_text("Your cost").first
    expect(cost).to_be_hidden()

    hands.reach(page.locator(".route summary").first)
    page.keyboard.press("Enter")

    expect(cost).to_be_visible()


def printed(page: Page, path: Path) -> list[str]:
    """The words of each sheet of paper."""
    page.pdf(path=path, format="Letter")
    document = pypdfium2.PdfDocument(path)
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


@EVERYBODY
def test_on_paper_it_is_two_pages_and_sources_follow_on_request(
    visits: Visits, persona: str, tmp_path: Path
) -> None:
    page = open_answer(visits, persona, DESKTOP)
    heading = page.get_by_role("heading", level=1).inner_text()

    first, second = printed(page, tmp_path / "answer.pdf")

    assert heading.replace(" ", "") in first.replace(" ", "")
    assert "This week" in first
    assert "The five pathways of 2023" in first
    assert second.startswith("Your score and the rounds")
    assert "Best provinces" in second
    assert "Print it" not in first + second

    with page.expect_navigation():
        page.get_by_role("link", name="Print it with all sources").click()
    every = " ".join(printed(page, tmp_path / "all.pdf"))
    assert "What moves the answer" in every
    assert "Sources of your routes" in every or "last read on 12 June 2026" in every


def test_few_answers_are_asked_for_more_on_the_first_screen(
    visits: Visits, axe: Axe
) -> None:
    few = {"marital_status": "never_married", "applicant": DEVELOPER["applicant"]}
    page = visits.open(f"/a/{token_of(few)}/answer/", viewport=PHONE)

    assert foot_of(page, "#week-h") <= PHONE["height"]
    expect(page.get_by_role("heading", name="Answer next")).to_be_visible()
    assert page.evaluate(WORDS) <= MOST_WORDS
    open_all(page)
    axe(page)
