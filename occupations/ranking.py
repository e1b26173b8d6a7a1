"""Ranking places by weights: arithmetic only, shown step by step.

A place's score in a factor is 0 for the worst known figure of all places, 100 for the
best, and in proportion between them. Its total is the weighted mean of its scores. A
figure that is not known counts from 0 to 100: the total then has a lower and an upper
bound, and places are ordered by the lower one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

Key = TypeVar("Key")
WORST, BEST = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that can matter, with its weight from 0 to 5."""

    slug: str
    higher_is_better: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a total: score times weight; without a score, not known."""

    factor: Factor
    number: Decimal | None
    score: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """Score times weight."""
        return None if self.score is None else self.score * self.factor.weight


@dataclass(frozen=True, slots=True)
class Total(Generic[Key]):
    """A place with the parts of its total, both bounds rounded to a tenth."""

    key: Key
    parts: Sequence[Part]
    lower: Decimal
    upper: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether every figure is known."""
        return self.lower == self.upper


def rank(
    numbers: Mapping[Key, Mapping[str, Decimal]], factors: Sequence[Factor]
) -> list[Total[Key]]:
    """The places by total, best first.

    Factors without weight are left out, and those that no place has a figure for.
    """
    known = {slug for own in numbers.values() for slug in own}
    weighed = [f for f in factors if f.weight > 0 and f.slug in known]
    scales = {factor.slug: _scale(factor.slug, numbers) for factor in weighed}
    totals = [
        _total(key, [_part(factor, own, scales[factor.slug]) for factor in weighed])
        for key, own in numbers.items()
    ]
    return sorted(totals, key=lambda total: (-total.lower, -total.upper))


Scale = tuple[Decimal, Decimal]


def _scale(slug: str, numbers: Mapping[Key, Mapping[str, Decimal]]) -> Scale:
    known = [own[slug] for own in numbers.values() if slug in own]
    return min(known), max(known)


def _part(factor: Factor, own: Mapping[str, Decimal], scale: Scale) -> Part:
    number = own.get(factor.slug)
    if number is None:
        return Part(factor, None, None)
    low, high = scale
    if low == high:
        return Part(factor, number, BEST)
    share = (number - low) / (high - low)
    score = share * BEST if factor.higher_is_better else (1 - share) * BEST
    return Part(factor, number, _tenth(score))


def _total(key: Key, parts: list[Part]) -> Total[Key]:
    weights = sum(part.factor.weight for part in parts)
    if not weights:
        return Total(key, parts, WORST, WORST)
    known = sum((part.points for part in parts if part.points is not None), Decimal(0))
    missing = sum(part.factor.weight for part in parts if part.points is None)
    return Total(
        key,
        parts,
        _tenth(known / weights),
        _tenth((known + missing * BEST) / weights),
    )


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
