"""Tables and points grids as the plain JSON of a snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pathways import models
from pathways.rules import RuleError
from pathways.snapshots.rows import (
    Row,
    Snapshot,
    as_json,
    cite,
    grouped,
    period,
    rows_of,
)


def tables() -> dict[str, Snapshot]:
    versions = grouped(models.TableVersion, "table")
    cells = grouped(models.TableCell, "version")
    return {
        row["slug"]: _table(row, versions.get(row["id"], []), cells)
        for row in rows_of(models.Table)
    }


def _table(row: Row, versions: list[Row], cells: Mapping[Any, list[Row]]) -> Snapshot:
    axes: list[Snapshot] = [{"steps": True} if row["row_steps"] else {}]
    columns = [""]
    if row["column_type"]:
        first = cells.get(versions[0]["id"], []) if versions else []
        columns = list(dict.fromkeys(cell["column"] for cell in first))
        axes.append({"keys": [_key(c, row["column_type"]) for c in columns]})
        if row["column_steps"]:
            axes[1]["steps"] = True
    return {
        "title": row["title"],
        "axes": axes,
        "versions": [
            {
                **period(version),
                "cite": cite(version),
                "rows": _cells(row, cells.get(version["id"], []), columns),
                **(
                    {"default": as_json(version["default"])}
                    if version["default"]
                    else {}
                ),
                **({"note": version["note"]} if version["note"] else {}),
            }
            for version in versions
        ],
    }


def _cells(table: Row, cells: list[Row], columns: list[str]) -> list[list[Any]]:
    by_row: dict[str, list[Any]] = {}
    across: dict[str, list[str]] = {}
    for cell in cells:
        value = as_json(cell["value"])
        if value is None:
            value = {"unknown": [as_json(cell["low"]), as_json(cell["high"])]}
            if cell["name"]:
                value["name"] = cell["name"]
        by_row.setdefault(cell["row"], []).append(value)
        across.setdefault(cell["row"], []).append(cell["column"])
    rows = [[_key(key, table["row_type"]), *its] for key, its in by_row.items()]
    width = {len(row) for row in rows}
    if len(width) > 1:
        raise RuleError(f"table {table['slug']}: a row lacks a cell")
    for key, own in across.items():
        if own != columns:
            message = f"row {key} has other columns than the table: {', '.join(own)}"
            raise RuleError(f"table {table['slug']}: {message}")
    try:
        return _in_order(table, rows)
    except TypeError as error:
        message = "its keys are partly numbers and partly not"
        raise RuleError(f"table {table['slug']}: {message}") from error


def _in_order(table: Row, rows: list[list[Any]]) -> list[list[Any]]:
    """Steps in rising order, “none” and “else” behind them."""
    if table["row_steps"]:
        steps = [row for row in rows if row[0] not in ("none", "else")]
        rest = [row for row in rows if row[0] in ("none", "else")]
        rows = [*sorted(steps, key=lambda row: row[0]), *rest]
    return rows


def grids() -> dict[str, Snapshot]:
    versions = grouped(models.GridVersion, "grid")
    nodes = grouped(models.GridNode, "version")
    items = {}
    for row in rows_of(models.Grid):
        names = ("title", "province", "maximum", "sectioned", "by_score")
        spec = {name: as_json(row[name]) for name in names if row[name]}
        spec["versions"] = [
            {
                "id": version["label"],
                **period(version),
                "cite": cite(version),
                **{n: as_json(version[n]) for n in ("pass_mark", "note") if version[n]},
                **_root(nodes.get(version["id"], [])),
            }
            for version in versions.get(row["id"], [])
        ]
        items[row["slug"]] = spec
    return items


def _root(nodes: list[Row]) -> Snapshot:
    """The tree of a version: one whole, and every part of the version below it."""
    below: dict[Any, list[Row]] = defaultdict(list)
    for node in nodes:
        below[node["parent_id"]].append(node)
    tops = below.get(None, [])
    if len(tops) > 1:
        raise RuleError(f"grid part {tops[1]['key']}: a version has one whole")
    _check_reached(nodes, below)
    return {"root": _node(tops[0], below)} if tops else {}


def _check_reached(nodes: list[Row], below: Mapping[Any, list[Row]]) -> None:
    """Refuse parts that no page would show, however they came to be lost."""
    reached, waiting = set(), list(below.get(None, []))
    while waiting:
        node = waiting.pop()
        reached.add(node["id"])
        parts = below.get(node["id"], [])
        if node["table"] and parts:
            message = "it has a table and parts: it can have one of them"
            raise RuleError(f"grid part {node['key']}: {message}")
        waiting += parts
    for node in nodes:
        if node["id"] not in reached:
            message = "it is below itself, or below a part of another version"
            raise RuleError(f"grid part {node['key']}: {message}")


def _node(row: Row, below: Mapping[Any, list[Row]]) -> Snapshot:
    spec: Snapshot = {"slug": row["slug"], "title": row["title"]}
    if row["table"]:
        return {**spec, "facts": row["facts"], "table": row["table"]}
    if row["combine"] == "best":
        spec["combine"] = "best"
    for name in ("floor", "cap"):
        if row[name] is not None:
            spec[name] = as_json(row[name])
    if row["cap_table"]:
        spec |= {"cap_table": row["cap_table"], "cap_by": row["cap_by"]}
    spec["children"] = [_node(child, below) for child in below.get(row["id"], [])]
    return spec


def _key(text: str, kind: str) -> Any:
    if text in ("none", "else"):
        return text
    if kind == "flag":
        return text == "true"
    try:
        return as_json(Decimal(text)) if kind == "number" else text
    except ArithmeticError:
        return text  # the check of the table says that it is no number
