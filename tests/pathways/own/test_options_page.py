"""Options: every pathway by state, filtered and compared, and a page for each."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.forms.six import Six, build_answers
from pathways.models import SavedProfile
from pathways.pages.options.page import option_page, options_page
from pathways.rules.rulebook import Rulebook
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from tests.journeys.test_personas import answers_of
from tests.pathways.result.conftest import Link

TODAY = "2026-11-29 15:00:00Z"
QUERIES = 6
TICK = r'type="checkbox" name="stream" value="([^"]+)"'
FORM_TOKEN = r'name="csrfmiddlewaretoken" value="\w+"'
LARGEST = 90_000
LARGEST_OF_SIX = 80_000
LARGEST_PATHWAY = 60_000
pytestmark = [
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.time_machine(TODAY, tick=False),
]


@pytest.fixture
def token(link_to: Link) -> str:
    return link_to(answers_of("developer_in_bc"))


def see(
    client: Client, token: str, name: str = "options", *more: str, **get: Any
) -> str:
    page = client.get(reverse(f"pathways:{name}", args=[token, *more]), get)
    assert page.status_code == 200
    return page.content.decode()


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each row of the open pile, by slug."""
    result = {}
    for row in re.findall(
        r'<tr role="row">\s*<td role="cell" class="check">(.*?)</tr>', text, re.S
    ):
        slug = re.search(r'value="([^"]+)"', row)
        assert slug
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", f"<td>{row}", re.S)
        result[slug[1]] = [words(cell) for cell in cells[1:]]
    return result


def others_of(text: str) -> dict[str, str]:
    """What the rows within reach say that do not stand open, by slug."""
    part = text.split('id="reachable"')[1].split("</details>")[0]
    lines = re.findall("<li>(.*?)</li>", part, re.S)
    return {re.findall(TICK, line)[0]: words(line) for line in lines}


