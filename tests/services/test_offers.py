"""Rows that are due are offered to the workers, and no oftener than these can take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from pathways import profiles, tasks
from pathways.models import Upload
from pathways.models.uploads import UNCONFIRMED_FOR
from tests.harness.broker import Broker

DUE = 25
AT_ONCE = 10


@pytest.fixture
def due(
    transactional_db: None,
    broker: Broker,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Broker]:
    """More rows than are offered at once; no worker, and an empty queue."""
    settings.OFFER_AGAIN_AFTER = timedelta(0)
    monkeypatch.setattr(tasks, "AT_ONCE", AT_ONCE)
    now = timezone.now()
    for _row in range(DUE):
        profile, _token = profiles.start_profile(answers={}, now=now)
        Upload.objects.create(
            profile=profile,
            created_at=now,
            due_at=now,
            offered_at=now,
            expires_at=now + UNCONFIRMED_FOR,
        )
    broker.forget_everything()
    yield broker
    broker.forget_everything()


def test_no_more_wait_in_the_queue_than_a_moments_work(due: Broker) -> None:
    for _tick in range(3):
        tasks.offer_what_is_due()

    assert due.queued() == AT_ONCE


def test_what_is_taken_makes_room_for_the_next(due: Broker) -> None:
    tasks.offer_what_is_due()
    for _taken in range(4):
        due.client.lpop("celery")
    tasks.offer_what_is_due()

    assert due.queued() == AT_ONCE


def test_a_broker_that_is_away_is_no_error_of_a_tick(due: Broker) -> None:
    due.kill()
    try:
        tasks.offer_what_is_due()
    finally:
        due.start()

    assert due.queued() == 0
    assert Upload.objects.count() == DUE
