"""Rows as promises: one worker at a time, and no answer after its lease."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from pathways import tasks
from pathways.models import OutgoingMail, Report
from pathways.models.promises import MOST_ATTEMPTS, State, jittered, pause_after
from pathways.services import deliveries, reports
from tests.pathways.reports.conftest import Ask

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(seconds=1)


def test_of_two_workers_one_gets_the_row(ask: Ask) -> None:
    report, now = ask(), timezone.now()

    assert reports.claim_report(report_id=report.pk, now=now)
    assert reports.claim_report(report_id=report.pk, now=now) is None


def test_a_dead_workers_claim_ends_by_itself(ask: Ask) -> None:
    report, now = ask(), timezone.now()
    reports.claim_report(report_id=report.pk, now=now)
    end = now + settings.LEASE_LASTS

    assert reports.claim_report(report_id=report.pk, now=end - A_MOMENT) is None
    assert reports.claim_report(report_id=report.pk, now=end)


def test_a_late_answer_is_refused(ask: Ask) -> None:
    report, now = ask(), timezone.now()
    slow = reports.claim_report(report_id=report.pk, now=now)
    quick = reports.claim_report(report_id=report.pk, now=now + settings.LEASE_LASTS)
    assert slow
    assert quick

    with pytest.raises(reports.LateAnswerError):
        reports.render_report(report_id=report.pk, lease=slow, now=now)

    report.refresh_from_db()
    assert report.state == State.LEASED
    assert report.pdf is None
    reports.render_report(report_id=report.pk, lease=quick, now=now)


def test_a_kept_promise_is_not_claimed_again(rendered: Report) -> None:
    later = timezone.now() + timedelta(days=1)

    assert rendered.is_kept
    assert reports.claim_report(report_id=rendered.pk, now=later) is None


def test_a_lost_message_is_offered_again_after_a_while(ask: Ask) -> None:
    report = ask()
    due = report.offered_at + settings.OFFER_AGAIN_AFTER

    assert not Report.objects.to_offer(due - A_MOMENT).exists()
    assert Report.objects.to_offer(due).get() == report


def test_what_nobody_has_tried_is_due_whatever_clock_wrote_it(ask: Ask) -> None:
    report, now = ask(), timezone.now()
    tomorrow = now + timedelta(days=1)
    Report.objects.update(due_at=tomorrow, offered_at=tomorrow)

    assert Report.objects.to_offer(now).get() == report
    assert reports.claim_report(report_id=report.pk, now=now)


def test_what_was_tried_waits_for_its_time(ask: Ask) -> None:
    now = timezone.now()
    ask()
    Report.objects.update(due_at=now + A_MOMENT, attempts=1)

    assert not Report.objects.free(now).exists()
    assert Report.objects.free(now + A_MOMENT).exists()


def test_what_kills_every_worker_is_given_up(ask: Ask) -> None:
    report, now = ask(), timezone.now()
    for _attempt in range(MOST_ATTEMPTS):
        assert reports.claim_report(report_id=report.pk, now=now)
        now += settings.LEASE_LASTS

    assert reports.claim_report(report_id=report.pk, now=now) is None
    assert Report.objects.all().give_up(now) == 1
    report.refresh_from_db()
    assert report.has_failed


def test_each_pause_is_twice_the_last_up_to_an_hour() -> None:
    pauses = [pause_after(attempts) for attempts in range(MOST_ATTEMPTS + 1)]

    assert pauses[1] == 2 * pauses[0]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=1)


SECRET = "a canary of an answer"


def spoil(report: Report) -> None:
    """A stored document that no schema reads any more."""
    document = {**report.document, "sections": SECRET}
    Report.objects.filter(pk=report.pk).update(document=document)


def test_a_spoilt_document_waits_again_and_says_nothing(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    report = ask()
    spoil(report)
    before = timezone.now()

    tasks.render_report(report_id=report.pk)

    report.refresh_from_db()
    assert report.state == State.WAITING
    assert report.due_at >= before + pause_after(1)
    assert "report not rendered" in caplog.text
    assert SECRET not in caplog.text


def test_a_mail_that_cannot_be_written_waits_again_and_says_nothing(
    rendered: Report, caplog: pytest.LogCaptureFixture
) -> None:
    now = timezone.now()
    wanted = deliveries.request_delivery(report=rendered, email="a@b.ca", now=now)
    mail = deliveries.confirm_address(address=wanted.address, now=now)
    assert mail is not None
    spoil(rendered)

    tasks.deliver_mail(mail_id=mail.pk)

    kept = OutgoingMail.objects.get(pk=mail.pk)
    assert kept.state == State.WAITING
    assert kept.due_at >= now + pause_after(1)
    assert SECRET not in caplog.text


def test_pauses_are_spread_but_never_shorter() -> None:
    pause = timedelta(minutes=1)
    spread = {jittered(pause) for _draw in range(50)}

    assert len(spread) > 1
    assert pause <= min(spread)
    assert max(spread) <= 1.25 * pause


def test_a_page_of_a_spoilt_document_says_nothing_in_the_log(
    ask: Ask, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    report = ask()
    spoil(report)
    client.raise_request_exception = False

    page = client.get(f"/r/{report.token}/")

    assert page.status_code == 500
    assert "UnreadableError" in caplog.text
    assert SECRET not in caplog.text
