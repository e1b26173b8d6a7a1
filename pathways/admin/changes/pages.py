"""The page of a change: what it rests on, its rows, its checks, and the next step."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from pathways import changes
from pathways.admin.base import changing
from pathways.admin.beside import context_beside
from pathways.admin.changes.lines import (
    MOST_ROWS,
    ConflictLine,
    RowGroup,
    conflict_lines,
    groups_of,
)
from pathways.admin.changes.steps import LACKING, WRITTEN_HERE
from pathways.admin.publishing import Objection
from pathways.admin.refusals import row_named_in
from pathways.changes import Compiled
from pathways.changes.act import sentences_of
from pathways.changes.sentences import draft_note
from pathways.models import Change, ChangeState
from pathways.rules.checks import Problem


@dataclass(frozen=True)
class Warned:
    """A warning, and the reason that somebody gave."""

    objection: Objection
    text: str
    reason: str
    number: int


@dataclass(frozen=True)
class Step:
    """What the foot of the page offers to this person now."""

    is_editable: bool
    can_submit: bool
    can_approve: bool
    can_take_back: bool
    can_publish: bool
    can_withdraw: bool
    is_own: bool
    is_alone: bool
    lacking: tuple[tuple[Promise, str], ...]


@dataclass(frozen=True)
class ChangePage:
    """All that the page of a change shows."""

    change: Change
    compiled: Compiled | None
    groups: list[RowGroup]
    hidden_rows: int
    refusals: tuple[Objection, ...]
    warnings: tuple[Warned, ...]
    conflicts: list[ConflictLine]
    touching: tuple[tuple[str, str, str], ...]
    step: Step


def change_page(change: Change, user: User) -> ChangePage:
    """Compile the change and say all that there is to say about it."""
    on = timezone.localdate()
    compiled = changes.compile_change(change, on) if change.is_open else None
    with changes.sandbox(change) if change.is_open else nullcontext():
        groups = groups_of(change)
        refusals = compiled.refusals if compiled else ()
        objections = tuple(_objection(problem) for problem in refusals)
        warned = tuple(
            Warned(_objection(p), str(p), change.reasons.get(str(p), ""), number)
            for number, p in enumerate(compiled.warnings if compiled else ())
        )
    shown = sum(len(group.rows) for group in groups)
    return ChangePage(
        change,
        compiled,
        groups,
        max(0, change.rows.count() - shown) if shown >= MOST_ROWS else 0,
        objections,
        warned,
        conflict_lines(compiled.conflicts) if compiled else [],
        tuple(
            (
                row.label,
                row.change.title,
                reverse("admin:change_page", args=[row.change_id]),
            )
            for row in changes.touching(change)
        )
        if change.is_open
        else (),
        _step(change, compiled, user),
    )


def _objection(problem: Problem) -> Objection:
    return Objection(str(problem), row_named_in(str(problem)))


def _step(change: Change, compiled: Compiled | None, user: User) -> Step:
    items = changes.lacking(change, compiled) if compiled else []
    may_edit = user.has_perm("pathways.change_change")
    may_publish = user.has_perm("pathways.publish_change")
    alone = changes.is_alone(change)
    is_free = alone or changes.is_quick(change) or changes.takes_back(change)
    is_approved = change.state == ChangeState.APPROVED
    is_draft = change.state == ChangeState.DRAFT
    is_written = WRITTEN_HERE.issuperset(items)
    can_approve = change.state == ChangeState.SUBMITTED or (
        change.state == ChangeState.LIVE and change.approved_by_id is None
    )
    return Step(
        is_editable=change.is_open and may_edit,
        can_submit=is_draft and may_edit and is_written and not is_free,
        can_approve=can_approve and changes.may_approve(change, user),
        can_take_back=change.is_open and not is_draft and may_edit,
        can_publish=may_publish
        and change.is_open
        and ((is_approved and not items) or (is_free and is_written)),
        can_withdraw=change.state == ChangeState.LIVE
        and may_publish
        and change.edition is not None
        and not hasattr(change.edition, "withdrawn_by"),
        is_own=user.pk in changes.authors_of(change),
        is_alone=alone,
        lacking=tuple(LACKING[item] for item in items),
    )


def context_of(site: Any, request: HttpRequest, change: Change) -> dict[str, Any]:
    """What the template of the page is given."""
    user: Any = request.user
    said = sentences_of(change, timezone.now())
    page = change_page(change, user)
    return {
        **site.each_context(request),
        **context_beside(request, change, page.compiled),
        "title": change.title,
        "page": page,
        "change": change,
        "source_link": changing(change.source) if change.source else "",
        "said": said,
        "note": change.note or draft_note(said),
    }
