"""Messages that are not ours: a worker goes on after any of them."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from django.core.cache import cache

from pathways.supervisor import heartbeat
from tests.harness.broker import Broker
from tests.harness.waiting import eventually
from tests.harness.workers import CeleryProcess

BODY = base64.b64encode(b"[[], {}, {}]").decode()


def message(**changes: Any) -> str:
    """A message as kombu writes it, changed."""
    properties = {
        "delivery_info": {"exchange": "", "routing_key": "celery"},
        "delivery_tag": "a-tag",
        "body_encoding": "base64",
        "correlation_id": "an-id",
    }
    whole = {
        "body": BODY,
        "content-encoding": "utf-8",
        "content-type": "application/json",
        "headers": {"id": "an-id", "task": "of.an.older.release", "lang": "py"},
        "properties": properties,
    }
    return json.dumps({**whole, **changes})


FOREIGN = (
    "garbage",
    "[]",
    "{}",
    "null",
    message(),
    message(headers={}),
    message(headers=None),
    message(body="not base64 at all"),
    message(body=base64.b64encode(b"not json").decode()),
    message(properties={}),
    message(**{"content-type": "application/x-python-serialize"}),
    message(
        headers={"id": "an-id", "task": heartbeat.TASK},
        body=base64.b64encode(b"7").decode(),
    ),
)


@pytest.mark.services
def test_a_worker_goes_on_after_messages_that_are_not_ours(
    celery_worker_process: CeleryProcess, broker: Broker
) -> None:
    for foreign in FOREIGN:
        for _copy in range(2):
            broker.client.lpush("celery", foreign)
        eventually(lambda: broker.queued() == 0)
        cache.delete("alive:worker")
        heartbeat.beat.delay()
        eventually(lambda: heartbeat.seconds_since("worker") is not None)
    assert not celery_worker_process.has_died()
