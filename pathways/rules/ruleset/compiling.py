"""From a snapshot's parts to requirements over one tuple of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pathways.rules.engine import specs
from pathways.rules.engine.criteria import (
    COMPARISONS,
    Alternative,
    Criterion,
    Requirement,
)
from pathways.rules.engine.specs import RuleError, Spec
from pathways.rules.engine.tables import Table
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import BY_NAME, FactError, fact_from
from pathways.rules.facts.language import LanguageLevel

SWAPPED: Final = ({"first": "en", "second": "fr"}, {"first": "fr", "second": "en"})


class Facts:
    """Every fact of a snapshot in one order: what a fact needs stands before it.

    Raises ``RuleError`` when facts need each other in a circle.
    """

    def __init__(self, snapshot: Spec) -> None:
        self._snapshot = snapshot
        self._places: dict[Fact, int] = {}
        self._open: set[Fact] = set()
        self._written: dict[int, tuple[int, int]] = {}
        for owner in ("condition", "grid", "stream"):
            for slug in self._named(owner):
                self._enter(owner, slug)
        self.all: tuple[Fact, ...] = tuple(self._places)

    def places(self, raw: Spec, where: str) -> tuple[int, int]:
        """Where a written fact's value stands, for English and for French first.

        The snapshot outlives this object, so a part of it is known by its identity.
        """
        item = self._written.get(id(raw))
        if item is None:
            english, french = substituted(_fact(raw, where))
            item = self._places[english], self._places[french]
            self._written[id(raw)] = item
        return item

    def _named(self, owner: str) -> Mapping[str, Spec]:
        if owner == "stream":
            return {spec["slug"]: spec for spec in self._snapshot["streams"]}
        named: Mapping[str, Spec] = self._snapshot.get(f"{owner}s", {})
        return named

    def _enter(self, owner: str, slug: str) -> None:
        spec = self._named(owner).get(slug)
        if spec is None:
            raise RuleError(f"there is no {owner} named {slug}")
        rules = spec.get("versions" if owner == "grid" else "requirements")
        if not rules:
            raise RuleError(f"{owner} {slug}: nothing stands below it")
        for raw in _fact_specs(rules):
            for fact in substituted(_fact(raw, f"{owner} {slug}")):
                self._add(fact, f"{owner} {slug}")

    def _add(self, fact: Fact, where: str) -> None:
        if fact in self._places:
            return
        if fact in self._open:
            raise RuleError(f"{where}: {fact} needs itself")
        self._open.add(fact)
        for owner, slug in fact.needs():
            self._enter(owner, slug)
        self._open.remove(fact)
        self._places[fact] = len(self._places)


def _fact(raw: Spec, where: str) -> Fact:
    try:
        return fact_from(raw)
    except FactError as error:
        raise RuleError(f"{where}: {error}") from error


def substituted(fact: Fact) -> tuple[Fact, Fact]:
    """The fact with English, and with French, as first official language."""
    if isinstance(fact, LanguageLevel) and fact.language in SWAPPED[0]:
        english, french = (
            replace(fact, language=to[fact.language])  # type: ignore[arg-type]
            for to in SWAPPED
        )
        return english, french
    return fact, fact


def _fact_specs(part: Any) -> Iterator[Spec]:
    """Every fact written anywhere below, in order."""
    if isinstance(part, Mapping):
        if part.get("kind") in BY_NAME:
            yield part
            return
        for item in part.values():
            yield from _fact_specs(item)
    elif isinstance(part, list):
        for item in part:
            yield from _fact_specs(item)


@dataclass(frozen=True)
class RequirementBuilder:
    """Builds requirements in force on a day from their specs.

    ``kept`` outlives the day: what rests on the same row, lines of a list and tables
    is built once for all days. The snapshot outlives it, so that a part of it is known
    by its identity.
    """

    facts: Facts
    tables: Mapping[str, Table]
    sources: Mapping[str, Spec]
    lists: Mapping[str, Spec]
    kept: dict[Any, Requirement] = field(default_factory=dict)

    def requirements(
        self, owner: str, items: list[Spec], on: date
    ) -> tuple[Requirement, ...]:
        """The requirements in force, or those of the nearest day that had any."""
        return tuple(
            self._requirement(owner, spec, on) for spec in specs.nearest(items, on)
        )

    def _requirement(self, owner: str, spec: Spec, on: date) -> Requirement:
        where = f"{owner}, requirement {spec['slug']}"
        if not spec.get("alternatives"):
            raise RuleError(f"{where}: no alternative")
        pairs = [
            (way, entry)
            for way in spec["alternatives"]
            for entry in self._entries(way, spec, on)
        ]
        key = id(spec), tuple(id(entry) for _, entry in pairs), self._used(spec)
        if key not in self.kept:
            ways = [self._alternative(way, entry, where) for way, entry in pairs]
            self.kept[key] = self._built(spec, ways, where)
        return self.kept[key]

    def _used(self, spec: Spec) -> tuple[int, ...]:
        """The tables of the day that a requirement looks into."""
        return tuple(
            id(self.tables.get(criterion["table"]))
            for way in spec["alternatives"]
            for criterion in way["criteria"]
            if criterion.get("table")
        )

    def _built(self, spec: Spec, ways: list[Alternative], where: str) -> Requirement:
        if not ways:
            raise RuleError(f"{where}: its list is empty")
        return Requirement(
            slug=spec["slug"],
            title=spec["title"],
            alternatives=tuple(ways),
            citation=specs.citation(spec.get("cite"), self.sources, where),
            effective_from=specs.day(spec.get("from")),
            effective_to=specs.day(spec.get("to")),
        )

    def _entries(self, way: Spec, spec: Spec, on: date) -> Iterator[Spec | None]:
        """The list entries that an alternative is generated for; else one none."""
        name = spec.get("for_each")
        if name is None:
            yield None
            return
        if name not in self.lists:
            raise RuleError(f"requirement {spec['slug']}: no list named {name}")
        needed = way.get("when", {})
        for entry in specs.nearest(self.lists[name]["entries"], on):
            values = entry.get("values", {})
            if all(
                key in values and (wanted is None or values[key] == wanted)
                for key, wanted in needed.items()
            ):
                yield entry

    def _alternative(self, way: Spec, entry: Spec | None, where: str) -> Alternative:
        cite = None
        if entry is not None and entry.get("cite"):
            cite = specs.citation(entry["cite"], self.sources, where)
        elif way.get("cite"):
            cite = specs.citation(way["cite"], self.sources, where)
        return Alternative(
            criteria=tuple(self._criterion(c, entry, where) for c in way["criteria"]),
            label=entry["label"] if entry else way.get("label", ""),
            citation=cite,
        )

    def _criterion(self, spec: Spec, entry: Spec | None, where: str) -> Criterion:
        comparison = spec["op"]
        if comparison not in COMPARISONS and comparison != "officer":
            raise RuleError(f"{where}: there is no comparison {comparison!r}")
        if spec.get("fact") is None:
            return Criterion(None, "officer", label=spec.get("label", ""))
        limit_facts = [spec["than"]] if "than" in spec else spec.get("by", [])
        table = spec.get("table")
        if table is not None and table not in self.tables:
            raise RuleError(f"{where}: there is no table named {table}")
        return Criterion(
            fact=self._place(spec["fact"], where),
            comparison=comparison,
            limit=_limit(spec.get("value"), entry),
            limit_facts=tuple(self._place(fact, where) for fact in limit_facts),
            table=self.tables[table] if table else None,
            label=spec.get("label", ""),
        )

    def _place(self, raw: Spec, where: str) -> int:
        return self.facts.places(raw, where)[0]


def _limit(raw: Any, entry: Spec | None) -> Any:
    """A threshold; ``{"entry": name}`` takes it from the list's entry."""
    if isinstance(raw, Mapping):
        if entry is None or "entry" not in raw:
            raise RuleError(f"{raw} is not a threshold")
        name = raw["entry"]
        return entry["key"] if name == "key" else specs.value(entry["values"][name])
    return specs.value(raw)
