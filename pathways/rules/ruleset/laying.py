"""From a snapshot's trees to grids over one tuple of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pathways.rules.engine import specs
from pathways.rules.engine.grids import Branch, Grid, Leaf, Node
from pathways.rules.engine.specs import RuleError, Spec
from pathways.rules.engine.tables import Table
from pathways.rules.facts.language import LanguageLevel
from pathways.rules.ruleset.compiling import Facts


@dataclass
class GridBuilder:
    """Builds the version of a grid that holds on a day."""

    facts: Facts
    tables: Mapping[str, Table]
    sources: Mapping[str, Spec]
    _size: int = 0
    _french: set[int] = field(default_factory=set)

    def grid(self, slug: str, spec: Spec, on: date) -> Grid:
        """The version in force whose cells are known, else the nearest such."""
        version, superseded = version_on(slug, spec["versions"], on)
        root = self._node(f"grid {slug} {version['id']}", version["root"])
        if not isinstance(root, Branch):
            raise RuleError(f"grid {slug}: its root is a leaf")
        return Grid(
            slug=slug,
            version=version["id"],
            title=spec["title"],
            root=root,
            size=self._size,
            citation=specs.citation(
                version.get("cite"), self.sources, f"grid {slug} {version['id']}"
            ),
            pass_mark=version.get("pass_mark"),
            sectioned=bool(spec.get("sectioned")),
            by_score=bool(spec.get("by_score")),
            effective_from=specs.day(version.get("from")),
            effective_to=specs.day(version.get("to")),
            superseded_from=superseded,
            french=tuple(sorted(self._french)),
        )

    def _node(self, where: str, spec: Spec) -> Node:
        at = f"{where}, {spec['slug']}"
        if "children" not in spec:
            return self._leaf(at, spec)
        children = tuple(self._node(at, child) for child in spec["children"])
        if not children:
            raise RuleError(f"{at}: no part")
        cap_table = spec.get("cap_table")
        return Branch(
            slug=spec["slug"],
            title=spec.get("title", ""),
            children=children,
            best=spec.get("combine") == "best",
            floor=specs.number(spec.get("floor")),
            cap=specs.number(spec.get("cap")),
            cap_table=self._table(at, cap_table) if cap_table else None,
            cap_fact=self._places(at, spec["cap_by"])[0][0] if cap_table else -1,
            place=self._next(),
        )

    def _leaf(self, at: str, spec: Spec) -> Leaf:
        pairs = [self._places(at, [raw]) for raw in spec["facts"]]
        places = tuple(p[0][0] for p in pairs), tuple(p[1][0] for p in pairs)
        table = self._table(at, spec["table"])
        if len(table.axes) != len(places[0]):
            raise RuleError(f"{at}: {len(places[0])} facts for {len(table.axes)} axes")
        for english, french in zip(*places, strict=True):
            if english != french:
                self._french |= {p for p in (english, french) if self._is_french(p)}
        return Leaf(spec["slug"], spec.get("title", ""), table, places, self._next())

    def _is_french(self, place: int) -> bool:
        fact = self.facts.all[place]
        return isinstance(fact, LanguageLevel) and fact.language == "fr"

    def _table(self, at: str, raw: Any) -> Table:
        if isinstance(raw, str):
            if raw not in self.tables:
                raise RuleError(f"{at}: there is no table named {raw}")
            return self.tables[raw]
        return specs.table(at, raw["axes"], raw["rows"], raw.get("default", 0))

    def _places(self, at: str, raws: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
        written = raws if isinstance(raws, list) else [raws]
        items = [self.facts.places(raw, at) for raw in written]
        return tuple(pair[0] for pair in items), tuple(pair[1] for pair in items)

    def _next(self) -> int:
        self._size += 1
        return self._size - 1


def tables_of(node: Spec) -> Iterator[str]:
    """The named tables of a tree, those that cap a branch too."""
    for raw in (node.get("table"), node.get("cap_table")):
        if isinstance(raw, str):
            yield raw
    for child in node.get("children", ()):
        yield from tables_of(child)


def version_on(slug: str, versions: list[Spec], on: date) -> tuple[Spec, date | None]:
    """The version to use, and since when a newer one without cells is in force."""
    complete = [version for version in versions if version.get("root")]
    items = specs.nearest(complete, on)
    blind = [
        start
        for version in versions
        if not version.get("root") and (start := specs.day(version.get("from")))
    ]
    if len(items) != 1:
        raise RuleError(f"grid {slug}: {len(items)} versions hold on {on}")
    since = specs.day(items[0].get("from")) or date.min
    newer = [start for start in blind if since <= start <= on]
    return items[0], max(newer) if newer else None
