"""Rounds of a kind, what a score would have met of them, and how old our record is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Max, QuerySet

from pathways.models import (
    FeedFetch,
    FeedName,
    FetchOutcome,
    PoolSnapshot,
    ProvincialDraw,
    Round,
)
from pathways.rules.days import window_start
from pathways.rules.odds import invited

GOOD: Final = (FetchOutcome.LOADED, FetchOutcome.UNCHANGED)


def recent_rounds(
    *, months: int, on: date, kind: str = "", category: str = ""
) -> QuerySet[Round]:
    """The rounds of the last so many months, newest first."""
    found = Round.objects.filter(held_on__gte=window_start(on, months), held_on__lte=on)
    if kind:
        found = found.filter(kind=kind)
    if category:
        found = found.filter(category=category)
    return found.select_related("source").defer("raw").order_by("-held_on", "-pk")


@dataclass(frozen=True, slots=True)
class Met:
    """Of ``rounds``, how many a score would have met; an equal cut-off counts half."""

    met: Decimal
    rounds: int

    @property
    def share(self) -> Decimal | None:
        """The part of the rounds that were met; none without a round."""
        return self.met / self.rounds if self.rounds else None


def rounds_met(
    score: int | Decimal,
    *,
    since: date,
    until: date,
    kind: str = "",
    category: str = "",
) -> Met:
    """The rounds from one day to another that a CRS score would have met."""
    found = Round.objects.filter(held_on__gte=since, held_on__lte=until)
    if kind:
        found = found.filter(kind=kind)
    if category:
        found = found.filter(category=category)
    cutoffs = list(found.values_list("cutoff", flat=True))
    counted = invited(cutoffs, score, score)
    return Met(counted.least, counted.rounds)


def latest_pool(on: date) -> PoolSnapshot | None:
    """The newest pool published by the day, with its bands."""
    found = PoolSnapshot.objects.filter(taken_on__lte=on).order_by("-taken_on")
    return found.prefetch_related("bands").first()


@dataclass(frozen=True, slots=True)
class DataAge:
    """How far our record of a feed reaches, and what became of the last attempt.

    ``as_of`` is the newest day on which the data are known to be complete.
    """

    as_of: date | None
    days: int | None
    last_outcome: str
    messages: tuple[str, ...]


def data_age(on: date, feed: str = FeedName.EXPRESS_ENTRY) -> DataAge:
    """The age of the rounds on a day; a failed fetch does not make them younger."""
    model = Round if feed == FeedName.EXPRESS_ENTRY else ProvincialDraw
    newest = model.objects.aggregate(newest=Max("as_of"))["newest"]
    attempts = FeedFetch.objects.filter(feed=feed).defer("raw").order_by("-fetched_at")
    last, good = attempts.first(), attempts.filter(outcome__in=GOOD).first()
    known = [newest] if newest else []
    if good:
        known.append(good.fetched_at.date())
    as_of = max(known, default=None)
    return DataAge(
        as_of,
        (on - as_of).days if as_of else None,
        last.outcome if last else "",
        tuple(last.messages) if last else (),
    )
