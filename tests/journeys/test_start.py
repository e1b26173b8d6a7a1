"""Six answers, in a real browser: by thumb, by keyboard, without JavaScript."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, Request, ViewportSize, expect

from tests.harness.browser import PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits
from tests.journeys.personas.keyboard import Keyboard

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
TOUCH = 44
SHOW = "Show where I stand"
ENGINEER = "Software engineers and designers"
SMALLER = """least => [...document.querySelectorAll(
    'main .form-check, main .form-control, main .form-select, main .btn')]
  .filter(box => !box.matches('.visually-hidden'))
  .filter(box => box.getBoundingClientRect().height < least)
  .map(box => box.outerHTML.slice(0, 80))"""

# Selects whose chosen words do not fit into them.
CUT_OFF = """() => [...document.querySelectorAll('main select')].filter(select => {
    const style = getComputedStyle(select);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = style.font;
    const room = select.clientWidth - parseFloat(style.paddingLeft)
        - parseFloat(style.paddingRight);
    const words = select.options[select.selectedIndex].text;
    return select.offsetParent && pen.measureText(words).width > room;
  }).map(select => select.name)"""


@dataclass
class Thumb:
    """Taps and entries, counted."""

    page: Page
    steps: int = 0
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self.note)

    def note(self, request: Request) -> None:
        if request.is_navigation_request() and not request.redirected_from:
            self.loads.append(request.url)

    def tap(self, wanted: Locator) -> None:
        wanted.click()
        self.steps += 1

    def write(self, wanted: Locator, text: str) -> None:
        wanted.fill(text)
        self.steps += 1


def stands_at_the_answer(page: Page) -> None:
    page.wait_for_url(re.compile(r"/answer/(#.*)?$"))
    expect(page.get_by_role("navigation", name="Your assessment")).to_be_visible()


def test_six_taps_and_entries_on_a_phone_lead_to_an_answer_in_one_load(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE)
    thumb = Thumb(page)

    thumb.tap(page.get_by_label("United States of America"))
    thumb.tap(page.get_by_label("Bachelor’s degree, or a program"))
    thumb.write(page.get_by_label("4. What is your job now?"), "Backend engineer")
    thumb.tap(page.get_by_label(ENGINEER))
    thumb.write(page.get_by_label("5. For how many years"), "6")
    thumb.tap(page.get_by_role("button", name=SHOW))

    stands_at_the_answer(page)
    assert thumb.steps == 6
    assert len(thumb.loads) == 1


def answer_all_six(thumb: Thumb) -> None:
    page = thumb.page
    page.get_by_label("Month").select_option("May")
    thumb.steps += 1
    thumb.write(page.get_by_label("Year", exact=True), "1996")
    thumb.tap(page.get_by_label("United States of America"))
    thumb.tap(page.get_by_label("Bachelor’s degree, or a program"))
    thumb.write(page.get_by_label("4. What is your job now?"), "Backend engineer")
    thumb.tap(page.get_by_label(ENGINEER))
    thumb.write(page.get_by_label("5. For how many years"), "6")
    has = page.get_by_role("group", name="6. Do you have any of these?")
    thumb.tap(has.get_by_label("None of these"))
    thumb.tap(page.get_by_role("button", name=SHOW))


def test_all_six_answers_take_one_load_and_stand_under_my_answers(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE)
    thumb = Thumb(page)

    answer_all_six(thumb)

    stands_at_the_answer(page)
    assert (thumb.steps, len(thumb.loads)) == (9, 1)
    nav = page.get_by_role("navigation", name="Your assessment")
    nav.get_by_role("link", name="My answers").click()
    expect(page.get_by_text("1 May 1996")).to_be_visible()
    expect(page.get_by_text("Backend engineer").first).to_be_visible()


def test_six_answers_by_keyboard_alone(visits: Visits) -> None:
    page = visits.open("/start/")
    hands = Keyboard(page)

    hands.select("Month", "May")
    hands.write("Year", "1996")
    hands.tick("United States of America")
    hands.choose(
        "3. What is your highest finished study?",
        "Bachelor’s degree, or a program of three years or more",
    )
    hands.write("4. What is your job now?", "Backend engineer")
    pick = page.get_by_role("group", name="Which is nearest to what you do?")
    pick.wait_for()
    hands.reach(pick.get_by_role("radio").first)
    page.keyboard.press("Space")
    expect(pick.get_by_role("radio", name=ENGINEER)).to_be_checked()
    hands.write("5. For how many years, full time?", "6")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    stands_at_the_answer(page)


def test_without_scripts_a_title_shows_its_occupations_and_loses_nothing(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE, javascript=False)

    page.get_by_label("United States of America").check()
    page.get_by_label("4. What is your job now?").fill("Backend engineer")
    page.get_by_role("button", name="Find occupations of this title").click()
    expect(page.get_by_label("United States of America")).to_be_checked()
    page.get_by_label(ENGINEER).check()
    page.get_by_role("button", name=SHOW).click()

    stands_at_the_answer(page)


def test_enter_in_a_field_sends_the_page_and_is_asked_for_the_occupation(
    visits: Visits,
) -> None:
    page = visits.open("/start/", viewport=PHONE, javascript=False)

    page.get_by_label("4. What is your job now?").fill("Backend engineer")
    page.get_by_label("5. For how many years").fill("6")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Pick one of these")
    expect(page.get_by_label("5. For how many years")).to_have_value("6")


@WIDTHS
def test_axe_finds_nothing_and_controls_are_large_enough(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open("/start/", viewport=viewport)
    axe(page, viewport)
    page.get_by_label("Year", exact=True).fill("96")
    page.get_by_label("4. What is your job now?").fill("Backend engineer")
    page.get_by_label(ENGINEER).wait_for()
    page.get_by_role("button", name=SHOW).click()

    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    assert fits(page)
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(SMALLER, TOUCH) == []
