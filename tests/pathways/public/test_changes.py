"""The public page of changes, the page of each edition, and the feed."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from occupations.models import Source
from pathways.models import Change, Edition

pytestmark = pytest.mark.usefixtures("catalogue")
QUERIES = 4
ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def publish_again(note: str, **more: Any) -> Edition:
    """An edition after the last, with the rules of the first."""
    last = Edition.objects.order_by("number")[0]
    number = Edition.objects.count() + 1
    return Edition.objects.create(
        number=number,
        digest=last.digest,
        snapshot=last.snapshot,
        note=note,
        published_at=timezone.now(),
        **more,
    )


@pytest.mark.parametrize("address", ["/changes/", "/changes/1/", "/changes/feed/"])
def test_few_queries_no_cookie_and_not_sent_again(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})

    assert response.status_code == 200
    assert len(queries) <= QUERIES
    assert not response.cookies
    assert again.status_code == 304


def test_the_newest_edition_stands_first_and_says_itself(client: Client) -> None:
    edition = publish_again("Fees, from 30 April 2026\nA child costs 270 CAD (260).")

    page = client.get("/changes/").content.decode()

    assert page.index("Fees, from 30 April 2026") < page.index('id="edition-1"')
    assert "A child costs 270\N{NO-BREAK SPACE}CAD" in page
    assert edition.digest[:12] in page
    assert edition.digest in client.get(f"/changes/{edition.number}/").content.decode()


def test_a_withdrawn_edition_stays_with_the_reason_and_a_link(client: Client) -> None:
    source = Source.objects.create(slug="n", title="A notice", url="https://n.example/")
    change = Change.objects.create(
        title="More points",
        note="An offer gives 30 points (nothing before). Points are at most 650 (600).",
        source=source,
        read_on=date(2026, 11, 28),
        starts_on=date(2026, 11, 3),
        is_exercise=True,
        created_at=timezone.now(),
        edited_at=timezone.now(),
    )
    first = publish_again(change.note, change=change)
    second = publish_again(
        "A slip.", withdraws=first, withdrawn_because="A slip.", change=change
    )

    page = client.get("/changes/").content.decode()
    entry = page[page.index(f'id="edition-{first.number}"') :]

    assert f'href="/changes/{second.number}/">by edition {second.number}' in entry
    assert "<li>An offer gives 30 points (nothing before).</li>" in entry
    assert "<li>Points are at most 650 (600).</li>" in entry
    assert 'href="https://n.example/">A notice</a>. Read on' in " ".join(entry.split())
    assert "Withdrawn: More points" in page
    assert "A slip." in page
    assert "specimen-line" in entry


@pytest.mark.long
def test_the_page_of_an_edition_says_every_difference(client: Client) -> None:
    edition = publish_again("Another name")
    name = edition.snapshot["streams"][0]["name"]
    edition.snapshot["streams"][0]["name"] = f"{name}, renamed"
    edition.save(update_fields=["snapshot"])

    page = client.get(f"/changes/{edition.number}/").content.decode()

    assert "Every difference from the edition before" in page
    assert f"{name}, renamed" in page


def test_an_edition_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/changes/99/").status_code == 404


def test_the_feed_has_each_edition_under_a_lasting_name(client: Client) -> None:
    publish_again("Two rounds\nTrades: 3,500 invitations.")

    response = client.get("/changes/feed/")

    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    titles = [e.text for e in root.findall("atom:entry/atom:title", ATOM)]
    names = [e.text for e in root.findall("atom:entry/atom:id", ATOM)]
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert titles[0] == "Two rounds"
    assert names[0] == f"{settings.SITE_URL}/changes/2/"
    assert len(set(names)) == len(names) == 2


def test_a_new_edition_is_in_the_feed_at_once(client: Client) -> None:
    known = client.get("/changes/feed/").headers["ETag"]
    publish_again("Another")

    again = client.get("/changes/feed/", headers={"If-None-Match": known})

    assert again.status_code == 200


def test_every_page_leads_to_the_changes_and_their_feed(client: Client) -> None:
    page = client.get("/about/").content.decode()

    assert '<a href="/changes/">' in page
    assert 'type="application/atom+xml"' in page
