"""Everybody concerned hears once although workers are killed on the way.

With other numbers:

    NEWS_PEOPLE=20000 NEWS_KILLS=10 \
        .venv/bin/python -m pytest -s tests/services/test_news_survive.py
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable
from random import Random

import pytest

from pathways import tasks
from pathways.models import NewsPart, OutgoingMail
from pathways.models.promises import State
from tests.harness.mail import MailServer
from tests.harness.waiting import eventually
from tests.harness.workers import running_worker
from tests.pathways.news.conftest import (
    Publish,
    edition,
    listener,
    publish,
    publish_points,
)
from tests.services.test_reports_survive import PATIENCE, SOON

__all__ = ["edition", "publish"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.usefixtures("transactional_db", "edition"),
]
PEOPLE = int(os.environ.get("NEWS_PEOPLE", "15"))
KILLS = int(os.environ.get("NEWS_KILLS", "3"))
OTHERS = PEOPLE // 5
CONCERNED = PEOPLE - OTHERS
# A second for each of many, and no stated rate of mails between them.
SECONDS = max(PATIENCE, PEOPLE)
AT_ONCE = {"MAILS_PER_MINUTE": "60000"}


def all_done() -> bool:
    parts = NewsPart.objects.exclude(state=State.KEPT).exists()
    mails = OutgoingMail.objects.exclude(state=State.KEPT).exists()
    return NewsPart.objects.exists() and not (parts or mails)


def swept(done: Callable[[], bool]) -> Callable[[], bool]:
    """Look, and send once a second what beat sends every ten."""
    last = [0.0]

    def look() -> bool:
        if time.monotonic() - last[0] > 1:
            last[0] = time.monotonic()
            tasks.offer_what_is_due.delay()
        return done()

    return look


def is_comparing() -> bool:
    """Whether a worker has a part, or was too quick to be seen with one."""
    return NewsPart.objects.filter(state=State.LEASED).exists() or all_done()


def sent(server: MailServer) -> Callable[[int], Callable[[], bool]]:
    return lambda count: lambda: len(server.messages) >= count


def test_a_worker_killed_again_and_again_tells_each_once(
    publish: Publish, smtp_server: MailServer
) -> None:
    concerned = [listener(f"p{number}@example.org") for number in range(CONCERNED)]
    for number in range(OTHERS):
        listener(f"o{number}@example.org", answers={"settlement_funds_cad": 0})
    publish_points(publish)
    points = sorted(Random("kills").sample(range(1, CONCERNED), KILLS - 1))
    killed_at = []
    tasks.hint(tasks.take_up_news)
    with running_worker(EMAIL_URL=smtp_server.url, **SOON, **AT_ONCE) as worker:
        for reached in (is_comparing, *map(sent(smtp_server), points)):
            eventually(swept(reached), seconds=SECONDS)
            worker.kill()
            killed_at.append(len(smtp_server.messages))
            worker.start()
        eventually(swept(all_done), seconds=SECONDS)
        log = worker.log()

    ids = defaultdict(list)
    for message, recipients in zip(
        smtp_server.messages, smtp_server.recipients, strict=True
    ):
        ids[recipients[0]].append(message["Message-ID"])
    copies = sum(len(own) - 1 for own in ids.values())
    print(f"{PEOPLE} people, {len(ids)} told, killed at {killed_at}, {copies} copies")
    assert {len(set(own)) for own in ids.values()} == {1}
    # A mail that the server has taken when its worker dies comes once more.
    assert copies <= KILLS
    assert sorted(ids) == sorted(item.address.email for item in concerned)
    assert "@example.org" not in log
    assert "settlement_funds" not in log
