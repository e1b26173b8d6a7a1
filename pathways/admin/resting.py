"""The rows that rest on a source: what to look at when its page has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib import admin
from django.db.models import Model, Q

from occupations.models import OccupationListEntry, Source
from pathways import models
from pathways.admin.base import changing
from pathways.admin.queue import cited_models
from pathways.changes import is_in_changes
from pathways.changes.following import is_followed

MOST_ROWS: Final = 60
ORDER: Final = (
    models.Requirement,
    models.Intake,
    models.FeeVersion,
    models.GridVersion,
    models.TableVersion,
    OccupationListEntry,
)


@dataclass(frozen=True)
class RestingRow:
    """A row that rests on a source, as a page lists it."""

    name: str
    title: str
    link: str
    holds: str
    is_followed: bool


@dataclass(frozen=True)
class RestingGroup:
    """The rows of one kind that rest on a source and hold, or will hold."""

    title: str
    rows: tuple[RestingRow, ...]
    more: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows) + self.more


def rows_resting_on(source: Source, today: date) -> list[RestingGroup]:
    """Every row that cites the source and is not over, kind by kind."""
    groups = []
    known = [model for model in cited_models(admin.site) if is_in_changes(model)]
    for model in sorted(known, key=_place):
        rows = model._base_manager.filter(source=source)
        if _has_days(model):
            rows = rows.filter(Q(effective_to=None) | Q(effective_to__gt=today))
        count = rows.count()
        if count:
            shown = rows.order_by("pk")[:MOST_ROWS]
            title = str(model._meta.verbose_name_plural).capitalize()
            items = tuple(map(_row, shown))
            groups.append(RestingGroup(title, items, max(0, count - MOST_ROWS)))
    return groups


def _place(model: type[Model]) -> int:
    return ORDER.index(model) if model in ORDER else len(ORDER)


def _has_days(model: type[Model]) -> bool:
    return any(f.name == "effective_to" for f in model._meta.concrete_fields)


def _row(row: Any) -> RestingRow:
    model = type(row)
    name = f"{model._meta.label_lower}:{row.pk}"
    start = getattr(row, "effective_from", None)
    return RestingRow(
        name, title_of(row), changing(row), str(start or ""), is_followed(model)
    )


def title_of(row: Any) -> str:
    """A row in words: what it is about, never its key."""
    for name in ("title", "name", "label", "text"):
        value = getattr(row, name, None)
        if isinstance(value, str) and value:
            return value if len(value) < 90 else f"{value[:89]}…"
    if isinstance(row, models.Intake):
        return f"{row.stream.name}: {row.get_state_display()}"
    if isinstance(row, models.FeeVersion):
        return f"{row.fee.title}: {row.amount_cad:g} CAD"
    if isinstance(row, models.TableVersion):
        return str(row.table.title)
    return str(row)
