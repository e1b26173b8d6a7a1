"""What was written inside a change becomes rows of the change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from pathways.changes.rows import Conflict, Values, live
from pathways.changes.sandbox import Recorder
from pathways.changes.scope import model_of
from pathways.models import Change, ChangedRow, ChangeState, RowChange


class ClosedChangeError(ValueError):
    """The change is live or discarded: nothing can be added to it."""


@transaction.atomic
def keep(recorder: Recorder, *, by: Any, at: datetime) -> int:
    """Keep what was written with the change; returns how many rows that were.

    A row that is again what it is without the change leaves the change. An approval is
    taken back. Raises ``ClosedChangeError``.
    """
    if recorder.is_empty:
        return 0
    change = locked(recorder.change)
    kept: list[ChangedRow] = []
    gone: list[int] = []
    count = 0
    for model, written in recorder.written.items():
        here = live(model, written)
        rows = change.rows.filter(model_label=model._meta.label_lower)
        known = {row.row_id: row for row in rows if row.row_id in written}
        for key, final in written.items():
            row = known.get(key) or ChangedRow(
                change=change, model_label=model._meta.label_lower, row_id=key
            )
            row.label = (
                recorder.labels.get((model, key)) or row.label or _named(model, key)
            )
            row.edited_by, row.edited_at = by, at
            if _settle(row, here.get(key), final):
                kept.append(row)
            elif row.pk is not None:
                gone.append(row.pk)
            count += 1
    change.rows.filter(pk__in=gone).delete()
    _store(kept)
    edit(change, at, by=by)
    return count


def _named(model: type[models.Model], key: int) -> str:
    row = model._base_manager.filter(pk=key).first()
    return f"{model._meta.verbose_name} {row if row is not None else key}"[:300]


def _store(rows: list[ChangedRow]) -> None:
    """Many rows at once: a file may have thousands."""
    new = [row for row in rows if row.pk is None]
    ChangedRow.objects.bulk_create(new, batch_size=500)
    names = ["kind", "before", "after", "label", "edited_by", "edited_at"]
    old = [row for row in rows if row.pk is not None]
    ChangedRow.objects.bulk_update(old, names, batch_size=200)


def _settle(row: ChangedRow, here: Values | None, final: Values | None) -> bool:
    """Give the row what it is now beside what is stored; false where it is the same."""
    kind: RowChange | None
    before: Values
    after: Values
    if here is None and final is None:
        kind, before, after = None, {}, {}
    elif here is None:
        kind, before, after = RowChange.ADD, {}, dict(final or {})
    elif final is None:
        before = {**here, **(row.before if row.kind == RowChange.ALTER else {})}
        kind, after = RowChange.REMOVE, {}
    else:
        kind, before, after = _altered(row, here, final)
    if kind is not None:
        row.kind, row.before, row.after = kind, before, after
    return kind is not None


def _altered(
    row: ChangedRow, here: Values, final: Values
) -> tuple[RowChange | None, Values, Values]:
    """The fields that are other than stored, each with what it was when first typed."""
    known = row.before if row.kind == RowChange.ALTER else {}
    names = [name for name, value in final.items() if value != here.get(name)]
    before = {name: known.get(name, here.get(name)) for name in names}
    return (RowChange.ALTER if names else None), before, {n: final[n] for n in names}


def locked(change: Change) -> Change:
    """The change as it is, kept from others. Raises ``ClosedChangeError``."""
    fresh = Change.objects.select_for_update().get(pk=change.pk)
    if not fresh.is_open:
        raise ClosedChangeError(fresh.title)
    return fresh


def edit(change: Change, at: datetime, *, by: Any = None) -> None:
    """Note that something of it is another: it is a draft again.

    ``by``: who wrote it, and so never says yes to it.
    """
    change.edited_at = at
    change.state = ChangeState.DRAFT
    change.submitted_at = change.approved_at = change.approved_by = None
    change.approved_digest = change.trouble = ""
    change.go_live_at = None
    change.save()
    if by is not None:
        change.authors.get_or_create(user=by)


@transaction.atomic
def answer(
    change: Change, conflict: Conflict, *, keep_mine: bool, by: Any, at: datetime
) -> None:
    """Settle a conflict: the change's value over the other's, or the other's."""
    change = locked(change)
    row = change.rows.select_for_update().get(pk=conflict.row.pk)
    if conflict.is_whole:
        row.delete()
        edit(change, at, by=by)
        return
    before, after = dict(row.before), dict(row.after)
    if keep_mine:
        before[conflict.field] = conflict.here
    else:
        before.pop(conflict.field, None)
        after.pop(conflict.field, None)
    row.before, row.after, row.edited_by, row.edited_at = before, after, by, at
    if (row.kind == RowChange.REMOVE and not keep_mine) or not before:
        row.delete()
    else:
        row.save()
    edit(change, at, by=by)


@transaction.atomic
def put_back(
    change: Change, rows: Iterable[ChangedRow], *, by: Any, at: datetime
) -> None:
    """Rows of the change are again what they are without it."""
    change = locked(change)
    change.rows.filter(pk__in=[row.pk for row in rows]).delete()
    edit(change, at, by=by)


def others_on(row: models.Model, change: Change | None) -> list[ChangedRow]:
    """Rows of other open changes that concern this row."""
    rows = ChangedRow.objects.filter(
        model_label=row._meta.label_lower,
        row_id=row.pk,
        change__in=Change.objects.pending(),
    ).select_related("change", "edited_by")
    return list(rows.exclude(change=change) if change is not None else rows)


def touching(change: Change) -> list[ChangedRow]:
    """Rows of other open changes that this change has too."""
    own = {(row.model_label, row.row_id) for row in change.rows.all()}
    others = ChangedRow.objects.filter(
        change__in=Change.objects.pending(), row_id__in={key for _label, key in own}
    ).exclude(change=change)
    rows = others.select_related("change", "edited_by")
    return [row for row in rows if (row.model_label, row.row_id) in own]


def row_of(row: ChangedRow) -> models.Model | None:
    """The stored row of a changed row; inside the change also one that it adds."""
    return model_of(row.model_label)._base_manager.filter(pk=row.row_id).first()
