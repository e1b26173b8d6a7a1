"""More visitors than the portal can serve, and a broker that is silent meanwhile."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client

from pathways.models import Report
from tests.harness.answers import token_of
from tests.harness.broker import Broker
from tests.harness.sockets import Visit, post, visit, waits
from tests.harness.workers import running_web_server
from tests.people import DEVELOPER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.once,
]
SOON = 0.1
MANY = 24


def at_once(look: Callable[[str], Visit], addresses: Iterable[str]) -> list[Visit]:
    """All at the same time."""
    wanted = list(addresses)
    with ThreadPoolExecutor(len(wanted)) as visitors:
        return list(visitors.map(look, wanted))


@pytest.mark.usefixtures("catalogue")
def test_more_new_pages_than_there_are_turns_are_told_to_come_again() -> None:
    with running_web_server(1) as address, ThreadPoolExecutor(1) as monitor:
        visit(f"{address}/a/{token_of(DEVELOPER)}/answer/")  # the edition is read
        new = [f"{address}/a/{token_of(DEVELOPER)}/answer/" for _ in range(MANY)]
        watched = monitor.submit(waits, f"{address}/livez", 10)
        pages = at_once(visit, new)
        again = visit(new[0])

    refused = [page for page in pages if page.status == 503]
    assert {page.status for page in pages} == {200, 503}
    assert all(int(page.headers["Retry-After"]) > 0 for page in refused)
    assert statistics.median(page.seconds for page in refused) < 1
    assert statistics.median(watched.result()) < SOON
    assert again.status == 200


@pytest.mark.usefixtures("catalogue")
def test_ten_saves_beside_a_silent_broker(broker: Broker, client: Client) -> None:
    with running_web_server(1, RATELIMIT_ENABLE="no") as address:
        broker.fall_silent()
        try:
            forms = [f"{address}/a/{token_of(DEVELOPER)}/reports/" for _ in range(10)]
            pages = [post(form, by_routes="1") for form in forms]
            watched = waits(f"{address}/livez", 10)
        finally:
            broker.speak_again()

    assert [page.status for page in pages] == [200] * 10
    assert Report.objects.count() == 10
    assert max(page.seconds for page in pages) < 20
    assert statistics.median(watched) < SOON
