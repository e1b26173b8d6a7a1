"""The public page of changes, the page of each edition, and the feed."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pathways.models import Edition

pytestmark = pytest.mark.usefixtures("catalogue")
QUERIES = 4
ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def publish_again(note: str) -> Edition:
    """An edition after the last, with the rules of the first."""
    last = Edition.objects.latest("number")
    last.pk, last.number, last.note = None, last.number + 1, note
    last.save()
    return last


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
    assert "A child costs 270 CAD" in page
    assert edition.digest[:12] in page
    assert edition.digest in client.get(f"/changes/{edition.number}/").content.decode()


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
