"""A mail server that takes the text and breaks off: two copies, and then people see."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from celery.exceptions import SoftTimeLimitExceeded
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils import timezone

from pathways import tasks
from pathways.models import OutgoingMail, Report
from pathways.models.promises import State
from tests.harness.curators import sign_in
from tests.harness.mail import MailServer
from tests.pathways.reports.conftest import PARTS, STREAMS
from tests.pathways.result.conftest import publish
from tests.services.test_reports_survive import ME, a_mail, a_report

__all__ = ["publish"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.once,
]


@pytest.fixture
def mail(transactional_db: None, publish: Callable[..., Any]) -> OutgoingMail:
    """A mail that may leave: its report's PDF is there."""
    publish(*STREAMS, **PARTS)
    report = a_report()
    mail = a_mail(report)
    tasks.render_report(report_id=report.pk)
    return mail


@pytest.fixture(autouse=True)
def _careful(smtp_server: MailServer) -> Iterator[None]:
    with override_settings(EMAIL_BACKEND="pathways.smtp.CarefulBackend"):
        yield


def try_often(mail: OutgoingMail) -> None:
    """As the sweeper has it, without its pauses."""
    for _attempt in range(4):
        OutgoingMail.objects.filter(state=State.WAITING).update(due_at=timezone.now())
        tasks.deliver_mail(mail_id=mail.pk)
    mail.refresh_from_db()


def test_a_server_that_breaks_off_gets_two_copies_of_one_mail(
    mail: OutgoingMail, smtp_server: MailServer
) -> None:
    smtp_server.breaks_off = True

    try_often(mail)

    copies = [message["Message-ID"] for message in smtp_server.messages]
    assert copies == [mail.message_id] * 2
    assert mail.is_unsure


class SlowServer(MailServer):
    """Has the text, and says so only after the time of a task."""

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        os.kill(os.getpid(), signal.SIGALRM)
        await asyncio.sleep(0.5)
        return answer


def end_the_task(number: int, frame: object) -> None:
    raise SoftTimeLimitExceeded


def test_a_server_that_takes_longer_than_a_task_gets_two_copies(
    mail: OutgoingMail, smtp_server: MailServer
) -> None:
    smtp_server.__class__ = SlowServer
    before = signal.signal(signal.SIGALRM, end_the_task)
    try:
        try_often(mail)
    finally:
        signal.signal(signal.SIGALRM, before)

    copies = [message["Message-ID"] for message in smtp_server.messages]
    assert copies == [mail.message_id] * 2
    assert mail.is_unsure


def test_a_server_that_refuses_before_the_text_is_tried_on(
    mail: OutgoingMail, smtp_server: MailServer
) -> None:
    smtp_server.refusals = ["451 Later"] * 3

    try_often(mail)

    assert mail.is_kept
    assert len(smtp_server.messages) == 1


def test_owner_and_staff_see_a_mail_that_perhaps_arrived(
    mail: OutgoingMail, client: Client
) -> None:
    OutgoingMail.objects.update(state=State.UNSURE, cut_off=2)
    sign_in(client, User.objects.create_superuser("administrator"))

    own = client.get(f"/r/{Report.objects.get().token}/progress/").content.decode()
    listed = client.get("/admin/pathways/outgoingmail/?state__exact=unsure")

    assert "it may have arrived" in own
    assert listed.status_code == 200
    assert ME not in listed.content.decode()
