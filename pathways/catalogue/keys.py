"""Permanent names of rows, made as the seed files make them.

A row that a curator adds and a release brings later thus meet under one name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db.models import ForeignKey, Model
from django.utils.text import slugify

from pathways import models
from pathways.catalogue import beside, parts
from pathways.catalogue.parts import Part
from pathways.snapshots.rows import as_json

Values = Mapping[str, Any]


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for child in part.children:
        yield from _walk(child)


PARTS: Final[tuple[Part, ...]] = tuple(
    part
    for top in (
        parts.CONDITIONS,
        parts.STREAMS,
        parts.FEES,
        parts.ARTICLES,
        parts.LEVERS,
        beside.TOPICS,
    )
    for part in _walk(top)
    if part.keyed
)


def _joined(*names: str) -> Callable[[Values], str]:
    """Named by some of its values, the first of them its parent."""
    return lambda row: "/".join(_name(row.get(name)) for name in names)


GRID_KEYS: Final[Mapping[type[Model], Callable[[Values], str]]] = {
    models.TableVersion: _joined("table", "effective_from"),
    models.TableCell: _joined("version", "row", "column"),
    models.GridVersion: _joined("grid", "label"),
    models.GridNode: _joined("version", "slug"),
    models.LanguageChart: lambda row: "/".join(
        _name(row[name]) for name in ("test", "scale", "taken_from") if row.get(name)
    ),
    models.ChartAbility: _joined("chart", "ability"),
    models.ChartLevel: _joined("ability", "level"),
    models.GoldenPerson: lambda row: slugify(row.get("title") or ""),
    models.GoldenExpectation: _joined("person", "on", "source"),
}


def key_of(model: type[Model], values: Values, place: int) -> str:
    """The name of a row with these values, the place-th of its siblings from 0.

    Empty when the row does not say yet what it belongs to.
    """
    if model in GRID_KEYS:
        return GRID_KEYS[model](values)
    for part in PARTS:
        if part.model is model and values.get(part.parent) is not None:
            spec = {
                name: _plain(values[field])
                for name, field in part.fields.items()
                if values.get(field) not in (None, "")
            }
            parent = _name(values[part.parent])
            return f"{parent}/{part.name}/{part.own_key(spec, place)}"
    return ""


def unused(model: type[Model], key: str) -> str:
    """The key, with a number behind it when another row has it."""
    taken = set(
        model._base_manager.filter(key__startswith=key).values_list("key", flat=True)
    )
    return next(
        name
        for name in (key, *(f"{key}-{n}" for n in range(2, len(taken) + 3)))
        if name not in taken
    )


def parent_of(model: type[Model], values: Values) -> tuple[str, Model] | None:
    """The row that these values stand under, and the name of the relation."""
    for field in model._meta.concrete_fields:
        value = values.get(field.name)
        if isinstance(field, ForeignKey) and isinstance(value, PARENTS):
            return field.name, value
    return None


PARENTS: Final = (
    models.Stream,
    models.Condition,
    models.Requirement,
    models.Alternative,
    models.Fee,
    models.Table,
    models.TableVersion,
    models.Grid,
    models.GridVersion,
    models.LanguageChart,
    models.ChartAbility,
    models.Article,
    models.Lever,
    models.Topic,
    models.GoldenPerson,
)


def _plain(value: Any) -> Any:
    return _name(value) if isinstance(value, Model) else as_json(value)


def _name(value: Any) -> str:
    """A relation's own permanent name; a day as ISO writes it."""
    if isinstance(value, Model):
        return str(getattr(value, "key", "") or getattr(value, "slug", value.pk))
    plain = as_json(value)
    return "" if plain is None else str(plain)
