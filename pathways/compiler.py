"""From rows to a snapshot, and from a snapshot to the rulebook.

This module alone knows both sides. The snapshot is plain JSON: what an edition stores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, JSONField, Model

from occupations import models as occupations
from pathways import models
from pathways.catalogue import parts
from pathways.catalogue.parts import CITE, Part
from pathways.rules.citations import check_sources
from pathways.rules.levers.kinds import levers_of
from pathways.rules.rulebook import Rulebook
from pathways.rules.specs import RuleError

Row = dict[str, Any]
Snapshot = dict[str, Any]


def compile_rulebook() -> Rulebook:
    """The rulebook of the rows as they stand.

    Raises ``RuleError`` with a message that names the row that is wrong.
    """
    rulebook = Rulebook(snapshot())
    rulebook.check()
    levers_of(rulebook.snapshot)
    check_sources(rulebook.snapshot)
    return rulebook


def snapshot() -> Snapshot:
    """The rows of the catalogue, and what counting looks up, as plain JSON."""
    return {
        "schema": 1,
        **{part.name: _named(part) for part in (parts.SOURCES, parts.PROGRAMS)},
        "fees": _named(parts.FEES),
        "tables": _tables(),
        "conditions": _named(parts.CONDITIONS),
        "grids": _grids(),
        "charts": _charts(),
        "streams": _specs(parts.STREAMS, _rows(parts.STREAMS.model)),
        "levers": _named(parts.LEVERS),
        "articles": _specs(parts.ARTICLES, _rows(parts.ARTICLES.model)),
        "lists": _lists(),
        "areas": _areas(),
        "places": _places(),
        "medians": _medians(),
        "unit_groups": list(
            occupations.UnitGroup.objects.order_by("code").values_list(
                "code", flat=True
            )
        ),
    }


def told(value: Any) -> Any:
    """A value as JSON keeps it: exact numbers, days as ISO dates."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _rows(model: type[Model]) -> list[Row]:
    """All rows, foreign keys as the natural keys that the JSON uses."""
    names: dict[str, str] = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            target = field.related_model
            for natural in ("slug", "code"):
                if any(f.name == natural for f in target._meta.concrete_fields):
                    names[field.name] = f"{field.name}__{natural}"
                    break
            names[f"{field.name}_id"] = f"{field.name}_id"
        else:
            names[field.name] = field.name
    order = [f for f in ("order",) if "order" in names]
    query = model._default_manager.order_by(*order, "pk").values(*names.values())
    return [{name: row[column] for name, column in names.items()} for row in query]


def _specs(part: Part, rows: Iterable[Row]) -> list[Snapshot]:
    """The JSON of a part's rows, with all that stands below them."""
    below = {child.name: _by_parent(child) for child in part.children}
    found = []
    for row in rows:
        spec = _spec(part, row)
        for child in part.children:
            mine = below[child.name].get(row["id"])
            if mine:
                spec[child.name] = mine
        found.append(spec)
    return found


def _by_parent(part: Part) -> dict[int, list[Snapshot]]:
    rows = [row for row in _rows(part.model) if row[f"{part.parent}_id"] is not None]
    grouped: dict[int, list[Snapshot]] = defaultdict(list)
    for row, spec in zip(rows, _specs(part, rows), strict=True):
        grouped[row[f"{part.parent}_id"]].append(spec)
    return grouped


def _spec(part: Part, row: Row) -> Snapshot:
    fields = {f.name: f for f in part.model._meta.concrete_fields}
    spec: Snapshot = {}
    for name, field in part.fields.items():
        value = row[field]
        kept = isinstance(fields[field], JSONField) and field == "value"
        empty = value in (None, "", [], {}) or value is False
        if not empty or (kept and value is not None):
            spec[name] = told(value)
    if part.cited and row["source"]:
        spec["cite"] = cite(row)
    return spec


def cite(row: Row) -> Snapshot:
    """The citation of a row."""
    return {name: told(row[name]) for name in CITE if row[name] not in (None, "")}


def period(row: Row) -> Snapshot:
    """The first day in force, and the first day no longer, where they are known."""
    found = {}
    if row["effective_from"]:
        found["from"] = row["effective_from"].isoformat()
    if row["effective_to"]:
        found["to"] = row["effective_to"].isoformat()
    return found


def _named(part: Part) -> dict[str, Snapshot]:
    rows = _rows(part.model)
    return {
        row["slug"]: spec for row, spec in zip(rows, _specs(part, rows), strict=True)
    }


def _grouped(model: type[Model], parent: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in _rows(model):
        found[row[f"{parent}_id"]].append(row)
    return found


def _key(text: str, kind: str) -> Any:
    if text in ("none", "else"):
        return text
    if kind == "flag":
        return text == "true"
    return told(Decimal(text)) if kind == "number" else text


def _tables() -> dict[str, Snapshot]:
    versions = _grouped(models.TableVersion, "table")
    cells = _grouped(models.TableCell, "version")
    return {
        row["slug"]: _table(row, versions.get(row["id"], []), cells)
        for row in _rows(models.Table)
    }


def _table(row: Row, versions: list[Row], cells: Mapping[Any, list[Row]]) -> Snapshot:
    axes: list[Snapshot] = [{"steps": True} if row["row_steps"] else {}]
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
                "rows": _cells(row, cells.get(version["id"], [])),
                **({"default": told(version["default"])} if version["default"] else {}),
                **({"note": version["note"]} if version["note"] else {}),
            }
            for version in versions
        ],
    }


