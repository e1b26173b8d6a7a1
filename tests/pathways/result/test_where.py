"""Where the market and the open streams meet: the table, against the reference."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.outlook.provinces import Chance, ProvinceStream
from pathways.pages.options.states import States
from pathways.selectors.past_rounds import past_rounds
from pathways.selectors.result import current_edition, standing_of
from pathways.selectors.rounds import rounds_of
from pathways.selectors.where import Where, where
from tests.pathways.result.conftest import Link
from tests.pathways.result.us_developer import DEVELOPER, EXPLAINED, SAID, Said

pytestmark = pytest.mark.usefixtures("catalogue")

ON = date(2026, 11, 22)
TODAY = "2026-11-22 15:00:00Z"
OFFER = {
    "noc": "21232",
    "province": "BC",
    "city": "Vancouver",
    "wage_cad_hourly": 60,
    "hours_per_week": 40,
    "indeterminate": True,
}
QUERIES = 6  # profile, edition, rounds, draws, pool and market


def table(**changes: Any) -> Where:
    standing = standing_of({**DEVELOPER, **changes}, current_edition(), ON)
    slugs = [stream.slug for stream in standing.assessment.streams]
    return where(standing, rounds_of(slugs, ON), past_rounds())


def stream_of(where: Where, slug: str) -> ProvinceStream:
    every = (stream for row in where.rows for stream in row.province.streams)
    return next(item for item in every if item.now.slug == slug)


def see(client: Client, token: str, name: str, *more: str) -> Any:
    with time_machine.travel(TODAY, tick=False):
        return client.get(reverse(f"pathways:{name}", args=[token, *more]))


def words(page: Any) -> str:
    text = re.sub("<[^>]+>", " ", page.content.decode())
    return " ".join(unescape(text).split())


@pytest.fixture
def token(link_to: Link) -> str:
    with time_machine.travel(TODAY, tick=False):
        return link_to(DEVELOPER)


def agrees(said: Said, stream: ProvinceStream) -> bool:
    """Whether the table says of a stream what the reference says."""
    if not said.usable:
        return stream.chance is Chance.MISSING
    if said.offer_needed:
        decided_then = stream.chance is Chance.ANSWER and stream.needs_offer_for_answers
        return stream.chance is Chance.OFFER or decided_then
    decided_now = stream.chance is Chance.ANSWER and not stream.needs_offer_for_answers
    return stream.chance is Chance.NOW or decided_now


def test_the_table_agrees_with_the_reference_or_is_named_with_a_reason() -> None:
    result = table()

    differing = {s.stream for s in SAID if not agrees(s, stream_of(result, s.stream))}

    assert differing == EXPLAINED.keys()


@pytest.mark.long
@pytest.mark.parametrize("said", SAID, ids=lambda said: said.stream)
def test_each_stream_says_what_it_means_from_the_united_states(
    client: Client, token: str, said: Said
) -> None:
    stream = stream_of(table(), said.stream)

    text = words(see(client, token, "own-province", said.stream.split("/")[1]))

    record = stream.practice[0]
    assert record.title == "From the United States"
    assert record.after_moving is not said.usable
    assert " ".join(record.text.split()) in text
    if stream.chance is Chance.SHUT and stream.now.intake_note:
        assert stream.now.intake_note in text
    if stream.chance is Chance.MISSING:
        assert stream.best.findings[0].requirement.title in text


def test_the_explained_differences_are_of_the_kind_that_is_said() -> None:
    result = {slug: stream_of(table(), slug) for slug in EXPLAINED}

    shut = {slug for slug, item in result.items() if item.chance is Chance.SHUT}
    french = {
        slug
        for slug, item in result.items()
        if item.chance is Chance.MISSING
        and any("french" in f.requirement.slug for f in item.best.unmet)
    }

    assert shut == {"pnp/on/owp-teer03", "pnp/on/hcp", "pnp/yt/ee"}
    assert french == {"pnp/nb/si", "pnp/qc/pstq1"}
    assert result["pnp/ns/sw"].after_moving
    assert result["pnp/qc/pilot-ai"].now.intake == "closed"


@pytest.mark.parametrize("offer", [None, OFFER], ids=["no offer", "an offer in BC"])
def test_each_stream_stands_as_options_says(offer: dict[str, Any] | None) -> None:
    answers = {**DEVELOPER, "job_offer": offer}
    standing = standing_of(answers, current_edition(), ON)
    states = States(standing, past_rounds())
    rows = table(job_offer=offer).rows
    streams = {s.now.slug: s for row in rows for s in row.province.streams}

    said = {
        slug: item.stand_offered
        if offer and slug.startswith("pnp/bc/")
        else item.stand_now
        for slug, item in streams.items()
        if offer is None or slug.startswith("pnp/bc/")
    }

    assert said == {slug: states.state(streams[slug].now.stream) for slug in said}


def test_an_offer_that_one_has_is_the_step_without_it() -> None:
    result = table(job_offer=OFFER)

    opened = [
        stream
        for row in result.rows
        for stream in row.province.streams
        if stream.chance is Chance.OFFER
    ]

    assert opened
    assert {s.stand_now.key for s in opened if s.stand_now} == {"needs_step"}


def test_no_page_of_a_province_gives_a_rules_verdict_to_a_stream(
    client: Client, token: str
) -> None:
    page = see(client, token, "own-provinces").content.decode()
    streams = re.findall(
        r'<p class="decides">.*?</p>',
        see(client, token, "own-province", "on").content.decode(),
        re.DOTALL,
    )

    assert len(streams) > 2
    for text in (page, *streams):
        assert not re.search("Not met|Not answered|> Met<|>An officer decides", text)


def test_the_offer_is_the_records_at_the_median_wage_of_the_province() -> None:
    by_code = {row.province.code: row for row in table().rows}

    tried = by_code["BC"].province.offer
    market = by_code["BC"].market

    assert tried is not None
    assert market is not None
    assert market.wage is not None
    assert tried.offer.wage_cad_hourly == market.wage.median_cad
    assert (tried.offer.noc, tried.offer.indeterminate) == ("21232", True)


def test_where_no_median_is_published_the_least_wage_of_the_record_stands() -> None:
    result = table()

    assert result.assumed is not None
    assert {item.code for item in result.assumed.without_median} == {"NT", "YT"}
    assert result.assumed.wage == 70


def test_the_persons_provinces_come_first_then_what_is_open_then_the_market() -> None:
    rows = table().rows

    assert [row.province.code for row in rows[:2]] == ["BC", "ON"]
    assert rows[-1].province.code == "NU"
    assert [row.order for row in rows] == sorted(row.order for row in rows)
    assert len(rows) == 13


def test_an_own_offer_is_tried_in_its_province_in_place_of_the_assumed_one() -> None:
    offer = {"noc": "21232", "province": "SK", "wage_cad_hourly": 30}

    result = table(job_offer=offer, intended_provinces=[])

    first = result.rows[0].province
    assert first.code == "SK"
    assert first.offer is not None
    assert first.offer.is_own
    assert str(first.offer.offer.wage_cad_hourly) == "30"
    assert stream_of(result, "pnp/bc/sw").now.verdict.word == "not_met"
    assert stream_of(result, "pnp/bc/sw").chance is Chance.OFFER


def test_without_an_offer_means_the_answers_without_the_offer_they_name() -> None:
    offer = {"noc": "21232", "province": "BC", "wage_cad_hourly": 60}
    bare = standing_of(DEVELOPER, current_edition(), ON)

    result = table(job_offer=offer)

    for row in result.rows:
        for item in row.province.streams:
            stream = bare.by_slug[item.now.slug]
            assert item.now.verdict is bare.assessment.verdict(stream), item.now.slug


def test_the_page_takes_few_queries(
    client: Client,
    token: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    see(client, token, "own-provinces")  # the rulebook is loaded, the page kept

    with django_assert_max_num_queries(QUERIES):
        assert see(client, token, "own-provinces").status_code == 200


def test_the_table_stands_on_a_page_of_its_own(client: Client, token: str) -> None:
    page = see(client, token, "own-provinces")

    assertContains(page, "Where the market and the open streams meet")
    assertContains(page, "It has no nominee program in our catalogue")
    assertContains(page, "21232 Software developers and programmers")
    assertContains(page, "What is taken for granted of the offer")
    assertContains(page, reverse("pathways:own-province", args=[token, "bc"]))
    assertContains(page, "Outlook 2025-2027")


def test_without_work_the_table_asks_for_it_and_tries_no_offer(
    client: Client, link_to: Link
) -> None:
    with time_machine.travel(TODAY, tick=False):
        bare = link_to({"marital_status": "never_married"})

    page = see(client, bare, "own-provinces")

    assertContains(page, "Tell us about your work")
    assertContains(page, "Not tried")
    assertNotContains(page, "taken for granted")


def test_a_province_links_its_streams_market_and_place(
    client: Client, token: str
) -> None:
    page = see(client, token, "own-province", "bc")

    assertContains(page, "<h1>British Columbia: usable with an offer there</h1>")
    assertContains(page, reverse("pathways:stream", args=["pnp/bc/sw"]))
    assertContains(page, reverse("occupations:place", args=["bc"]) + "?noc=21232")
    assertContains(page, "Draws of the last 12 months")
    assertContains(page, "52.40")


def test_a_province_whose_pool_rests_is_not_called_usable(
    client: Client, token: str
) -> None:
    page = see(client, token, "own-province", "on")

    assertContains(page, "<h1>Ontario: nothing usable for you today</h1>")
    assertContains(page, "Paused")


def test_only_after_moving_is_not_called_usable(client: Client, token: str) -> None:
    page = see(client, token, "own-province", "ns")

    assertContains(page, "In practice only after moving there")
    assertNotContains(page, "usable with an offer there")


def test_who_lives_there_is_not_told_to_move() -> None:
    home = {"residence": {"country": "CA", "province": "NS"}}

    result = table(applicant={**DEVELOPER["applicant"], **home})

    assert not stream_of(result, "pnp/ns/sw").after_moving


def test_a_territory_without_a_program_says_so(client: Client, token: str) -> None:
    page = see(client, token, "own-province", "nu")

    assertContains(page, "It has no nominee program in our catalogue")
    assertContains(page, reverse("occupations:place", args=["nu"]))


@pytest.mark.parametrize("more", [[], ["bc"]])
def test_the_pages_are_private_and_closed_to_strangers(
    client: Client, token: str, more: list[str]
) -> None:
    name = "own-province" if more else "own-provinces"

    assert see(client, token, name, *more)["Cache-Control"] == "private, no-store"
    assert see(client, "nobody", name, *more).status_code == 404
    assert see(client, token, "own-province", "xx").status_code == 404
