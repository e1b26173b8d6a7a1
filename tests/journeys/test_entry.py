"""One job, one study and money in US dollars, by keyboard and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.harness.browser import Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all
from tests.journeys.personas.keyboard import Keyboard
from tests.journeys.test_saving import kept, open_at

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
US = "United States of America"
MODES = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])


@MODES
@WIDTHS
def test_a_job_takes_five_things_by_keyboard(
    visits: Visits, viewport: ViewportSize, javascript: bool
) -> None:
    page = open_at(visits, "questions/work/work/1/", {}, viewport=viewport,
                   javascript=javascript)  # fmt: skip
    hands = Keyboard(page)

    hands.write("What is the job title?", "Software engineer")
    if javascript:
        page.get_by_role("radio", name=re.compile("^21231 ")).wait_for()
    else:
        hands.go("Find occupations (NOC) of this title")
    hands.choose("Which occupation (NOC) is it in?", re.compile("^21231 "))
    hands.write_month("When did you start?", "June 2020")
    hands.choose("Do you still work there?", "Yes")
    hands.write("How many hours a week were you paid for?", "37,5")
    hands.select("In which country did you physically work?", US)
    hands.go("Save")

    expect(page.get_by_text("June 2020 to now")).to_be_visible()
    assert kept()["applicant"]["work"] == [
        {
            "title": "Software engineer",
            "noc": "21231",
            "start": "2020-06-30",
            "end": None,
            "hours_per_week": 37.5,
            "country": "US",
        }
    ]


@WIDTHS
def test_a_study_is_dated_by_its_month_by_keyboard(
    visits: Visits, viewport: ViewportSize
) -> None:
    page = open_at(visits, "questions/education/education/1/", {}, viewport=viewport)
    hands = Keyboard(page)

    hands.choose(
        "What did you complete, or what are you completing?",
        "Bachelor’s degree, or a program of three years or more",
    )
    hands.select("In which country did you study?", US)
    hands.write_month("When was the study completed?", "May 2018")
    page.keyboard.press("Enter")

    expect(page.get_by_text(re.compile("May 2018"))).to_be_visible()
    study = {"level": "three_year_or_more", "country": "US"}
    assert kept()["applicant"]["education"] == [{**study, "completed_on": "2018-05-31"}]


@MODES
@WIDTHS
def test_money_in_us_dollars_by_keyboard_is_shown_again(
    visits: Visits, viewport: ViewportSize, javascript: bool
) -> None:
    page = open_at(visits, "questions/money/", {}, viewport=viewport,
                   javascript=javascript)  # fmt: skip
    hands = Keyboard(page)

    hands.write("How much money could you take to Canada?", "45k")
    hands.select("Currency", "USD")
    hands.go("Save and continue")

    assert kept()["settlement_funds_cad"] == 61920  # 45,000 x 1.3760
    page.goto(re.sub("questions/.*", "questions/money/", page.url))
    expect(page.get_by_label("How much money could you take")).to_have_value("45,000")
    expect(page.get_by_label("Currency")).to_have_value("USD")
    page.goto(re.sub("questions/.*", "", page.url))
    text = "45,000 USD, 61,920 CAD at 1.3760 of 21 August 2026"
    expect(page.get_by_text(text)).to_be_visible()


def fill_ambiguously(page: Page) -> None:
    page.get_by_role("group", name="When were you born?").get_by_label("Day").fill(
        "5 6 1996"
    )


@WIDTHS
def test_a_birth_with_two_readings_is_asked_back_and_never_taken(
    visits: Visits, viewport: ViewportSize, axe: Axe
) -> None:
    page = open_at(visits, "questions/about/", {}, viewport=viewport)

    fill_ambiguously(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("6 May 1996")
    expect(alert).to_contain_text("5 June 1996")
    axe(page)
    assert kept() == {}


ENDS = ("work/work/1/", "education/education/1/", "money/", "expected-levels/",
        "about/", "job-offer/")  # fmt: skip


@WIDTHS
def test_axe_finds_nothing_where_all_is_open(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    answers = {"job_offer": {}, "applicant": {"work": [{"country": "CA"}]}}
    page = open_at(visits, "", answers, viewport=viewport)
    home = page.url
    for end in ENDS:
        page.goto(f"{home}questions/{end}")
        open_all(page)
        assert fits(page), end
        axe(page, viewport)
