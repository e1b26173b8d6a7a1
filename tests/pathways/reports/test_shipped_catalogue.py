"""A report on the shipped catalogue: everything is in it and the PDF can be set."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from pathways import editions, profiles
from pathways.reports.pdf import pdf_of
from pathways.services import reports
from tests.people import DEVELOPER

CHOSEN = (
    "global-talent-stream/category-b",
    "cusma/professional",
    "express-entry/fsw",
    "pnp/bc/sw",
)

MOST_PAGES = 16  # what somebody may print; 14 when there were six streams fewer


@pytest.mark.usefixtures("catalogue")
def test_a_developers_report_holds_every_stream_and_source() -> None:
    profile, _token = profiles.start_profile(answers=DEVELOPER, now=timezone.now())
    report = reports.request_report(
        profile=profile, chosen=CHOSEN, on=timezone.localdate(), now=timezone.now()
    )

    document = reports.document_of(report)
    pages = PdfReader(BytesIO(pdf_of(document))).pages
    text = "".join(page.extract_text() for page in pages)

    assert len(pages) <= MOST_PAGES

    _number, rulebook = editions.current()
    assert {one.slug for one in document.streams} == {
        stream["slug"] for stream in rulebook.snapshot["streams"]
    }
    assert document.chosen == CHOSEN
    plain = "".join(text.split())
    assert [s.url for s in document.sources if s.url not in plain] == []
