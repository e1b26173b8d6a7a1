"""The page of ways on the shipped catalogue: what it says, and its queries."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.selectors.ways import WaysPage
from tests.harness.answers import token_of
from tests.rules.way_people import PEOPLE, answers_of

pytestmark = pytest.mark.usefixtures("catalogue")
QUERIES = 6  # the profile, the edition, its snapshot once, and rounds
TODAY = "2026-11-22T15:00:00Z"
everybody = pytest.mark.parametrize("name", sorted(PEOPLE))


def address(answers: dict[str, Any]) -> str:
    return reverse("pathways:ways", args=[token_of(answers)])


def see(client: Client, answers: dict[str, Any], **query: Any) -> Any:
    return client.get(address(answers), query)


def told(page: Any) -> WaysPage:
    found: WaysPage = page.context["page"]
    return found


@everybody
@time_machine.travel(TODAY, tick=False)
def test_at_most_six_ways_each_with_drawing_table_and_sum(
    client: Client, name: str
) -> None:
    page = see(client, answers_of(name))

    ways = told(page).ways
    assert 1 < len(ways) <= 6
    html = page.content.decode()
    assert html.count('class="way-chart" width="100%"') == len(ways)
    assert html.count('class="table stack way-steps"') == len(ways)
    assert html.count("for your family") == len(ways)
    for way in ways:
        assert way.timeline.label in html.replace("&#x27;", "'").replace("&amp;", "&")


@everybody
@time_machine.travel(TODAY, tick=False)
def test_ways_that_can_be_used_come_first(client: Client, name: str) -> None:
    ways = told(see(client, answers_of(name))).ways

    assert [way.worth for way in ways] == sorted(way.worth for way in ways)
    stopped = [way.sequence.is_stopped for way in ways]
    assert stopped == sorted(stopped)


@time_machine.travel(TODAY, tick=False)
def test_of_offers_that_differ_by_wage_alone_the_page_shows_one(
    client: Client,
) -> None:
    """The one that past rounds speak for: with the median wage, none would invite."""
    ways = told(see(client, answers_of("developer"))).ways
    families = [way.sequence.family for way in ways]
    offers = [way for way in ways if way.sequence.streams[0] == "pnp/bc/sw"]

    assert len(set(families)) == len(families)
    assert [way.chance for way in offers] == [0]


def test_the_queries_are_as_few_as_the_results(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = address(answers_of("developer"))

    with django_assert_max_num_queries(QUERIES):
        assert client.get(where).status_code == 200


def test_nothing_is_styled_or_scripted_inline(client: Client) -> None:
    html = see(client, answers_of("developer")).content.decode()

    main = html[html.index("<main") : html.index("</main>")]
    assert re.findall(r"\sstyle=|<script|\son\w+=", main) == []


@time_machine.travel(TODAY, tick=False)
def test_a_usual_day_stands_only_where_every_step_has_a_time(client: Client) -> None:
    page = see(client, answers_of("manager with an affiliate"))

    for way in told(page).ways:
        known = all(step.leg.has_time for step in way.steps)
        assert (way.usual is not None) is known, way.title
    assertContains(page, "as published times go")
    assertContains(page, "No usual day can be told")
    assertContains(page, "no page says how long one waits for it")


@time_machine.travel(TODAY, tick=False)
def test_a_sum_is_that_of_its_fees_and_one_application_is_paid_once(
    client: Client,
) -> None:
    ways = told(see(client, answers_of("developer with an offer"))).ways
    way = next(one for one in ways if one.sequence.streams[0] == "pnp/bc/sw")

    lines = way.costs.you.lines
    titles = [line.title for line in lines]
    assert sum((line.low for line in lines), Decimal(0)) == way.costs.you.low
    assert titles.count("Right of permanent residence") == 1
    assert "Express Entry profile" in titles
    assert any("BC" in title or "British Columbia" in title for title in titles)


@time_machine.travel(TODAY, tick=False)
def test_a_nominee_outside_express_entry_pays_the_federal_fees_too(
    client: Client,
) -> None:
    ways = told(see(client, answers_of("manager with an affiliate"))).ways
    way = next(one for one in ways if one.steps[-1].leg.move.kind == "federal")

    titles = [line.title for line in way.costs.you.lines]
    assert "Right of permanent residence" in titles
    assert "Express Entry profile" not in titles


@time_machine.travel(TODAY, tick=False)
def test_a_way_whose_intake_is_paused_says_so_and_comes_last(client: Client) -> None:
    page = see(client, answers_of("manager with an affiliate"))

    last = told(page).ways[-1]
    assert [step.leg.soon.intake for step in last.shut] == ["paused"]
    assertContains(page, "Paused")


@time_machine.travel(TODAY, tick=False)
def test_two_ways_stand_side_by_side(client: Client) -> None:
    answers = answers_of("developer")
    keys = [way.key for way in told(see(client, answers)).ways]

    page = see(client, answers, way=keys[:2])

    assert [way.key for way in told(page).chosen] == keys[:2]
    assertContains(page, "What could stop it")
    assertNotContains(page, "Tick two to four ways")


@pytest.mark.parametrize("number", [1, 5])
@time_machine.travel(TODAY, tick=False)
def test_one_or_five_ways_are_not_compared(client: Client, number: int) -> None:
    answers = answers_of("developer")
    keys = [way.key for way in told(see(client, answers)).ways]

    page = see(client, answers, way=keys[:number])

    assertContains(page, "Tick two to four ways")
    assertNotContains(page, "What could stop it")


def test_the_page_says_that_study_permits_are_not_in_the_catalogue(
    client: Client,
) -> None:
    page = see(client, answers_of("developer"))

    assertContains(page, "Study in Canada is not in the catalogue")


def test_without_a_way_the_page_says_what_is_missing(client: Client) -> None:
    page = see(client, {})

    assertContains(page, "We found no way to permanent residence yet")
    assertContains(page, "What is missing")
    assert told(page).nearest


def test_a_stranger_finds_no_ways(client: Client) -> None:
    assert client.get(reverse("pathways:ways", args=["nobody"])).status_code == 404


def test_nobody_may_keep_the_page(client: Client) -> None:
    assert see(client, {})["Cache-Control"] == "private, no-store"


@everybody
@time_machine.travel(TODAY, tick=False)
def test_how_far_the_record_reaches_is_said_once(client: Client, name: str) -> None:
    page = see(client, answers_of(name))

    days = {s.past.record.as_of for w in told(page).ways for s in w.invites if s.past}
    assert len(days) == 1
    assertContains(page, "Our record of rounds reaches to", count=1)


@everybody
@time_machine.travel(TODAY, tick=False)
def test_within_a_title_what_is_done_begins_small(client: Client, name: str) -> None:
    for way in told(see(client, answers_of(name))).ways:
        parts = way.title.split(", then ")
        acts = [step for step in way.steps if step.tone != "work"]
        for part, step in zip(parts[1:], acts[1:], strict=True):
            assert part[0].islower() == (step.leg.move.kind != "stream")


@everybody
@time_machine.travel(TODAY, tick=False)
def test_a_long_name_in_a_drawing_takes_a_second_line(
    client: Client, name: str
) -> None:
    for way in told(see(client, answers_of(name))).ways:
        bars = way.timeline.bars
        for number, (bar, step) in enumerate(zip(bars, way.steps, strict=True), 1):
            said = f"{bar.label} {bar.second}".strip()
            full = f"{number}. {step.title}"
            assert said == full or (bar.second and len(full) > 80)
        for above, below in pairwise(bars):
            assert above.y + 12 < below.label_y - 10
        assert bars[-1].y + 12 < way.timeline.axis
