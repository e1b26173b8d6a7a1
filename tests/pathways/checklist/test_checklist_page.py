"""The page and the file on the shipped catalogue."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.models import SavedProfile
from tests.harness.answers import token_of
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")
QUERIES = 6
TODAY = "2026-11-23T15:00:00Z"
WITHOUT = {
    **DEVELOPER,
    "applicant": {**DEVELOPER["applicant"], "language_tests": [], "education": []},
}


def see(client: Client, name: str, answers: dict[str, Any], *streams: str) -> Any:
    address = reverse(f"pathways:{name}", args=[token_of(answers)])
    return client.get(address, {"stream": list(streams)})


@time_machine.travel(TODAY, tick=False)
def test_without_a_choice_the_best_open_group_is_chosen(client: Client) -> None:
    page = see(client, "checklist", DEVELOPER)

    assert page.context["page"].slugs == ["express-entry/fsw"]
    assertContains(page, "You have one. It is no longer valid from 10 February 2028.")


@time_machine.travel(TODAY, tick=False)
def test_chosen_pathways_share_their_papers(client: Client) -> None:
    page = see(client, "checklist", DEVELOPER, "express-entry/fsw", "start-up-visa")

    items = {one.title: one for one in page.context["page"].items}
    assert len(items["Language test"].pathways) == 2
    assert len(items["Proof of funds"].pathways) == 2
    assert len(items["Letter of support"].pathways) == 1
    assertContains(page, "how long they stay valid, is not known to us")


def test_an_unknown_pathway_is_passed_over(client: Client) -> None:
    page = see(client, "checklist", DEVELOPER, "no/such")

    assert page.context["page"].slugs == ["express-entry/fsw"]


def test_a_stranger_sees_neither_page_nor_file(client: Client) -> None:
    for name in ("checklist", "checklist-calendar"):
        assert client.get(reverse(f"pathways:{name}", args=["x"])).status_code == 404


@pytest.mark.parametrize("name", ["checklist", "checklist-calendar"])
def test_page_and_file_take_few_queries(
    client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse(f"pathways:{name}", args=[token_of(DEVELOPER)])

    with django_assert_max_num_queries(QUERIES):
        assert client.get(address).status_code == 200


@time_machine.travel(TODAY, tick=False)
def test_the_file_holds_the_days_of_the_page(client: Client) -> None:
    page = see(client, "checklist", DEVELOPER, "express-entry/fsw")
    file = see(client, "checklist-calendar", DEVELOPER, "express-entry/fsw")

    events = Calendar.from_ical(file.content).walk("VEVENT")
    told = [(one.on, one.title) for one in page.context["page"].dates]
    assert [(e.decoded("dtstart"), str(e["summary"])) for e in events] == told
    assert "points for age" in told[0][1]
    assert all("https://" in str(event["description"]) for event in events)


def test_the_file_is_private_named_and_says_nothing_of_the_link(client: Client) -> None:
    token = token_of(DEVELOPER)

    file = client.get(reverse("pathways:checklist-calendar", args=[token]))

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Cache-Control"] == "private, no-store"
    assert "pathways-checklist.ics" in file["Content-Disposition"]
    assertNotContains(file, token)


@time_machine.travel(TODAY, tick=False)
def test_contradicting_answers_are_refused_on_both(client: Client) -> None:
    answers = {"marital_status": "married", "partner": None}

    for name in ("checklist", "checklist-calendar"):
        assert see(client, name, answers).status_code == 409


@time_machine.travel(TODAY, tick=False)
def test_open_answers_leave_their_days_out(client: Client) -> None:
    file = see(client, "checklist-calendar", {}, "express-entry/fsw")

    assertNotContains(file, "no longer valid")
    assertNotContains(file, "points for age")


@time_machine.travel(TODAY, tick=False)
def test_what_is_missing_has_its_arithmetic_and_whose_figure_it_is(
    client: Client,
) -> None:
    page = see(client, "checklist", WITHOUT, "express-entry/fsw")

    assertContains(page, "our estimate")
    assertContains(page, "23 May 2027 less 6 months is 23 November 2026.")
    assert SavedProfile.objects.count() == 1


@pytest.mark.parametrize("name", ["result", "ways"])
def test_the_pages_of_the_answers_lead_to_the_checklist(
    client: Client, name: str
) -> None:
    page = see(client, name, DEVELOPER)

    assertContains(page, "/checklist/")
