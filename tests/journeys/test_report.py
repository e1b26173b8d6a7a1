"""A person saves a report, gets it by mail, and gives it up, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from pathways import profiles, tasks
from pathways.services import reports
from tests.harness.answers import token_of
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.mail import MailServer
from tests.harness.pages import Axe, fits
from tests.harness.waiting import eventually
from tests.harness.workers import CeleryProcess, running_worker
from tests.pathways.reports.conftest import OFFERED, PARTS, STREAMS, render
from tests.pathways.result.conftest import publish
from tests.pathways.result.small import ON

__all__ = ["publish"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
LINK = re.compile(r"http://\S+/(?:confirm|r)/\S+")


@pytest.fixture
def worker(
    live_server: LiveServer, smtp_server: MailServer, publish: Callable[..., Any]
) -> Iterator[CeleryProcess]:
    """A worker whose mails lead to the live server."""
    publish(*STREAMS, **PARTS)
    addresses = {"EMAIL_URL": smtp_server.url, "SITE_URL": live_server.url}
    with running_worker(**addresses, OFFER_AGAIN_SECONDS="1") as started:
        yield started


def link_in(message: EmailMessage) -> str:
    """The link that a mail's text shows."""
    body = message.get_body(("plain",))
    assert body is not None
    match = LINK.search(body.get_content())
    assert match is not None
    return match[0]


def own_address() -> str:
    return f"/a/{token_of(OFFERED)}/options/?chosen=1&stream=alpha&stream=beta"


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def arrived(server: MailServer, count: int) -> EmailMessage:
    """The newest of so many mails; a lost hint is sent again as beat would."""

    def look() -> bool:
        tasks.offer_what_is_due.delay()
        return len(server.messages) >= count

    eventually(look, seconds=60)
    return server.messages[-1]


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [(PHONE, True), (DESKTOP, False)],
    ids=["phone", "no-js"],
)
def test_from_the_options_to_the_mailbox_and_to_nothing(
    visits: Visits,
    worker: CeleryProcess,
    smtp_server: MailServer,
    axe: Axe,
    viewport: ViewportSize,
    javascript: bool,
    tmp_path: Path,
) -> None:
    page = visits.open(own_address(), viewport=viewport, javascript=javascript)
    press(page, "Save as a report")
    download = page.get_by_role("link", name="Download the PDF")
    expect(download).to_be_visible(timeout=60_000)
    report = page.url
    with page.expect_download() as file:
        download.click()
    file.value.save_as(tmp_path / "report.pdf")
    assert "Alpha" in PdfReader(tmp_path / "report.pdf").pages[0].extract_text()
    if javascript:
        axe(page)
        assert fits(page)

    page.get_by_label("E-mail address").fill("me@example.org")
    press(page, "Send")
    expect(page.get_by_text("me@example.org:")).to_be_visible()
    page.goto(link_in(arrived(smtp_server, 1)))
    if javascript:
        axe(page)
    press(page, "Yes, send it")
    expect(page.get_by_role("heading", level=1)).to_contain_text("confirmed")
    page.goto(link_in(arrived(smtp_server, 2)))
    assert page.url == report
    expect(page.get_by_text("The report was handed to the mail server")).to_be_visible()

    page.get_by_role("link", name="Assess the same answers again today").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing has changed")
    page.go_back()
    press(page, "Delete this report")
    expect(page.get_by_role("heading", level=1)).to_have_text("The report is deleted")
    answer = page.goto(report)
    assert answer is not None
    assert answer.status == 404


def test_a_citation_leads_to_its_source(
    visits: Visits, publish: Callable[..., Any]
) -> None:
    publish(*STREAMS, **PARTS)
    profile, _token = profiles.start_profile(answers=OFFERED, now=timezone.now())
    report = reports.request_report(
        profile=profile, chosen=("alpha", "beta"), on=ON, now=timezone.now()
    )
    render(report)
    page = visits.open(f"/r/{report.token}/", viewport=PHONE, javascript=False)
    source = page.locator("#source-1")
    expect(source).not_to_be_in_viewport()

    page.locator("a.cite").first.press("Enter")

    expect(source).to_be_in_viewport()
