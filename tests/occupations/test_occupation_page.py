"""The page of one occupation."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from occupations.selectors.passport import Passport, passport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

NOVEMBER_2026 = date(2026, 11, 22)


def of(code: str, on: date = NOVEMBER_2026) -> Passport:
    result = passport(code=code, on=on)
    assert result is not None
    return result


def lists_now(code: str, on: date = NOVEMBER_2026) -> set[str]:
    return {
        now_listing.occupation_list.slug for now_listing in of(code, on).now_listings
    }


def text_of(client: Client, code: str) -> str:
    content = client.get(f"/occupations/{code}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


@pytest.mark.parametrize("code", ["21231", "00010", "72405", "00013"])
def test_a_page_takes_four_queries_whatever_it_shows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, code: str
) -> None:
    client.get("/occupations/00012/")  # the edition is read once a process

    with django_assert_num_queries(4):
        response = client.get(f"/occupations/{code}/")

    assert response.status_code == 200
    assert not response.cookies


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    first = client.get("/occupations/21231/")

    again = client.get("/occupations/21231/", HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.status_code == 304


@pytest.mark.parametrize("code", ["99999", "2123", "abc"])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/occupations/{code}/").status_code == 404


def test_a_list_moves_to_the_past_on_the_day_it_no_longer_holds() -> None:
    assert "ee-stem" in lists_now("21231", date(2025, 2, 26))
    assert "ee-stem" not in lists_now("21231", date(2025, 2, 27))
    past = {
        past_listing.occupation_list.slug for past_listing in of("21231").past_listings
    }
    assert "ee-stem" in past


def test_a_longer_prefix_takes_unit_groups_out_of_a_list_again() -> None:
    assert "fst-trades" in lists_now("72200")
    assert "fst-trades" not in lists_now("72600")


def test_a_profession_that_the_unit_group_can_stand_for_is_a_listing() -> None:
    cusma = next(
        now_listing
        for now_listing in of("21222").now_listings
        if now_listing.occupation_list.slug == "cusma-professions"
    )

    assert [entry.key for entry in cusma.now] == ["computer-systems-analyst"]
    assert "do not fit" in cusma.now[0].note


def test_the_market_lists_canada_and_every_province_once() -> None:
    rows = of("21231").market.rows

    assert [row.code for row in rows[:3]] == ["", "NL", "PE"]
    assert len(rows) == 14
    assert all(row.outlook for row in rows[1:])


def test_a_range_of_another_edition_says_its_year(client: Client) -> None:
    assert "; 2024 for low and high" in text_of(client, "22220")


def test_a_yearly_wage_says_so(client: Client) -> None:
    assert "CAD a year" in text_of(client, "00010")


def test_an_occupation_without_projection_says_that_none_is_published(
    client: Client,
) -> None:
    text = text_of(client, "00013")

    assert "No projection is published for this occupation." in text


def test_every_figure_names_its_source_and_day(client: Client) -> None:
    page = client.get("/occupations/21231/").content.decode()

    for cited in of("21231").sources:
        assert cited.title in page
        assert cited.url in page


def test_codes_of_other_classifications_lead_to_the_unit_group() -> None:
    words = of("21231").words

    assert words.soc[0].rank == "primary"
    assert [row.code for row in words.noc_2016] == ["2173"]
    assert "Software engineer" in words.titles
