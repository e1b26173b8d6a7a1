"""How often a score would have been invited, and how many people stand ahead of it.

A round invites everybody above its cut-off; of those at the cut-off only who entered
the pool before the moment of the tie-breaking rule. A score equal to a cut-off
therefore counts as half a round.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

Number = int | Decimal
HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Invited:
    """Of ``rounds`` rounds, how many would have invited a score between two bounds."""

    least: Decimal
    most: Decimal
    rounds: int

    @property
    def is_open(self) -> bool:
        """Whether the open part of the score decides some round."""
        return self.least != self.most


class Band(NamedTuple):
    """Candidates with scores from ``low`` to ``high``, both included."""

    low: int
    high: int
    people: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """Candidates with a higher score: at least and at most, and the score's own band.

    Nobody publishes how the scores of a band are spread; its people are the interval.
    ``own`` is empty while the score's bounds lie in two bands.
    """

    least: int
    most: int
    own: Band | None


def invited(cutoffs: Iterable[Number], lower: Number, upper: Number) -> Invited:
    """Count the rounds of these cut-offs for a score between two bounds."""
    every = list(cutoffs)
    return Invited(
        sum((part_of_round(lower, cutoff) for cutoff in every), Decimal(0)),
        sum((part_of_round(upper, cutoff) for cutoff in every), Decimal(0)),
        len(every),
    )


def part_of_round(score: Number, cutoff: Number) -> Decimal:
    """One above the cut-off, a half at it, nothing below."""
    if score == cutoff:
        return HALF
    return Decimal(1) if score > cutoff else Decimal(0)


def share(score: float, cutoffs: Sequence[float]) -> float:
    """The part of the rounds, from 0 to 1; ``cutoffs`` rise, and are not empty."""
    below, not_above = bisect_left(cutoffs, score), bisect_right(cutoffs, score)
    return (below + not_above) / 2 / len(cutoffs)


def ahead(bands: Iterable[Band], lower: Number, upper: Number) -> Ahead:
    """The people above a score between two bounds; those with the same do not count."""
    narrow = apart(bands)
    own = [item for item in narrow if item.low <= lower and upper <= item.high]
    return Ahead(
        sum(item.people for item in narrow if item.low > upper),
        sum(band.people for band in narrow if band.high > lower),
        own[0] if own else None,
    )


def apart(bands: Iterable[Band]) -> list[Band]:
    """The bands without the sub-totals that hold others, highest first."""
    every = sorted(bands, reverse=True)
    return [
        item
        for item in every
        if not any(
            item.low <= other.low and other.high <= item.high
            for other in every
            if other is not item
        )
    ]
