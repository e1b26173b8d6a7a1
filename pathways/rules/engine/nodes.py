"""The tree of a points grid: leaves are tables over facts, branches join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pathways.rules.engine.tables import Number, Table, UnknownCell
from pathways.rules.engine.values import NOTHING, Open


@dataclass(frozen=True, slots=True)
class Leaf:
    """A table over facts; ``facts`` holds their places for English or French first."""

    slug: str
    title: str
    table: Table
    facts: tuple[tuple[int, ...], tuple[int, ...]]
    place: int = 0

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


Node = Leaf | Branch


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
