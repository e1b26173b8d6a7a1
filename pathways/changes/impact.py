"""The impact of a change: everybody assessed before and after, by shards, resumable.

A run is named by the digests of two rulebooks and a first day, so that asking twice is
asking once. Each shard is claimed by one worker, counted, and committed with its lease:
what a dead worker left is counted again by another, and counts once.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils.functional import cached_property

from pathways.changes import counting
from pathways.changes.counting import Counts
from pathways.changes.rulebooks import pair_of
from pathways.changes.synthetic import person
from pathways.models import ImpactRun, ImpactShard, SavedProfile
from pathways.models.promises import State, jittered, pause_after
from pathways.rules import Profile, ProfileError, read_profile

IN_A_SHARD: Final = 250
LANES: Final = 2  # shards of a run at work at once: mails and reports pass between
Kind = ImpactShard.Kind


class LateCountError(Exception):
    """The lease had ended: another worker counts, or has counted, this shard."""


def request_run(
    *,
    before: str,
    after: str,
    first: date,
    now: datetime,
    synthetic: int | None = None,
) -> ImpactRun:
    """The run over two digests from a day on; it is there already when asked again."""
    days = [day.isoformat() for day in pair_of(before, after).days(first)]
    with transaction.atomic():
        run, is_new = ImpactRun.objects.get_or_create(
            before_digest=before,
            after_digest=after,
            first_on=first,
            defaults={"days": days, "created_at": now},
        )
        if is_new:
            ImpactShard.objects.bulk_create(_shards(run, synthetic, now))
    return run


def start_again(*, run: ImpactRun, now: datetime, synthetic: int | None = None) -> None:
    """Count anew, with the profiles that are alive now."""
    with transaction.atomic():
        ImpactRun.objects.select_for_update().get(pk=run.pk)
        run.shards.all().delete()
        run.created_at = now
        run.save(update_fields=["created_at"])
        ImpactShard.objects.bulk_create(_shards(run, synthetic, now))


def _shards(
    run: ImpactRun, synthetic: int | None, now: datetime
) -> Iterator[ImpactShard]:
    synthetic = settings.IMPACT_SYNTHETIC if synthetic is None else synthetic
    alive = SavedProfile.objects.alive(now).order_by("pk").values_list("pk", flat=True)
    for kind, numbers in ((Kind.SAVED, alive), (Kind.SYNTHETIC, range(synthetic))):
        every = list(numbers)
        for at in range(0, len(every), IN_A_SHARD):
            some = every[at : at + IN_A_SHARD]
            yield ImpactShard(
                run=run,
                kind=kind,
                first=some[0],
                last=some[-1],
                people=len(some),
                due_at=now,
                offered_at=now,
            )


def claim_shard(*, run_id: int, now: datetime) -> tuple[int, uuid.UUID] | None:
    """The next shard that nobody counts; none while enough of them are at work."""
    shards = ImpactShard.objects.filter(run_id=run_id)
    if shards.filter(state=State.LEASED, leased_until__gt=now).count() >= LANES:
        return None
    free = shards.free(now).order_by("pk").values_list("pk", flat=True)
    for shard_id in free[: 2 * LANES]:
        lease = ImpactShard.objects.claim(shard_id, now)
        if lease is not None:
            return shard_id, lease
    return None


def count_shard(*, shard_id: int, lease: uuid.UUID) -> None:
    """Count a shard and commit it; raises ``LateCountError`` when that is another's."""
    shard = ImpactShard.objects.select_related("run").get(pk=shard_id)
    counts = counting.to_json(_counted(shard))
    if not ImpactShard.objects.settle(shard_id, lease, state=State.KEPT, counts=counts):
        raise LateCountError


def _counted(shard: ImpactShard) -> Counts:
    run = shard.run
    pair = pair_of(run.before_digest, run.after_digest)
    comparisons = [pair.on(date.fromisoformat(day)) for day in run.days]
    return counting.count(comparisons, _people(shard))


