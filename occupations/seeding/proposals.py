"""What a curator does with a proposal of a seed: look at it, accept it, dismiss it."""

from __future__ import annotations

from django.apps import apps
from django.db import models, transaction

from occupations.models.seed import PendingKind, SeedRow
from occupations.seeding.changes import FieldChanges, Seen, differences
from occupations.seeding.columns import columns, digest
from occupations.seeding.removal import remove
from occupations.seeding.rows import SeedError
from occupations.seeding.store import Store


def find(seed_row: SeedRow) -> models.Model | None:
    """The row of the database that the proposal is about, if it is there."""
    store = _store(seed_row)
    store.read()
    pk = store.pks.get(seed_row.key)
    return None if pk is None else store.model._base_manager.get(pk=pk)


def proposed_changes(seed_row: SeedRow) -> FieldChanges:
    """Each field that accepting would change: its value now, and the proposed one."""
    store = _store(seed_row)
    current = store.read().get(seed_row.key)
    return differences(current.values if current else {}, seed_row.pending or {})


@transaction.atomic
def accept(seed_row: SeedRow) -> None:
    """Apply what the seed proposes."""
    if not seed_row.pending_kind:
        raise SeedError("nothing is proposed", at=str(seed_row))
    store = _store(seed_row)
    current = store.read()
    if seed_row.pending_kind == PendingKind.REMOVE:
        _remove(seed_row, store, current)
        return
    values = {seed_row.key: seed_row.pending or {}}
    if seed_row.key in current:
        store.update(values)
    else:
        store.create(values)
    _settle(seed_row)


@transaction.atomic
def dismiss(seed_row: SeedRow) -> None:
    """Drop the proposal; the same one is not made again until the seed changes."""
    if seed_row.pending_kind == PendingKind.REMOVE:
        seed_row.delete()
    elif seed_row.pending_kind:
        _settle(seed_row)


def _remove(seed_row: SeedRow, store: Store, current: dict[str, Seen]) -> None:
    if seed_row.key in current:
        obstacles = remove(store.model, {seed_row.key: store.pks[seed_row.key]})
        for reason in obstacles.values():
            raise SeedError(reason, at=str(seed_row))
    seed_row.delete()


def _settle(seed_row: SeedRow) -> None:
    values = seed_row.pending or {}
    defaults = {
        name: c.default() for name, c in columns(_model(seed_row), values).items()
    }
    seed_row.digest = digest(values, defaults)
    seed_row.pending, seed_row.pending_kind, seed_row.reason = None, "", ""
    seed_row.save()


def _model(seed_row: SeedRow) -> type[models.Model]:
    return apps.get_model(seed_row.model_label)


def _store(seed_row: SeedRow) -> Store:
    model = _model(seed_row)
    return Store(model, columns(model, seed_row.pending or None))
