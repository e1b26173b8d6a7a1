"""What the rules say of one occupation, on the page of a unit group."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from occupations.models import OccupationList, OccupationListEntry
from occupations.selectors.passport import passport
from pathways import page_cache
from pathways.models import Edition
from pathways.public.edition import Published, published
from pathways.public.occupations import Ruled, ruled
from pathways.public.openings import Opening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

NOVEMBER_2026 = date(2026, 11, 22)


@pytest.fixture
def edition() -> Published:
    return published(NOVEMBER_2026)


def of(edition: Published, code: str) -> Ruled:
    result = passport(code=code, on=edition.on)
    assert result is not None
    return ruled(edition, result)


def slugs(rows: list[Opening]) -> set[str]:
    return {row.slug for row in rows}


def text_of(client: Client, code: str) -> str:
    content = client.get(f"/occupations/{code}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def test_a_list_opens_its_stream_since_its_day_by_its_source(
    edition: Published,
) -> None:
    opened = of(edition, "21231").openings

    assert opened is not None
    row = next(item for item in opened.listed if item.slug.endswith("category-b"))
    assert [line.effective_from for line in row.now] == ["2017-06-12"]
    assert [cite.confidence for cite in row.citations] == ["official"]


def test_the_same_list_shuts_the_stream_for_occupations_outside_it(
    edition: Published,
) -> None:
    opened = of(edition, "21231").openings

    assert opened is not None
    assert slugs(opened.excluded) == {"global-talent-stream/category-a"}


def test_a_stream_whose_list_it_left_is_of_the_past_not_open(
    edition: Published,
) -> None:
    opened = of(edition, "21231").openings

    assert opened is not None
    stem = next(item for item in opened.past if item.slug.endswith("/stem"))
    assert [line.effective_to for line in stem.lines] == ["2025-02-27"]
    assert "express-entry/category/stem" not in slugs(opened.listed)


def test_codes_that_a_requirement_names_open_it_without_a_list(
    edition: Published,
) -> None:
    named, other = of(edition, "21231").openings, of(edition, "21222").openings

    assert named is not None
    assert other is not None
    assert "pnp/on/hcp" in slugs(named.listed)
    assert "pnp/on/hcp" not in slugs([*other.listed, *other.teer, *other.free])


@pytest.mark.long
@pytest.mark.parametrize(("code", "opens"), [("21231", True), ("65200", False)])
def test_teer_opens_or_closes_the_federal_programs(
    edition: Published, code: str, opens: bool
) -> None:
    openings = of(edition, code).openings

    assert openings is not None
    programs = {"express-entry/fsw", "express-entry/cec"}
    assert programs <= slugs(openings.teer if opens else openings.not_teer)


def test_a_profession_that_it_may_stand_for_opens_the_cusma_permit(
    edition: Published,
) -> None:
    analyst, programmer = of(edition, "21222").openings, of(edition, "21230").openings

    assert analyst is not None
    assert programmer is not None
    assert "cusma/professional" in slugs(analyst.listed)
    assert "cusma/professional" not in slugs(programmer.listed)


def test_a_prefix_that_is_taken_out_again_opens_nothing(edition: Published) -> None:
    in_it, out = of(edition, "72200").openings, of(edition, "72600").openings

    assert in_it is not None
    assert out is not None
    assert "express-entry/fst" in slugs(in_it.listed)
    assert "express-entry/fst" not in slugs([*out.listed, *out.teer, *out.free])


def test_every_stream_with_known_rules_stands_in_one_group_at_most(
    edition: Published,
) -> None:
    openings = of(edition, "21231").openings

    assert openings is not None
    every = [
        *(openings.listed + openings.teer + openings.not_teer),
        *(openings.excluded + openings.past + openings.free),
    ]
    assert len(every) == len(slugs(every))


def test_the_floor_is_that_of_the_occupations_line_on_the_list(
    edition: Published,
) -> None:
    listed, free = of(edition, "22220"), of(edition, "21231")

    floor = next(item for item in listed.floors if item.of_list)
    assert floor.hourly_cad == Decimal("40.87")
    assert not listed.without_floor
    assert free.without_floor


def test_a_median_is_told_against_the_floors_that_hold_in_its_province(
    edition: Published,
) -> None:
    rows = {line.row.code: line.against for line in of(edition, "22220").lines}

    streams = {row.floor.stream: row.reaches for row in rows["BC"]}
    assert streams == {"pnp/bc/sw": False, "global-talent-stream/category-b": False}
    assert rows["QC"] == ()


def test_category_a_floors_are_for_occupations_outside_the_list(
    edition: Published,
) -> None:
    floors = [
        (floor.hourly_cad, floor.yearly_cad)
        for floor in of(edition, "31301").floors
        if floor.stream == "global-talent-stream/category-a"
    ]

    assert floors == [
        (Decimal("38.46"), Decimal(80000)),
        (Decimal("72.11"), Decimal(150000)),
    ]


@pytest.mark.long
def test_the_page_tells_both_in_words(client: Client) -> None:
    text = text_of(client, "22220")

    assert "Pathways it opens" in text
    assert "Wage floors that streams set" in text
    assert "Not for TEER 2:" in text


def test_without_an_edition_the_page_still_shows_the_market(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Edition.objects.all().delete()

    with django_assert_num_queries(4):
        text = text_of(client, "22220")

    assert "Outlook and wages by province" in text
    assert "Pathways it opens" not in text


@pytest.mark.long
def test_a_line_that_is_not_published_is_not_shown(
    edition: Published, client: Client
) -> None:
    stem = OccupationList.objects.get(slug="ee-stem")
    row = stem.entries.filter(key="21231").latest("pk")
    before = text_of(client, "21231")
    row.pk, row.effective_from, row.effective_to = None, date(2026, 1, 1), None
    row.label = "A new line"
    row.save()
    lines = OccupationListEntry.objects.filter(occupation_list__slug="global-talent")
    lines.filter(effective_to=None).update(effective_to=date(2026, 11, 1))
    cache.clear()
    page_cache.MEMORY.clear()

    assert text_of(client, "21231") == before
