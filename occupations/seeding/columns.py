"""Fields of a model as seeds see them: plain values, and natural keys for relations.

Every value has one canonical form, which JSON can hold: dates and decimals as text, a
relation as the natural key of its target. Seeds, the database and stored proposals are
compared in that form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

Model = type[models.Model]
Canonical = Any
Values = dict[str, Canonical]
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
WORDS = {"true": True, "yes": True, "false": False, "no": False}


@cache
def natural_key(model: Model) -> tuple[str, ...]:
    """Fields that identify a row for people: ``seed_key``, else what is unique."""
    declared = getattr(model, "seed_key", None)
    if declared:
        return tuple(declared)
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            return (field.name,)
    for constraint in model._meta.total_unique_constraints:
        return tuple(constraint.fields)
    raise ImproperlyConfigured(f"{model._meta.label}: declare seed_key")


@cache
def leaves(model: Model) -> tuple[str, ...]:
    """Look-ups that spell the natural key out to plain columns."""
    items: list[str] = []
    for name in natural_key(model):
        field = model._meta.get_field(name)
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        items += [f"{name}__{leaf}" for leaf in leaves(target)] if target else [name]
    return tuple(items)


@dataclass(frozen=True, slots=True)
class Column:
    """One field that seeds may give."""

    name: str
    field: Any
    target: Model | None = None
    many: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Look-ups that read the column from the database."""
        if self.target is None:
            return (self.name,)
        return tuple(f"{self.name}__{leaf}" for leaf in leaves(self.target))

    def default(self) -> Canonical:
        """The canonical value of a row that does not mention the field."""
        return [] if self.many else canonical(self.field.get_default())

    def parse(self, raw: object) -> Canonical:
        """The canonical form of what a seed gives; raises ValidationError."""
        if self.many:
            return sorted((flat(item) for item in listed(raw)), key=repr)
        if self.target is not None:
            return self._relation(raw)
        return self._plain(raw)

    def _relation(self, raw: object) -> Canonical:
        if raw in (None, ""):
            if not self.field.null:
                raise ValidationError("is missing")
            return None
        return flat(raw)

    def _plain(self, raw: object) -> Canonical:
        is_text = isinstance(self.field, models.CharField | models.TextField)
        if raw == "" and not is_text:
            raw = None
        if raw is None and not self.field.null:
            raw = "" if is_text else self.field.get_default()
        if isinstance(raw, str) and isinstance(self.field, models.BooleanField):
            raw = WORDS.get(raw.lower(), raw)
        if isinstance(self.field, models.JSONField):
            raw = json.loads(json.dumps(raw, cls=DjangoJSONEncoder))
        return canonical(self.field.clean(raw, None))

    def to_python(self, value: Canonical) -> Any:
        """The value that an instance holds, of a plain column's canonical form."""
        if value is None or isinstance(self.field, models.JSONField):
            return value
        return self.field.to_python(value)


def columns(model: Model, names: Iterable[str] | None = None) -> dict[str, Column]:
    """The columns of the names, or all that a curator can edit."""
    plain = [f for f in model._meta.concrete_fields if not f.primary_key and f.editable]
    every = {f.name: _column(f) for f in (*plain, *model._meta.many_to_many)}
    if names is None:
        return every
    return {name: every[name] for name in sorted(names)}


def _column(field: Any) -> Column:
    many = isinstance(field, models.ManyToManyField)
    if many or isinstance(field, models.ForeignKey):
        return Column(field.name, field, field.related_model, many)
    return Column(field.name, field)


def canonical(value: Any) -> Canonical:
    """A database value as JSON can hold it; equal values become equal texts."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def flat(key: object) -> Canonical:
    """A natural key: the scalar itself, or the list of its leaves, nesting removed."""
    parts = flattened(key)
    return parts[0] if len(parts) == 1 else parts


def flattened(key: object) -> list[Canonical]:
    """The leaves of a natural key, however nested it was given."""
    if isinstance(key, list | tuple):
        return [leaf for part in key for leaf in flattened(part)]
    return [canonical(key)]


def listed(raw: object) -> list[object]:
    """The items of a many-to-many value."""
    if raw in (None, ""):
        return []
    if isinstance(raw, list | tuple | set | frozenset):
        return list(raw)
    raise ValidationError("is not a list")


def key_text(values: Mapping[str, Canonical], model: Model) -> str:
    """The natural key of a row as one text."""
    parts = [values[name] for name in natural_key(model)]
    return _encode(flattened(parts))


def digest(values: Mapping[str, Canonical], defaults: Mapping[str, Canonical]) -> str:
    """SHA-256 of the values that differ from the defaults.

    Leaving defaults out keeps digests when a model or a seed gains a field.
    """
    record = {name: value for name, value in values.items() if value != defaults[name]}
    return hashlib.sha256(_encode(record).encode()).hexdigest()
