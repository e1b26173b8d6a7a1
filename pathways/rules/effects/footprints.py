"""What decides a verdict or a score, told so that two rulebooks can be compared.

A footprint is a number. Whatever two rulesets decide alike on a day has the same one:
requirements down to thresholds and tables, facts with all that they read through grids,
conditions, streams and lists. Titles, notes and citations decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final

from pathways.rules.engine.criteria import Alternative, Criterion, Requirement
from pathways.rules.engine.nodes import Branch, Leaf, Node
from pathways.rules.engine.tables import Table
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import parameters
from pathways.rules.ruleset.rules import Ruleset

Owner = tuple[str, str]
REFERENCE: Final = ("charts", "places", "area_names", "rest", "medians")


class Footprints:
    """Numbers the parts of several rulesets: what is alike gets the same number."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._references: list[tuple[Any, ...]] = []
        self._kept: dict[tuple[int, Any], int] = {}
        self._alive: list[Ruleset] = []

    def owner(self, rules: Ruleset, owner: Owner) -> int:
        """The footprint of a stream, a condition or a grid."""
        kind, slug = owner
        return self._keep(rules, owner, lambda: self._owner(rules, kind, slug))

    def fact(self, rules: Ruleset, place: int) -> int:
        """The footprint of a fact, with all that it reads."""
        return self._keep(rules, place, lambda: self._fact(rules, place))

    def _keep(self, rules: Ruleset, key: Any, make: Callable[[], Hashable]) -> int:
        at = id(rules), key
        if at not in self._kept:
            self._alive.append(rules)  # its identity stays its own
            self._kept[at] = self._number(make())
        return self._kept[at]

    def _number(self, part: Hashable) -> int:
        return self._numbers.setdefault(part, len(self._numbers))

    def _owner(self, rules: Ruleset, kind: str, slug: str) -> Hashable:
        if kind == "grid":
            grid = rules.grids[slug]
            return "grid", grid.by_score, grid.french, self._node(rules, grid.root)
        asked = rules.conditions if kind == "condition" else None
        requirements = asked[slug] if asked else rules.stream(slug).requirements
        return "asked", tuple(self._requirement(rules, item) for item in requirements)

    def _requirement(self, rules: Ruleset, requirement: Requirement) -> Hashable:
        return tuple(self._way(rules, way) for way in requirement.alternatives)

    def _way(self, rules: Ruleset, way: Alternative) -> Hashable:
        return tuple(self._criterion(rules, item) for item in way.criteria)

    def _criterion(self, rules: Ruleset, criterion: Criterion) -> Hashable:
        fact = None if criterion.fact is None else self.fact(rules, criterion.fact)
        return (
            fact,
            criterion.comparison,
            exact(criterion.limit),
            self._facts(rules, criterion.limit_facts),
            self._table(criterion.table),
        )

    def _node(self, rules: Ruleset, node: Node) -> Hashable:
        if isinstance(node, Leaf):
            return self._leaf(rules, node)
        return (
            "branch",
            tuple(self._node(rules, child) for child in node.children),
            (node.best, node.floor, node.cap),
            self._cap(rules, node),
        )

    def _leaf(self, rules: Ruleset, leaf: Leaf) -> Hashable:
        english, french = (self._facts(rules, side) for side in leaf.facts)
        return "leaf", self._table(leaf.table), english, french

    def _cap(self, rules: Ruleset, branch: Branch) -> Hashable:
        if branch.cap_table is None:
            return None
        return self._table(branch.cap_table), self.fact(rules, branch.cap_fact)

    def _facts(self, rules: Ruleset, places: Iterable[int]) -> Hashable:
        return tuple(self.fact(rules, place) for place in places)

    def _table(self, table: Table | None) -> int | None:
        if table is None:
            return None
        axes = tuple(
            (exact(axis.keys), axis.steps, axis.none_row, axis.otherwise)
            for axis in table.axes
        )
        return self._number((axes, exact(table.cells), exact(table.default)))

    def _fact(self, rules: Ruleset, place: int) -> Hashable:
        fact = rules.facts.all[place]
        below = tuple(self.owner(rules, need) for need in fact.needs())
        lists = tuple(self._list(rules, name) for name in texts_of(fact))
        return fact, below, lists, self.reference(rules)

    def _list(self, rules: Ruleset, name: str) -> Hashable:
        entries = rules.reference.lists.get(name)
        if entries is None:
            return None
        return self._keep(
            rules, ("list", name), lambda: tuple(sorted(map(repr, entries.items())))
        )

    def reference(self, rules: Ruleset) -> int:
        """The number of all that any fact may look up beside the lists."""
        return self._keep(rules, "reference", lambda: ("at", self._known(rules)))

    def _known(self, rules: Ruleset) -> int:
        mine = tuple(getattr(rules.reference, name) for name in REFERENCE)
        if mine not in self._references:
            self._references.append(mine)
        return self._references.index(mine)


def exact(value: Any) -> Hashable:
    """A threshold or cell, so that ``1`` and ``True`` are two things."""
    if isinstance(value, tuple | list):
        return tuple(map(exact, value))
    if isinstance(value, bool):
        return "flag", value
    return value if isinstance(value, Hashable) else repr(value)


def texts_of(fact: Fact) -> list[str]:
    """Every parameter that may name a list, alone or in a row of names."""
    texts: list[str] = []
    for field in parameters(type(fact)):
        value = getattr(fact, field.name)
        items = value if isinstance(value, tuple) else (value,)
        texts += [item for item in items if isinstance(item, str)]
    return texts
