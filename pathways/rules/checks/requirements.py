"""Requirements, alternatives and criteria: nothing empty, nothing that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pathways.rules.checks.axes import check_axes
from pathways.rules.checks.problem import Problem, Problems, Spec, requirements_of
from pathways.rules.checks.thresholds import (
    grid_fault,
    impossible,
    order_fault,
    than_fault,
    threshold_faults,
)
from pathways.rules.engine.criteria import COMPARISONS
from pathways.rules.facts.lists import exact


def check_requirements(shot: Spec) -> Problems:
    """Every requirement of every stream and condition."""
    for stream in shot["streams"]:
        if not stream.get("requirements"):
            yield Problem(stream["slug"], "the stream has no requirement")
    for where, requirement in requirements_of(shot):
        yield from _requirement(shot, where, requirement)


def _requirement(shot: Spec, where: str, spec: Spec) -> Problems:
    name = spec.get("for_each")
    if name is not None and name not in shot["lists"]:
        yield Problem(where, f"there is no list named {name}")
        return
    if not spec.get("alternatives"):
        yield Problem(where, "no alternative")
    for place, way in enumerate(spec.get("alternatives", ()), 1):
        at = f"{where}, alternative {place}"
        if not way.get("criteria"):
            message = "it has no criterion: say what it asks, or take it away"
            yield Problem(at, message)
        yield from _when(shot, at, way.get("when", {}), name)
        entries = _entries(shot, way, name)
        for criterion in way.get("criteria", ()):
            yield from _criterion(shot, at, criterion, entries)
        yield from (Problem(at, fault) for fault in impossible(way.get("criteria", ())))


def _when(shot: Spec, at: str, when: Spec, name: str | None) -> Iterator[Problem]:
    """What parts the lines of a list stands on some line of it."""
    where = f"{at}, field when"
    if when and name is None:
        yield Problem(where, "it parts the lines of a list, and names none")
        return
    entries = shot["lists"][name]["entries"] if name is not None else []
    for key, wanted in when.items():
        held = [e["values"][key] for e in entries if key in e.get("values", {})]
        if not held:
            yield Problem(where, f"no line of {name} has a value named {key}")
        elif wanted is not None and wanted not in held:
            yield Problem(where, f"no line of {name} has {wanted!r} as its {key}")


def _entries(shot: Spec, way: Spec, name: str | None) -> list[Spec] | None:
    """The lines that the alternative is made for; nothing where it is for no list."""
    if name is None:
        return None
    needed: Spec = way.get("when", {})
    return [
        entry
        for entry in shot["lists"][name]["entries"]
        if all(
            key in entry.get("values", {})
            and (wanted is None or entry["values"][key] == wanted)
            for key, wanted in needed.items()
        )
    ]


def _criterion(
    shot: Spec, at: str, spec: Spec, entries: list[Spec] | None
) -> Iterator[Problem]:
    comparison = str(spec.get("op"))
    if comparison not in COMPARISONS and comparison != "officer":
        yield Problem(at, f"there is no comparison {comparison!r}")
        return
    if spec.get("fact") is None:
        if comparison != "officer":
            yield Problem(at, "a criterion without a fact is for an officer")
        return
    if fault := order_fault(spec["fact"], comparison):
        yield Problem(at, fault)
    value = spec.get("value")
    if isinstance(value, Mapping):
        faults = _entry_faults(spec["fact"], comparison, value, entries)
        yield from (Problem(at, fault) for fault in faults)
    elif "table" in spec:
        yield from _table(shot, at, spec, comparison)
    elif "than" in spec:
        if fault := than_fault(spec["fact"], spec["than"]):
            yield Problem(at, fault)
    else:
        faults = threshold_faults(spec["fact"], comparison, value)
        if not faults and (fault := grid_fault(shot, spec["fact"], value)):
            faults = [fault]
        yield from (Problem(at, fault) for fault in faults)


def _entry_faults(
    fact: Any,
    comparison: str,
    value: Mapping[str, Any],
    entries: list[Spec] | None,
) -> list[str]:
    """A threshold that stands on the list's line: each line has one that can be."""
    name = value.get("entry")
    if not name or entries is None:
        return [f"{dict(value)} is not a threshold"]
    if name == "key":
        return []
    faults = []
    for entry in entries:
        values = entry.get("values", {})
        if name not in values:
            return [f"the line {entry['key']} of its list has no {name}"]
        said = threshold_faults(fact, comparison, exact(values[name]))
        faults += [f"the line {entry['key']} of its list: {fault}" for fault in said]
    return faults[:1]


def _table(shot: Spec, at: str, spec: Spec, comparison: str) -> Iterator[Problem]:
    """A table of thresholds: read by facts that fit it, each cell one that can be."""
    table = shot["tables"].get(spec["table"])
    if table is None:
        yield Problem(at, f"there is no table named {spec['table']}")
        return
    yield from check_axes(shot, at, spec.get("by", ()), table)
    cells = {
        str(cell): cell
        for version in table["versions"]
        for row in version["rows"]
        for cell in row[1:]
        if not isinstance(cell, Mapping)
    }
    for cell in cells.values():
        for fault in threshold_faults(spec["fact"], comparison, cell):
            yield Problem(at, f"its table: {fault}")
