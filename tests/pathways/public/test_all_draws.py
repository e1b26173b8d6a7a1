"""Every round and draw has its place: in parts, each source said once."""

import re
from html import unescape

import pytest
from django.test import Client

from pathways.models import ProvincialDraw, Round
from pathways.public.draws import federal, provincial, tabled
from pathways.public.edition import Published
from pathways.public.paging import ROWS, part_of
from pathways.views.public import CHARTED
from pathways.words.places import PROVINCE_NAMES
from tests.pathways.public.test_pages import text

pytestmark = pytest.mark.usefixtures("rounds")
ROW = re.compile(r'<tr role="row">\s*<td')
MOST = 60_000  # bytes of a page


def parts(client: Client, address: str) -> list[str]:
    """Every part of a long table, the first as it is opened."""
    first = text(client, address)
    further = sorted(set(re.findall(r'href="(\?[^"]*page=\d+)"', unescape(first))))
    return [first, *(text(client, address.split("?")[0] + link) for link in further)]


def test_the_parts_of_a_table_hold_every_row_once() -> None:
    rows = list(range(2 * ROWS + 1))
    pages = [part_of(rows, {"page": str(n), "since": "a&b"}) for n in (1, 2, 3)]

    assert [row for page in pages for row in page.rows] == rows
    assert pages[0].addresses[2] == (3, "?since=a%26b&page=3")


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("0", 2), ("x", 1), ("9", 2)])
def test_a_part_that_does_not_exist_is_the_nearest(asked: str, number: int) -> None:
    assert part_of(range(ROWS + 1), {"page": asked}).number == number


def test_a_source_is_said_once_below_its_rows(edition: Published) -> None:
    drawn = provincial(edition.on, "ON")
    table = tabled(drawn)

    assert [table.sources[number - 1] for _row, number in table.rows] == [
        row.citation for row in drawn
    ]
    assert len(set(table.sources)) == len(table.sources) < len(drawn)


def test_all_draws_of_a_province_stand_on_its_own_page(
    client: Client, edition: Published
) -> None:
    pages = parts(client, "/provinces/on/draws/")
    every = ProvincialDraw.objects.filter(
        province__code="ON", drawn_on__lte=edition.on
    ).count()

    assert every > ROWS
    assert sum(len(ROW.findall(page)) for page in pages) == every
    assert 'href="/provinces/on/draws/"' in text(client, "/provinces/on/")


def test_all_rounds_of_a_stream_stand_on_its_own_page(
    client: Client, edition: Published
) -> None:
    address = "/pathways/express-entry/category/french/"
    pages = parts(client, f"{address}draws/")
    every = len(federal(edition.on, ["french"]))

    assert sum(len(ROW.findall(page)) for page in pages) == every
    assert f'href="{address}draws/"' in text(client, address)


def test_all_rounds_stand_on_the_parts_of_the_rounds_page(
    client: Client, edition: Published
) -> None:
    pages = parts(client, "/rounds/?since=")

    every = Round.objects.filter(held_on__lte=edition.on).count()
    assert sum(len(ROW.findall(page)) for page in pages) == every


def test_the_charts_of_all_rounds_stand_above_them(
    client: Client, edition: Published
) -> None:
    address = "/pathways/express-entry/fsw/"
    mark = '<use href="#at-'

    every = [draw for draw in federal(edition.on, ["general", "fsw"]) if draw.score]
    assert text(client, address).count(mark) == CHARTED < len(every)
    assert text(client, f"{address}draws/").count(mark) > CHARTED
    assert "the newest 40" in text(client, address)


def test_the_points_of_a_stream_stand_on_its_own_page(client: Client) -> None:
    address = "/pathways/express-entry/fsw/"
    page, points = text(client, address), text(client, f"{address}points/")

    assert f'href="{address}points/#grid-crs"' in page
    assert '<h2 id="grid-crs">' in points
    assert "Canadian work experience" in points
    assert "Canadian work experience" not in page.split('id="points"')[1]
    for said in ("At most 100 points.", "The pass mark is 67 points."):
        assert said in page
        assert said in points


@pytest.mark.parametrize(
    "address",
    [
        "/provinces/xx/draws/",
        "/pathways/nowhere/draws/",
        "/pathways/nowhere/points/",
        "/pathways/start-up-visa/points/",
    ],
)
def test_draws_of_what_does_not_exist_are_not_found(
    client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.thorough
def test_no_public_page_is_heavy(client: Client, edition: Published) -> None:
    for code in PROVINCE_NAMES:
        for address in (
            f"/provinces/{code.lower()}/",
            f"/provinces/{code.lower()}/draws/",
        ):
            assert len(client.get(address).content) < MOST, address
    for address in ("/rounds/", "/rounds/?since=", "/provinces/", "/pathways/", "/"):
        assert len(client.get(address).content) < MOST, address
    for slug in edition.standing.by_slug:
        page = client.get(f"/pathways/{slug}/").content
        assert len(page) < MOST, slug
        if b'<h2 id="points">' in page:
            assert len(client.get(f"/pathways/{slug}/points/").content) < MOST, slug
        assert len(client.get(f"/pathways/{slug}/draws/").content) < MOST, slug
