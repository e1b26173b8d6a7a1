"""The faults of a storm: one after the other, each strikes, lasts, ends."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any

from django.db import DatabaseError, close_old_connections, connection

from pathways.models import Report
from pathways.models.promises import State
from tests.faults.portal import Portal
from tests.faults.stage import DATABASE_SECONDS, WORKER_SECONDS, Asked, Stage
from tests.harness.sockets import visit

Fault = Callable[["Storm"], None]
FAULTS: dict[str, Fault] = {}


def fault(strike: Fault) -> Fault:
    FAULTS[strike.__name__.replace("_", " ")] = strike
    return strike


class Storm:
    """A run of so many reports and faults."""

    def __init__(
        self, stage: Stage, portal: Portal, *, seed: int, patience: int
    ) -> None:
        self.stage, self.portal, self.services = stage, portal, stage.services
        self.patience = patience
        self.dice = Random(seed)
        self.asked: list[Asked] = []
        self.struck: Counter[str] = Counter()
        self.recoveries: dict[str, list[float]] = {"database": [], "work": []}
        self.editions = 0

    def ask_all(self, number: int) -> None:
        """People who ask again where the database is away, as a page tells them."""
        while len(self.asked) < number:
            try:
                self.asked.append(self.stage.ask_once())
            except DatabaseError:
                with suppress(DatabaseError):
                    connection.close()
                time.sleep(0.2)
        close_old_connections()
        connection.close()

    def strike(self, name: str) -> None:
        """One fault, from its beginning to its end."""
        connection.close()  # ours is no part of it
        FAULTS[name](self)
        connection.close()
        self.struck[name] += 1

    def last(self, least: float, most: float) -> None:
        """So long a fault goes on."""
        time.sleep(self.dice.uniform(least, most))

    def note_recovery(self, kind: str, look: Callable[[], bool], most: float) -> None:
        """From the end of a fault until the look is true."""
        started = time.monotonic()
        while not look():
            waited = time.monotonic() - started
            assert waited < most * self.patience + 60, (
                f"{kind} did not come back within {waited:.0f} s"
            )
            time.sleep(0.05)
        self.recoveries[kind].append(time.monotonic() - started)

    def note_work(self) -> None:
        """From now until work goes on: one more is done, where any is owed."""
        if len(self.asked) <= len(self.services.mail.arrived):
            return
        before = self.done()
        self.note_recovery("work", lambda: self.done() > before, WORKER_SECONDS)

    def done(self) -> int:
        """Reports rendered and mails arrived: a long queue has the reports first."""
        rendered = Report.objects.filter(state=State.KEPT).count()
        return rendered + self.services.mail.count


@fault
def child_killed(storm: Storm) -> None:
    for pid in storm.portal.children_of_worker()[:1]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@fault
def worker_killed(storm: Storm) -> None:
    storm.portal.signal("worker", signal.SIGKILL)
    storm.note_work()


@fault
def worker_stopped_and_woken(storm: Storm) -> None:
    storm.portal.signal("worker", signal.SIGSTOP)
    storm.last(0.5, 3)
    storm.portal.signal("worker", signal.SIGCONT)


@fault
def worker_asked_to_stop(storm: Storm) -> None:
    for pid in storm.portal.pids("worker"):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


@fault
def beat_killed(storm: Storm) -> None:
    storm.portal.signal("beat", signal.SIGKILL)


@fault
def broker_killed(storm: Storm) -> None:
    storm.services.broker.kill()
    storm.last(0, 2)
    storm.services.broker.start()
    storm.note_work()


@fault
def broker_emptied(storm: Storm) -> None:
    storm.services.broker.client.flushall()


@fault
def broker_reset(storm: Storm) -> None:
    with storm.services.broker_door.failing("reset"):
        storm.last(0, 1)


@fault
def broker_silent(storm: Storm) -> None:
    with storm.services.broker_door.failing("hole"):
        storm.last(0.5, 6)
    storm.note_work()


@fault
def broker_full(storm: Storm) -> None:
    storm.services.broker.client.config_set("maxmemory", "1")
    storm.last(0.5, 3)
    storm.services.broker.client.config_set("maxmemory", "0")


@fault
def garbage_in_the_queue(storm: Storm) -> None:
    for text in ("garbage", "null", "{}", "[]"):
        storm.services.broker.client.lpush("celery", text)


@fault
def database_crashed(storm: Storm) -> None:
    storm.services.postgres.crash()
    storm.last(0, 1)
    storm.services.postgres.start()
    look = f"{storm.portal.address}/start/"
    reach = f"{storm.portal.address}/readyz"
    storm.note_recovery(
        "database",
        lambda: visit(look).status == 200 and "database" in text_of(reach),
        DATABASE_SECONDS,
    )


@fault
def database_restarted(storm: Storm) -> None:
    storm.services.postgres.restart()


@fault
def database_connections_cut(storm: Storm) -> None:
    with storm.services.database_door.failing("reset"):
        storm.last(0, 0.5)


@fault
def mail_refused_for_now(storm: Storm) -> None:
    with mail_that(storm, refusal="451 Later", share=0.5):
        storm.last(0.5, 2)


@fault
def mail_drops_before_text(storm: Storm) -> None:
    with mail_that(storm, drops_before_text=True, share=0.5):
        storm.last(0.5, 2)


@fault
def mail_drops_after_text(storm: Storm) -> None:
    with mail_that(storm, drops_after_text=True, share=0.05):
        storm.last(0.3, 1)


@fault
def mail_slow(storm: Storm) -> None:
    with mail_that(storm, pause=0.5):
        storm.last(1, 3)


@fault
def mail_reset(storm: Storm) -> None:
    with storm.services.mail_door.failing("reset"):
        storm.last(0.2, 1)


@fault
def edition_published(storm: Storm) -> None:
    connection.close()
    storm.editions += 1
    storm.stage.publish(2000 + storm.editions)


@contextmanager
def mail_that(storm: Storm, **behaviour: Any) -> Iterator[None]:
    for name, value in behaviour.items():
        setattr(storm.services.mail, name, value)
    try:
        yield
    finally:
        storm.services.mail.behave()


def text_of(url: str) -> str:
    """What the readiness says of the database, when it is well."""
    import json
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(url, timeout=10) as page:  # noqa: S310 - ours
            shown = json.loads(page.read())
    except urllib.error.HTTPError as refusal:
        shown = json.loads(refusal.read())
    except OSError:
        return ""
    return "database" if shown["checks"]["database"]["ok"] else ""
