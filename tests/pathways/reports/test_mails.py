"""Mails: first a question to the owner of the address, then the report."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage
from html import unescape
from smtplib import SMTPException
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains

from pathways.emails import message_of
from pathways.models import OutgoingMail, Report, ReportAddress
from pathways.models.promises import State
from pathways.services import deliveries, reports
from tests.harness.mail import MailServer
from tests.pathways.reports.conftest import Ask

pytestmark = pytest.mark.django_db
ME = "me@example.org"
# What only the person may learn.
PERSONAL = ("alpha", "Requirement", "155", "pathway is open")


def wanted(report: Report) -> ReportAddress:
    deliveries.request_delivery(report=report, email=ME, now=timezone.now())
    return report.addresses.get()


def agreed(report: Report) -> OutgoingMail:
    mail = deliveries.confirm_address(address=wanted(report), now=timezone.now())
    assert mail is not None
    return mail


def deliver(mail: OutgoingMail) -> None:
    """Do what a worker does."""
    now = mail.due_at
    lease = deliveries.claim_mail(mail_id=mail.pk, now=now)
    assert lease
    message = message_of(OutgoingMail.objects.get(pk=mail.pk))
    deliveries.deliver(mail_id=mail.pk, lease=lease, message=message, now=now)


def everything_of(message: EmailMessage) -> str:
    parts = (part for part in message.walk() if part.get_content_maintype() == "text")
    return "\n".join(part.get_content() for part in parts) + str(message["Subject"])


def test_the_first_mail_holds_nothing_personal(
    rendered: Report, smtp_server: MailServer
) -> None:
    address = wanted(rendered)

    deliver(address.mails.get())

    text = everything_of(smtp_server.messages[0])
    assert f"/confirm/{address.token}/" in text
    assert rendered.token not in text
    assert not [word for word in PERSONAL if word in text]
    assert not list(smtp_server.messages[0].iter_attachments())


def test_opening_the_confirmation_is_not_yet_agreeing(
    client: Client, rendered: Report
) -> None:
    address = wanted(rendered)

    assertContains(client.get(f"/confirm/{address.token}/"), "Yes, send it")

    address.refresh_from_db()
    assert address.confirmed_at is None
    assert not address.mails.filter(kind="report").exists()


def test_agreeing_twice_sends_one_report(client: Client, rendered: Report) -> None:
    address = wanted(rendered)

    for _again in range(2):
        client.post(f"/confirm/{address.token}/")

    assert address.mails.filter(kind="report").count() == 1


def test_a_report_mail_without_consent_is_never_claimed(rendered: Report) -> None:
    mail = agreed(rendered)
    rendered.addresses.update(confirmed_at=None)

    assert deliveries.claim_mail(mail_id=mail.pk, now=mail.due_at) is None


def test_a_report_mail_waits_for_its_pdf(ask: Ask) -> None:
    mail = agreed(ask())

    assert deliveries.claim_mail(mail_id=mail.pk, now=mail.due_at) is None


def test_the_report_comes_as_text_html_and_pdf(
    rendered: Report, smtp_server: MailServer
) -> None:
    deliver(agreed(rendered))

    message = smtp_server.messages[0]
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    for body in (text.get_content(), html.get_content()):
        assert f"{settings.SITE_URL}/r/{rendered.token}/" in body
        assert "Alpha" in body
        assert "155\xa0CAD" in unescape(body)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == bytes(rendered.pdf or b"")
    assert message["To"] == ME
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_mail_begins_with_the_sentence_and_ends_with_the_edition(
    rendered: Report, smtp_server: MailServer
) -> None:
    deliver(agreed(rendered))

    message, document = smtp_server.messages[0], reports.document_of(rendered)
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    assert text.get_content().startswith(document.heading)
    assert text.get_content().strip().endswith(document.edition_digest)
    body = html.get_content().split("<body")[1].partition(">")[2]
    words = " ".join(strip_tags(body).split())
    assert words.startswith(document.heading)
    assert words.endswith(document.edition_digest)


def test_the_subject_says_nothing_personal(
    rendered: Report, smtp_server: MailServer
) -> None:
    deliver(agreed(rendered))

    assert smtp_server.messages[0]["Subject"] == "Your report of 22 November 2026"


def test_a_mail_asks_for_nothing_from_anywhere(
    rendered: Report, smtp_server: MailServer
) -> None:
    deliver(agreed(rendered))

    html = smtp_server.messages[0].get_body(("html",))
    assert html is not None
    assert not re.findall(r"<(?:img|link|script|iframe)\b|@import", html.get_content())


def test_a_server_that_is_busy_gets_the_same_message_later(
    rendered: Report, smtp_server: MailServer
) -> None:
    mail = agreed(rendered)
    smtp_server.refusals.append("451 Try later")
    with pytest.raises(SMTPException):
        deliver(mail)
    mail.refresh_from_db()
    assert mail.state == State.WAITING
    assert mail.due_at > timezone.now()

    deliver(mail)

    assert smtp_server.messages[0]["Message-ID"] == mail.message_id


def test_a_refusal_for_good_is_not_tried_again(
    rendered: Report, smtp_server: MailServer
) -> None:
    mail = agreed(rendered)
    smtp_server.refusals.append("554 No such person")

    with pytest.raises(SMTPException):
        deliver(mail)

    mail.refresh_from_db()
    assert mail.has_failed


def test_sending_again_is_another_message_but_not_at_once(rendered: Report) -> None:
    mail, now = agreed(rendered), timezone.now()

    at_once = deliveries.send_again(address=mail.address, now=now)
    later = deliveries.send_again(address=mail.address, now=now + timedelta(minutes=3))

    assert at_once == mail
    assert later.message_id != mail.message_id


def test_only_who_agreed_can_be_sent_to_again(rendered: Report) -> None:
    with pytest.raises(deliveries.NotConfirmedError):
        deliveries.send_again(address=wanted(rendered), now=timezone.now())


def test_a_report_reaches_few_addresses(rendered: Report) -> None:
    for number in range(deliveries.MOST_ADDRESSES):
        deliveries.request_delivery(
            report=rendered, email=f"{number}@example.org", now=timezone.now()
        )

    with pytest.raises(deliveries.TooManyMailsError):
        wanted(rendered)


def test_an_address_nobody_confirmed_is_deleted_after_a_week(rendered: Report) -> None:
    confirmed, now = agreed(rendered).address, timezone.now()
    deliveries.request_delivery(report=rendered, email="other@example.org", now=now)

    reports.delete_expired(now=now + timedelta(days=7))

    assert rendered.addresses.get() == confirmed


def test_revoking_stops_mails_that_wait(rendered: Report) -> None:
    mail = agreed(rendered)

    reports.revoke_report(report=rendered, now=timezone.now())

    assert deliveries.claim_mail(mail_id=mail.pk, now=mail.due_at) is None


def test_no_address_that_is_none_is_taken(client: Client, rendered: Report) -> None:
    response = client.post(f"/r/{rendered.token}/send/", {"email": "nobody"})

    assertContains(response, "name@example.org", status_code=422)
    assert not rendered.addresses.exists()


def test_no_beat_entry_names_a_task_that_workers_do_not_know(settings: Any) -> None:
    from immigration_portal.celery import app

    app.loader.import_default_modules()

    named = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert named <= set(app.tasks)
