"""Points grids: trees of tables. A total has a lower and an upper bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pathways.rules.engine.criteria import Citation
from pathways.rules.engine.nodes import Branch, Leaf, Node, branches, walk
from pathways.rules.engine.sheets import Sheet
from pathways.rules.engine.tables import Number
from pathways.rules.engine.values import NOTHING

__all__ = ["Bounds", "Branch", "Grid", "Leaf", "Node", "Score", "branches", "walk"]
UNLIMITED: Final = Decimal("Infinity")


class Bounds(NamedTuple):
    """The least and the most that a part of a grid can give."""

    lower: Number
    upper: Number


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
    sheet: Sheet = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the tree out flat, once."""
        object.__setattr__(self, "sheet", Sheet(self.root, self.size))

    def places(self) -> frozenset[int]:
        """The places of every fact that the grid uses."""
        return self.sheet.places

    def score(self, values: Any, on: date) -> Score:
        """The total and every part of it."""
        first = 0
        lows, highs = self.sheet.evaluate(values, first)
        if self.by_score and self._speaks_french(values):
            french = self.sheet.evaluate(values, 1)
            mine, other = (lows[-1], highs[-1]), (french[0][-1], french[1][-1])
            if other > mine:
                first, (lows, highs) = 1, french
            lows = [*lows[:-1], max(mine[0], other[0])]
            highs = [*highs[:-1], max(mine[1], other[1])]
        return Score(self, on, lows, highs, first, values)

    def _speaks_french(self, values: Any) -> bool:
        return any(values[place] not in (None, 0) for place in self.french)


@dataclass(frozen=True, slots=True)
class Score:
    """Points on a grid, with the least and the most of every row of its sheet."""

    grid: Grid
    on: date
    lows: list[Number]
    highs: list[Number]
    first: int
    values: Any

    @property
    def lower(self) -> Number:
        """The least that the total can be."""
        return self.lows[-1]

    @property
    def upper(self) -> Number | None:
        """The most that the total can be; ``None`` where no maximum is known."""
        upper = self.highs[-1]
        return None if upper == UNLIMITED else upper

    @property
    def total(self) -> Number | None:
        """The total, once nothing is open."""
        return self.lows[-1] if self.lows[-1] == self.highs[-1] else None

    @property
    def superseded(self) -> bool:
        """Whether a newer grid is known to be in force, without its cells."""
        since = self.grid.superseded_from
        return since is not None and self.on >= since

    def bounds(self, node: Node) -> Bounds:
        """The bounds of one part."""
        row = self.grid.sheet.rows[node.place]
        return Bounds(self.lows[row], self.highs[row])

    def is_open(self, node: Node) -> bool:
        """Whether one part is not settled."""
        row = self.grid.sheet.rows[node.place]
        return self.lows[row] != self.highs[row]

    def leaves(self) -> tuple[Leaf, ...]:
        """Every leaf of the grid."""
        return self.grid.sheet.leaves

    def asks(self) -> frozenset[str]:
        """The unanswered paths that leave the total open."""
        return NOTHING.union(
            *(
                leaf.asks(self.values, self.first)
                for leaf in self.leaves()
                if self.is_open(leaf)
            )
        )

    def unknown_cells(self) -> list[str]:
        """The cells in play that we have not collected."""
        return [
            name
            for leaf in self.grid.sheet.blind
            for name in leaf.unknown_cells(self.values, self.first)
        ]
