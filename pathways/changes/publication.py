"""A change goes live, at once or at its moment, and is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from pathways import editions
from pathways.changes.compiling import compile_change, placed_draft
from pathways.changes.keeping import edit, locked
from pathways.changes.review import (
    REVERSED,
    UnreadyError,
    is_alone,
    open_change,
    require_yes,
    takes_back,
    unanswered,
)
from pathways.changes.rows import Conflict, apply_rows, conflicts_with, rebase
from pathways.changes.scope import stands_beside
from pathways.compiler import RefusedError
from pathways.models import Change, ChangedRow, ChangeState, Edition, RowChange


class ConflictingError(ValueError):
    """Rows were made something else meanwhile; ``conflicts`` says which."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__("\n".join(f"{c.row.label}, {c.field}" for c in self.conflicts))


@transaction.atomic
def schedule(*, change: Change, go_live_at: datetime, at: datetime) -> Change:
    """State the moment at which an approved change goes live."""
    change = locked(change)
    require_yes(change)
    change.go_live_at, change.trouble = go_live_at, ""
    change.save()
    return change


def publish_change(*, change: Change, by: Any, at: datetime) -> Edition:
    """Put the rows in their place for good and store the edition.

    Raises ``UnreadyError``, ``ConflictingError``, ``RefusedError``,
    ``UnansweredWarningsError`` and ``NothingChangedError``.
    """
    compile_change(change, at.date())  # checked before anybody has to wait
    return _publish(change=change, by=by, at=at)


@transaction.atomic
def _publish(*, change: Change, by: Any, at: datetime) -> Edition:
    last = editions.locked_newest()
    change = locked(change)
    require_yes(change)
    is_withdrawal = takes_back(change)
    if not change.note.strip():
        raise UnreadyError("note")
    rows = _put_in_place(change)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise UnreadyError("rows on which others rest") from error
    ready = placed_draft(change, last, at.date())
    if ready.refusals:
        raise RefusedError(ready.refusals)
    open_warnings = unanswered(change, ready.warnings)
    if open_warnings and last and not is_withdrawal:
        raise editions.UnansweredWarningsError(open_warnings)
    said = [change.reasons.get(str(w), "") for w in ready.warnings]
    edition = editions.store(
        ready,
        last=last,
        note=change.note,
        at=at,
        by=by,
        reason="\n".join(text for text in said if text),
        records=[line for row in rows for line in record_lines(row)],
        change=change,
        approved_by=change.approved_by,
        published_alone=change.approved_by_id is None and is_alone(change),
        withdraws=change.withdraws,
        withdrawn_because=change.note if change.withdraws_id else "",
    )
    change.state, change.edition, change.trouble = ChangeState.LIVE, edition, ""
    change.save()
    return edition


def _put_in_place(change: Change) -> list[ChangedRow]:
    """Put the rows in their place; each then says what it changed. Raises."""
    every = list(change.rows.order_by("pk"))
    conflicts = conflicts_with(every)
    if conflicts:
        raise ConflictingError(conflicts)
    rows = rebase(every)
    kept = {row.pk for row in rows}
    change.rows.exclude(pk__in=kept).delete()
    ChangedRow.objects.bulk_update(rows, ["before", "after"], batch_size=200)
    conflicts = apply_rows(rows)
    if conflicts:
        raise ConflictingError(conflicts)
    return rows


def record_lines(row: ChangedRow) -> list[str]:
    """What a row that stands in no snapshot changes, a line a field."""
    if not stands_beside(row.model_label):
        return []
    names = row.after if row.kind != RowChange.REMOVE else ()
    lines = (
        f"{row.label}, {name}: {row.before.get(name)} → {row.after[name]}"
        for name in names
        if row.before.get(name) not in (None, "", [], {})
        or row.after[name] not in (None, "", [], {})
    )
    return [f"{row.label}: {row.get_kind_display()}", *lines]


def publish_due(*, at: datetime) -> list[Edition]:
    """Make live what is approved and due; what cannot be says why and waits.

    Safe to run twice: a change that is live is due no more.
    """
    made = []
    for change in Change.objects.due(at).order_by("go_live_at", "pk"):
        try:
            made.append(publish_change(change=change, by=change.created_by, at=at))
        except ValueError as error:
            stated = Change.objects.filter(pk=change.pk, state=ChangeState.APPROVED)
            stated.update(go_live_at=None, trouble=str(error) or type(error).__name__)
    return made


@transaction.atomic
def discard(*, change: Change, at: datetime) -> Change:
    """Drop a change that is not live; it stays to be read."""
    change = locked(change)
    edit(change, at)
    change.state = ChangeState.DISCARDED
    change.save()
    return change


@transaction.atomic
def write_withdrawal(*, edition: Edition, reason: str, by: Any, at: datetime) -> Change:
    """The change that takes an edition back: its rows the other way round.

    One that was begun and could not go live is begun anew. Raises ``UnreadyError``
    without a reason, for an edition without a change, and for one taken back already.
    """
    if not reason.strip():
        raise UnreadyError("reason")
    if edition.change is None:
        raise UnreadyError("change")
    if Edition.objects.filter(withdraws=edition).exists():
        raise UnreadyError("withdrawn")
    for begun in Change.objects.pending().filter(withdraws=edition):
        discard(change=begun, at=at)
    change = open_change(
        title=f"Withdrawal of edition {edition.number}",
        by=by,
        at=at,
        note=reason.strip(),
        source=edition.change.source,
        starts_on=edition.change.starts_on,
        is_exercise=edition.change.is_exercise,
        withdraws=edition,
    )
    rows = edition.change.rows.order_by("pk")
    ChangedRow.objects.bulk_create(_reversed(row, change, by, at) for row in rows)
    return change


def _reversed(row: ChangedRow, change: Change, by: Any, at: datetime) -> ChangedRow:
    return ChangedRow(
        change=change,
        model_label=row.model_label,
        row_id=row.row_id,
        kind=REVERSED[RowChange(row.kind)],
        before=row.after,
        after=row.before,
        label=row.label,
        edited_by=by,
        edited_at=at,
    )


def withdraw(*, edition: Edition, reason: str, by: Any, at: datetime) -> Edition:
    """Take an edition back at once.

    Raises ``ConflictingError`` where later editions built on it: the withdrawal then
    waits as a change, whose page shows what conflicts.
    """
    change = write_withdrawal(edition=edition, reason=reason, by=by, at=at)
    return publish_change(change=change, by=by, at=at)
