"""Past rounds in a report: frozen on the day, on its page and in the PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from pathways.models import Round
from pathways.reports import shown
from pathways.reports.document import Document, OddsEntry
from pathways.reports.freeze import freeze
from pathways.reports.pdf import pdf_of
from pathways.selectors.result import result_page
from tests.pathways.result.us_developer import DEVELOPER

ON = date(2026, 11, 22)
HEADING = "What past rounds say of your score"


@pytest.fixture
def document(catalogue: None) -> Document:
    return freeze(result_page(DEVELOPER, ON), ["express-entry/fsw"])


def entry(document: Document, name: str) -> OddsEntry:
    assert document.odds is not None
    return next(row for row in document.odds.rows if row.name == name)


def test_the_last_general_round_is_frozen_with_its_day(document: Document) -> None:
    general = entry(document, "All programs (general rounds)")

    assert general.is_own
    assert general.two_years == "No such round"
    assert general.latest[0] == "529, 23 April 2024: not compared"


def test_the_break_of_the_grid_and_the_pool_are_frozen_with_their_source(
    document: Document,
) -> None:
    assert document.odds is not None
    about = document.odds.about

    assert any("No round since then is on our record." in line.text for line in about)
    pool = next(line for line in about if "stood ahead of your score" in line.text)
    source = document.source(pool.cite)
    assert source is not None
    assert source.publisher == "IRCC"


def test_page_and_pdf_say_the_same(document: Document) -> None:
    assert document.odds is not None
    told = {"odds": shown.odds(document), "about": document.odds.about}
    page = render_to_string("pathways/report_odds.html", told)
    pages = PdfReader(BytesIO(pdf_of(document))).pages
    text = " ".join("".join(one.extract_text() for one in pages).split())

    for words in (HEADING, "Researchers with Canadian", "of 229,904 people"):
        assert words in page
        assert words in text


def test_a_chosen_program_says_what_its_rounds_would_have_meant(
    document: Document,
) -> None:
    told = {one.slug: one.rounds for one in document.streams}

    assert told["express-entry/fsw"].startswith("No such round was held in the last")
    assert not told["express-entry/cec"]


def test_a_report_from_before_the_odds_still_opens(document: Document) -> None:
    stored = document.model_dump(mode="json")
    del stored["odds"]

    opened = Document.model_validate(stored)

    assert opened.odds is None
    assert pdf_of(opened)


@pytest.mark.usefixtures("catalogue")
def test_without_rounds_a_report_invents_no_odds() -> None:
    Round.objects.all().delete()

    found = freeze(result_page(DEVELOPER, ON), ["express-entry/fsw"])

    assert found.odds is None
