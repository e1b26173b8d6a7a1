"""The ways as a report keeps them: on its page, in the PDF and in the mail."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from pathways.reports import told
from pathways.reports.document import Document
from pathways.reports.freeze import freeze
from pathways.reports.pdf import pdf_of
from pathways.selectors.result import result_page
from pathways.selectors.ways import ways_page
from tests.rules.way_people import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 22)
NAME = "manager with an affiliate"


@pytest.fixture
def document() -> Document:
    """A report of that day, as it is read back."""
    made = freeze(result_page(answers_of(NAME), ON), ["express-entry/cec"])
    return Document.model_validate(made.model_dump(mode="json"))


def test_a_report_keeps_the_ways_of_the_page(document: Document) -> None:
    ways = ways_page(answers_of(NAME), ON).ways

    assert document.ways is not None
    assert [way.title for way in document.ways.rows] == [way.title for way in ways]
    for kept, way in zip(document.ways.rows, ways, strict=True):
        assert kept.drawn.label == way.timeline.label
        assert len(kept.steps) == len(kept.drawn.bars) == len(way.steps)


def test_every_source_of_a_way_is_in_the_list(document: Document) -> None:
    assert document.ways is not None
    lines = [
        line
        for way in document.ways.rows
        for part in (way.stops, way.you, way.employer)
        for line in part
    ]
    cited = [line.cite for line in lines if line.cite is not None]

    assert cited
    assert all(document.source(cite) for cite in cited)


def test_the_pdf_tells_every_way_and_step(document: Document) -> None:
    reader = PdfReader(BytesIO(pdf_of(document)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert document.ways is not None
    assert "Ways to permanent residence" in text
    for number, way in enumerate(document.ways.rows, 1):
        assert f"{number}. {way.title.split(', then ')[0]}" in text
        assert way.steps[-1].begins.split(" at the")[0] in text


def test_the_mail_tells_the_first_way_in_a_line(document: Document) -> None:
    assert document.ways is not None
    first = document.ways.rows[0]

    assert told.first_way(document) == f"{first.title}. {first.when}"


def test_an_older_report_has_no_ways(document: Document) -> None:
    older = document.model_dump(mode="json")
    del older["ways"]

    read = Document.model_validate(older)

    assert read.ways is None
    assert told.first_way(read) == ""
