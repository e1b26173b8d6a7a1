"""Reports arrive although workers and brokers are killed on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone

from pathways import profiles, tasks
from pathways.models import OutgoingMail, Report
from pathways.models.promises import State
from pathways.services import deliveries, reports
from tests.harness.broker import Broker
from tests.harness.mail import MailServer
from tests.harness.waiting import eventually
from tests.harness.workers import CeleryProcess, running_worker
from tests.pathways.reports.conftest import OFFERED, PARTS, STREAMS
from tests.pathways.result.conftest import publish
from tests.pathways.result.small import ON

__all__ = ["publish"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
SOON = {"LEASE_SECONDS": "2", "OFFER_AGAIN_SECONDS": "1"}
PATIENCE = 60
ME = "me@example.org"


@pytest.fixture(autouse=True)
def _edition(transactional_db: None, publish: Callable[..., Any]) -> None:
    publish(*STREAMS, **PARTS)


@contextmanager
def worker_of(server: MailServer) -> Iterator[CeleryProcess]:
    """A worker whose leases end soon."""
    with running_worker(EMAIL_URL=server.url, **SOON) as worker:
        yield worker


def a_report() -> Report:
    profile, _token = profiles.start_profile(answers=OFFERED, now=timezone.now())
    return reports.request_report(
        profile=profile, chosen=["alpha", "beta"], on=ON, now=timezone.now()
    )


def a_mail(report: Report) -> OutgoingMail:
    """The report itself, for an address whose owner has agreed."""
    now = timezone.now()
    asking = deliveries.request_delivery(report=report, email=ME, now=now)
    asking.delete()
    mail = deliveries.confirm_address(address=report.addresses.get(), now=now)
    assert mail is not None
    return mail


def swept(done: Callable[[], object]) -> Callable[[], object]:
    """Look, and send the message that beat sends every few seconds."""

    def look() -> object:
        tasks.offer_what_is_due.delay()
        return done()

    return look


def all_kept() -> bool:
    waiting = Report.objects.exclude(state=State.KEPT).exists()
    return not (waiting or OutgoingMail.objects.exclude(state=State.KEPT).exists())


def test_a_report_goes_the_whole_way(smtp_server: MailServer) -> None:
    report = a_report()
    mail = a_mail(report)
    with worker_of(smtp_server) as worker:
        tasks.hint(tasks.render_report, report_id=report.pk)

        eventually(all_kept, seconds=PATIENCE)
        log = worker.log()

    report.refresh_from_db()
    (message,) = smtp_server.messages
    (attached,) = message.iter_attachments()
    assert message["Message-ID"] == mail.message_id
    assert attached.get_content() == bytes(report.pdf or b"")
    for secret in (ME, report.token, mail.address.token, "9000"):
        assert not re.search(rf"(?<!\d){re.escape(secret)}(?!\d)", log)


def any_begun() -> bool:
    return Report.objects.filter(state__in=[State.LEASED, State.KEPT]).exists()


def test_a_worker_killed_while_it_renders_loses_no_report(
    smtp_server: MailServer,
) -> None:
    # So many that some wait when the first is seen: one takes a tenth of a second.
    mails = [a_mail(a_report()) for _number in range(30)]
    with worker_of(smtp_server) as worker:
        for mail in mails:
            tasks.hint(tasks.render_report, report_id=mail.address.report_id)
        eventually(any_begun, seconds=PATIENCE)
        worker.kill()
        assert Report.objects.exclude(state=State.KEPT).exists()
        worker.start()

        eventually(swept(all_kept), seconds=PATIENCE)

    arrived = [message["Message-ID"] for message in smtp_server.messages]
    assert set(arrived) == {mail.message_id for mail in mails}


def test_a_broker_that_lost_everything_loses_no_report(
    smtp_server: MailServer, broker: Broker
) -> None:
    mails = [a_mail(a_report()) for _number in range(3)]
    for mail in mails:
        tasks.hint(tasks.render_report, report_id=mail.address.report_id)
    assert broker.queued() == len(mails)
    broker.forget_everything()
    broker.kill()
    broker.start()
    assert broker.queued() == 0

    with worker_of(smtp_server):
        eventually(swept(all_kept), seconds=PATIENCE)

    assert len(smtp_server.messages) == len(mails)


def test_a_broker_killed_with_reports_queued_brings_them_all(
    smtp_server: MailServer, broker: Broker
) -> None:
    mails = [a_mail(a_report()) for _number in range(3)]
    with worker_of(smtp_server):
        broker.kill()
        for mail in mails:
            tasks.hint(tasks.render_report, report_id=mail.address.report_id)
        broker.start()

        eventually(swept(all_kept), seconds=PATIENCE)

    arrived = {message["Message-ID"] for message in smtp_server.messages}
    assert arrived == {mail.message_id for mail in mails}


class DeadlyServer(MailServer):
    """Kills the worker once it has accepted its first message, before it says so."""

    worker: CeleryProcess | None = None

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if self.worker is not None and len(self.messages) == 1:
            self.worker.kill()
        return answer


def test_a_copy_sent_after_a_crash_has_the_same_message_id(
    smtp_server: MailServer,
) -> None:
    smtp_server.__class__ = DeadlyServer
    assert isinstance(smtp_server, DeadlyServer)
    report = a_report()
    mail = a_mail(report)
    with worker_of(smtp_server) as worker:
        smtp_server.worker = worker
        tasks.hint(tasks.render_report, report_id=report.pk)
        eventually(worker.has_died, seconds=PATIENCE)
        mail.refresh_from_db()
        assert mail.state == State.LEASED
        worker.start()

        eventually(swept(all_kept), seconds=PATIENCE)

    assert [message["Message-ID"] for message in smtp_server.messages] == [
        mail.message_id,
        mail.message_id,
    ]