def _people(shard: ImpactShard) -> Iterator[tuple[Profile | None, int | None]]:
    """The profiles of a shard; a synthetic person's with the number."""
    if shard.kind == Kind.SYNTHETIC:
        for number in range(shard.first, shard.last + 1):
            yield read_profile(person(number, shard.run.first_on)), number
        return
    rows = SavedProfile.objects.alive(shard.run.created_at)
    within = rows.filter(pk__range=(shard.first, shard.last)).order_by("pk")
    for answers in within.values_list("answers", flat=True):
        yield _read(answers), None


def _read(answers: object) -> Profile | None:
    try:
        return read_profile(answers)
    except ProfileError:
        return None


def give_back(*, shard_id: int, lease: uuid.UUID, now: datetime) -> None:
    """Back to waiting, for later."""
    attempts = ImpactShard.objects.values_list("attempts", flat=True).get(pk=shard_id)
    due_at = now + jittered(pause_after(attempts))
    ImpactShard.objects.settle(shard_id, lease, state=State.WAITING, due_at=due_at)


def drop_run(*, run_id: int) -> None:
    """Forget a run: what it compared is gone, as when a change was edited."""
    ImpactRun.objects.filter(pk=run_id).delete()


def offer_runs(now: datetime) -> list[int]:
    """Runs with something to count of which no worker has heard lately."""
    due = ImpactShard.objects.to_offer(now)
    runs = sorted(set(due.values_list("run_id", flat=True)))
    due.update(offered_at=now)
    return runs


@dataclass(frozen=True)
class Progress:
    """How far a run has come, and what it has counted so far."""

    run: ImpactRun
    now: datetime

    @cached_property
    def _people(self) -> dict[tuple[str, str], int]:
        rows = self.run.shards.values("kind", "state").order_by("kind", "state")
        counted = rows.annotate(people_sum=Sum("people"))
        return {(row["kind"], row["state"]): row["people_sum"] for row in counted}

    def _sum(self, *, kind: str | None = None, states: tuple[str, ...] = ()) -> int:
        return sum(
            people
            for (its, state), people in self._people.items()
            if kind in (None, its) and (not states or state in states)
        )

    @property
    def people(self) -> int:
        """Everybody whom it counts."""
        return self._sum()

    @property
    def saved(self) -> int:
        """Saved profiles among them."""
        return self._sum(kind=Kind.SAVED)

    @property
    def synthetic(self) -> int:
        """Synthetic people among them."""
        return self._sum(kind=Kind.SYNTHETIC)

    @property
    def done(self) -> int:
        """Those who are counted."""
        return self._sum(states=(State.KEPT,))

    @property
    def failed(self) -> int:
        """Those whom no attempt could count."""
        return self._sum(states=(State.FAILED,))

    @property
    def is_moving(self) -> bool:
        """Whether anybody is still to be counted."""
        return self.done + self.failed < self.people

    @property
    def seconds_left(self) -> int | None:
        """How long it will take, by how long it took so far; unknown at first."""
        if not self.done or not self.is_moving:
            return None
        taken = (self.now - self.run.created_at).total_seconds()
        return round(taken * (self.people - self.done) / self.done)

    @cached_property
    def counts(self) -> Counts:
        """What is counted so far, by day."""
        return result(self.run)

    @cached_property
    def counts_of_saved(self) -> Counts:
        """The same of saved profiles alone."""
        return result(self.run, Kind.SAVED)


def result(run: ImpactRun, *kinds: str) -> Counts:
    """The counts of all shards that are done, by day."""
    shards: QuerySet[ImpactShard] = run.shards.filter(state=State.KEPT)
    if kinds:
        shards = shards.filter(kind__in=kinds)
    rows = shards.order_by("pk").values_list("counts", flat=True)
    return counting.add_up(counting.from_json(counts or {}) for counts in rows)
