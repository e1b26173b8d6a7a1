"""The developer with an offer in British Columbia fills in the forms by hand."""

from __future__ import annotations

import re
from re import Pattern
from typing import Final

from playwright.sync_api import Page

SAVE: Final = "Save and continue"
CHECK: Final = "Check your answers"


def send(page: Page, button: str = SAVE) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def choose(page: Page, question: str, answer: str | Pattern[str]) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def fill_day(page: Page, question: str, day: str) -> None:
    group = page.get_by_role("group", name=question)
    number, month, year = day.split()
    group.get_by_label("Month").select_option(month)
    group.get_by_label("Year").fill(year)
    if not group.get_by_label("Day").is_visible():
        group.get_by_text("Give the day too").click()
    group.get_by_label("Day").fill(number)


def fill_in_all(page: Page) -> None:
    """From the first page of the questions to the page that checks the answers."""
    about_and_family(page)
    education_and_languages(page)
    work(page)
    offer(page)
    page.get_by_label("How much money could you take").fill("45,000")
    page.get_by_label("Currency").select_option("CAD")
    send(page)
    page.get_by_label("British Columbia", exact=True).check()
    choose(page, "Are you in Canada now?", "No")
    send(page)
    while page.get_by_role("heading", level=1).inner_text() != CHECK:
        page.get_by_role("button", name="Continue", exact=True).or_(
            page.get_by_role("button", name="Skip this page")
        ).first.click()


def about_and_family(page: Page) -> None:
    fill_day(page, "When were you born?", "14 5 1996")
    page.get_by_label("First", exact=True).select_option("US")
    choose(page, "What is your status in the United States?", "Citizen")
    page.get_by_label("In which country do you live?").select_option("US")
    send(page)
    page.get_by_role("button", name="Nobody").click()
    send(page, "Continue")
    choose(page, "What is your marital status?", "Never married")
    page.get_by_label("How many dependent children do you have?").fill("0")
    send(page)


def education_and_languages(page: Page) -> None:
    page.get_by_role("link", name="Add a credential").click()
    page.get_by_label("Bachelor’s degree, or a program").check()
    page.get_by_label("In which field?").fill("Computer engineering")
    page.get_by_label("In which country did you study?").select_option("US")
    fill_day(page, "When was the study completed?", "20 5 2018")
    choose(page, "Do you have an educational credential assessment", "Yes")
    fill_day(page, "On which day was your ECA issued?", "2 3 2026")
    send(page, "Save")
    send(page, "Continue")
    page.get_by_role("link", name="Add a test result").click()
    choose(page, "Which test was it?", "IELTS General Training")
    fill_day(page, "On which day did you take it?", "18 4 2026")
    page.get_by_label("Listening").fill("8")
    for ability in ("Reading", "Writing", "Speaking"):
        page.get_by_label(ability).fill("7")
    send(page, "Save")
    send(page, "Continue")
    send(page, "Skip this page")


def work(page: Page) -> None:
    page.get_by_role("link", name="Add a job").click()
    page.get_by_label("What is the job title?").fill("Software engineer")
    send(page, "Find occupations (NOC) of this title")
    choose(page, "Which occupation (NOC) is it in?", re.compile("^21231 "))
    fill_day(page, "When did you start?", "1 6 2020")
    choose(page, "Do you still work there?", "Yes")
    page.get_by_label("How many hours a week were you paid for?").fill("40")
    page.get_by_label("In which country did you physically work?").select_option("US")
    send(page, "Save")
    send(page, "Continue")


def offer(page: Page) -> None:
    choose(page, "Do you have a job offer from an employer in Canada?", "Yes")
    for question in (
        "Could your present employer transfer you to Canada?",
        "Do you want to start a business in Canada?",
        "Do you trade with Canada or invest in a business there?",
    ):
        choose(page, question, "No")
    send(page)
    page.get_by_label("What is the job title?").fill("Software engineer")
    send(page, "Find occupations (NOC) of this title")
    choose(page, "Which occupation (NOC) is it in?", re.compile("^21231 "))
    page.get_by_label("In which province or territory is the job?").select_option("BC")
    page.get_by_label("In which city or town?").fill("Vancouver")
    page.get_by_label("What does it pay an hour?").fill("60")
    page.get_by_label("For how many hours a week?").fill("40")
    choose(page, "Is the job permanent, without an end date?", "Yes")
    choose(page, "Is it seasonal work?", "No")
    choose(page, "Do you do this job in Canada today?", "No")
    send(page)
    choose(page, "Is there a labour market impact assessment", "None")
    send(page)
