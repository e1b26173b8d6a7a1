"""Workers are killed at random points of a re-assessment, and the table is the same.

The full run, with other numbers:

    IMPACT_PEOPLE=20000 IMPACT_KILLS=10 \
        .venv/bin/python -m pytest -s tests/services/test_impact_survives.py
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from pathways import tasks
from pathways.changes import counting, impact
from pathways.models import Edition, ImpactRun
from pathways.models.promises import State
from tests.harness.waiting import eventually
from tests.harness.workers import running_worker
from tests.pathways.changes.test_impact import ON, change, count_all, save_people

__all__ = ["change"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
PEOPLE = int(os.environ.get("IMPACT_PEOPLE", "2000"))
KILLS = int(os.environ.get("IMPACT_KILLS", "3"))
SOON = {"LEASE_SECONDS": "2", "OFFER_AGAIN_SECONDS": "1"}
PATIENCE = 120


def kept(run: ImpactRun) -> int:
    return run.shards.filter(state=State.KEPT).count()


def swept(run: ImpactRun, count: int) -> Callable[[], bool]:
    """Whether so many shards are counted; beat's message is sent at every look."""

    def look() -> bool:
        tasks.offer_what_is_due.delay()
        time.sleep(0.2)
        return kept(run) >= count

    return look


def table(run: ImpactRun) -> dict[str, Any]:
    return counting.to_json(impact.result(run))


def test_workers_killed_on_the_way_end_in_the_same_table(
    change: tuple[Edition, Edition],
) -> None:
    save_people(PEOPLE // 2)
    before, after = (edition.digest for edition in change)
    half = PEOPLE - PEOPLE // 2
    now = timezone.now()
    run = impact.request_run(
        before=before, after=after, first=ON, now=now, synthetic=half
    )
    count_all(run)
    undisturbed, shards = table(run), run.shards.count()
    impact.start_again(run=run, now=now, synthetic=half)
    dice = Random("kills")
    points = sorted(dice.randrange(shards) for _kill in range(KILLS))
    killed_at = []

    with running_worker(**SOON) as worker:
        tasks.start_impact(run_id=run.pk)
        for point in points:
            eventually(swept(run, point), seconds=PATIENCE)
            time.sleep(dice.random() * 0.4)
            worker.kill()
            killed_at.append(kept(run))
            worker.start()
        eventually(swept(run, shards), seconds=PATIENCE)

    print(f"{PEOPLE} people in {shards} shards, killed at {killed_at}")
    attempts = run.shards.filter(attempts__gt=1).count()
    print(f"{attempts} shards were begun more than once")
    assert min(killed_at) < shards
    assert table(run) == undisturbed
    assert undisturbed[ON.isoformat()]["people"] == PEOPLE - 1
