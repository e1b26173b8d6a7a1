"""The axes of a table: keys that their fact can be, a row for each level of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from pathways.rules.checks.problem import Problem, Problems, Spec
from pathways.rules.checks.thresholds import RANGES, fact_fault
from pathways.rules.engine.specs import number
from pathways.rules.facts.kinds import FactError, fact_from, unit_of
from pathways.rules.facts.lists import ListValue, exact

REST: Final = ("none", "else")
FEWEST_ROWS: Final = 3  # of two rows nobody can say what stands between


def kind_of(key: Any) -> str:
    """What a key is: yes or no, a number, or a text."""
    if isinstance(key, bool):
        return "yes or no"
    return "numbers" if isinstance(key, int | float | Decimal) else "texts"


def check_axes(shot: Spec, where: str, facts: Sequence[Any], table: Spec) -> Problems:
    """The facts by which a table is read, each beside the keys of its axis."""
    axes = table["axes"]
    if len(facts) != len(axes):
        yield Problem(where, f"{len(facts)} facts for {len(axes)} axes")
        return
    for raw, axis, keys in zip(facts, axes, _keys_of(table), strict=True):
        yield from _read_by(shot, where, raw, axis, keys)


def check_rows(where: str, table: Spec) -> Problems:
    """Rows that are missing between two, or that the version before had."""
    axis = table["axes"][0]
    before: set[Any] = set()
    for version in table["versions"]:
        keys = [number(row[0]) for row in version["rows"]]
        if not keys:
            continue  # refused for what it is
        if "else" in keys:
            before = set()
            continue
        own = {key for key in keys if key not in REST}
        gone = before - own
        if axis.get("steps"):
            gone = {key for key in gone if own and key < min(own)}
        for key in sorted(gone, key=str):
            text = f"the row {key} of the version before is gone"
            yield Problem(where, text, is_warning=True)
        if not axis.get("steps"):
            yield from _holes(where, own)
        before = own


def _holes(where: str, keys: set[Any]) -> Problems:
    whole = {key for key in keys if isinstance(key, int) and not isinstance(key, bool)}
    if whole != keys or len(whole) < FEWEST_ROWS:
        return
    for low, high in pairwise(sorted(whole)):
        if high - low > 1:
            text = f"no row stands between {low} and {high}"
            yield Problem(where, text, is_warning=True)


def _keys_of(table: Spec) -> Iterator[list[Any]]:
    """Each key of an axis once: a flag is no number."""
    rows = [row[0] for version in table["versions"] for row in version["rows"]]
    for keys in (rows, *(axis["keys"] for axis in table["axes"][1:])):
        yield list({(kind_of(key), number(key)): number(key) for key in keys}.values())


def _read_by(
    shot: Spec, where: str, raw: Spec, axis: Spec, keys: list[Any]
) -> Problems:
    """The keys of an axis are what the fact can be."""
    try:
        fact = fact_from(raw)
    except (FactError, TypeError) as error:
        yield Problem(where, str(error))
        return
    if isinstance(fact, ListValue):
        yield from _levels(shot, where, fact, axis, keys)
        return
    own = [key for key in keys if key not in REST]
    unit = unit_of(fact)
    wrong = [key for key in own if (kind_of(key) == "numbers") != (unit in RANGES)]
    if wrong:
        yield Problem(where, f"its table has the key {wrong[0]}, and the fact: {unit}")
        return
    for key in own:
        fault = fact_fault(fact, key)
        if fault:
            yield Problem(where, f"its table has the key {key}: {fault}")


def _levels(
    shot: Spec, where: str, fact: ListValue, axis: Spec, keys: list[Any]
) -> Problems:
    """Every line of a list has a level, and every level its row."""
    spec = shot["lists"].get(fact.list)
    if spec is None or not spec["entries"]:
        return  # a list that is not there is said where facts are read
    held: dict[tuple[str, Any], Any] = {}
    lacking: list[str] = []
    for entry in spec["entries"]:
        value = number(exact(entry.get("values", {}).get(fact.name)))
        if value is None:
            lacking.append(entry["key"])
        else:
            held[kind_of(value), value] = value
    if not held:
        text = f"no line of the list {fact.list} has a value named {fact.name}"
        yield Problem(where, text)
        return
    if not {*REST} & {*keys}:
        for line in lacking:
            text = f"it has no {fact.name}, by which a table is read"
            yield Problem(f"list {fact.list}, line {line}", text, is_warning=True)
    if "else" in keys:
        return
    for value in sorted(held.values(), key=str):
        if not _has_row(value, keys, is_steps=bool(axis.get("steps"))):
            text = f"the {fact.name} {value} of the list {fact.list} has no row"
            yield Problem(where, text)


def _has_row(value: Any, keys: list[Any], *, is_steps: bool) -> bool:
    alike = [key for key in keys if key not in REST and kind_of(key) == kind_of(value)]
    return any(key <= value for key in alike) if is_steps else value in alike
