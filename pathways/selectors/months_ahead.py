"""The score of each month ahead: its bounds, what moved it, verdicts that change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pathways.rules import CRS, Branch, Node, Planner, Score, Verdict

Change = tuple[str, Verdict, Verdict, str]


@dataclass(frozen=True, slots=True)
class Later:
    """A later day: the bounds of the CRS, its factors that moved, verdicts that did."""

    on: date
    lower: Any
    upper: Any
    moved: tuple[tuple[str, Any, Any], ...] = ()
    changes: tuple[Change, ...] = ()


def months_ahead(planner: Planner) -> Iterator[Later]:
    """Today and each month ahead."""
    yield Later(planner.on, *planner.before[CRS])
    before = planner.rules.score(planner.variants.case, CRS)
    for month in planner.trajectory():
        moved = tuple(_moved(before, month.score))
        yield Later(month.on, *month.crs, moved, month.changes)
        before = month.score


def _moved(before: Score, now: Score) -> Iterator[tuple[str, Any, Any]]:
    """The factors whose least points differ."""
    earlier = {node.slug: before.bounds(node).lower for _, node in _factors(before)}
    factors = list(_factors(now))
    titles = Counter(node.title for _, node in factors)
    for section, node in factors:
        lower = now.bounds(node).lower
        was = earlier.get(node.slug, lower)
        if was != lower:
            alike = titles[node.title] > 1 and section
            yield f"{section}: {node.title}" if alike else node.title, was, lower


def _factors(score: Score) -> Iterator[tuple[str, Node]]:
    """Every factor with the title of its section."""
    for part in score.grid.root.children:
        if score.grid.sectioned and isinstance(part, Branch):
            yield from ((part.title, child) for child in part.children)
        else:
            yield "", part
