"""Page, PDF and mail of five people say the same, section by section.

The page is what the view answers, the PDF what typst has set, the mail what a mail
server has received.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pypdf import PdfReader

from pathways.emails import message_of
from pathways.models import Report
from pathways.profiles import start_profile
from pathways.reports.document import Document, Section, words_of
from pathways.services import deliveries, reports
from tests.harness.mail import MailServer
from tests.journeys.test_personas import answers_of
from tests.pathways.reports.conftest import render

PERSONAS = (
    "data_scientist_with_partner",
    "developer_in_bc",
    "developer_without_offer",
    "founder",
    "manager_with_affiliate",
)
# The Answer begins with its routes, without a heading, and has one table of moves.
UNTITLED = ("routes", "moves-more")
ON = date(2026, 11, 29)
MOST_PAGES = 6
BARE = re.compile(r"[^\w]+")  # marks, hyphens at the end of a line, white space
Token = str
pytestmark = [
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.time_machine("2026-11-29 15:00:00Z", tick=False),
]


@pytest.fixture(params=PERSONAS)
def made(request: pytest.FixtureRequest) -> tuple[Report, Token]:
    """One person's report, as the button of the Answer makes it, with its PDF."""
    answers = answers_of(request.param)
    profile, token = start_profile(answers=answers, now=timezone.now())
    report = reports.request_report(
        profile=profile, chosen=None, on=ON, now=timezone.now()
    )
    return render(report), token


def page_of(client: Client, address: str) -> str:
    """The words of a page, without those that a browser does not show."""
    html = client.get(address).content.decode()
    shown = re.sub(r"<(script|style|title|svg|head)\b.*?</\1>", " ", html, flags=re.S)
    return unescape(strip_tags(shown.replace("<", " <")))


def pdf_words(report: Report) -> str:
    """The words of a PDF, without the feet of its pages."""
    pages = PdfReader(BytesIO(bytes(report.pdf or b""))).pages
    foot = re.compile(r"Pathways to Canada, Your report of .*\s*Page \d of \d\s*$")
    return " ".join(foot.sub("", page.extract_text()) for page in pages)


def mail_of(report: Report, server: MailServer) -> tuple[str, str]:
    """Text and HTML of the mail, as a server receives it."""
    now = timezone.now()
    deliveries.request_delivery(report=report, email="me@example.org", now=now)
    mail = deliveries.confirm_address(address=report.addresses.get(), now=now)
    assert mail is not None
    message_of(mail).send()
    text, html = (server.messages[0].get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    body = html.get_content().split("<body")[1]
    return text.get_content(), unescape(strip_tags(body.replace("<", " <")))


def bare(text: str) -> str:
    """Letters and digits only: how each medium sets the rest is its own."""
    return BARE.sub("", text)


def untold(section: Section, text: str) -> list[str]:
    """What a section says and a text does not, in the order of the section."""
    place, missing = 0, []
    for words in words_of(section):
        at = text.find(bare(words), place)
        if at < 0:
            missing.append(words)
        else:
            place = at
    return missing


def told_sections(document: Document, text: str) -> Iterator[tuple[str, list[str]]]:
    """Each section with what the text lacks of it; they stand in their order."""
    place = 0
    for section in document.sections:
        place = text.find(bare(section.title), place)
        assert place >= 0, section.title
        yield section.slug, untold(section, text[place:])


def test_page_pdf_and_mail_say_the_same_section_by_section(
    made: tuple[Report, Token], client: Client, smtp_server: MailServer
) -> None:
    report, _token = made
    document = reports.document_of(report)
    text, html = mail_of(report, smtp_server)
    media = {
        "page": page_of(client, f"/r/{report.token}/"),
        "pdf": pdf_words(report),
        "mail": text,
        "mail in html": html,
    }

    assert len(document.sections) >= 7
    for name, words in media.items():
        said = bare(words)
        assert bare(document.heading + document.lead) in said, name
        untold_parts = {slug: u for slug, u in told_sections(document, said) if u}
        assert untold_parts == {}, name


@pytest.mark.thorough
def test_the_report_says_what_the_answer_and_the_options_say(
    made: tuple[Report, Token], client: Client
) -> None:
    report, token = made
    document = reports.document_of(report)
    answer = bare(page_of(client, f"/a/{token}/answer/"))
    options = bare(page_of(client, f"/a/{token}/options/"))

    assert bare(document.heading + document.lead) in answer
    for section in document.sections:
        page = options if section.slug == "beside" else answer
        title = {section.title} if section.slug in UNTITLED else set()
        if section.slug != "options":
            assert set(untold(section, page)) <= title, section.slug


@pytest.mark.thorough
def test_each_compared_option_says_what_its_own_page_says(
    made: tuple[Report, Token], client: Client
) -> None:
    report, token = made
    asked = reports.document_of(report).section("options")
    assert asked is not None

    for slug, entry in zip(report.chosen, asked.entries, strict=True):
        page = bare(page_of(client, f"/a/{token}/options/{slug}/"))
        assert bare(entry.title) in page
        assert entry.table is not None
        for name, *_others in entry.table.rows:
            assert bare(name[0].text) in page


@pytest.mark.thorough
def test_the_pdf_is_short_and_its_first_page_is_the_answer(
    made: tuple[Report, Token],
) -> None:
    report, _token = made
    document = reports.document_of(report)
    pages = PdfReader(BytesIO(bytes(report.pdf or b""))).pages
    first = bare(pages[0].extract_text())

    assert len(pages) <= MOST_PAGES
    assert bare(document.heading) in first
    for slug in ("routes", "week", "five"):
        section = document.section(slug)
        assert section is not None
        assert untold(section, first) == [], slug


def test_the_first_page_is_the_answer_and_nothing_of_it_is_torn(
    made: tuple[Report, Token],
) -> None:
    report, _token = made
    document = reports.document_of(report)
    first = bare(PdfReader(BytesIO(bytes(report.pdf or b""))).pages[0].extract_text())

    for slug in ("routes", "week", "five", "provinces", "score", "moves"):
        section = document.section(slug)
        assert section is not None
        assert bare(section.title) in first, slug
        assert section.cites or slug == "week", slug
        assert untold(section, first) == [], slug
    more, moves = document.section("moves-more"), document.section("moves")
    assert moves is not None
    assert moves.table is not None
    assert len(moves.table.rows) == (2 if document.section("us-two") else 4)
    assert more is not None
    assert bare(more.title) not in first
