"""The developer without an offer gives every answer of the file by the forms."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Page, expect

from tests.journeys.personas.keyboard import Keyboard

SAVE: Final = "Save and continue"
MANY: Final = 40  # pages of further questions, never reached


def answer_all(page: Page) -> None:
    """From the first page of the questions to the page that checks the answers."""
    hands = Keyboard(page)
    about_and_family(hands)
    education_and_languages(hands)
    work_and_plans(hands)
    money_and_place(hands)
    for _ in range(MANY):
        if page.get_by_role("heading", level=1).inner_text() == "Check your answers":
            return
        skips = page.get_by_role("button", name="Skip this page")
        hands.go("Skip this page" if skips.count() else "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


def about_and_family(hands: Keyboard) -> None:
    hands.write_day("When were you born?", "14 May 1996")
    hands.select("First", "United States of America")
    hands.choose("What is your status in the United States?", "Citizen")
    hands.select("In which country do you live?", "United States of America")
    hands.go(SAVE)
    hands.go("Nobody")
    hands.go("Continue")
    hands.choose("What is your marital status?", "Never married")
    hands.write("How many dependent children do you have?", "0")
    hands.go(SAVE)


def education_and_languages(hands: Keyboard) -> None:
    hands.go("Add a credential", "link")
    hands.choose(
        "What did you complete, or what are you completing?",
        "Bachelor’s degree, or a program of three years or more",
    )
    hands.write("In which field?", "Computer science")
    hands.select("In which country did you study?", "United States of America")
    hands.write_month("When was the study completed?", "20 May 2018")
    hands.choose("Do you have an educational credential assessment", "Yes")
    hands.write_day("On which day was your ECA issued?", "2 March 2026")
    hands.go("Save")
    hands.go("Continue")
    hands.go("Add a test result", "link")
    hands.choose("Which test was it?", "IELTS General Training")
    hands.write_day("On which day did you take it?", "18 April 2026")
    for ability, score in (("Listening", "8"), ("Reading", "7"), ("Writing", "7")):
        hands.write(ability, score)
    hands.write("Speaking", "7")
    hands.go("Save")
    hands.go("Continue")
    hands.go("Skip this page")


def work_and_plans(hands: Keyboard) -> None:
    hands.go("Add a job", "link")
    hands.write("What is the job title?", "Software developer")
    hands.go("Find occupations (NOC) of this title")
    hands.choose("Which occupation (NOC) is it in?", re.compile("^21232 "))
    hands.write_month("When did you start?", "1 June 2020")
    hands.choose("Do you still work there?", "Yes")
    hands.write("How many hours a week were you paid for?", "40")
    hands.select(
        "In which country did you physically work?", "United States of America"
    )
    hands.go("Save")
    hands.go("Continue")
    for question in (
        "Do you have a job offer from an employer in Canada?",
        "Could your present employer transfer you to Canada?",
        "Do you want to start a business in Canada?",
        "Do you trade with Canada or invest in a business there?",
    ):
        hands.choose(question, "No")
    hands.go(SAVE)


def money_and_place(hands: Keyboard) -> None:
    hands.write("How much money could you take to Canada?", "45,000")
    hands.select("Currency", "CAD")
    hands.go(SAVE)
    hands.tick("British Columbia")
    hands.tick("Ontario")
    hands.choose("Are you in Canada now?", "No")
    hands.go(SAVE)
    hands.go("Nobody")
    hands.go("No nomination")
    hands.go("Continue")
