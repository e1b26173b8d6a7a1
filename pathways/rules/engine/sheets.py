"""A grid's tree laid out flat, so that a score is a few passes over columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import getitem, itemgetter
from typing import Any

from pathways.rules.engine.nodes import Branch, Leaf, branches, walk
from pathways.rules.engine.tables import KeptBounds, Number, Table

Picker = Callable[[Any], Sequence[Any]]
Numbers = list[Number]


class Column:
    """Tables over one fact each, or over a pair of facts each."""

    def __init__(self, tables: list[tuple[Table, tuple[int, ...]]]) -> None:
        self._kept = [KeptBounds(table) for table, _ in tables]
        facts = (places for _, places in tables)
        self._pickers = [_picker(places) for places in zip(*facts, strict=True)]

    def bounds(self, values: Any) -> Iterable[tuple[Number, Number]]:
        """What each table gives on these facts."""
        if not self._kept:
            return ()
        chosen = [pick(values) for pick in self._pickers]
        keys: Iterable[Any] = chosen[0] if len(chosen) == 1 else zip(*chosen)  # noqa: B905
        return map(getitem, self._kept, keys)


class Sheet:
    """All tables of a tree in two columns, then its branches from the bottom up.

    A table that caps a branch stands among those over one fact. ``rows`` tells where
    the node of each place stands; the root stands last. ``blind`` are the leaves with
    cells that we have not collected.
    """

    def __init__(self, root: Branch, size: int) -> None:
        leaves, bottom_up = list(walk(root)), list(branches(root))[::-1]
        alone = [leaf for leaf in leaves if len(leaf.table.axes) == 1]
        pairs = [leaf for leaf in leaves if len(leaf.table.axes) == 2]
        caps = [(b.cap_table, (b.cap_fact,)) for b in bottom_up if b.cap_table]
        self._columns = [
            (
                Column([*((leaf.table, leaf.facts[first]) for leaf in alone), *caps]),
                Column([(leaf.table, leaf.facts[first]) for leaf in pairs]),
            )
            for first in (0, 1)
        ]
        self.leaves = tuple(leaves)
        used = (place for leaf in leaves for side in leaf.facts for place in side)
        self.places = frozenset((*used, *(place for _, (place,) in caps)))
        self.blind = tuple(leaf for leaf in leaves if leaf.table.has_unknown_cells)
        self.rows = [0] * size
        for row, leaf in enumerate(alone):
            self.rows[leaf.place] = row
        below: list[Leaf | Branch] = [*pairs, *bottom_up]
        for row, node in enumerate(below, start=len(alone) + len(caps)):
            self.rows[node.place] = row
        cap_rows = iter(range(len(alone), len(alone) + len(caps)))
        self._branches = [
            (
                _picker(self.rows[child.place] for child in branch.children),
                max if branch.best else sum,
                branch.floor,
                branch.cap,
                next(cap_rows) if branch.cap_table else None,
            )
            for branch in bottom_up
        ]

    def evaluate(self, values: Any, first: int) -> tuple[Numbers, Numbers]:
        """The least and the most of every row, English or French first."""
        alone, pairs = self._columns[first]
        bounds = [*alone.bounds(values), *pairs.bounds(values)]
        lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
        closed = lows == highs
        self._add_up(lows)
        if closed:
            return lows, lows
        self._add_up(highs)
        return lows, highs

    def _add_up(self, numbers: Numbers) -> None:
        """Add the branches' rows: each sums or takes the best, within its limits."""
        for pick, gather, floor, cap, cap_row in self._branches:
            total = gather(pick(numbers))
            if floor is not None and total < floor:
                total = floor
            if cap_row is not None:
                cap = numbers[cap_row]
            if cap is not None and total > cap:
                total = cap
            numbers.append(total)


def _picker(places: Iterable[int]) -> Picker:
    """Takes the items at these places, in order."""
    wanted = tuple(places)
    if len(wanted) == 1:
        only = wanted[0]
        return lambda items: (items[only],)
    return itemgetter(*wanted)
