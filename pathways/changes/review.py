"""Who says yes to a change, and what it lacks before anybody can."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Model, Q

from pathways.changes.compiling import Compiled, compile_change, content_digest
from pathways.changes.keeping import edit, locked
from pathways.changes.scope import ROUNDS
from pathways.models import (
    Change,
    ChangeKind,
    ChangeState,
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
REVERSED: Final = {
    RowChange.ADD: RowChange.REMOVE,
    RowChange.REMOVE: RowChange.ADD,
    RowChange.ALTER: RowChange.ALTER,
}
"""What takes back each kind of changed row."""


class UnreadyError(ValueError):
    """The change cannot take the step; ``lacking`` says what is missing, in words."""

    def __init__(self, *lacking: str) -> None:
        self.lacking = lacking
        super().__init__("\n".join(lacking))


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
    """Whoever opened the change, or wrote or took away something of it at any time."""
    rows = change.rows.values_list("edited_by_id", flat=True)
    written = change.authors.values_list("user_id", flat=True)
    return {pk for pk in (change.created_by_id, *rows, *written) if pk is not None}


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
    with_right |= Q(
        user_permissions__codename="approve_change",
        user_permissions__content_type__app_label="pathways",
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


def is_quick(change: Change) -> bool:
    """Whether it goes live first and is reviewed after."""
    if change.kind != ChangeKind.QUICK:
        return False
    rows = change.rows.exclude(model_label__in=QUICK).values_list("kind", "after")
    return all(
        kind == RowChange.ALTER and after.keys() <= READ_AGAIN for kind, after in rows
    )


def takes_back(change: Change) -> bool:
    """Whether it does nothing but take its edition back, row by row and field by field.

    A withdrawal needs nobody's yes; what is settled or written into it later does.
    """
    if change.withdraws is None or change.withdraws.change is None:
        return False
    taken = {row.place: row for row in change.withdraws.change.rows.all()}
    rows = {row.place: row for row in change.rows.all()}
    return rows.keys() == taken.keys() and all(
        (row.kind, row.before, row.after)
        == (REVERSED[RowChange(of.kind)], of.after, of.before)
        for row, of in ((rows[place], taken[place]) for place in rows)
    )


def require_yes(change: Change) -> None:
    """Raise ``UnreadyError`` where somebody else still has to say yes."""
    if takes_back(change) or is_quick(change):
        return
    if change.state == ChangeState.APPROVED:
        if change.approved_digest != content_digest(change):
            raise UnreadyError("approval")
    elif not is_alone(change):
        raise UnreadyError("approval")
