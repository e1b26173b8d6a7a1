"""Rows as promises: one worker at a time, and no answer after its lease."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from pathways.models import Report
from pathways.models.promises import MOST_ATTEMPTS, State, pause_after
from pathways.services import reports
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
