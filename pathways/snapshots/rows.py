"""Rows as the plain JSON of a snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, JSONField, Model

from pathways.catalogue.parts import CITE, Part

Row = dict[str, Any]
Snapshot = dict[str, Any]


def as_json(value: Any) -> Any:
    """A value as JSON keeps it: exact numbers, days as ISO dates."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def rows_of(model: type[Model]) -> list[Row]:
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
    order = ("order", "pk") if "order" in names else ("pk",)
    query = model._default_manager.order_by(*order).values(*names.values())
    return [{name: row[column] for name, column in names.items()} for row in query]


def specs(part: Part, rows: Iterable[Row]) -> list[Snapshot]:
    """The JSON of a part's rows, with all that stands below them."""
    below = {child.name: _by_parent(child) for child in part.children}
    items = []
    for row in rows:
        spec = _spec(part, row)
        for child in part.children:
            mine = below[child.name].get(row["id"])
            if mine:
                spec[child.name] = mine
        items.append(spec)
    return items


def _by_parent(part: Part) -> dict[int, list[Snapshot]]:
    rows = [row for row in rows_of(part.model) if row[f"{part.parent}_id"] is not None]
    record: dict[int, list[Snapshot]] = defaultdict(list)
    for row, spec in zip(rows, specs(part, rows), strict=True):
        record[row[f"{part.parent}_id"]].append(spec)
    return record


def _spec(part: Part, row: Row) -> Snapshot:
    fields = {f.name: f for f in part.model._meta.concrete_fields}
    spec: Snapshot = {}
    for name, field in part.fields.items():
        value = row[field]
        kept = isinstance(fields[field], JSONField) and field == "value"
        empty = value in (None, "", [], {}) or value is False
        if not empty or (kept and value is not None):
            spec[name] = as_json(value)
    if part.cited and row["source"]:
        spec["cite"] = cite(row)
    return spec


def cite(row: Row) -> Snapshot:
    """The citation of a row."""
    return {name: as_json(row[name]) for name in CITE if row[name] not in (None, "")}


def period(row: Row) -> Snapshot:
    """The first day in force, and the first day no longer, where they are known."""
    record = {}
    if row["effective_from"]:
        record["from"] = row["effective_from"].isoformat()
    if row["effective_to"]:
        record["to"] = row["effective_to"].isoformat()
    return record


def named(part: Part) -> dict[str, Snapshot]:
    """The JSON of a part's rows by slug."""
    rows = rows_of(part.model)
    return {
        row["slug"]: spec for row, spec in zip(rows, specs(part, rows), strict=True)
    }


def grouped(model: type[Model], parent: str) -> dict[Any, list[Row]]:
    """All rows by the id of their parent."""
    record: dict[Any, list[Row]] = defaultdict(list)
    for row in rows_of(model):
        record[row[f"{parent}_id"]].append(row)
    return record
