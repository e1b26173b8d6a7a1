"""What a case works with: the portal, its services, people who ask, and the oracle."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from pathways import profiles, tasks
from pathways.models import Edition, OutgoingMail, Report, SavedProfile
from pathways.models.promises import State
from pathways.rules.rulebook import digest_of
from pathways.services import deliveries, reports
from tests.faults.portal import Portal
from tests.faults.services import Services
from tests.harness.waiting import eventually
from tests.pathways.reports.conftest import OFFERED, PARTS, STREAMS
from tests.pathways.result.small import ON, snapshot

WORKER_SECONDS, DATABASE_SECONDS = 60, 5
PEOPLE = count(1)


@dataclass(frozen=True)
class Asked:
    """One report that is owed to one person."""

    who: str
    report: int
    mail: int
    message_id: str


@dataclass
class Stage:
    """Everything of a run."""

    services: Services
    mutant: str = ""
    figures: dict[str, float | int | str] = field(default_factory=dict)
    portals: dict[object, Portal] = field(default_factory=dict)

    @property
    def mail(self) -> Any:
        return self.services.mail

    def portal(self, *patches: str, **further: str) -> Portal:
        """A running one with these patches; one that is there already is used again."""
        every = (*patches, *filter(None, [self.mutant]))
        key = (every, tuple(sorted(further.items())))
        there = self.portals.get(key)
        if there is not None and there.lives():
            return there
        self.stop_portals()
        portal = Portal(self.services, every, **further)
        self.portals[key] = portal
        portal.start()
        return portal

    def stop_portals(self) -> None:
        for portal in self.portals.values():
            portal.stop()
        self.portals.clear()

    def clear(self) -> None:
        """Nothing is owed, queued or remembered; the edition stays."""
        self.services.calm()
        for portal in self.portals.values():
            portal.end_nodes()
        connection.close()
        OutgoingMail.objects.all().delete()
        Report.objects.all().delete()
        SavedProfile.objects.all().delete()
        self.services.broker.client.flushall()
        self.services.mail.forget()
        self.figures = {}

    def ask(
        self, number: int, *, hints: bool = True, ahead: timedelta = timedelta()
    ) -> list[Asked]:
        """So many people ask for a report and have agreed to its mail."""
        return [self.ask_once(hints=hints, ahead=ahead) for _person in range(number)]

    def ask_once(self, *, hints: bool = True, ahead: timedelta = timedelta()) -> Asked:
        """One person, with an amount of funds that nobody else has.

        ``ahead``: by how much the clock of the web server is.
        """
        person, now = next(PEOPLE), timezone.now() + ahead
        answers = {**OFFERED, "settlement_funds_cad": 1000 + person}
        with transaction.atomic():
            profile, _token = profiles.start_profile(answers=answers, now=now)
            report = reports.request_report(
                profile=profile, chosen=["alpha", "beta"], on=ON, now=now
            )
            who = f"person-{person}@example.org"
            deliveries.request_delivery(report=report, email=who, now=now).delete()
            mail = deliveries.confirm_address(address=report.addresses.get(), now=now)
            assert mail is not None
            if hints:
                tasks.hint(tasks.render_report, report_id=report.pk)
        return Asked(who, report.pk, mail.pk, mail.message_id)

    def wait_for(
        self, asked: Sequence[Asked], *, seconds: float = WORKER_SECONDS
    ) -> float:
        """Until each has a mail and the rows say so; after how many seconds."""
        started = time.monotonic()
        last = -1
        deadline = started + seconds
        while (kept := self.count_kept(asked)) < len(asked):
            # A long queue has its time as long as it moves.
            if kept > last:
                last, deadline = kept, max(deadline, time.monotonic() + seconds)
            assert time.monotonic() < deadline, (
                f"{len(asked) - kept} of {len(asked)} not delivered,"
                f" nothing for {seconds:g} s; {self.how_they_stand(asked)}"
            )
            time.sleep(0.1)
        return time.monotonic() - started

    def wait_for_first(
        self, asked: Sequence[Asked], *, seconds: float = WORKER_SECONDS
    ) -> float:
        """Until one more of them is delivered: work goes on again."""
        started = time.monotonic()
        time.sleep(0.3)  # what was on its way when the fault struck
        before = self.count_kept(asked)
        if before == len(asked):
            return 0.0
        eventually(lambda: self.count_kept(asked) > before, seconds=seconds)
        return time.monotonic() - started

    def count_kept(self, asked: Sequence[Asked]) -> int:
        """How many mails of theirs are settled as sent."""
        rows = OutgoingMail.objects.filter(
            pk__in=[owed.mail for owed in asked], state=State.KEPT
        )
        return rows.count()

    def how_they_stand(self, asked: Sequence[Asked]) -> str:
        """How many of their mails are in which state, after how many attempts."""
        rows = OutgoingMail.objects.filter(pk__in=[owed.mail for owed in asked])
        counts = Counter(rows.values_list("state", "attempts"))
        return ", ".join(
            f"{count} {state} after {attempts}"
            for (state, attempts), count in sorted(counts.items())
        )

    def judge(self, asked: Sequence[Asked], *, copies: int = 1) -> None:
        """Each delivered, none doubled but under the same Message-ID, all whole."""
        arrived, doubled = dict(self.mail.arrived), 0
        lost = [owed.who for owed in asked if owed.who not in arrived]
        assert not lost, f"{len(lost)} of {len(asked)} mails lost"
        for owed in asked:
            ids = arrived[owed.who]
            assert set(ids) == {owed.message_id}, "copies under different Message-IDs"
            assert len(ids) <= copies, f"{len(ids)} copies, at most {copies} allowed"
            doubled += len(ids) > 1
        assert not self.mail.broken, f"{len(self.mail.broken)} mails without whole PDF"
        rows = Report.objects.filter(pk__in=[owed.report for owed in asked])
        states = set(rows.values_list("state", flat=True))
        assert states == {State.KEPT}, f"reports stand at {sorted(states)}"
        self.figures["delivered"] = len(asked)
        self.figures["twice"] = doubled

    def publish(self, number: int) -> Edition:
        """An edition whose streams bear its number."""
        streams = [{**s, "name": f"{s['name']} {number}"} for s in STREAMS]
        shot = snapshot(*streams, **PARTS)
        return Edition.objects.create(
            number=Edition.objects.count() + 1,
            digest=digest_of(shot),
            snapshot=shot,
            note="for a fault",
            published_at=timezone.now(),
        )


def seconds_until(look: Callable[[], object], *, seconds: float) -> float:
    """How long it took; fails when it does not come in time."""
    started = time.monotonic()
    eventually(look, seconds=seconds)
    return time.monotonic() - started
