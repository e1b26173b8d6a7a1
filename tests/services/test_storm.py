"""A storm of seconds on real processes; ``make load`` has one of minutes."""

from __future__ import annotations

import statistics

import pytest

from tests.harness.answers import token_of
from tests.harness.broker import Broker
from tests.harness.storms import stormed
from tests.harness.waiting import answers, eventually
from tests.harness.workers import running_web_server
from tests.people import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.once,
]
SOON = 0.1
SECONDS = 6


@pytest.mark.usefixtures("catalogue")
def test_a_storm_beside_a_silent_broker_breaks_nothing(broker: Broker) -> None:
    with running_web_server(1) as address:
        path = f"/a/{token_of(DEVELOPER)}/answer/"
        eventually(lambda: answers(f"{address}{path}"))  # the edition is read
        broker.fall_silent()
        try:
            storm = stormed(address, path, connections=64, seconds=SECONDS)
        finally:
            broker.speak_again()
        eventually(lambda: answers(f"{address}{path}?after"))

    assert storm.refused
    assert (storm.unkind, storm.broken) == (0, 0)
    assert all(int(seen.headers["Retry-After"]) > 0 for seen in storm.refusals)
    assert statistics.median(look.seconds for look in storm.lives) < SOON
