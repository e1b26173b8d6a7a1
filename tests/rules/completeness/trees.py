"""Points grids and tables in short lines, with every cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.rules.completeness.grids import below, text_of
from tests.rules.completeness.wording import fact_told, period_told

Spec = Mapping[str, Any]


def grids_of(snapshot: Spec) -> dict[str, dict[str, list[str]]]:
    """The parts of every version of every grid."""
    return {
        f"grid {slug}": {
            f"{version['id']}{period_told(version)}": list(
                _parts(snapshot, grid, version)
            )
            for version in grid["versions"]
        }
        for slug, grid in snapshot["grids"].items()
    }


def tables_of(snapshot: Spec) -> dict[str, dict[str, list[str]]]:
    """The rows of every table that no grid uses, by version."""
    used = {
        node.get(kind)
        for grid in snapshot["grids"].values()
        for version in grid["versions"]
        for node in (below(version["root"]) if version.get("root") else ())
        for kind in ("table", "cap_table")
    }
    return {
        f"table {slug}": {
            f"rows{period_told(version)}": _rows(table, version)
            for version in table["versions"]
        }
        for slug, table in snapshot["tables"].items()
        if slug not in used
    }


def _parts(snapshot: Spec, grid: Spec, version: Spec) -> Iterator[str]:
    names = ("maximum", "pass_mark", "sectioned", "by_score")
    record = {name: grid.get(name, version.get(name)) for name in names}
    yield " ".join(f"{name} {value}" for name, value in record.items() if value)
    if version.get("root"):
        yield from _node(snapshot, version["root"], "")


def _node(snapshot: Spec, node: Spec, above: str) -> Iterator[str]:
    path = f"{above}{node['slug']}"
    yield path + "".join(_details(snapshot, node))
    for child in node.get("children", ()):
        yield from _node(snapshot, child, f"{path} / ")


def _details(snapshot: Spec, node: Spec) -> Iterator[str]:
    for name in ("combine", "floor", "cap"):
        if name in node:
            yield f", {name} {node[name]}"
    if node.get("cap_table"):
        yield f", cap by {fact_told(node['cap_by'])}: "
        yield _table(snapshot, node["cap_table"])
    if node.get("table"):
        yield f", {', '.join(map(fact_told, node['facts']))}: "
        yield _table(snapshot, node["table"])


def _table(snapshot: Spec, slug: str) -> str:
    table = snapshot["tables"][slug]
    versions = table["versions"]
    return " | ".join(
        f"{period_told(version)}{'; '.join(_rows(table, version))}"
        for version in versions
    )


def _rows(table: Spec, version: Spec) -> list[str]:
    """The axes, then each row with its cells."""
    steps = ["steps" if axis.get("steps") else "keys" for axis in table["axes"]]
    columns = [text_of(k) for axis in table["axes"][1:] for k in axis["keys"]]
    head = " by ".join(steps) + (f" ({' '.join(columns)})" if columns else "")
    rows = [f"{text_of(row[0])} = {_cells(row[1:])}" for row in version["rows"]]
    rest = [f"else {version['default']}"] if "default" in version else []
    return [head, *rows, *rest]


def _cells(cells: list[Any]) -> str:
    shown = [c["unknown"] if isinstance(c, Mapping) else c for c in cells]
    return " ".join(json.dumps(item, sort_keys=True) for item in shown)
