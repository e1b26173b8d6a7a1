"""Past rounds of invitations: of streams, of categories, and how old our record is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max, QuerySet

from pathways.models import (
    FeedFetch,
    FeedName,
    FetchOutcome,
    PoolSnapshot,
    ProvincialDraw,
    Round,
)
from pathways.outlook.rounds import LOOK_BACK, PastRound, RoundRecord
from pathways.outlook.standing import PRECISION, Cite, SourcePage
from pathways.rules.days import window_start

HALF: Final = Decimal("0.5")
CRS: Final = "crs"
PROGRAMS: Final = {
    "express-entry/fsw": ("general", "fsw"),
    "express-entry/cec": ("general", "cec"),
    "express-entry/fst": ("general", "fst"),
}
CATEGORY: Final = "express-entry/category/"
GOOD: Final = (FetchOutcome.LOADED, FetchOutcome.UNCHANGED)
CITED: Final = (
    *("source__title", "source__url", "source__publisher"),
    *("clause", "as_of", "as_of_note", "confidence"),
)


def rounds_of(streams: Iterable[str], on: date) -> Mapping[str, RoundRecord]:
    """The rounds of the 12 months before the day, for the streams that have a record.

    A stream that is not in the answer has no record here: nothing is known.
    """
    federal, federal_as_of = _federal(on)
    provincial, provincial_as_of = _provincial(on)
    found = {}
    for slug in streams:
        categories = _categories(slug)
        if categories and federal_as_of:
            every = [one for name in categories for one in federal.get(name, ())]
            found[slug] = _record(every, on, federal_as_of)
        elif slug in provincial and provincial_as_of:
            found[slug] = _record(provincial[slug], on, provincial_as_of)
    return found


def _categories(slug: str) -> tuple[str, ...]:
    """The programs and categories of rounds that invite a stream's candidates."""
    if slug.startswith(CATEGORY):
        return (slug.removeprefix(CATEGORY).replace("-", "_"),)
    return PROGRAMS.get(slug, ())


def _record(every: list[PastRound], on: date, as_of: date) -> RoundRecord:
    every.sort(key=lambda one: one.on, reverse=True)
    recent = tuple(one for one in every if one.on > on - LOOK_BACK)
    return RoundRecord(recent, every[0] if every else None, as_of)


def _federal(on: date) -> tuple[Mapping[str, list[PastRound]], date | None]:
    names = ("category", "held_on", "name", "cutoff", "invitations")
    rows = Round.objects.filter(held_on__lte=on).values(*names, *CITED)
    found: dict[str, list[PastRound]] = defaultdict(list)
    newest: date | None = None
    for row in rows:
        past = PastRound(
            row["held_on"],
            row["name"],
            row["cutoff"],
            row["invitations"],
            CRS,
            _cite(row),
        )
        found[row["category"]].append(past)
        newest = _later(newest, row["as_of"])
    return found, newest


def _provincial(on: date) -> tuple[Mapping[str, list[PastRound]], date | None]:
    names = ("catalogue_streams", "drawn_on", "stream", "note", "minimum_score")
    draws = ProvincialDraw.objects.filter(drawn_on__lte=on)
    rows = draws.values(*names, "invitations", "grid", *CITED)
    found: dict[str, list[PastRound]] = defaultdict(list)
    newest: date | None = None
    for row in rows:
        name = f"{row['stream']}: {row['note']}" if row["note"] else row["stream"]
        past = PastRound(
            row["drawn_on"],
            name,
            row["minimum_score"],
            row["invitations"],
            row["grid"],
            _cite(row),
        )
        for slug in row["catalogue_streams"]:
            found[slug].append(past)
        newest = _later(newest, row["as_of"])
    return found, newest


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _cite(row: Mapping[str, Any]) -> Cite:
    told = row["as_of"].isoformat() if row["as_of"] else ""
    return Cite(
        SourcePage(row["source__title"], row["source__url"], row["source__publisher"]),
        row["clause"],
        told[: PRECISION.get(row["as_of_note"], 10)],
        row["confidence"],
    )


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
    met = sum((_met(score, cutoff) for cutoff in cutoffs), Decimal(0))
    return Met(met, len(cutoffs))


def _met(score: int | Decimal, cutoff: int) -> Decimal:
    if score == cutoff:
        return HALF
    return Decimal(1) if score > cutoff else Decimal(0)


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
    as_of = _later(newest, good.fetched_at.date() if good else None)
    return DataAge(
        as_of,
        (on - as_of).days if as_of else None,
        last.outcome if last else "",
        tuple(last.messages) if last else (),
    )
