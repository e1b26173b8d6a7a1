"""What a PDF holds beside its text."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter

from pathways.resumes import Kind, read_resume
from tests.pathways.resumes import hostile
from tests.pathways.resumes.making import make_plain_pdf
from tests.pathways.resumes.samples import SAMPLES

EUROPASS = next(s for s in SAMPLES if s.name == "europass-xml-candidate")
TEXT = "# Experience\nEngineer, Acme, Austin, TX|||2019 - 2021\n"


def with_attachment(name: str, data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_plain_pdf(TEXT))))
    writer.add_attachment(name, data)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_the_data_that_europass_attaches_is_read_and_not_its_pages() -> None:
    resume = read_resume(with_attachment("attachment.xml", EUROPASS.source.encode()))

    assert resume.kind is Kind.EUROPASS_XML
    assert [job.employer for job in resume.jobs] == ["Leonardo", "Reply"]


def test_an_attachment_that_would_harm_stays_shut_and_the_pages_are_read() -> None:
    resume = read_resume(with_attachment("attachment.xml", hostile.LAUGHS))

    assert resume.kind is Kind.PDF
    assert [job.employer for job in resume.jobs] == ["Acme"]
