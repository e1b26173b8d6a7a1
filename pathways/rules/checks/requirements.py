"""Requirements, alternatives and criteria: nothing empty, nothing that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pathways.rules.checks.problem import Problem, Problems, Spec, requirements_of
from pathways.rules.checks.thresholds import threshold_faults
from pathways.rules.engine.criteria import COMPARISONS


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
    value = spec.get("value")
    if isinstance(value, Mapping):
        yield from (Problem(at, fault) for fault in _entry_faults(value, entries))
    elif "table" in spec:
        yield from _table(shot, at, spec)
    elif "than" not in spec:
        faults = threshold_faults(spec["fact"], comparison, value)
        yield from (Problem(at, fault) for fault in faults)


def _entry_faults(value: Mapping[str, Any], entries: list[Spec] | None) -> list[str]:
    """A threshold that stands on the list's line: each line has it."""
    name = value.get("entry")
    if not name or entries is None:
        return [f"{dict(value)} is not a threshold"]
    lacking = [
        entry["key"]
        for entry in entries
        if name != "key" and name not in entry.get("values", {})
    ]
    return [f"the line {lacking[0]} of its list has no {name}"] if lacking else []


def _table(shot: Spec, at: str, spec: Spec) -> Iterator[Problem]:
    table = shot["tables"].get(spec["table"])
    if table is None:
        yield Problem(at, f"there is no table named {spec['table']}")
    elif len(spec.get("by", ())) != len(table["axes"]):
        text = f"{len(spec.get('by', ()))} facts for {len(table['axes'])} axes"
        yield Problem(at, text)
