"""Tables and grids: every cell is there, and none gives what it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pathways.rules.checks.problem import Problem, Problems, Spec
from pathways.rules.checks.thresholds import RANGES
from pathways.rules.facts.kinds import FactError, fact_from, unit_of
from pathways.rules.facts.lists import ListValue

REST: Final = ("none", "else")


class Leaf(NamedTuple):
    """A leaf of a grid: the words that name it, its JSON, and the nearest cap."""

    where: str
    spec: Spec
    cap: Any


def check_grids(shot: Spec) -> Problems:
    """Tables by themselves, then the leaves that read them."""
    for slug, table in shot["tables"].items():
        yield from _table(f"table {slug}", table)
    for slug, grid in shot.get("grids", {}).items():
        for version in grid["versions"]:
            if version.get("root"):
                where = f"grid {slug} {version['id']}"
                yield from _branches(where, version["root"])
                yield from _leaves(shot, where, version["root"], grid.get("maximum"))


def _table(where: str, table: Spec) -> Problems:
    if not table["versions"]:
        yield Problem(where, "it has no version")
    axes = table["axes"]
    width = len(axes[1]["keys"]) if len(axes) == 2 else 1
    for version in table["versions"]:
        if not version["rows"]:
            yield Problem(where, "a version has no cell")
        keys = [row[0] for row in version["rows"]]
        yield from _axis(where, keys)
        for row in version["rows"]:
            if len(row) != width + 1:
                yield Problem(where, f"row {row[0]} lacks a cell")
    if len(axes) == 2:
        yield from _axis(where, axes[1]["keys"])


def _axis(where: str, keys: list[Any]) -> Problems:
    for key, times in Counter(map(str, keys)).items():
        if times > 1:
            yield Problem(where, f"the key {key} stands twice")
    kinds = {_kind(key) for key in keys if key not in REST}
    if len(kinds) > 1:
        yield Problem(where, "its keys are partly numbers and partly not")


def _kind(key: Any) -> str:
    if isinstance(key, bool):
        return "yes or no"
    return "numbers" if isinstance(key, int | float | Decimal) else "texts"


def _branches(where: str, node: Spec) -> Problems:
    """What stands at branches: parts, floor and cap."""
    if "children" not in node:
        return
    at = f"{where}, {node['slug']}"
    if not node["children"]:
        yield Problem(at, "no part: give it one, or a table")
    floor, cap = node.get("floor"), node.get("cap")
    if floor is not None and cap is not None and cap < floor:
        yield Problem(at, f"at most {cap} is less than at least {floor}")
    if node.get("cap_table") and not node.get("cap_by"):
        yield Problem(at, "the table of its cap is read by no fact")
    for slug, times in Counter(part["slug"] for part in node["children"]).items():
        if times > 1:
            yield Problem(at, f"two of its parts are named {slug}")
    for part in node["children"]:
        yield from _branches(where, part)


def _below(where: str, node: Spec, cap: Any) -> Iterator[Leaf]:
    if "children" not in node:
        yield Leaf(f"{where}, {node['slug']}", node, cap)
        return
    for part in node["children"]:
        yield from _below(where, part, node.get("cap", cap))


def _leaves(shot: Spec, where: str, root: Spec, maximum: Any) -> Problems:
    for leaf in _below(where, root, maximum):
        table = shot["tables"].get(leaf.spec["table"])
        if table is None:
            yield Problem(leaf.where, f"there is no table named {leaf.spec['table']}")
            continue
        facts, axes = leaf.spec.get("facts", []), table["axes"]
        if len(facts) != len(axes):
            text = f"{len(facts)} facts for {len(axes)} axes"
            yield Problem(leaf.where, text)
            continue
        for raw, keys in zip(facts, _keys_of(table), strict=True):
            yield from _read_by(shot, leaf.where, raw, keys)
        yield from _cells(leaf, table)


def _keys_of(table: Spec) -> list[list[Any]]:
    rows = [row[0] for version in table["versions"] for row in version["rows"]]
    return [rows, *(axis["keys"] for axis in table["axes"][1:])]


def _read_by(shot: Spec, where: str, raw: Spec, keys: list[Any]) -> Problems:
    """The keys of an axis are what the fact can be."""
    try:
        fact = fact_from(raw)
    except (FactError, TypeError) as error:
        yield Problem(where, str(error))
        return
    if isinstance(fact, ListValue):
        yield from _levels(shot, where, fact, keys)
        return
    own = [key for key in keys if key not in REST]
    unit = unit_of(fact)
    is_number = unit in RANGES
    wrong = [key for key in own if (_kind(key) == "numbers") != is_number]
    if wrong:
        yield Problem(where, f"its table has the key {wrong[0]}, and the fact: {unit}")


def _levels(shot: Spec, where: str, fact: ListValue, keys: list[Any]) -> Problems:
    """Every level of a list has its row."""
    spec = shot["lists"].get(fact.list)
    entries = spec["entries"] if spec else []
    values = {
        str(entry["values"][fact.name])
        for entry in entries
        if fact.name in entry.get("values", {})
    }
    known = {str(key) for key in keys}
    is_figure = all(_kind(key) == "numbers" for key in keys if key not in REST)
    for value in sorted(values - known) if "else" not in known else ():
        if not is_figure or len(values) <= len(known):
            text = f"the {fact.name} {value} of the list {fact.list} has no row"
            yield Problem(where, text)


def _cells(leaf: Leaf, table: Spec) -> Problems:
    for version in table["versions"]:
        for row in version["rows"]:
            for cell in row[1:]:
                most = cell["unknown"][1] if isinstance(cell, Mapping) else cell
                yield from _cell(leaf, row[0], most)


def _cell(leaf: Leaf, key: Any, most: Any) -> Problems:
    if most is None:
        return
    if leaf.cap is not None and most > leaf.cap:
        text = f"row {key} gives {most}, more than its cap {leaf.cap}"
        yield Problem(leaf.where, text)
    if most < 0:
        text = f"row {key} gives {most}, less than nothing"
        yield Problem(leaf.where, text, is_warning=True)
