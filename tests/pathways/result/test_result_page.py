"""The result page: who may see it, which day it is, what it costs to make."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.pathways.result.conftest import Link, Publish
from tests.pathways.result.small import (
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    YEAR,
    shut,
    stream,
)

QUERIES = 6  # the profile, the edition, its snapshot once, and rounds

Get = Callable[..., Any]


@pytest.fixture
def see(client: Client) -> Get:
    """Open a result by its token."""

    def get(token: str, **query: str) -> Any:
        return client.get(reverse("pathways:result", args=[token]), query)

    return get


def test_the_heading_is_the_answer(publish: Publish, link_to: Link, see: Get) -> None:
    publish(stream("permit", HAS_OFFER))

    page = see(link_to({"job_offer": {}}))

    assertContains(page, "<h1>One pathway is open to you now</h1>", html=True)


@pytest.mark.parametrize("number", [1, 80])
def test_the_queries_do_not_grow_with_the_streams(
    publish: Publish,
    link_to: Link,
    see: Get,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    publish(*(stream(f"permit/{i}", HAS_OFFER, YEAR) for i in range(number)))
    token = link_to({})

    with django_assert_max_num_queries(QUERIES):
        assert see(token).status_code == 200


def test_a_result_is_private(publish: Publish, link_to: Link, see: Get) -> None:
    publish(stream("permit", HAS_OFFER))

    page = see(link_to({}))

    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page.cookies == {}


def test_a_stranger_finds_no_page(publish: Publish, see: Get) -> None:
    publish(stream("permit", HAS_OFFER))

    assert see("not-a-token").status_code == 404


def test_the_day_is_today_whatever_the_address_says(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER, intakes=shut("closed", "2026-03-01")))

    with time_machine.travel("2026-11-22 15:00:00Z", tick=False):
        token = link_to({"job_offer": {}})
        page = see(token, on="2026-02-01")

    assertContains(page, "No pathway is open to you yet")
    assertContains(page, "22\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026")


def test_staff_may_look_at_another_day(
    publish: Publish, link_to: Link, see: Get, admin_client: Client
) -> None:
    publish(stream("permit", HAS_OFFER, intakes=shut("closed", "2026-03-01")))
    address = reverse("pathways:result", args=[link_to({"job_offer": {}})])

    assertContains(
        admin_client.get(address, {"on": "2026-02-28"}), "One pathway is open"
    )
    assertContains(
        admin_client.get(address, {"on": "2026-03-01"}), "No pathway is open"
    )
    assert admin_client.get(address, {"on": "yesterday"}).status_code == 200


def test_without_an_edition_nothing_is_guessed(link_to: Link, see: Get) -> None:
    page = see(link_to({}))

    assertContains(page, "No rules are published yet", status_code=503)


def test_contradicting_answers_are_named_with_their_question(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER))

    page = see(link_to({"marital_status": "married", "partner": None}))

    assertContains(page, "Some answers cannot be assessed", status_code=409)
    assertContains(page, "/questions/", status_code=409)


def test_an_open_question_is_linked_to_its_page(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER))
    token = link_to({})

    page = see(token)

    assertContains(page, reverse("pathways:question", args=[token, "offer"]))
    assertContains(page, "Do you have a job offer from an employer in Canada?")


def test_the_gap_stands_in_the_summary_and_in_the_table(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_FUNDS))

    page = see(link_to({"settlement_funds_cad": 9000}))

    assertContains(page, "<b>1,000 CAD</b>", html=True)
    assertContains(page, "This decides.")


def test_a_closed_pathway_says_since_when_and_what_its_rules_would_say(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER, intakes=shut("closed", "2026-03-01")))

    page = see(link_to({"job_offer": {}}))

    assertContains(page, '<time datetime="2026-03-01">')
    assertContains(page, "By its rules your answers would be:")


def test_an_officers_point_is_not_shown_as_an_unanswered_question(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", JUDGED))

    page = see(link_to({}))

    assertContains(page, "Nothing that we ask")
    assertNotContains(page, "Not answered")


def test_other_provinces_stand_in_short_until_asked_for(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("pnp/on/x", HAS_OFFER, province="ON"))
    token = link_to({"intended_provinces": ["BC"]})

    assertContains(see(token), "All requirements in Ontario")
    assertNotContains(see(token, province="ON"), "All requirements in Ontario")
    assertContains(see(token, province="nowhere"), "All requirements in Ontario")


def test_no_wish_for_a_province_is_said_with_its_question(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("pnp/on/x", HAS_OFFER, province="ON"))

    assertContains(see(link_to({})), "Where in Canada do you want to live?")


def test_it_says_that_this_is_no_legal_advice_and_who_may_advise(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER))

    page = see(link_to({}))

    assertContains(page, "this is not legal advice", count=1)
    assertContains(page, 'href="https://college-ic.ca/"')
    assertContains(page, "What holds for every pathway", count=1)


def test_without_a_record_of_rounds_none_is_invented(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("pool", HAS_OFFER, invitation=True))

    page = see(link_to({"job_offer": {}}))

    assertContains(page, "You qualify for one pathway, and an invitation decides")
    assertContains(page, "we cannot say whether one would have invited you")


def test_answers_whose_time_is_over_are_gone(
    publish: Publish, link_to: Link, see: Get
) -> None:
    publish(stream("permit", HAS_OFFER))
    token = link_to({})

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert see(token).status_code == 404
