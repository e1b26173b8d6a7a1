"""What the planner finds for one person: kept in this process as slugs and numbers.

Neither answers nor words are kept. The key is a digest that only this installation's
secret can make; an edition, a day and a profile never give two results.
"""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Final

from django.utils.crypto import salted_hmac

from pathways.rules.criteria import Verdict
from pathways.rules.grids import Branch, Node, Score
from pathways.rules.planning import Plan, Planner

CRS: Final = "crs"
KEPT: Final = 128
Key = tuple[str, date, str]
Change = tuple[str, Verdict, Verdict, str]


@dataclass(frozen=True, slots=True)
class Found:
    """One step or two, by their places among the planner's, and what they bring."""

    steps: tuple[int, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    crs: Any
    effort: int


@dataclass(frozen=True, slots=True)
class Later:
    """A later day: the bounds of the CRS, its factors that moved, verdicts that did."""

    on: date
    lower: Any
    upper: Any
    moved: tuple[tuple[str, Any, Any], ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """``points``: by grid, the least points after each single step."""

    singles: tuple[Found, ...]
    pairs: tuple[Found, ...]
    points: Mapping[str, tuple[Any, ...]]
    months: tuple[Later, ...]


def search(planner: Planner, grids: Iterable[str]) -> Search:
    """Every step alone, the pairs that open more, and the months ahead."""
    place = {step: at for at, step in enumerate(planner.steps())}
    singles = planner.singles()
    return Search(
        singles=tuple(_found(plan, place) for plan in singles),
        pairs=tuple(_cheapest(planner, place)),
        points={grid: tuple(plan.score(grid)[0] for plan in singles) for grid in grids},
        months=tuple(months_ahead(planner)),
    )


def _found(plan: Plan, place: Mapping[Any, int], opens: Any = None) -> Found:
    return Found(
        steps=tuple(place[step] for step in plan.steps),
        opens=plan.opens if opens is None else tuple(opens),
        closes=plan.closes,
        crs=plan.score(CRS)[0],
        effort=plan.effort,
    )


def _cheapest(planner: Planner, place: Mapping[Any, int]) -> Iterator[Found]:
    """Of pairs that open the same beyond their steps, the one with least effort."""
    alone = {plan.steps[0]: set(plan.opens) for plan in planner.singles()}
    collected = {s.slug for s in planner.rules.streams if s.is_collected}
    best: dict[tuple[str, ...], Plan] = {}
    for plan in planner.joint():
        before = set().union(*(alone[step] for step in plan.steps))
        more = tuple(s for s in plan.opens if s in collected and s not in before)
        if more and (more not in best or plan.effort < best[more].effort):
            best[more] = plan
    for more, plan in best.items():
        yield _found(plan, place, more)


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


def key_of(answers: Mapping[str, Any], edition_digest: str, on: date) -> Key:
    """The name of a search: nothing can be read from it."""
    text = json.dumps(answers, sort_keys=True, default=str)
    digest = salted_hmac("pathways.plan", text, algorithm="sha256").hexdigest()
    return edition_digest, on, digest


class Searches:
    """The last searches of this process."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Search] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Search]) -> Search:
        """The search under a key, made now if it is not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


SEARCHES: Final = Searches()