def _cells(table: Row, cells: list[Row]) -> list[list[Any]]:
    by_row: dict[str, list[Any]] = {}
    for cell in cells:
        value = told(cell["value"])
        if value is None:
            value = {"unknown": [told(cell["low"]), told(cell["high"])]}
            if cell["name"]:
                value["name"] = cell["name"]
        by_row.setdefault(cell["row"], []).append(value)
    rows = [[_key(key, table["row_type"]), *its] for key, its in by_row.items()]
    width = {len(row) for row in rows}
    if len(width) > 1:
        raise RuleError(f"table {table['slug']}: a row lacks a cell")
    if table["row_steps"]:
        steps = [row for row in rows if row[0] not in ("none", "else")]
        rest = [row for row in rows if row[0] in ("none", "else")]
        rows = [*sorted(steps, key=lambda row: row[0]), *rest]
    return rows


def _grids() -> dict[str, Snapshot]:
    versions = _grouped(models.GridVersion, "grid")
    nodes = _grouped(models.GridNode, "version")
    found = {}
    for row in _rows(models.Grid):
        names = ("title", "province", "maximum", "sectioned", "by_score")
        spec = {name: told(row[name]) for name in names if row[name]}
        spec["versions"] = [
            {
                "id": version["label"],
                **period(version),
                "cite": cite(version),
                **{n: told(version[n]) for n in ("pass_mark", "note") if version[n]},
                **_root(nodes.get(version["id"], [])),
            }
            for version in versions.get(row["id"], [])
        ]
        found[row["slug"]] = spec
    return found


def _root(nodes: list[Row]) -> Snapshot:
    below: dict[Any, list[Row]] = defaultdict(list)
    for node in nodes:
        below[node["parent_id"]].append(node)
    tops = below.get(None, [])
    if len(tops) > 1:
        raise RuleError(f"grid part {tops[1]['key']}: a version has one whole")
    return {"root": _node(tops[0], below)} if tops else {}


def _node(row: Row, below: Mapping[Any, list[Row]]) -> Snapshot:
    spec: Snapshot = {"slug": row["slug"], "title": row["title"]}
    if row["table"]:
        return {**spec, "facts": row["facts"], "table": row["table"]}
    if row["combine"] == "best":
        spec["combine"] = "best"
    for name in ("floor", "cap"):
        if row[name] is not None:
            spec[name] = told(row[name])
    if row["cap_table"]:
        spec |= {"cap_table": row["cap_table"], "cap_by": row["cap_by"]}
    spec["children"] = [_node(child, below) for child in below.get(row["id"], [])]
    return spec


def _charts() -> list[Snapshot]:
    abilities = _grouped(models.ChartAbility, "chart")
    levels = _grouped(models.ChartLevel, "ability")
    names = ("test", "language", "scale", "taken_from", "taken_to", "accepted_from")
    return [
        {
            **{name: told(row[name]) for name in names if row[name]},
            "cite": cite(row),
            "ranges": {
                a["ability"]: [told(a[n]) for n in ("lowest", "highest", "step")]
                for a in abilities[row["id"]]
            },
            "levels": {
                a["ability"]: sorted(
                    ([told(lv["score"]), lv["level"]] for lv in levels[a["id"]]),
                    reverse=True,
                )
                for a in abilities[row["id"]]
            },
        }
        for row in _rows(models.LanguageChart)
    ]


def _lists() -> dict[str, Snapshot]:
    entries = _grouped(occupations.OccupationListEntry, "occupation_list")
    found = {}
    for row in _rows(occupations.OccupationList):
        found[row["slug"]] = {
            "title": row["title"],
            "entries": [
                {
                    "key": entry["key"],
                    "label": entry["label"],
                    **({"values": entry["values"]} if entry["values"] else {}),
                    **period(entry),
                    "cite": cite(entry),
                }
                for entry in entries.get(row["id"], [])
            ],
        }
    return found


def _areas() -> dict[str, Snapshot]:
    return {
        row["slug"]: {
            "province": row["province"],
            "scheme": row["scheme"],
            "title": row["title"],
            **({"rest": True} if row["kind"] == occupations.AreaKind.REST else {}),
            "names": [n.strip() for n in row["other_names"].splitlines() if n.strip()],
        }
        for row in _rows(occupations.Area)
    }


def _places() -> dict[str, dict[str, Snapshot]]:
    members = _grouped(occupations.AreaMember, "municipality")
    found: dict[str, dict[str, Snapshot]] = defaultdict(dict)
    for row in _rows(occupations.Municipality):
        spec: Snapshot = {"region": row["wage_area"]} if row["wage_area"] else {}
        areas = [{"area": m["area"], **period(m)} for m in members.get(row["id"], [])]
        if areas:
            spec["areas"] = areas
        for name in (row["name"], *row["other_names"].splitlines()):
            if name.strip():
                found[row["province"]][name.strip()] = spec
    return found


def _medians() -> dict[str, dict[str, Any]]:
    """Hourly medians by unit group, and region or province."""
    wages = occupations.Wage.objects.filter(
        unit=occupations.WageUnit.HOUR, median_cad__isnull=False
    ).exclude(area__level=occupations.WageAreaLevel.COUNTRY)
    rows = wages.order_by("unit_group__code", "area__code").values_list(
        "unit_group__code",
        "area__code",
        "area__level",
        "area__province__code",
        "median_cad",
    )
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for noc, code, level, province, median in rows:
        whole = level == occupations.WageAreaLevel.PROVINCE
        found[noc][province if whole else code] = told(median)
    return found
