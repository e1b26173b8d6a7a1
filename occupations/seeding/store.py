"""Reading and writing rows of any model in bulk, by natural key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from occupations.seeding.changes import Seen
from occupations.seeding.columns import (
    Canonical,
    Column,
    Values,
    canonical,
    digest,
    flattened,
    key_text,
    leaves,
    natural_key,
)
from occupations.seeding.rows import SeedError

Index = dict[tuple[Canonical, ...], Any]
"""Primary keys by the leaves of natural keys."""


class Store:
    """The rows of one model as canonical values, and their writing."""

    def __init__(self, model: type[models.Model], cols: Mapping[str, Column]):
        self.model = model
        self.plain = {n: c for n, c in cols.items() if not c.many}
        self.many = {n: c for n, c in cols.items() if c.many}
        self.defaults = {n: c.default() for n, c in cols.items()}
        self.pks: dict[str, Any] = {}
        self._indexes: dict[type[models.Model], Index] = {}

    def read(self, pks: Iterable[Any] | None = None) -> dict[str, Seen]:
        """Every row, or those of the primary keys, by natural key."""
        rows = self.model._base_manager.all()
        if pks is not None:
            rows = rows.filter(pk__in=list(pks))
        paths = [path for column in self.plain.values() for path in column.paths]
        record: dict[Any, Values] = {
            pk: self._values(iter(cells))
            for pk, *cells in rows.values_list("pk", *paths)
        }
        for name, column in self.many.items():
            links = _links(column, record if pks is not None else None)
            for pk, values in record.items():
                values[name] = sorted(links.get(pk, []), key=repr)
        seen: dict[str, Seen] = {}
        for pk, values in record.items():
            key = key_text(values, self.model)
            self.pks[key] = pk
            seen[key] = Seen(values, digest(values, self.defaults))
        return seen

    def _values(self, cells: Any) -> Values:
        values: Values = {}
        for name, column in self.plain.items():
            parts = [canonical(next(cells)) for _ in column.paths]
            if column.target is None or len(parts) == 1:
                values[name] = parts[0]
            else:
                values[name] = None if all(p is None for p in parts) else parts
        return values

    def create(self, rows: Mapping[str, Values]) -> None:
        """Insert rows, parents before children where the model points to itself."""
        for wave in self._waves(rows):
            objects = {key: self._filled(self.model(), rows[key]) for key in wave}
            self._write(self.model._base_manager.bulk_create, list(objects.values()))
            self.pks |= {key: instance.pk for key, instance in objects.items()}
            self._indexes.pop(self.model, None)
        self._link({self.pks[key]: values for key, values in rows.items()}, fresh=True)

    def _waves(self, rows: Mapping[str, Values]) -> Iterable[list[str]]:
        own = [n for n, c in self.plain.items() if c.target is self.model]
        if not own:
            return [list(rows)]
        return self._waves_of(dict(rows), own)

    def _waves_of(self, left: dict[str, Values], own: list[str]) -> Iterator[list[str]]:
        while left:
            ready = [
                key
                for key, values in left.items()
                if not any(_as_text(values[name]) in left for name in own)
            ]
            if not ready:
                raise SeedError(f"rows point to each other in a circle: {min(left)}")
            yield ready
            for key in ready:
                del left[key]

    def update(self, rows: Mapping[str, Values]) -> None:
        """Bring existing rows to new values."""
        if not rows:
            return
        pks = {self.pks[key]: values for key, values in rows.items()}
        instances = self.model._base_manager.in_bulk(list(pks))
        for pk, instance in instances.items():
            self._filled(instance, pks[pk])
        names = [n for n in self.plain if n not in natural_key(self.model)]
        names += [f.name for f in self.model._meta.fields if _is_stamp(f)]
        if names:
            self._write(partial(upsert, self.model, names), list(instances.values()))
        self._link(pks, fresh=False)

    def _filled(self, instance: Any, values: Values) -> Any:
        try:
            for name, column in self.plain.items():
                if column.target is None:
                    setattr(instance, name, column.to_python(values[name]))
                else:
                    pk = self._target(column, values[name])
                    setattr(instance, column.field.attname, pk)
            instance.clean()
        except ValidationError as error:
            message = "; ".join(error.messages)
            raise SeedError(message, at=key_text(values, self.model)) from error
        except SeedError as error:
            raise error.within(at=key_text(values, self.model)) from error
        return instance

    def _target(self, column: Column, value: Canonical) -> Any:
        if value is None or column.target is None:
            return None
        result = self.index(column.target).get(_index_key(value))
        if result is None:
            label = column.target._meta.label
            raise SeedError(f"no {label} {value}", field=column.name)
        return result

    def index(self, target: type[models.Model]) -> Index:
        """Primary keys of another model's rows by natural key."""
        if target not in self._indexes:
            rows = target._base_manager.values_list("pk", *leaves(target))
            self._indexes[target] = {
                _index_key([canonical(part) for part in key]): pk for pk, *key in rows
            }
        return self._indexes[target]

    def _link(self, rows: Mapping[Any, Values], *, fresh: bool) -> None:
        for column in self.many.values():
            through, source, target = _through(column)
            if not fresh:
                through._base_manager.filter(**{f"{source}__in": list(rows)}).delete()
            links = [
                through(**{source: pk, target: linked})
                for pk, values in rows.items()
                for linked in self._targets(column, values)
            ]
            through._base_manager.bulk_create(links)

    def _targets(self, column: Column, values: Values) -> list[Any]:
        try:
            return [self._target(column, key) for key in values[column.name]]
        except SeedError as error:
            raise error.within(at=key_text(values, self.model)) from error

    def _write(self, save: Any, objects: list[Any]) -> None:
        try:
            save(objects)
        except IntegrityError as error:
            raise SeedError(f"{self.model._meta.label}: {error}") from error


def _index_key(value: Canonical) -> tuple[Canonical, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _is_stamp(field: Any) -> bool:
    """Whether the field tells when the row was last written."""
    return bool(getattr(field, "auto_now", False))


def upsert(model: type[models.Model], names: list[str], instances: list[Any]) -> None:
    """Write fields of existing rows; many times faster than ``bulk_update``."""
    model._base_manager.bulk_create(
        instances, update_conflicts=True, unique_fields=["pk"], update_fields=names
    )


def _as_text(key: Canonical) -> str:
    return json.dumps(flattened(key), ensure_ascii=False)


def _through(column: Column) -> tuple[Any, str, str]:
    field = column.field
    through = field.remote_field.through
    source = through._meta.get_field(field.m2m_field_name()).attname
    target = through._meta.get_field(field.m2m_reverse_field_name()).attname
    return through, source, target


def _links(column: Column, pks: Iterable[Any] | None) -> dict[Any, list[Canonical]]:
    through, source, _ = _through(column)
    reverse = column.field.m2m_reverse_field_name()
    assert column.target is not None  # noqa: S101 - a many-to-many has a target
    paths = [f"{reverse}__{leaf}" for leaf in leaves(column.target)]
    rows = through._base_manager.all()
    if pks is not None:
        rows = rows.filter(**{f"{source}__in": list(pks)})
    links: dict[Any, list[Canonical]] = {}
    for pk, *key in rows.values_list(source, *paths):
        parts = [canonical(part) for part in key]
        links.setdefault(pk, []).append(parts[0] if len(parts) == 1 else parts)
    return links
