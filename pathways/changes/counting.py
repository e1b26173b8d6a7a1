"""Counts of what moves, by day and by stream or grid; counts of shards add up.

A count holds no answers. Of synthetic people it names those who move most; of saved
profiles it names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pathways.assessing import plain
from pathways.rules import Profile
from pathways.rules.effects import Comparison, Move

MOST: Final = 5
Example = tuple[Any, int]


@dataclass
class Movement:
    """How many get another verdict on a stream, or another score on a grid."""

    up: int = 0
    down: int = 0
    most: list[Example] = field(default_factory=list)

    @property
    def all(self) -> int:
        """Up and down together."""
        return self.up + self.down

    def add(self, other: Movement) -> None:
        """Count the other's people too, and keep those who move most."""
        self.up += other.up
        self.down += other.down
        self.most = furthest([*self.most, *other.most])


def furthest(examples: Iterable[Example]) -> list[Example]:
    """Who moves most, either way; of equals the lower number."""
    return sorted(examples, key=lambda example: (-abs(example[0]), example[1]))[:MOST]


@dataclass
class DayCount:
    """One day: people, those with any other verdict or score, and what moves."""

    people: int = 0
    unread: int = 0
    verdict: int = 0
    score: int = 0
    movements: dict[tuple[str, str], Movement] = field(default_factory=dict)

    def note(self, moves: Sequence[Move], number: int | None) -> None:
        """Count one person; ``number`` is that of a synthetic one."""
        self.people += 1
        self.verdict += any(move.kind == "verdict" for move in moves)
        self.score += any(move.kind == "score" for move in moves)
        for move in moves:
            by = plain(move.by)
            most = [] if number is None else [(by, number)]
            person = Movement(int(by > 0), int(by < 0), most)
            self._movement(move.kind, move.slug).add(person)

    def add(self, other: DayCount) -> None:
        """Count the other's people too."""
        self.people += other.people
        self.unread += other.unread
        self.verdict += other.verdict
        self.score += other.score
        for (kind, slug), movement in other.movements.items():
            self._movement(kind, slug).add(movement)

    def _movement(self, kind: str, slug: str) -> Movement:
        return self.movements.setdefault((kind, slug), Movement())

    def as_json(self) -> dict[str, Any]:
        """As a shard keeps it."""
        return {
            **{name: getattr(self, name) for name in TOTALS},
            "movements": [
                [kind, slug, moved.up, moved.down, [list(item) for item in moved.most]]
                for (kind, slug), moved in sorted(self.movements.items())
            ],
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> DayCount:
        """From what a shard keeps."""
        movements = {
            (kind, slug): Movement(up, down, [(by, number) for by, number in most])
            for kind, slug, up, down, most in data["movements"]
        }
        totals = {name: data[name] for name in TOTALS}
        return cls(**totals, movements=movements)


TOTALS: Final = ("people", "unread", "verdict", "score")
Counts = dict[date, DayCount]


def count(
    comparisons: Sequence[Comparison],
    people: Iterable[tuple[Profile | None, int | None]],
) -> Counts:
    """Compare everybody on every day; a profile that cannot be read is counted so."""
    counts = {comparison.on: DayCount() for comparison in comparisons}
    for profile, number in people:
        for comparison in comparisons:
            day = counts[comparison.on]
            if profile is None:
                day.unread += 1
            else:
                day.note(comparison.moves(profile), number)
    return counts


def add_up(parts: Iterable[Counts]) -> Counts:
    """The counts of several shards as one; in which order does not matter."""
    total: Counts = {}
    for part in parts:
        for day, counted in part.items():
            total.setdefault(day, DayCount()).add(counted)
    return total


def to_json(counts: Counts) -> dict[str, Any]:
    """As a shard keeps them."""
    return {day.isoformat(): counted.as_json() for day, counted in counts.items()}


def from_json(data: Mapping[str, Any]) -> Counts:
    """From what a shard keeps."""
    return {date.fromisoformat(day): DayCount.read(part) for day, part in data.items()}
