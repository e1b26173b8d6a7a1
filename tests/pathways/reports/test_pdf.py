"""The PDF: tagged, titled, in a stated language, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from pathways.models import Report
from pathways.reports.document import Document
from pathways.reports.pdf import pdf_of
from pathways.services import reports
from tests.pathways.reports.conftest import OFFERED, Ask, render

pytestmark = pytest.mark.django_db
SMALLEST_TYPE = 9.5  # points


def pdf(report: Report) -> bytes:
    assert report.pdf is not None
    return bytes(report.pdf)


def text_of(data: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    return " ".join(" ".join(pages).split())


def test_it_is_tagged_and_declares_pdf_ua(rendered: Report) -> None:
    catalog: Any = PdfReader(BytesIO(pdf(rendered))).trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/StructTreeRoot"]["/K"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_its_title_names_the_day(rendered: Report) -> None:
    information = PdfReader(BytesIO(pdf(rendered))).metadata

    assert information is not None
    assert information.title == "Your report of 22 November 2026"


def test_it_says_what_the_document_says(rendered: Report) -> None:
    text = text_of(pdf(rendered))
    document = reports.document_of(rendered)

    assert document.heading in text
    assert document.edition_digest in text.replace(" ", "")
    for section in document.sections:
        assert section.title in text
    for source in document.sources:
        assert source.title in text
        assert source.url in text.replace(" ", "")


def test_the_same_document_gives_the_same_bytes(rendered: Report) -> None:
    assert pdf_of(reports.document_of(rendered)) == pdf(rendered)


def test_letters_without_a_sign_in_the_typeface_are_replaced(ask: Ask) -> None:
    document = reports.document_of(ask())
    strange = Document.model_validate(
        {**document.model_dump(), "lead": "Zoë \U0001f600 中文 \x07 Łódź"}
    )

    text = text_of(pdf_of(strange))

    assert "Zoë" in text
    assert "Łódź" in text


def test_every_page_has_something_to_see(rendered: Report) -> None:
    document = pypdfium2.PdfDocument(pdf(rendered))

    for page in document:
        low, high = page.render(scale=1).to_pil().convert("L").getextrema()
        assert low < 128 < high
    document.close()


def test_a_page_cited_for_two_clauses_is_spelt_out_once(rendered: Report) -> None:
    document = reports.document_of(rendered)
    (source,) = document.sources
    other = source.model_copy(update={"clause": "s. 2"})
    both = document.model_copy(update={"sources": (source, other)})

    text = text_of(pdf_of(both))

    assert "[2] The same page as [1], s. 2, last read on" in text
    assert text.replace(" ", "").count(source.url) == 1


def test_no_type_is_smaller_than_it_may_be(rendered: Report) -> None:
    sizes: set[float] = set()

    def see(_text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        sizes.add(round(size * abs(matrix[0]), 2))

    for page in PdfReader(BytesIO(pdf(rendered))).pages:
        page.extract_text(visitor_text=see)

    assert min(sizes - {0.0}) >= SMALLEST_TYPE


def test_an_open_answer_is_printed_as_one(ask: Ask) -> None:
    answers = {key: OFFERED[key] for key in ("marital_status",)}

    text = text_of(pdf(render(ask("alpha", answers=answers))))

    assert "Not answered" in text


def test_edition_and_digest_stand_in_the_foot_of_every_page(rendered: Report) -> None:
    document = reports.document_of(rendered)
    short = f"Edition {document.edition_number}, {document.edition_digest[:12]}"

    for page in PdfReader(BytesIO(pdf(rendered))).pages:
        assert short in " ".join(page.extract_text().split())


def test_nothing_runs_over_the_edge_of_the_page(rendered: Report) -> None:
    document = pypdfium2.PdfDocument(pdf(rendered))

    for page in document:
        text = page.get_textpage()
        rights = [text.get_charbox(place)[2] for place in range(text.count_chars())]
        assert max(rights) < page.get_width()
        text.close()
    document.close()
