"""Keep what curators save for rows that pages read live, and apply it when published.

Rounds, draws, figures and the finder's words stand in no edition: a page reads the row.
So a save in the admin does not touch the row; it is kept here, shown with the draft,
and applied by the publication. Feeds and releases write rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction

from occupations.models.seed import PendingKind, SeedRow
from occupations.models.waiting import WaitingChange
from occupations.seeding import dismiss, find
from occupations.seeding.columns import Canonical, Column, canonical, columns, leaves


class WaitingError(ValueError):
    """A change that waits can no longer be applied; ``change`` says which."""

    def __init__(self, change: WaitingChange, message: str) -> None:
        self.change, self.message = change, message
        super().__init__(f"{change.title}: {message}")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a waiting change, as it is and as it will be."""

    name: str
    old: Canonical
    new: Canonical


def keep(
    row: models.Model,
    *,
    by: str,
    at: datetime,
    replacing: WaitingChange | None = None,
) -> WaitingChange | None:
    """Keep a row's values for the next publication, without storing the row.

    Nothing waits for a row that is as it was: an earlier change of it is dropped.
    """
    values = values_of(row)
    stored = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    if stored is not None:
        old = values_of(stored)
        values = {name: new for name, new in values.items() if new != old[name]}
    if stored is not None and not values:
        waiting_for(row).delete()
        return None
    kind = PendingKind.CHANGE if stored else PendingKind.ADD
    change = replacing or waiting_for(row).first() or WaitingChange()
    return _fill(change, row, kind, values, (by, at))


def keep_removal(row: models.Model, *, by: str, at: datetime) -> WaitingChange:
    """Keep that a row goes with the next publication."""
    change = waiting_for(row).first() or WaitingChange()
    return _fill(change, row, PendingKind.REMOVE, {}, (by, at))


@transaction.atomic
def keep_proposal(proposal: SeedRow, *, by: str, at: datetime) -> WaitingChange | None:
    """Keep what a release proposes for a row; the proposal itself is settled."""
    model = apps.get_model(proposal.model_label)
    row = find(proposal) or model()
    if proposal.pending_kind == PendingKind.REMOVE:
        dismiss(proposal)
        return keep_removal(row, by=by, at=at)
    fill(row, WaitingChange(values=_proposed(model, proposal.pending or {})))
    dismiss(proposal)
    return keep(row, by=by, at=at)


def _proposed(
    model: type[models.Model], values: Mapping[str, Canonical]
) -> dict[str, Canonical]:
    """A seed's values with every relation as the list of its key."""
    every = columns(model)
    return {
        name: [value]
        if every[name].target is not None and not isinstance(value, list | None)
        else value
        for name, value in values.items()
        if name in every and not every[name].many
    }


def _fill(
    change: WaitingChange,
    row: models.Model,
    kind: PendingKind,
    values: Mapping[str, Canonical],
    made: tuple[str, datetime],
) -> WaitingChange:
    change.model_label, change.row_pk = row._meta.label_lower, row.pk
    change.kind, change.values = kind, dict(values)
    change.title = f"{row._meta.verbose_name} {row}"[:300]
    change.made_by, change.made_at = made
    change.save()
    return change


def waiting_for(row: models.Model) -> models.QuerySet[WaitingChange]:
    """The change that waits for a row, if one does."""
    if row.pk is None:
        return WaitingChange.objects.none()
    return WaitingChange.objects.filter(
        model_label=row._meta.label_lower, row_pk=row.pk
    )


def overlay(row: models.Model) -> WaitingChange | None:
    """Give a row in memory the values that wait for it."""
    change = waiting_for(row).exclude(kind=PendingKind.REMOVE).first()
    if change is not None:
        with suppress(WaitingError):  # the publishing page says what is wrong
            fill(row, change)
    return change


def values_of(row: models.Model) -> dict[str, Canonical]:
    """A row's values in the form that seeds have, relations by their natural key."""
    return {
        name: _relation(row, column)
        if column.target is not None
        else canonical(_in_utc(column.field.value_from_object(row)))
        for name, column in columns(type(row)).items()
        if not column.many
    }


def _in_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _relation(row: models.Model, column: Column) -> Canonical:
    target = getattr(row, column.name)
    if target is None or column.target is None:
        return None
    key = []
    for leaf in leaves(column.target):
        value: Any = target
        for step in leaf.split("__"):
            value = getattr(value, step)
        key.append(canonical(value))
    return key


def differences(change: WaitingChange) -> list[FieldChange]:
    """What the publication changes, field by field."""
    model = apps.get_model(change.model_label)
    row = model._base_manager.filter(pk=change.row_pk).first() or model()
    if change.kind == PendingKind.REMOVE:
        return []
    old = values_of(row) if row.pk else {}
    return [
        FieldChange(name, old.get(name), new)
        for name, new in change.values.items()
        if new not in (None, "", [], {}) or old.get(name) not in (None, "", [], {})
    ]


@transaction.atomic
def apply_all() -> None:
    """Apply every waiting change in the order of its making, and forget it.

    Raises ``WaitingError`` for one that can no longer be applied.
    """
    for change in WaitingChange.objects.order_by("pk"):
        _apply(change)
        change.delete()


def _apply(change: WaitingChange) -> None:
    model = apps.get_model(change.model_label)
    try:
        if change.kind == PendingKind.ADD:
            row = model()
        else:
            row = model._base_manager.get(pk=change.row_pk)
        if change.kind == PendingKind.REMOVE:
            row.delete()
            return
        fill(row, change)
        row.full_clean()
        row.save()
    except model.DoesNotExist as error:
        raise WaitingError(change, "the row is gone") from error
    except ValidationError as error:
        raise WaitingError(change, "; ".join(error.messages)) from error
    except models.ProtectedError as error:
        raise WaitingError(change, "other rows rest on it") from error


def fill(row: models.Model, change: WaitingChange) -> None:
    """Give a row in memory the values of a change. Raises ``WaitingError``."""
    for name, column, value in _columns(row, change):
        if column.target is None or value is None:
            setattr(row, name, column.to_python(value))
            continue
        key = dict(zip(leaves(column.target), value, strict=True))
        target = column.target._base_manager.filter(**key).first()
        if target is None:
            label = column.target._meta.verbose_name
            raise WaitingError(change, f"there is no {label} {value}")
        setattr(row, name, target)


def _columns(
    row: models.Model, change: WaitingChange
) -> Iterator[tuple[str, Column, Canonical]]:
    every = columns(type(row))
    for name, value in change.values.items():
        if name in every:
            yield name, every[name], value
