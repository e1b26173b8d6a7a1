"""A change goes its way: review, approval, publication, withdrawal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q

from pathways import editions
from pathways.changes.compiling import (
    Compiled,
    compile_change,
    content_digest,
    placed_draft,
)
from pathways.changes.keeping import edit, locked
from pathways.changes.rows import Conflict, apply_rows, conflicts_with, rebase
from pathways.changes.scope import ROUNDS, stands_beside
from pathways.compiler import RefusedError
from pathways.models import (
    Change,
    ChangedRow,
    ChangeKind,
    ChangeState,
    Edition,
    FeeVersion,
    Intake,
    RowChange,
    Source,
)
from pathways.rules.checks import Problem

_quick: tuple[type[Model], ...] = (*ROUNDS, Intake, FeeVersion, Source)
QUICK = frozenset(model._meta.label_lower for model in _quick)
"""What the quick lane takes: rounds, draws, pools, pauses, fees and addresses."""
READ_AGAIN = frozenset({"as_of", "as_of_note"})
"""And of any row these fields: that it was read again and is unchanged."""


class UnreadyError(ValueError):
    """The change cannot take the step; ``lacking`` says what is missing, in words."""

    def __init__(self, *lacking: str) -> None:
        self.lacking = lacking
        super().__init__("\n".join(lacking))


class ConflictingError(ValueError):
    """Rows were made something else meanwhile; ``conflicts`` says which."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__("\n".join(f"{c.row.label}, {c.field}" for c in self.conflicts))


class OwnChangeError(PermissionError):
    """Nobody approves a change that they wrote."""


def open_change(*, title: str, by: Any, at: datetime, **fields: Any) -> Change:
    """A new change without rows."""
    return Change.objects.create(
        title=title[:300], created_by=by, created_at=at, edited_at=at, **fields
    )


def unanswered(change: Change, warnings: Iterable[Problem]) -> list[Problem]:
    """Warnings that nobody has given a reason for."""
    return [w for w in warnings if not change.reasons.get(str(w), "").strip()]


def lacking(change: Change, compiled: Compiled) -> list[str]:
    """What is missing before a review, as words for a curator."""
    items = []
    if not change.rows.exists():
        items.append("rows")
    if compiled.conflicts:
        items.append("conflicts")
    if compiled.refusals:
        items.append("refusals")
    if unanswered(change, compiled.warnings):
        items.append("reasons")
    if not change.note.strip():
        items.append("note")
    return items


def authors_of(change: Change) -> set[int]:
    """Whoever opened the change or saved a row of it."""
    rows = change.rows.values_list("edited_by_id", flat=True)
    return {pk for pk in (change.created_by_id, *rows) if pk is not None}


def may_approve(change: Change, user: AbstractBaseUser) -> bool:
    """Whether the user could say yes: never to their own."""
    can = user.is_active and user.has_perm("pathways.approve_change")  # type: ignore[attr-defined]
    return bool(can) and user.pk not in authors_of(change)


def is_alone(change: Change) -> bool:
    """Whether the site has nobody but the authors who could approve it."""
    users = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
    with_right = Q(is_superuser=True) | Q(
        groups__permissions__codename="approve_change",
        groups__permissions__content_type__app_label="pathways",
    )
    others = users.filter(with_right).exclude(pk__in=authors_of(change))
    return not others.exists()


@transaction.atomic
def submit(*, change: Change, by: Any, at: datetime) -> Change:
    """Ask for a review. Raises ``UnreadyError``."""
    change = locked(change)
    items = lacking(change, compile_change(change, at.date()))
    if items:
        raise UnreadyError(*items)
    change.state, change.submitted_at = ChangeState.SUBMITTED, at
    change.sent_back_because = ""
    change.save()
    return change


@transaction.atomic
def send_back(*, change: Change, by: Any, at: datetime, reason: str = "") -> Change:
    """Back to its author: by the reviewer with a reason, or taken back to edit."""
    change = locked(change)
    edit(change, at)
    change.sent_back_because = reason.strip()
    change.save()
    return change


@transaction.atomic
def approve(*, change: Change, by: Any, at: datetime) -> Change:
    """Say yes to a change of somebody else, also to a quick one that is live.

    Raises ``OwnChangeError`` and ``UnreadyError``.
    """
    change = Change.objects.select_for_update().get(pk=change.pk)
    if not may_approve(change, by):
        raise OwnChangeError
    is_live = change.state == ChangeState.LIVE and change.approved_by_id is None
    if change.state != ChangeState.SUBMITTED and not is_live:
        raise UnreadyError("review")
    if not is_live:
        items = lacking(change, compile_change(change, at.date()))
        if items:
            raise UnreadyError(*items)
        change.state = ChangeState.APPROVED
    change.approved_by, change.approved_at = by, at
    change.approved_digest = content_digest(change)
    change.save()
    if is_live:
        change.editions.update(approved_by=by, published_alone=False)
    return change


@transaction.atomic
def schedule(*, change: Change, go_live_at: datetime, at: datetime) -> Change:
    """State the moment at which an approved change goes live."""
    change = locked(change)
    _require_yes(change)
    change.go_live_at, change.trouble = go_live_at, ""
    change.save()
    return change


def is_quick(change: Change) -> bool:
    """Whether it goes live first and is reviewed after."""
    if change.kind != ChangeKind.QUICK:
        return False
    rows = change.rows.exclude(model_label__in=QUICK).values_list("kind", "after")
    return all(
        kind == RowChange.ALTER and after.keys() <= READ_AGAIN for kind, after in rows
    )


def _require_yes(change: Change) -> None:
    """Raise ``UnreadyError`` where somebody else still has to say yes."""
    if change.withdraws_id is not None or is_quick(change):
        return
    if change.state == ChangeState.APPROVED:
        if change.approved_digest != content_digest(change):
            raise UnreadyError("approval")
    elif not is_alone(change):
        raise UnreadyError("approval")


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
    _require_yes(change)
    if not change.note.strip():
        raise UnreadyError("note")
    rows = _placed(change)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise UnreadyError("rows on which others rest") from error
    ready = placed_draft(change, last, at.date())
    if ready.refusals:
        raise RefusedError(ready.refusals)
    open_warnings = unanswered(change, ready.warnings)
    if open_warnings and last and change.withdraws_id is None:
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


def _placed(change: Change) -> list[ChangedRow]:
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
def withdrawal(*, edition: Edition, reason: str, by: Any, at: datetime) -> Change:
    """The change that takes an edition back: its rows the other way round.

    Raises ``UnreadyError`` without a reason, or for an edition without a change.
    """
    if not reason.strip():
        raise UnreadyError("reason")
    if edition.change is None:
        raise UnreadyError("change")
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
    kinds = {
        RowChange.ADD: RowChange.REMOVE,
        RowChange.REMOVE: RowChange.ADD,
        RowChange.ALTER: RowChange.ALTER,
    }
    return ChangedRow(
        change=change,
        model_label=row.model_label,
        row_id=row.row_id,
        kind=kinds[RowChange(row.kind)],
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
    change = withdrawal(edition=edition, reason=reason, by=by, at=at)
    return publish_change(change=change, by=by, at=at)
