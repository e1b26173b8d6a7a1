"""Points grids: trees of tables. A total has a lower and an upper bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pathways.rules.criteria import Citation
from pathways.rules.tables import Table, UnknownCell
from pathways.rules.values import NOTHING, Open

Number = int | Decimal


class Bounds(NamedTuple):
    """The least and the most that a part of a grid can give."""

    lower: Number
    upper: Number


MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Leaf:
    """A table over facts; ``facts`` holds their places for English or French first.

    What values gave before is kept: the same values always give the same bounds.
    """

    slug: str
    title: str
    table: Table
    facts: tuple[tuple[int, ...], tuple[int, ...]]
    place: int = 0
    kept: dict[Any, tuple[Number, Number]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def evaluate(self, value: Any, across: Any) -> tuple[Number, Number]:
        """Bounds by the table: an open fact or an unknown cell gives an interval."""
        cells = self.table.candidates(value, across)
        found = (
            min(c.low if isinstance(c, UnknownCell) else c for c in cells),
            max(c.high if isinstance(c, UnknownCell) else c for c in cells),
        )
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[value, across] = found
        return found

    def unknown_cells(self, values: Any, first: int) -> list[str]:
        """The names of the cells in play that we have not collected."""
        cells = self.table.candidates(*(values[i] for i in self.facts[first]))
        return [cell.name for cell in cells if isinstance(cell, UnknownCell)]

    def asks(self, values: Any, first: int) -> frozenset[str]:
        """The unanswered paths that its open facts name."""
        facts = (values[place] for place in self.facts[first])
        return NOTHING.union(*(fact.asks for fact in facts if isinstance(fact, Open)))


@dataclass(frozen=True, slots=True)
class Branch:
    """Adds its children, or takes the best of them, then keeps within floor and cap.

    ``cap`` is a number, or a table over the fact at ``cap_fact``.
    """

    slug: str
    title: str
    children: tuple[Node, ...]
    best: bool = False
    floor: Number | None = None
    cap: Number | None = None
    cap_table: Table | None = None
    cap_fact: int = -1
    place: int = 0

    def hold(self, lower: Number, upper: Number, values: Any) -> tuple[Number, Number]:
        """Keep bounds within floor and cap."""
        if self.floor is not None:
            lower, upper = max(lower, self.floor), max(upper, self.floor)
        if self.cap is not None:
            lower, upper = min(lower, self.cap), min(upper, self.cap)
        elif self.cap_table is not None:
            caps = self.cap_table.candidates(values[self.cap_fact])
            lower, upper = min(lower, *caps), min(upper, max(caps))
        return lower, upper

    @property
    def is_held(self) -> bool:
        """Whether it has a floor or a cap."""
        limits = (self.floor, self.cap, self.cap_table)
        return any(limit is not None for limit in limits)


Node = Leaf | Branch


@dataclass(frozen=True, slots=True)
class Grid:
    """One dated version of a points grid.

    ``by_score``: the first official language is the one that gives more points
    (contract, “Tests”); ``french`` holds the places of its French levels.
    ``sectioned``: the root's parts are sections, and factors stand below them.
    ``superseded_from`` is the day from which a newer grid is known to be in force
    whose cells we do not have.
    """

    slug: str
    version: str
    title: str
    root: Branch
    size: int
    citation: Citation
    pass_mark: Number | None = None
    sectioned: bool = False
    by_score: bool = False
    effective_from: date | None = None
    effective_to: date | None = None
    superseded_from: date | None = None
    french: tuple[int, ...] = ()
    _plan: list[Any] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the tree out flat, once: leaves by language, then branches bottom up."""
        leaves = list(walk(self.root))
        for first in (0, 1):
            self._plan.append(
                [
                    (leaf.place, leaf.kept, leaf, facts[0], facts[-1], len(facts) == 2)
                    for leaf in leaves
                    for facts in (leaf.facts[first],)
                ]
            )
        bottom_up = reversed(list(branches(self.root)))
        self._plan.append(
            [
                (b.place, [c.place for c in b.children], b.best, b.is_held, b)
                for b in bottom_up
            ]
        )

    def places(self) -> set[int]:
        """The places of every fact that the grid uses."""
        found = {p for leaf in walk(self.root) for side in leaf.facts for p in side}
        return found | {b.cap_fact for b in branches(self.root) if b.cap_fact >= 0}

    def score(self, values: Any, on: date) -> Score:
        """The total and every part of it."""
        first = 0
        found = self._evaluate(values, 0)
        if self.by_score and self._speaks_french(values):
            french = self._evaluate(values, 1)
            mine, other = found[self.root.place], french[self.root.place]
            if other > mine:
                first, found = 1, french
            found = list(found)
            found[self.root.place] = (
                max(mine[0], other[0]),
                max(mine[1], other[1]),
            )
        return Score(self, on, found, first, values)

    def _evaluate(self, values: Any, first: int) -> list[Any]:
        found: list[Any] = [None] * self.size
        for place, kept, leaf, one, other, two in self._plan[first]:
            value, across = values[one], values[other] if two else None
            bounds = kept.get((value, across))
            found[place] = bounds or leaf.evaluate(value, across)
        for place, children, best, held, branch in self._plan[2]:
            lower: Number = 0
            upper: Number = 0
            if best:
                lower = max(found[child][0] for child in children)
                upper = max(found[child][1] for child in children)
            else:
                for child in children:
                    low, high = found[child]
                    lower += low
                    upper += high
            if held:
                lower, upper = branch.hold(lower, upper, values)
            found[place] = (lower, upper)
        return found

    def _speaks_french(self, values: Any) -> bool:
        return any(values[place] not in (None, 0) for place in self.french)


@dataclass(frozen=True, slots=True)
class Score:
    """Points on a grid, with the bounds of every node by its place."""

    grid: Grid
    on: date
    found: list[Any]
    first: int
    values: Any

    @property
    def lower(self) -> Number:
        """The least that the total can be."""
        return self.bounds(self.grid.root).lower

    @property
    def upper(self) -> Number | None:
        """The most that the total can be; ``None`` where no maximum is known."""
        upper = self.bounds(self.grid.root).upper
        return None if upper == Decimal("Infinity") else upper

    @property
    def total(self) -> Number | None:
        """The total, once nothing is open."""
        return self.lower if self.lower == self.upper else None

    @property
    def superseded(self) -> bool:
        """Whether a newer grid is known to be in force, without its cells."""
        since = self.grid.superseded_from
        return since is not None and self.on >= since

    def bounds(self, node: Node) -> Bounds:
        """The bounds of one part."""
        return Bounds(*self.found[node.place])

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf of the grid."""
        yield from walk(self.grid.root)

    def asks(self) -> frozenset[str]:
        """The unanswered paths that leave the total open."""
        return NOTHING.union(
            *(
                leaf.asks(self.values, self.first)
                for leaf in self.leaves()
                if self.found[leaf.place][0] != self.found[leaf.place][1]
            )
        )

    def unknown_cells(self) -> list[str]:
        """The cells in play that we have not collected."""
        return [
            name
            for leaf in self.leaves()
            for name in leaf.unknown_cells(self.values, self.first)
        ]


def walk(node: Node) -> Iterator[Leaf]:
    """The leaves below a node, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from walk(child)


def branches(node: Node) -> Iterator[Branch]:
    """A branch and those below it."""
    if isinstance(node, Branch):
        yield node
        for child in node.children:
            yield from branches(child)
