"""The provinces in a report: frozen on the day, on its page and in the PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from pathways import profiles
from pathways.reports.document import Document, PlaceEntry
from pathways.reports.freeze import freeze
from pathways.reports.pdf import pdf_of
from pathways.selectors.result import result_page
from pathways.services import reports
from tests.pathways.reports.conftest import Ask
from tests.pathways.result.us_developer import DEVELOPER

ON = date(2026, 11, 22)
HEADING = "Where the market and the open streams meet"


def entry(document: Document, name: str) -> PlaceEntry:
    assert document.places is not None
    return next(row for row in document.places.rows if row.name == name)


@pytest.fixture
def document(catalogue: None) -> Document:
    return freeze(result_page(DEVELOPER, ON), ["pnp/bc/sw", "express-entry/fsw"])


def test_every_province_is_frozen_with_its_streams_and_market(
    document: Document,
) -> None:
    assert document.places is not None
    assert len(document.places.rows) == 13
    columbia = entry(document, "British Columbia")
    assert columbia.wished
    assert columbia.without[0].nothing == "none"
    assert (columbia.offered[0].verdict, columbia.offered[0].strong) == (
        "met",
        "Skills Immigration - Skilled Worker",
    )
    assert columbia.outlook[0].text == "3 of 5 stars, 2025-2027"
    assert columbia.wage[0].strong == "52.40 CAD an hour"


def test_what_is_told_of_practice_and_market_keeps_its_source(
    document: Document,
) -> None:
    columbia = entry(document, "British Columbia")

    practice = next(
        line for line in columbia.offered if line.text.startswith("From the United")
    )

    for line in (practice, *columbia.outlook, *columbia.wage):
        source = document.source(line.cite)
        assert source is not None
        assert source.url.startswith("https://")


def test_what_the_offer_takes_for_granted_is_frozen_with_its_record(
    document: Document,
) -> None:
    assert document.places is not None
    taken = document.places.about[1]

    assert taken.text.startswith("Taken for granted:")
    source = document.source(taken.cite)
    assert source is not None
    assert source.confidence == "recalled"


def test_a_stream_that_rests_says_so_in_words(document: Document) -> None:
    line = entry(document, "Ontario").offered[0]

    assert (line.verdict, line.text) == ("met", "Paused.")


def test_the_pdf_holds_the_table(document: Document) -> None:
    pages = PdfReader(BytesIO(pdf_of(document))).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())

    assert HEADING in text
    assert "Nunavut" in text
    assert "In practice only after moving there." in text


def test_a_report_from_before_the_table_still_opens(document: Document) -> None:
    stored = document.model_dump(mode="json")
    del stored["places"]

    opened = Document.model_validate(stored)

    assert opened.places is None
    assert HEADING.encode() not in pdf_of(opened)


@pytest.mark.usefixtures("catalogue")
def test_the_page_of_a_report_shows_the_table(client: Client) -> None:
    profile, _token = profiles.start_profile(answers=DEVELOPER, now=timezone.now())
    report = reports.request_report(
        profile=profile, chosen=("pnp/bc/sw",), on=ON, now=timezone.now()
    )

    page = client.get(reverse("pathways:report", args=[report.token]))

    assertContains(page, HEADING)
    assertContains(page, "52.40 CAD an hour")


def test_without_work_the_report_says_that_no_offer_was_tried(
    ask: Ask, client: Client
) -> None:
    page = client.get(reverse("pathways:report", args=[ask().token]))

    assertContains(page, "No offer was tried: the occupation is not known.")
    assertNotContains(page, "Taken for granted")
