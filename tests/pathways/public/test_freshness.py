"""A browser's copy of a public page is good until something on it changes."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pathways import editions
from pathways.models import PoolBand, ProvincialDraw, Round, Stream

NOON = datetime(2026, 11, 22, 17, tzinfo=timezone.get_fixed_timezone(0))
QUERIES = 4
ADDRESSES = (
    "/",
    "/odds/",
    "/pathways/",
    "/pathways/express-entry/fsw/",
    "/pathways/pnp/bc/sw/",
    "/provinces/",
    "/provinces/bc/",
    "/rounds/",
)
EVERY_ADDRESS = pytest.mark.parametrize("address", ADDRESSES)
pytestmark = [
    pytest.mark.usefixtures("rounds"),
    pytest.mark.time_machine(NOON, tick=False),
]


def tag(client: Client, address: str, language: str = "en") -> str:
    response = client.get(address, headers={"Accept-Language": language})
    assert response.status_code == 200
    return str(response.headers["ETag"])


@EVERY_ADDRESS
def test_what_the_browser_has_is_not_made_again(client: Client, address: str) -> None:
    known = tag(client, address)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"If-None-Match": known})

    assert response.status_code == 304
    assert not response.templates
    assert len(queries) <= QUERIES


@pytest.mark.thorough
def test_a_publication_changes_every_page(client: Client) -> None:
    known = {address: tag(client, address) for address in ADDRESSES}
    Stream.objects.filter(slug="express-entry/fsw").update(summary="Another summary.")
    editions.publish(note="for a test", at=NOON)

    assert [item for item in ADDRESSES if tag(client, item) == known[item]] == []


@pytest.mark.long
@EVERY_ADDRESS
def test_the_next_day_changes_every_page(client: Client, address: str) -> None:
    known = tag(client, address)

    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        assert tag(client, address) != known


@pytest.mark.parametrize("address", ["/rounds/", "/pathways/express-entry/cec/"])
def test_a_corrected_round_is_sent_at_once(client: Client, address: str) -> None:
    known = tag(client, address)
    newest = Round.objects.filter(category="cec").order_by("-held_on").first()
    assert newest is not None
    Round.objects.filter(pk=newest.pk).update(cutoff=newest.cutoff + 1)

    assert tag(client, address) != known


@pytest.mark.parametrize("address", ["/provinces/bc/", "/pathways/pnp/bc/sw/"])
def test_a_new_draw_is_sent_at_once(client: Client, address: str) -> None:
    known = tag(client, address)
    draw = ProvincialDraw.objects.filter(province__code="BC").latest("drawn_on")
    draw.pk, draw.key, draw.drawn_on = None, "BC/new", NOON.date()
    draw.save()

    assert tag(client, address) != known


def test_a_corrected_pool_is_sent_at_once(client: Client) -> None:
    known = tag(client, "/rounds/")
    PoolBand.objects.update(candidates=1)

    assert tag(client, "/rounds/") != known


def test_a_draw_elsewhere_leaves_a_page_as_it_is(client: Client) -> None:
    known = tag(client, "/provinces/bc/")
    ProvincialDraw.objects.filter(province__code="ON").update(invitations=1)

    assert tag(client, "/provinces/bc/") == known


def test_another_filter_is_another_page(client: Client) -> None:
    assert tag(client, "/rounds/") != tag(client, "/rounds/?category=stem")