def words(text: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def test_filters_stay_at_the_top_and_only_comparing_goes_down(
    client: Client, token: str
) -> None:
    text, here = see(client, token), reverse("pathways:options", args=[token])

    assert f'<form method="get" action="{here}" data-live>' in text
    assert f'formaction="{here}#side">Show side by side<' in text
    assert text.count(f"{here}#side") == 1


def test_a_requirement_that_an_officer_weighs_is_told_in_the_looks_words(
    client: Client, token: str
) -> None:
    text = words(see(client, token, "option", "cusma/professional"))

    assert "An officer decides" in text
    assert "for an officer" not in text.lower()


def test_the_first_three_are_ticked_and_stand_side_by_side(
    client: Client, token: str
) -> None:
    text = see(client, token)

    assert len(re.findall(r'name="stream"[^>]* checked', text)) == 3
    assert text.split('id="side"')[1].count("<tr") == 9


def test_ten_at_most_stand_open_and_the_others_open_before_side_by_side(
    client: Client, token: str
) -> None:
    text = see(client, token)
    opened, others = rows(text), others_of(text)

    assert 5 < len(opened) <= 10
    assert f"<summary>Show the other {len(others)}</summary>" in text
    assert not set(opened) & set(others)
    assert text.index('id="reachable"') < text.index('id="side"')
    assert '<details class="more pile" id="reachable">' in text


def test_an_offer_elsewhere_does_not_stand_open_for_who_has_one(
    client: Client, token: str
) -> None:
    text = see(client, token)

    assert not [slug for slug, row in rows(text).items() if "An offer in" in row[2]]
    atlantic = others_of(text)["atlantic-immigration-program"]
    assert "An offer in New Brunswick." in atlantic
    assert "Residence. Time: 1 to 6 months. Your cost: 1,675 CAD." in atlantic


def test_the_routes_are_ticked_each_by_another_stream(
    client: Client, token: str
) -> None:
    ticked = re.findall(TICK + r"\s[^>]* checked", see(client, token))

    assert "pnp/bc/sw" in ticked
    assert len(set(ticked)) == len(ticked) == 3


def test_what_is_ticked_stands_open(client: Client, token: str) -> None:
    chosen = ["atlantic-immigration-program", "pnp/sk/tech"]

    text = see(client, token, chosen="1", stream=chosen)

    assert set(chosen) <= set(rows(text))
    assert len(rows(text)) <= 10


def test_a_pathway_says_state_gap_cost_and_rounds(client: Client, token: str) -> None:
    row = rows(see(client, token))["pnp/bc/sw"]

    assert row[1:3] == ["Needs a step", "2.50 CAD an hour more"]
    assert row[4:] == ["3,425 CAD", "7 of 9 in 12 months"]


def test_eligible_without_a_round_is_no_yes(client: Client, token: str) -> None:
    row = rows(see(client, token))["express-entry/fsw"]

    assert row[1] == "Eligible, but no round"


def test_every_pathway_is_in_one_pile(client: Client, token: str) -> None:
    text = see(client, token)

    slugs = re.findall(TICK, text)
    assert len(slugs) == len(set(slugs)) > 80
    other_life = text.split('id="other-life"')[1].split("</details>")[0]
    assert "express-entry/category/military" in other_life
    assert "express-entry/category/trades" in other_life
    assert "start-up-visa" in text.split('id="never"')[1]


@pytest.mark.parametrize(
    ("key", "stays", "goes"),
    [
        ("work", "cusma/professional", "express-entry/fsw"),
        ("residence", "express-entry/fsw", "cusma/professional"),
        ("no_offer", "express-entry/fsw", "pnp/bc/sw"),
        ("no_french", "pnp/bc/sw", "express-entry/category/french"),
        ("open", "pnp/bc/sw", "start-up-visa"),
    ],
)
def test_a_filter_leaves_out_what_does_not_pass(
    client: Client, token: str, key: str, stays: str, goes: str
) -> None:
    text = see(client, token, **{key: "on"})

    slugs = re.findall(TICK, text)
    assert stays in slugs
    assert goes not in slugs


def test_what_a_filter_leaves_out_stays_chosen(client: Client, token: str) -> None:
    chosen = ["cusma/professional", "express-entry/fsw", "pnp/bc/sw"]

    text = see(client, token, chosen="1", stream=chosen, work="on")
    text = text.split('id="side"')[0]

    hidden = re.findall(r'type="hidden" name="stream" value="([^"]+)"', text)
    assert hidden == chosen[1:]
    assert re.findall(TICK + r"\s[^>]* checked", text) == chosen[:1]
    assert "2 chosen pathways do not pass the filters; they stay chosen." in text


def test_streams_of_an_older_address_are_compared(client: Client, token: str) -> None:
    page = client.get(
        f"/a/{token}/compare/?stream=express-entry/fsw&stream=pnp/sk/tech", follow=True
    )

    assert page.content.decode().split('id="side"')[1].count('scope="col"') == 2


def test_what_nobody_chose_is_not_kept(client: Client, token: str) -> None:
    text = see(client, token, chosen="1", stream=["no/such", "<b>"], work="on")
    text = text.split('id="side"')[0]

    assert 'type="hidden" name="stream"' not in text


def test_a_filter_that_leaves_no_row_is_named(client: Client, link_to: Link) -> None:
    answers = {"applicant": {"citizenships": ["US"]}}
    text = see(client, link_to(answers), work="on", residence="on")

    assert rows(text) == {}
    said = "No pathway within reach passes all these filters:"
    assert f"{said} “Work soon”, “Residence”." in words(text)


@pytest.mark.long
@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_two_or_more_than_four_are_not_compared(
    client: Client, token: str, count: int
) -> None:
    slugs = list(rows(see(client, token)))[:count]

    text = see(client, token, chosen="1", stream=slugs)

    assert "Tick two to four pathways to compare them." in text


def test_two_ticked_stand_side_by_side(client: Client, token: str) -> None:
    chosen = ["express-entry/fsw", "pnp/sk/tech"]

    side = see(client, token, chosen="1", stream=chosen).split('id="side"')[1]

    assert side.count('scope="col"') == 2
    assert "Federal Skilled Worker" in side
    assert "Innovation and Tech Talent" in side


def test_options_seen_again_ask_little_and_are_small(
    client: Client, token: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = see(client, token)

    with django_assert_max_num_queries(QUERIES):
        again = see(client, token)

    assert re.sub(FORM_TOKEN, "", again) == re.sub(FORM_TOKEN, "", first)
    assert len(first.encode()) < LARGEST


@pytest.mark.long
def test_every_pathway_has_a_small_page_of_its_own(client: Client, token: str) -> None:
    slugs = re.findall(TICK, see(client, token))

    sizes = {slug: len(see(client, token, "option", slug).encode()) for slug in slugs}

    assert {slug: n for slug, n in sizes.items() if n > LARGEST_PATHWAY} == {}


def test_a_pathway_shows_all_that_the_result_folds(client: Client, token: str) -> None:
    text = words(see(client, token, "option", "pnp/bc/sw"))

    for part in (
        "requirements, what decides first",
        "What you pay",
        "How long it takes, as published",
        "Past rounds",
        "Papers to prepare",
        "Your partner",
        "200 points.",
        "All sources of this page",
    ):
        assert part in text, part


def test_a_pathway_that_does_not_exist_is_not_found(client: Client, token: str) -> None:
    page = client.get(reverse("pathways:option", args=[token, "no/such"]))

    assert page.status_code == 404


@time_machine.travel(TODAY, tick=False)
def test_a_canadian_citizen_needs_none(client: Client, link_to: Link) -> None:
    token = link_to({"applicant": {"citizenships": ["CA"]}})

    text = words(see(client, token, open="on"))

    assert "You are a Canadian citizen: you need none of these pathways." in text
    assert "Sponsor a partner who is not Canadian" in text
    for other in ("passes", "Not needed", "What is missing", "Compare", "Show only"):
        assert other not in text


@time_machine.travel(TODAY, tick=False)
def test_a_canadian_citizen_has_no_score_to_be_invited_by(
    client: Client, link_to: Link
) -> None:
    token = link_to({"applicant": {"citizenships": ["CA"]}})

    text = see(client, token, "option", "express-entry/fsw")

    assert "What past rounds say of your score" not in text
    assert len(text.encode()) < LARGEST_PATHWAY


@pytest.mark.long
@pytest.mark.parametrize("asset", ["french", "partner", "canadian_partner"])
def test_options_of_six_answers_are_small(
    client: Client, link_to: Link, asset: str
) -> None:
    answers = build_answers(
        Six(
            birth_date=date(1996, 5, 1),
            citizenships=("US",),
            study="three_year_or_more",
            title="Backend engineer",
            noc="21231",
            years=Decimal(6),
            assets=frozenset({asset}),
        ),
        date(2026, 11, 29),
    )

    assert len(see(client, link_to(answers)).encode()) < LARGEST_OF_SIX


def test_further_routes_are_drawn_on_one_scale(client: Client, token: str) -> None:
    part = see(client, token).split('id="further-h"')[1].split("</section>")[0]

    assert part.count('class="way-chart"') >= 2
    assert "Residence:" in words(part)


@pytest.mark.parametrize("slug", ["", "pnp/bc/sw", "express-entry/fsw"])
def test_nothing_is_asked_or_assessed_while_a_template_renders(
    token: str, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(SavedProfile.objects.get(), current_edition(), date(2026, 11, 29))
    page = option_page(person, slug) if slug else options_page(person)
    monkeypatch.delattr(Rulebook, "assess")
    template = f"pathways/options/{'pathway' if slug else 'options'}.html"

    with CaptureQueriesContext(connection) as queries:
        text = render_to_string(template, {"page": page, "token": token})

    assert "</html>" in text
    assert len(queries) == 0
