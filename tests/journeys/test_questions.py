"""A person answers the questions in a real browser."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import WIDTHS, Axe, fits
from tests.journeys.personas.keyboard import Keyboard

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
ALL = "Go through all questions"


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def send(page: Page, button: str = "Save and continue") -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def fill_day(page: Page, question: str, day: str) -> None:
    group = page.get_by_role("group", name=question)
    number, month, year = day.split()
    group.get_by_label("Month").select_option(month)
    group.get_by_label("Year").fill(year)
    if not group.get_by_label("Day").is_visible():
        group.get_by_text("Give the day too").click()
    group.get_by_label("Day").fill(number)


def answer_some(page: Page) -> None:
    """From the home page to the page to check the answers."""
    page.get_by_role("link", name="Start your assessment").click()
    send(page, ALL)
    fill_day(page, "When were you born?", "27 3 1993")
    page.get_by_label("First", exact=True).select_option("US")
    choose(page, "What is your status in the United States?", "Citizen")
    send(page)
    page.get_by_role("button", name="Nobody").click()
    send(page, "Continue")
    choose(page, "What is your marital status?", "Never married")
    page.get_by_label("How many dependent children do you have?").fill("0")
    send(page)
    page.get_by_role("link", name="Add a credential").click()
    page.get_by_label("Bachelor’s degree, or a program").check()
    page.get_by_label("In which field?").fill("computer science")
    send(page, "Save")
    send(page, "Continue")
    page.get_by_role("link", name="Add a test result").click()
    choose(page, "Which test was it?", "IELTS General Training")
    fill_day(page, "On which day did you take it?", "14 3 2026")
    for ability in ("Listening", "Reading", "Writing", "Speaking"):
        page.get_by_label(ability).fill("7.5")
    send(page, "Save")
    send(page, "Continue")
    send(page, "Skip this page")
    page.get_by_role("button", name="No paid work").click()
    send(page, "Continue")
    choose(page, "Do you have a job offer", "No")
    choose(page, "transfer you to Canada?", "No")
    send(page)
    page.get_by_label("How much money could you take").fill("40,000")
    page.get_by_label("Currency").select_option("CAD")
    send(page)
    page.get_by_label("British Columbia").check()
    send(page)
    send(page, "Continue")
    while page.get_by_role("heading", level=1).inner_text() != "Check your answers":
        page.get_by_role("button", name="Continue").or_(
            page.get_by_role("button", name="Skip this page")
        ).first.click()


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [(PHONE, True), (DESKTOP, False)],
    ids=["phone", "desktop without scripts"],
)
def test_a_person_answers_from_the_home_page_to_the_check(
    visits: Visits, viewport: ViewportSize, javascript: bool
) -> None:
    page = visits.open("/", viewport=viewport, javascript=javascript)

    answer_some(page)

    for words in ("27 March 1993", "United States", "IELTS General Training", "40,000"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert javascript is False or fits(page)


@WIDTHS
def test_axe_finds_nothing_on_the_way(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open("/", viewport=viewport)
    axe(page, viewport)
    page.goto("/start/")
    send(page, ALL)
    axe(page, viewport)
    page.get_by_role("group", name="When were you born?").get_by_label("Day").fill("40")
    send(page)
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page, viewport)
    page.get_by_role("button", name="Skip this page").click()
    home = page.url.split("questions/")[0]
    for end in ("questions/education/", "questions/work/work/1/", "questions/offer/",
                "questions/where/", "questions/expected-levels/", ""):  # fmt: skip
        page.goto(home + end)
        assert fits(page), end
        axe(page, viewport)


@pytest.mark.parametrize(
    "path", ["/about/", "/privacy/", "/sources/", "/start/upload/", "/resume/"]
)
def test_axe_finds_nothing_on_the_other_pages(
    visits: Visits, axe: Axe, path: str
) -> None:
    page = visits.open(path, viewport=PHONE)

    assert fits(page)
    axe(page)


def test_what_only_matters_in_canada_hides_for_work_elsewhere(visits: Visits) -> None:
    page = visits.open("/start/")
    send(page, ALL)
    page.goto(page.url.replace("about", "work/work/1"))
    student = page.get_by_role("group", name="Were you a full-time student")

    page.get_by_label("In which country did you physically work?").select_option("US")
    expect(student).to_be_hidden()

    page.get_by_label("In which country did you physically work?").select_option("CA")
    expect(student).to_be_visible()


def test_the_questions_are_answered_with_the_keyboard_alone(visits: Visits) -> None:
    page = visits.open("/start/")
    send(page, ALL)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    born = page.get_by_role("group", name="When were you born?")
    Keyboard(page).reach(born.get_by_label("Month"))
    page.keyboard.type("March")
    page.keyboard.press("Tab")
    page.keyboard.type("27")
    page.keyboard.press("Tab")
    page.keyboard.type("1993")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Canadian ancestors")
