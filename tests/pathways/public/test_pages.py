"""The public pages over HTTP: few queries, no cookie, not sent twice, all there."""

from datetime import date

import lxml.html
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pathways.editions import publish
from pathways.models import Edition, Requirement, Round
from pathways.public.edition import Published

QUERIES = 5  # edition, stamp of the rounds, rounds, pool and bands
ADDRESSES = (
    "/",
    "/pathways/",
    "/pathways/cusma/professional/",
    "/pathways/express-entry/fsw/",
    "/pathways/pnp/on/hcp/",
    "/provinces/",
    "/provinces/bc/",
    "/provinces/nu/",
    "/rounds/",
    "/admissibility/",
    "/rounds/?category=french&since=2024-01-01",
)
EVERY_ADDRESS = pytest.mark.parametrize("address", ADDRESSES)
pytestmark = pytest.mark.usefixtures("rounds")


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@EVERY_ADDRESS
def test_a_page_takes_few_queries_and_writes_nothing(
    client: Client, address: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= QUERIES
    assert all(query["sql"].startswith("SELECT") for query in queries)


@EVERY_ADDRESS
def test_a_page_sets_no_cookie_and_is_not_sent_again(
    client: Client, address: str
) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert again.status_code == 304


@pytest.mark.thorough
def test_every_stream_has_a_page_within_the_queries(
    client: Client, edition: Published
) -> None:
    for slug in edition.standing.by_slug:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/pathways/{slug}/")
        assert response.status_code == 200, slug
        assert len(queries) <= QUERIES, slug


def test_the_catalogue_links_every_stream(client: Client, edition: Published) -> None:
    page = text(client, "/pathways/")

    for slug in edition.standing.by_slug:
        assert f'href="/pathways/{slug}/"' in page


@pytest.mark.parametrize(
    "address", ["/pathways/nowhere/", "/pathways/pnp/xx/sw/", "/provinces/xx/"]
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_each_requirement_links_its_source(client: Client) -> None:
    page = text(client, "/pathways/cusma/professional/")

    assert "6 of 8 requirements can be checked from your answers" in page
    assert page.count('class="source"') >= 8


def test_a_requirement_on_another_stream_links_to_it(client: Client) -> None:
    page = text(client, "/pathways/express-entry/category/stem/")

    assert '<a href="/pathways/express-entry/fsw/">All requirements of' in page


def test_rounds_are_narrowed_by_category_and_date(client: Client) -> None:
    page = text(client, "/rounds/?category=stem&since=2024-04-11&until=2024-04-11")

    assert "1 round" in page
    assert "491" in page


def test_a_day_before_the_first_one_is_refused_in_words(client: Client) -> None:
    page = text(client, "/rounds/?since=2025-01-02&until=2025-01-01")

    assert "This day is before the first one." in page


def test_the_home_page_tells_what_became_of_the_five_pathways(client: Client) -> None:
    page = text(client, "/")

    for title in ("Global Talent Stream", "Start-up Visa", "Express Entry"):
        assert f'<th scope="row" role="rowheader">{title}</th>' in page
    assert "No longer true" in page


def test_the_specimen_of_the_home_page_says_when_its_law_was_last_read(
    client: Client, catalogue: None
) -> None:
    rule = Requirement.objects.get(stream__slug="express-entry/fsw", slug="language")
    Requirement.objects.filter(pk=rule.pk).update(as_of=date(2026, 11, 19))
    publish(note="read again", at=timezone.now())

    page = " ".join(lxml.html.fromstring(text(client, "/")).text_content().split())

    assert "s. 75(2)(d), last read on 19 November 2026" in page


def test_rounds_after_the_day_are_not_shown(client: Client) -> None:
    newest = Round.objects.order_by("-held_on").first()
    assert newest is not None
    Round.objects.filter(pk=newest.pk).update(
        held_on=date(2999, 1, 1), name="A round of the far future"
    )

    assert "A round of the far future" not in text(client, "/rounds/")


def test_without_an_edition_a_page_says_so(client: Client, db: None) -> None:
    Edition.objects.all().delete()

    assert client.get("/pathways/").status_code == 503


@pytest.mark.parametrize("address", [item for item in ADDRESSES if "?" not in item])
def test_a_page_seen_again_is_the_same_and_asks_less(
    client: Client, address: str
) -> None:
    first = text(client, address)

    with CaptureQueriesContext(connection) as queries:
        again = client.get(address)

    assert again.content.decode() == first
    assert not again.templates
    assert len(queries) <= 2


def test_a_page_of_a_query_is_not_kept(client: Client) -> None:
    text(client, "/rounds/?category=stem")

    assert cache.get("public:/rounds/") is None
