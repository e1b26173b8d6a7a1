"""The queue with real processes: what is sent is done, by a worker that may die."""

import pytest
from django.core.cache import cache

from pathways.supervisor import heartbeat
from tests.harness.broker import Broker
from tests.harness.waiting import eventually
from tests.harness.workers import CeleryProcess


def test_a_worker_runs_what_is_sent(celery_worker_process: CeleryProcess) -> None:
    heartbeat.beat.delay()

    eventually(lambda: heartbeat.seconds_since("worker") is not None)

    assert "succeeded" in celery_worker_process.log()


def test_a_killed_worker_loses_nothing(
    celery_worker_process: CeleryProcess, broker: Broker
) -> None:
    celery_worker_process.kill()
    heartbeat.beat.delay()
    assert broker.queued() == 1

    celery_worker_process.start()

    eventually(lambda: heartbeat.seconds_since("worker") is not None)


def test_a_killed_broker_keeps_its_queue(broker: Broker) -> None:
    heartbeat.beat.delay()
    broker.kill()

    broker.start()

    assert broker.queued() == 1


def test_the_worker_takes_up_work_after_the_broker_was_killed(
    celery_worker_process: CeleryProcess, broker: Broker
) -> None:
    broker.kill()
    broker.start()
    cache.clear()

    heartbeat.beat.delay()

    eventually(lambda: heartbeat.seconds_since("worker") is not None, seconds=60)


@pytest.mark.parametrize("round_number", [1, 2])
def test_a_message_of_one_test_does_not_reach_the_next(
    broker: Broker, round_number: int
) -> None:
    heartbeat.beat.delay()

    assert broker.queued() == 1
