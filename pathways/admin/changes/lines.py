"""The rows of a change as its page shows them: closes, opens, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Field, Model
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways import changes
from pathways.admin.differences import in_brief
from pathways.changes.scope import MODELS, UNTOLD
from pathways.models import Change, ChangedRow, RowChange

MOST_ROWS: Final = 400
FOLDED_FROM: Final = 5
EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
QUIET: Final = frozenset({"order", "key"})
ACTS: Final[dict[str, Promise]] = {
    "closes": gettext_lazy("closes"),
    "opens": gettext_lazy("opens"),
    RowChange.ADD: gettext_lazy("new"),
    RowChange.REMOVE: gettext_lazy("removed"),
    RowChange.ALTER: gettext_lazy("altered"),
}


CITING: Final = frozenset(
    {"source", "clause", "seen_in", "as_of", "as_of_note", "confidence"}
)
DAYS: Final = ("effective_from", "effective_to")
# What follows from the kind of row, or is said by its days.
FOLDED: Final = CITING | {*DAYS, "dates_assumed", "slug"}
MOST_TELLING: Final = 3


@dataclass(frozen=True)
class FieldLine:
    """One field, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RowLine:
    """One row: what happens to it, what tells it, its days, and its fields."""

    pk: int
    label: str
    act: str
    link: str
    is_loud: bool
    telling: tuple[FieldLine, ...]
    days: tuple[str, ...]
    fields: tuple[FieldLine, ...]
    by: str


@dataclass(frozen=True)
class RowGroup:
    """The rows of one kind."""

    title: str
    rows: tuple[RowLine, ...]

    @property
    def is_short(self) -> bool:
        """Whether its rows are shown at once; many are folded."""
        return len(self.rows) <= FOLDED_FROM


def groups_of(change: Change) -> list[RowGroup]:
    """The rows by kind, in the order in which they build up; inside the change."""
    rows = change.rows.exclude(model_label__in=UNTOLD).select_related("edited_by")
    by_label: dict[str, list[RowLine]] = {}
    for row in rows.order_by("pk")[:MOST_ROWS]:
        by_label.setdefault(row.model_label, []).append(_line(row))
    return [
        RowGroup(str(model._meta.verbose_name_plural).capitalize(), tuple(lines))
        for model in MODELS
        if (lines := by_label.get(model._meta.label_lower))
    ]


def _line(row: ChangedRow) -> RowLine:
    fields = list(fields_of(row))
    title = _titled(row)
    telling = [
        line
        for name, line in fields
        if name not in FOLDED and (row.kind != RowChange.ADD or _tells(row, name))
    ]
    telling = [line for line in telling if line.after != title]
    return RowLine(
        row.pk,
        title,
        _act(row),
        link_to(row),
        row.kind == RowChange.ADD,
        tuple(telling[:MOST_TELLING]),
        tuple(_days(row)),
        tuple(line for _name, line in fields),
        str(row.edited_by or ""),
    )


def _tells(row: ChangedRow, name: str) -> bool:
    """Whether a field of a new row says more than that nobody filled it in."""
    field: Any = changes.model_of(row.model_label)._meta.get_field(name)
    default = field.get_default() if field.has_default() else None
    return row.after[name] not in (False, default, str(default))


def _titled(row: ChangedRow) -> str:
    """The row's own name: what kind of row it is stands above the group."""
    kind = str(changes.model_of(row.model_label)._meta.verbose_name)
    return row.label.removeprefix(kind).strip() or row.label


def _days(row: ChangedRow) -> Iterator[str]:
    """From when it holds, and its last day: what is stored is the day after."""
    values = row.before if row.kind == RowChange.REMOVE else row.after
    first, end = (_day(values.get(name)) for name in DAYS)
    if first:
        yield _("From %(day)s") % {"day": date_format(first, "j F Y")}
    if end:
        last = date_format(end - timedelta(days=1), "j F Y")
        yield _("To %(day)s") % {"day": last}


def _day(value: Any) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None


def _act(row: ChangedRow) -> str:
    if row.kind == RowChange.ALTER and set(row.after) == {"effective_to"}:
        return str(ACTS["closes" if row.after["effective_to"] else RowChange.ALTER])
    if row.kind == RowChange.ADD and row.after.get("effective_from"):
        return str(ACTS["opens"])
    return str(ACTS[RowChange(row.kind)])


def link_to(row: ChangedRow) -> str:
    """The page of the row; none for a row that goes."""
    if row.kind == RowChange.REMOVE:
        return ""
    try:
        name = f"admin:{row.model_label.replace('.', '_')}_change"
        return reverse(name, args=[row.row_id])
    except NoReverseMatch:
        return ""


def fields_of(row: ChangedRow) -> Iterator[tuple[str, FieldLine]]:
    """By name each field that says something, before and after, in words."""
    model = changes.model_of(row.model_label)
    for name in row.after if row.kind != RowChange.REMOVE else row.before:
        before, after = row.before.get(name), row.after.get(name)
        if (before in EMPTY and after in EMPTY) or name in QUIET:
            continue
        field: Any = model._meta.get_field(name)
        label = str(getattr(field, "verbose_name", name)).capitalize()
        yield name, FieldLine(label, _shown(field, before), _shown(field, after))


def _shown(field: Field[Any, Any], value: Any) -> str:
    if value in EMPTY:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.many_to_many and isinstance(value, list):
        return str(len(value))
    target: Any = field.related_model
    if target is not None and isinstance(value, int):
        row: Model | None = target._base_manager.filter(pk=value).first()
        return str(row) if row is not None else str(value)
    choices = dict(getattr(field, "flatchoices", None) or ())
    word = choices.get(value, "") if isinstance(value, str | int) else ""
    return str(word) or in_brief(value)


@dataclass(frozen=True)
class ConflictLine:
    """What somebody else made of a field meanwhile."""

    row: int
    label: str
    field: str
    before: str
    here: str
    mine: str
    problem: str


def conflict_lines(conflicts: tuple[changes.Conflict, ...]) -> list[ConflictLine]:
    """The conflicts, in words."""
    return [
        ConflictLine(
            item.row.pk,
            item.row.label,
            item.field,
            "" if item.is_whole else in_brief(item.before),
            "" if item.is_whole else in_brief(item.here),
            "" if item.is_whole else in_brief(item.mine),
            item.problem,
        )
        for item in conflicts
    ]
