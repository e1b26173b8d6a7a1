"""Enter saves, and nothing that was typed is lost on the way out of a page."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog, Page, expect

from pathways import profiles
from pathways.forms.topics import TOPICS
from pathways.models.casework import SavedProfile
from tests.harness.browser import Visits
from tests.harness.pages import WIDTHS, Axe, open_all
from tests.pathways.forms.test_nothing_is_lost import A_FULL_PERSON

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
PAGES = [page for topic in TOPICS for page in topic.pages]
FORMS = [f"questions/{page.slug}/" for page in PAGES if page.form]
ENTRIES = [
    f"questions/{page.slug}/{entries.slug}/1/"
    for page in PAGES
    for entries in page.lists
]
NOTE_SUBMITS = """() => document.addEventListener('submit', event => {
  event.preventDefault();
  window.sent = [event.target.id, event.submitter ? event.submitter.name : ''];
}, true)"""
WRITTEN = "main form input[type=text]:visible, main form input:not([type]):visible"


def open_at(visits: Visits, end: str, answers: Any, **options: Any) -> Page:
    """A page of a person who has given these answers."""
    _, token = profiles.start_profile(answers=answers, now=timezone.now())
    return visits.open(f"/a/{token}/{end}", **options)


def dialogs_of(page: Page) -> list[str]:
    """The kinds of dialogs that the page opens; one stays where one is."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return asked


def kept() -> Any:
    """What is stored of the only person."""
    return SavedProfile.objects.get().answers


def test_enter_in_every_field_of_every_page_saves(visits: Visits) -> None:
    page = open_at(visits, "", A_FULL_PERSON)
    home, written = page.url, 0
    for end in [*FORMS, *ENTRIES]:
        page.goto(home + end)
        page.evaluate(NOTE_SUBMITS)
        open_all(page)
        for field in page.locator(WRITTEN).all():
            page.evaluate("window.sent = null")
            field.press("Enter")
            assert page.evaluate("window.sent") == ["answers", ""], (end, field)
            written += 1

    assert written > 60


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_enter_in_the_hours_of_a_job_saves_the_job(
    visits: Visits, javascript: bool
) -> None:
    page = open_at(visits, "questions/work/work/1/", {}, javascript=javascript)

    page.get_by_label("What is the job title?").fill("Software engineer")
    page.get_by_label("How many hours a week").fill("40")
    with page.expect_navigation():
        page.get_by_label("How many hours a week").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Work history")
    job = {"title": "Software engineer", "hours_per_week": 40}
    assert kept() == {"applicant": {"work": [job]}}


def test_the_way_out_of_a_page_with_new_answers_is_asked_about(
    visits: Visits,
) -> None:
    page = open_at(visits, "questions/family/", {})
    asked = dialogs_of(page)
    page.get_by_label("How many dependent children").fill("2")
    page.locator("header a").first.click()
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(page.get_by_label("How many dependent children")).to_have_value("2")


def test_the_way_out_of_a_page_without_new_answers_is_free(visits: Visits) -> None:
    page = open_at(visits, "questions/family/", {"dependent_children": 1})
    asked = dialogs_of(page)

    page.get_by_label("How many dependent children").fill("2")
    page.get_by_label("How many dependent children").fill("1")
    with page.expect_navigation():
        page.locator("header a").first.click()

    assert asked == []


@WIDTHS
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_going_to_another_topic_saves_this_page_first(
    visits: Visits, viewport: Any, javascript: bool
) -> None:
    page = open_at(
        visits, "questions/family/", {}, viewport=viewport, javascript=javascript
    )

    page.get_by_label("How many dependent children").fill("2")
    with page.expect_navigation():
        page.get_by_role("navigation", name="Topics").get_by_role(
            "button", name="Money"
        ).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Money")
    assert kept() == {"dependent_children": 2}


def test_what_is_not_understood_stays_on_its_page_with_a_way_out(
    visits: Visits, axe: Axe
) -> None:
    page = open_at(visits, "questions/family/", {})

    page.get_by_label("How many dependent children").fill("two")
    with page.expect_navigation():
        page.get_by_role("button", name="Check your answers").click()

    expect(page.get_by_role("alert")).to_contain_text("“two” is not understood")
    axe(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Leave without saving this page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert kept() == {}
