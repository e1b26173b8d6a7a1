"""The plan page of the shipped catalogue."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.harness.answers import token_of
from tests.rules.planning_people import a_profile

pytestmark = pytest.mark.usefixtures("catalogue")


def see(client: Client, answers: dict[str, Any]) -> Any:
    return client.get(reverse("pathways:plan", args=[token_of(answers)]))


def test_the_page_tells_steps_points_and_months(client: Client) -> None:
    page = see(client, a_profile(102))

    assertContains(page, "Cheapest next points")
    assertContains(page, "our estimate")
    assertContains(page, 'class="plan-chart"')
    assert page["Cache-Control"] == "private, no-store"


def test_without_any_answer_the_page_still_answers(client: Client) -> None:
    assertContains(see(client, {}), "What would change the answer")


def test_a_stranger_finds_no_plan(client: Client) -> None:
    assert client.get(reverse("pathways:plan", args=["nobody"])).status_code == 404


def test_what_would_fit_but_is_shut_stands_apart(client: Client) -> None:
    page = see(client, a_profile(102))

    levers = page.context["plan"].levers
    proposals = [one for lever in levers for one in lever.proposals]
    shut = [one for one in proposals if one.shut]
    assert shut
    for one in proposals:
        parts = [*one.open_now, *one.shut]
        assert {each.slug for each in one.opens} == {each.slug for each in parts}
        assert {stream.intake for stream in one.shut} <= {"paused", "closed"}
    assertContains(page, "would fit, but")
