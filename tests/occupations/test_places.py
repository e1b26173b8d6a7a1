"""Ranking places by weights, and the pages of places."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from occupations.models import Figure
from occupations.ranking import Factor, rank
from occupations.templatetags.occupations import period_words
from tests.harness import fuzz
from tests.rules.drawing import MISSING, always, cents, either, some

RENT, SUN = Factor("rent", False, 3), Factor("sun", True, 1)
NUMBERS = {
    "a": {"rent": Decimal(1000), "sun": Decimal(2000)},
    "b": {"rent": Decimal(2000), "sun": Decimal(1000)},
    "c": {"rent": Decimal(1250)},
}


def bounds(key: str) -> tuple[Decimal, Decimal]:
    total = next(total for total in rank(NUMBERS, [RENT, SUN]) if total.key == key)
    return total.lower, total.upper


def test_the_best_place_in_everything_has_100_points_and_the_worst_none() -> None:
    assert bounds("a") == (Decimal(100), Decimal(100))
    assert bounds("b") == (Decimal(0), Decimal(0))


def test_a_figure_that_is_not_known_counts_from_0_to_100() -> None:
    assert bounds("c") == (Decimal("56.3"), Decimal("81.3"))


def test_a_factor_without_weight_or_without_figures_is_left_out() -> None:
    factors = [RENT, Factor("sun", True, 0), Factor("snow", False, 5)]

    totals = rank(NUMBERS, factors)

    assert [part.factor.slug for part in totals[0].parts] == ["rent"]


def test_every_place_scores_full_where_all_are_equal() -> None:
    totals = rank({"a": {"rent": Decimal(1)}, "b": {"rent": Decimal(1)}}, [RENT])

    assert {total.lower for total in totals} == {Decimal(100)}


FIGURE = either(always(MISSING), cents(0, 5000))


def places(dice: Random) -> dict[int, dict[str, Decimal]]:
    """Some places, with one, both or none of the two figures."""
    draw = some(rent=FIGURE, sun=FIGURE)
    return {
        key: {name: Decimal(str(number)) for name, number in draw(dice).items()}
        for key in range(dice.randint(1, 10))
    }


@fuzz.random_test
def test_totals_stay_in_order_and_within_0_and_100() -> None:
    for dice in fuzz.dice(100):
        drawn, rent, sun = places(dice), dice.randint(0, 5), dice.randint(0, 5)

        totals = rank(drawn, [Factor("rent", False, rent), Factor("sun", True, sun)])

        assert all(0 <= total.lower <= total.upper <= 100 for total in totals)
        assert all(item.lower >= other.lower for item, other in pairwise(totals))
        assert {total.key for total in totals} == set(drawn)


pages = pytest.mark.usefixtures("catalogue")


def text_of(client: Client, url: str) -> str:
    content = client.get(url).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


@pytest.mark.long
@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        "/places/",
        "/places/?noc=21231&of=province&w-wage=5",
        "/places/bc/?noc=21231&from=us-seattle",
        "/places/vancouver/?noc=21231&from=us-seattle",
    ],
)
def test_a_page_of_places_takes_few_queries_and_sets_no_cookie(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, url: str
) -> None:
    with django_assert_max_num_queries(4):
        response = client.get(url)

    assert response.status_code == 200
    assert not response.cookies
    again = client.get(url, HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


@pages
@pytest.mark.django_db
def test_the_order_follows_the_weights(client: Client) -> None:
    cheap = text_of(client, "/places/?w-rent-1br=5")
    warm = text_of(client, "/places/?w-january=5")

    assert "Saguenay comes first by your weights" in cheap
    assert "Victoria comes first by your weights" in warm


@pages
@pytest.mark.django_db
def test_the_page_shows_its_arithmetic(client: Client) -> None:
    text = text_of(client, "/places/?w-rent-1br=5")

    assert "762 CAD a month" in text.replace("\xa0", " ")
    assert "100.0 × 5 = 500.0" in text


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["of=moon", "noc=99999", "w-wage=9", "pay=7", "sort=x"]
)
def test_a_strange_address_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/places/?{query}").status_code == 200


@pages
@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["us-seattle", "canada", "atlantis"])
def test_only_places_in_canada_have_a_page(client: Client, slug: str) -> None:
    assert client.get(f"/places/{slug}/").status_code == 404


@pages
@pytest.mark.django_db
def test_a_wage_is_put_beside_the_one_in_the_us_area(client: Client) -> None:
    text = text_of(client, "/places/vancouver/?noc=21231&from=us-seattle")

    assert "Median wage a year: Software Developers" in text
    assert "1 USD = 1.376 CAD on 21 August 2026" in text.replace("\xa0", " ")


@pages
@pytest.mark.django_db
def test_every_figure_of_a_page_names_its_source_period_and_confidence(
    client: Client,
) -> None:
    page = client.get("/places/vancouver/").content.decode()

    for figure in Figure.objects.filter(place__slug="vancouver"):
        assert (
            escape(figure.source.title if figure.source.url else figure.seen_in) in page
        )
        assert period_words(figure.period) in page
    assert page.count('class="confidence ') >= 30


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2025-10", "October 2025"),
        ("2021-05-11", "11 May 2021"),
        ("1981-2010", "1981-2010"),
        ("since 1 June 2026", "since 1 June 2026"),
    ],
)
def test_a_month_or_a_day_is_written_out_and_nothing_else(
    period: str, words: str
) -> None:
    assert period_words(period).replace("\xa0", " ") == words


@pages
@pytest.mark.django_db
def test_recalled_figures_look_recalled(client: Client) -> None:
    text = text_of(client, "/places/vancouver/")

    assert "Recalled: no page was read" in text
