"""What was read again and found unchanged: the day of reading, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from pathways.changes.keeping import keep
from pathways.changes.publication import publish_change
from pathways.changes.review import open_change
from pathways.changes.sandbox import sandbox
from pathways.changes.scope import MODELS
from pathways.models import Change, ChangeKind, Edition, Source

NEEDED: Final = {"source", "as_of", "confidence"}


def cited_models() -> list[type[Model]]:
    """Every model whose rows say where they were read, and when."""
    return [
        model
        for model in MODELS
        if {field.name for field in model._meta.concrete_fields} >= NEEDED
    ]


def still_in_force(model: type[Model], today: Any) -> QuerySet[Any]:
    """Rows that hold today or from a day to come."""
    rows: QuerySet[Any] = model._base_manager.all()
    if any(field.name == "effective_to" for field in model._meta.concrete_fields):
        rows = rows.filter(Q(effective_to=None) | Q(effective_to__gt=today))
    return rows


@transaction.atomic
def read_unchanged(
    *, source: Source, by: Any, at: datetime
) -> tuple[Change, Edition | None]:
    """All rows in force that rest on the source were read today: live at once.

    A quick change that sets the day of reading only; another curator reads it after.
    Where it cannot be published nothing of it stays.
    """
    title = f"“{source.title}” was read and is unchanged"
    change = open_change(
        title=title,
        by=by,
        at=at,
        kind=ChangeKind.QUICK,
        source=source,
        read_on=at.date(),
        note=f"{title}.",
    )
    with sandbox(change) as recorder:
        for model in cited_models():
            rows = still_in_force(model, at.date()).filter(source=source)
            rows = rows.exclude(as_of=at.date())
            rows.update(as_of=at.date(), as_of_note="")
    if not keep(recorder, by=by, at=at):
        change.delete()
        return change, None
    return change, publish_change(change=change, by=by, at=at)
