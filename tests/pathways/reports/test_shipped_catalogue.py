"""A report on the shipped catalogue: short whatever is chosen, and nothing is lost."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from pathways import editions, profiles
from pathways.models import Report
from pathways.reports.pdf import pdf_of
from pathways.services import reports
from tests.people import DEVELOPER
from tests.rules.answer_people import PEOPLE

pytestmark = pytest.mark.usefixtures("catalogue")
CHOSEN = (
    "global-talent-stream/category-b",
    "cusma/professional",
    "express-entry/fsw",
    "pnp/bc/sw",
)
# Four whose requirements take the most words of all.
LONGEST = (
    "cusma/professional",
    "pnp/nl/ee-sw",
    "pnp/ab/aee-atp",
    "work-permit/intra-company-transferee",
)
MOST_PAGES = 6


def report_of(chosen: tuple[str, ...]) -> Report:
    profile, _token = profiles.start_profile(answers=DEVELOPER, now=timezone.now())
    return reports.request_report(
        profile=profile, chosen=chosen, on=timezone.localdate(), now=timezone.now()
    )


@pytest.mark.long
@pytest.mark.parametrize("chosen", [CHOSEN, LONGEST], ids=["usual", "longest"])
def test_a_developers_report_is_short_and_spells_out_every_source(
    chosen: tuple[str, ...],
) -> None:
    document = reports.document_of(report_of(chosen))

    pages = PdfReader(BytesIO(pdf_of(document))).pages
    plain = "".join("".join(page.extract_text() for page in pages).split())

    assert len(pages) <= MOST_PAGES
    assert document.chosen == chosen
    assert [s.url for s in document.sources if s.url not in plain] == []


# Those whose last page once held nothing but the foot.
@pytest.mark.parametrize("name", ["married to a Canadian", "48 years old"])
def test_the_foot_stands_on_no_page_of_its_own(name: str) -> None:
    profile, _token = profiles.start_profile(
        answers=PEOPLE[name][0], now=timezone.now()
    )
    report = reports.request_report(
        profile=profile, chosen=None, on=timezone.localdate(), now=timezone.now()
    )

    pages = PdfReader(BytesIO(pdf_of(reports.document_of(report)))).pages

    assert len(pages) <= MOST_PAGES
    assert "https://" in pages[-1].extract_text()
    assert "Digest of the edition" in pages[-1].extract_text()


def test_a_later_report_can_be_compared_on_every_stream() -> None:
    document = reports.document_of(report_of(CHOSEN))

    _number, rulebook = editions.current()
    assert {item.slug for item in document.streams} == {
        stream["slug"] for stream in rulebook.snapshot["streams"]
    }
