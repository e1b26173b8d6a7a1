"""Rows as plain JSON and back: taken, merged by field, and put in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import Any, TypeAlias
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from pathways.changes.scope import MODELS, model_of
from pathways.models import ChangedRow, RowChange

Values: TypeAlias = dict[str, Any]
Model: TypeAlias = type[models.Model]
NAMELESS = "*"
"""The name of a conflict that concerns the row as a whole."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a row was made meanwhile, where the change makes it something else."""

    row: ChangedRow
    field: str
    before: Any
    here: Any
    mine: Any
    problem: str = ""
    """Why the row as a whole cannot be put in place; empty for a field."""

    @property
    def is_whole(self) -> bool:
        """Whether it concerns the row as a whole."""
        return self.field == NAMELESS


def values_of(row: models.Model) -> Values:
    """A stored row as JSON: relations by key, to many by the keys in their order."""
    record = {
        field.name: encoded(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    for many in row._meta.local_many_to_many:
        linked: Any = getattr(row, many.name)
        record[many.name] = sorted(linked.values_list("pk", flat=True))
    return record


def encoded(value: Any) -> Any:
    """A value as JSON has it; the field reads it back."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | UUID) else value


def decoded(model: Model, values: Mapping[str, Any]) -> Values:
    """Values of plain columns, by attribute, as the fields read them."""
    record = {}
    for name, value in values.items():
        field: Any = model._meta.get_field(name)
        if not field.many_to_many:
            is_plain = value is None or isinstance(field, models.JSONField)
            target = field.target_field if field.is_relation else field
            record[field.attname] = value if is_plain else target.to_python(value)
    return record


def live(model: Model, keys: Iterable[int]) -> dict[int, Values]:
    """The rows as they are stored, by key."""
    rows = model._base_manager.in_bulk(list(keys))
    return {key: values_of(row) for key, row in rows.items()}


def conflicts_of(row: ChangedRow, here: Values | None) -> Iterator[Conflict]:
    """What speaks against putting a row over what is stored now."""
    if row.kind == RowChange.ADD:
        if here is not None and here != row.after:
            yield _whole(row, here, "there is another row under its key")
        return
    if here is None:
        if row.kind == RowChange.ALTER:
            yield _whole(row, here, "the row is gone")
        return
    for name, before in row.before.items():
        mine = row.after.get(name)
        if name in here and here[name] not in (before, mine):
            yield Conflict(row, name, before, here[name], mine)


def _whole(row: ChangedRow, here: Values | None, problem: str) -> Conflict:
    return Conflict(row, NAMELESS, row.before, here, row.after, problem)


def rebase(rows: Iterable[ChangedRow]) -> list[ChangedRow]:
    """Rows beside what is stored now, without what is so already.

    What stays says exactly what is stored now, so that it can be taken back.
    """
    kept, by_model = [], defaultdict(list)
    for row in rows:
        by_model[row.model_label].append(row)
    stored = {label: _stored_of(label, own) for label, own in by_model.items()}
    for row in chain.from_iterable(by_model.values()):
        here = stored[row.model_label].get(row.row_id)
        if row.kind == RowChange.ALTER and here is not None:
            names = [name for name in row.after if here.get(name) != row.after[name]]
            row.before = {name: row.before.get(name) for name in names}
            row.after = {name: row.after[name] for name in names}
            is_left = bool(names)
        elif row.kind == RowChange.REMOVE:
            is_left = here is not None
        else:
            is_left = here is None or here != row.after
        if is_left:
            kept.append(row)
    return kept


def apply_rows(rows: Iterable[ChangedRow]) -> list[Conflict]:
    """Put the rows of a change in their place; returns what they conflict with.

    Where a field is in conflict, the change's own value is put in place.
    """
    by_model: dict[str, list[ChangedRow]] = defaultdict(list)
    for row in rows:
        by_model[row.model_label].append(row)
    order = [m._meta.label_lower for m in MODELS]
    labels = sorted(by_model, key=order.index)
    stored = {label: _stored_of(label, by_model[label]) for label in labels}
    conflicts = [
        conflict
        for label in labels
        for row in by_model[label]
        for conflict in conflicts_of(row, stored[label].get(row.row_id))
    ]
    for kind in (RowChange.REMOVE, RowChange.ALTER, RowChange.ADD):
        for label in labels:
            there = stored[label].keys()
            chosen = [
                row
                for row in by_model[label]
                if row.kind == kind and (row.row_id in there) is (kind != RowChange.ADD)
            ]
            conflicts += _put(model_of(label), kind, chosen)
    return conflicts


def conflicts_with(rows: Iterable[ChangedRow]) -> list[Conflict]:
    """What rows conflict with, as all is stored now."""
    by_model: dict[str, list[ChangedRow]] = defaultdict(list)
    for row in rows:
        by_model[row.model_label].append(row)
    return [
        conflict
        for label, own in by_model.items()
        for stored in [_stored_of(label, own)]
        for row in own
        for conflict in conflicts_of(row, stored.get(row.row_id))
    ]


def _stored_of(label: str, rows: Iterable[ChangedRow]) -> dict[int, Values]:
    return live(model_of(label), [row.row_id for row in rows])


def _put(model: Model, kind: str, rows: list[ChangedRow]) -> list[Conflict]:
    """All at once; where that fails, row by row, to know which."""
    if not rows:
        return []
    put = PUTTING[RowChange(kind)]
    try:
        with transaction.atomic():
            put(model, rows)
    except IntegrityError as error:
        if len(rows) == 1:
            return [_whole(rows[0], None, str(error).strip().splitlines()[0])]
        return [conflict for row in rows for conflict in _put(model, kind, [row])]
    return []


def _remove(model: Model, rows: Sequence[ChangedRow]) -> None:
    """Exactly these rows: whatever stands below them is a row of the change too."""
    keys = [row.row_id for row in rows]
    for many in model._meta.local_many_to_many:
        _unlink(many, keys)
    for start in range(0, len(keys), 500):
        chosen = model._base_manager.filter(pk__in=keys[start : start + 500])
        chosen._raw_delete(chosen.db)


def _alter(model: Model, rows: Sequence[ChangedRow]) -> None:
    """One statement for all rows that change the same fields."""
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        values = decoded(model, row.after)
        if values:
            names = tuple(sorted(values))
            stored = [_stored(model, name, values[name]) for name in names]
            groups[names].append((*stored, row.row_id))
        _link(model, row)
    quote = connection.ops.quote_name
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    for names, lines in groups.items():
        sets = ", ".join(f"{quote(str(by_name[name].column))} = %s" for name in names)
        table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
        with connection.cursor() as cursor:
            sql = f"UPDATE {table} SET {sets} WHERE {key} = %s"  # noqa: S608
            cursor.executemany(sql, lines)


def _stored(model: Model, name: str, value: Any) -> Any:
    field = next(f for f in model._meta.concrete_fields if f.attname == name)
    return field.get_db_prep_save(value, connection)


def _add(model: Model, rows: Sequence[ChangedRow]) -> None:
    made = [model(pk=row.row_id, **decoded(model, row.after)) for row in rows]
    model._base_manager.bulk_create(made, batch_size=500)
    for row in rows:
        _link(model, row)


def _link(model: Model, row: ChangedRow) -> None:
    """Link what the row names, in its relations to many."""
    for many in model._meta.local_many_to_many:
        if many.name not in row.after:
            continue
        _unlink(many, [row.row_id])
        own: Any = many
        through = own.remote_field.through
        source, target = own.m2m_field_name(), own.m2m_reverse_field_name()
        through._base_manager.bulk_create(
            through(**{f"{source}_id": row.row_id, f"{target}_id": key})
            for key in row.after[many.name]
        )


def _unlink(many: Any, keys: Sequence[int]) -> None:
    through, source = many.remote_field.through, many.m2m_field_name()
    through._base_manager.filter(**{f"{source}__in": keys}).delete()


PUTTING = {
    RowChange.REMOVE: _remove,
    RowChange.ALTER: _alter,
    RowChange.ADD: _add,
}
