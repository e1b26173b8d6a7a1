"""A worker's child that is killed at work: its work is done again, and soon."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from pathways import tasks
from tests.harness.mail import MailServer
from tests.harness.waiting import eventually
from tests.pathways.reports.conftest import PARTS, STREAMS
from tests.pathways.result.conftest import publish
from tests.services.test_reports_survive import (
    PATIENCE,
    a_mail,
    a_report,
    all_kept,
    swept,
    worker_of,
)

__all__ = ["publish"]

SCHEDULE: Any = settings.CELERY_BEAT_SCHEDULE["offer-what-is-due"]
SWEEP = timedelta(seconds=SCHEDULE["schedule"])
A_MINUTE = timedelta(minutes=1)


def children_of(pid: int) -> list[int]:
    shown = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(word) for word in shown.stdout.split()]


class DeadlyServer(MailServer):
    """Kills the worker's children while it has their first mail."""

    worker_pid = 0

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.messages) == 1:
            for pid in children_of(self.worker_pid):
                os.kill(pid, signal.SIGKILL)
        return answer


@pytest.mark.once
@pytest.mark.services
@pytest.mark.django_db(transaction=True)
@pytest.mark.once
def test_the_work_of_a_killed_child_is_done_by_its_successor(
    smtp_server: MailServer, publish: Callable[..., Any]
) -> None:
    publish(*STREAMS, **PARTS)
    smtp_server.__class__ = DeadlyServer
    assert isinstance(smtp_server, DeadlyServer)
    report = a_report()
    mail = a_mail(report)
    with worker_of(smtp_server) as worker:
        smtp_server.worker_pid = worker.child.pid or 0
        tasks.hint(tasks.render_report, report_id=report.pk)

        eventually(swept(all_kept), seconds=PATIENCE)

        assert not worker.has_died()
    copies = [message["Message-ID"] for message in smtp_server.messages]
    assert copies == [mail.message_id] * 2


@pytest.mark.once
def test_work_is_taken_up_within_a_minute_and_never_by_two() -> None:
    longest = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT)
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS

    assert longest < settings.LEASE_LASTS
    assert longest < timedelta(seconds=options["visibility_timeout"])
    assert settings.LEASE_LASTS + SWEEP < A_MINUTE
