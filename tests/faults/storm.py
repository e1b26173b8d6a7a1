"""Many reports under many random faults: none lost, none under two Message-IDs.

Faults are drawn from a seed. When all have struck and all reports are asked for,
everything that is owed must arrive.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Any

from pathways.models import OutgoingMail, Report
from pathways.models.promises import State
from tests.faults.stage import DATABASE_SECONDS, WORKER_SECONDS, Asked, Stage
from tests.faults.strikes import FAULTS, Storm

# For a storm inside `make test`: what a dead worker held is free again after a quarter
# of a minute, and what was lost is offered again in seconds.
HURRIED = {
    "WEB_PROCESSES": "1",
    "LEASE_SECONDS": "15",
    "TASK_VISIBILITY_SECONDS": "15",
    "OFFER_AGAIN_SECONDS": "5",
}


def run_storm(
    stage: Stage,
    reports: int,
    faults: int,
    *,
    seed: int,
    patience: int = 1,
    is_hurried: bool = False,
) -> dict[str, Any]:
    """Ask, strike, wait, judge; what was seen, or ``AssertionError``.

    ``patience``: how many times as long a recovery may take, beside other tests;
    ``is_hurried``: claims end and rows are offered again sooner than by default.
    """
    if is_hurried:
        portal = stage.portal("quick pauses", "quick beat", **HURRIED)
    else:
        portal = stage.portal("quick pauses")
    storm = Storm(stage, portal, seed=seed, patience=patience)
    started = time.monotonic()
    people = threading.Thread(target=storm.ask_all, args=(reports,))
    people.start()
    # Every kind at least once, then at random; spread over the asking.
    order = list(FAULTS) + storm.dice.choices(list(FAULTS), k=faults)
    order = order[:faults]
    storm.dice.shuffle(order)
    for number, name in enumerate(order, start=1):
        due = reports * number / (len(order) + 1)
        while len(storm.asked) < due and people.is_alive():
            time.sleep(0.05)
        # Work goes on between faults, else nothing is ever in hand.
        behind = len(storm.asked) - len(stage.mail.arrived)
        wait_until = time.monotonic() + 20
        while behind > reports / 5 and time.monotonic() < wait_until:
            time.sleep(0.2)
            behind = len(storm.asked) - len(stage.mail.arrived)
        storm.strike(name)
        if number % 20 == 0:
            print(
                f"     {number} faults, {len(storm.asked)} asked,"
                f" {len(stage.mail.arrived)} arrived,"
                f" {time.monotonic() - started:.0f} s",
                flush=True,
            )
    people.join()
    stage.services.calm()
    settle(storm.asked, 120 * patience)
    figures = judge(stage, storm, time.monotonic() - started)
    judge_recoveries(storm, patience)
    return figures


def settle(asked: list[Asked], seconds: float) -> None:
    """Until nothing is on its way any more: kept, failed or unsure.

    ``seconds``: so long nothing may move.
    """
    moving = [State.WAITING, State.LEASED]
    last, deadline = -1, time.monotonic() + seconds
    while left := OutgoingMail.objects.filter(state__in=moving).count():
        if left != last:
            last, deadline = left, time.monotonic() + seconds
        assert time.monotonic() < deadline, f"{left} of {len(asked)} stay on their way"
        time.sleep(0.5)


def judge(stage: Stage, storm: Storm, seconds: float) -> dict[str, Any]:
    """Count what arrived against what is owed."""
    arrived, asked = stage.mail.arrived, storm.asked
    lost = [owed.who for owed in asked if owed.who not in arrived]
    renamed = [o.who for o in asked if set(arrived.get(o.who, ())) - {o.message_id}]
    copies = Counter(len(arrived.get(owed.who, ())) for owed in asked)
    states = Counter(OutgoingMail.objects.values_list("state", flat=True))
    figures = {
        "reports": len(asked),
        "faults": sum(storm.struck.values()),
        "kinds of faults": len(storm.struck),
        "delivered": len(asked) - len(lost),
        "lost": len(lost),
        "under two Message-IDs": len(renamed),
        "twice": copies[2],
        "oftener": sum(n for times, n in copies.items() if times > 2),
        "without whole PDF": len(stage.mail.broken),
        "unsure": states[State.UNSURE],
        "failed": states[State.FAILED],
        "reports kept": Report.objects.filter(state=State.KEPT).count(),
        "editions published meanwhile": storm.editions,
        "longest recovery of work": max(storm.recoveries["work"], default=0.0),
        "longest recovery of the database": max(
            storm.recoveries["database"], default=0.0
        ),
        "seconds": seconds,
    }
    stage.figures.update(figures)
    assert not lost, f"{len(lost)} of {len(asked)} lost"
    assert not renamed, f"{len(renamed)} under two Message-IDs"
    assert not stage.mail.broken, f"{len(stage.mail.broken)} without whole PDF"
    assert not states[State.FAILED], f"{states[State.FAILED]} failed"
    return figures


def judge_recoveries(storm: Storm, patience: int) -> None:
    """The longest of each kind."""
    limits = {"work": WORKER_SECONDS, "database": DATABASE_SECONDS}
    for kind, most in limits.items():
        longest = max(storm.recoveries[kind], default=0.0)
        assert longest <= most * patience, f"{kind} came back after {longest:.1f} s"
