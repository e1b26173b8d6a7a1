"""Close a row on a day and open the next with what it says: one act for every kind.

What the next row says of where it was read is given anew; nothing of the old source,
copy, day or exactness is taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import ForeignKey, Model, Q

from occupations.models import OccupationListEntry
from pathways.catalogue.keys import key_of, unused
from pathways.catalogue.parts import CITE
from pathways.models import (
    Alternative,
    Criterion,
    FeeVersion,
    GridNode,
    GridVersion,
    Intake,
    Requirement,
    Table,
    TableVersion,
)

Cite = Mapping[str, Any]
SIBLINGS = {
    GridVersion: ("grid",),
    TableVersion: ("table",),
    Requirement: ("stream", "condition", "slug"),
    Intake: ("stream",),
    FeeVersion: ("fee",),
    OccupationListEntry: ("occupation_list", "key", "label"),
}
"""What the rows have in common of which one follows another."""


class NoNextRowError(ValueError):
    """The row has no days: it is altered, not followed."""


def is_followed(model: type[Model]) -> bool:
    """Whether a row of this model is closed on a day and followed by another."""
    names = {field.name for field in model._meta.concrete_fields}
    return {"effective_from", "effective_to"} <= names or model in (
        Alternative,
        Criterion,
    )


def follow(row: Any, day: date, cite: Cite, **changes: Any) -> Any:
    """The row that follows on the day, with everything below it.

    ``changes`` are what it says otherwise. A criterion is followed with its whole
    requirement. Raises ``NoNextRowError``.
    """
    if isinstance(row, Criterion):
        return follow(row.alternative.requirement, day, cite, **changes)
    if isinstance(row, Alternative):
        return follow(row.requirement, day, cite, **changes)
    if not is_followed(type(row)):
        raise NoNextRowError(str(row))
    if isinstance(row, GridVersion):
        return follow_grid(row, day, cite, **changes)
    if isinstance(row, TableVersion):
        return follow_table(row, day, cite)
    close(siblings_of(row), day)
    made = _copy_row(row, day, cite, changes)
    if isinstance(row, Requirement):
        _copy_ways(row, made)
    return made


def siblings_of(row: Any) -> Any:
    """The rows of which only one holds at a time."""
    names = SIBLINGS.get(type(row))
    if names is None:
        return type(row)._base_manager.filter(pk=row.pk)
    return type(row)._base_manager.filter(
        **{name: getattr(row, name) for name in names}
    )


def close(siblings: Any, day: date) -> None:
    """End on the day what holds on it."""
    begun = Q(effective_from=None) | Q(effective_from__lt=day)
    still = Q(effective_to=None) | Q(effective_to__gt=day)
    siblings.filter(begun & still).update(effective_to=day)


def end_of(row: Any, day: date) -> date | None:
    """The next row lasts as long as the closed one would have."""
    end: date | None = row.effective_to
    return end if end is not None and end > day else None


def _copy_row(row: Any, day: date, cite: Cite, changes: Mapping[str, Any]) -> Any:
    """A plain copy from the day on."""
    model = type(row)
    fields = {
        field.name: getattr(row, field.name)
        for field in model._meta.concrete_fields
        if not field.primary_key
    }
    fields |= {name: cite.get(name) or _empty(model, name) for name in CITE}
    fields |= {"effective_from": day, "effective_to": end_of(row, day)}
    if "dates_assumed" in fields:
        fields["dates_assumed"] = False
    fields |= changes
    if "key" in fields and model is not OccupationListEntry:
        key = key_of(model, fields, int(fields.get("order") or 0))
        fields["key"] = unused(model, key or row.key)[:300]
    made = model._base_manager.create(**fields)
    for many in model._meta.local_many_to_many:
        getattr(made, many.name).set(getattr(row, many.name).all())
    return made


def _empty(model: type[Model], name: str) -> Any:
    field: Any = model._meta.get_field(name)
    return None if field.null or isinstance(field, ForeignKey) else ""


def _copy_ways(row: Requirement, made: Requirement) -> None:
    """The alternatives and criteria of a requirement, below the next."""
    for place, way in enumerate(row.alternatives.order_by("order", "pk"), 1):
        criteria = list(way.criteria.order_by("order", "pk"))
        way.pk, way.requirement = None, made
        way._state.adding = True
        way.key = unused(Alternative, f"{made.key}/alternatives/{place}")[:300]
        # A citation of its own was read with the old row: the next shares its row's.
        way.source, way.as_of = None, None
        way.clause = way.seen_in = way.as_of_note = way.confidence = ""
        way.save()
        for number, criterion in enumerate(criteria, 1):
            criterion.pk, criterion.alternative = None, way
            criterion._state.adding = True
            criterion.key = unused(Criterion, f"{way.key}/criteria/{number}")[:300]
            criterion.save()


def follow_grid(
    version: GridVersion, day: date, cite: Cite, *, label: str = ""
) -> GridVersion:
    """The next version of a grid with all its parts, on its own tables.

    A version of that name without parts is filled.
    """
    label = label or _known_label(version, day) or day.isoformat()
    siblings = GridVersion.objects.filter(grid=version.grid)
    end = end_of(version, day)
    close(siblings.exclude(label=label), day)
    made, _is_new = siblings.update_or_create(
        grid=version.grid,
        label=label,
        defaults={
            "key": f"{version.grid.slug}/{label}",
            "effective_from": day,
            "effective_to": end,
            "dates_assumed": False,
            "pass_mark": version.pass_mark,
            "order": siblings.count(),
            **_cited(cite),
        },
    )
    _copy_nodes(_template(version, day), made)
    return made


def _template(version: GridVersion, day: date) -> GridVersion:
    """The version whose parts are copied: the last with parts, where it has none."""
    if version.nodes.exists():
        return version
    filled = version.grid.versions.filter(nodes__isnull=False)
    begun = filled.filter(Q(effective_from=None) | Q(effective_from__lt=day))
    return begun.order_by("-effective_from").first() or version


def _cited(cite: Cite) -> dict[str, Any]:
    return {
        name: cite.get(name) or (None if name in ("source", "as_of") else "")
        for name in CITE
    }


def _known_label(version: GridVersion, day: date) -> str:
    """The name of a version that begins on the day and has no parts yet."""
    blind = version.grid.versions.filter(effective_from=day, nodes__isnull=True)
    return str(blind.values_list("label", flat=True).first() or "")


def _copy_nodes(version: GridVersion, made: GridVersion) -> None:
    copies: dict[int, GridNode] = {}
    waiting = list(version.nodes.select_related("table", "cap_table").order_by("pk"))
    while waiting:
        node = waiting.pop(0)
        if node.parent_id is not None and node.parent_id not in copies:
            waiting.append(node)
            continue
        copy = GridNode.objects.get(pk=node.pk)
        copy.pk = None
        copy._state.adding = True
        copy.version, copy.key = made, f"{made.key}/{node.slug}"
        copy.parent = copies[node.parent_id] if node.parent_id else None
        copy.table = _copy_table(node.table, version, made)
        copy.cap_table = _copy_table(node.cap_table, version, made)
        copy.save()
        copies[node.pk] = copy


def _copy_table(
    table: Table | None, version: GridVersion, made: GridVersion
) -> Table | None:
    """A table that only the copied version uses is copied; others stay shared."""
    if table is None or not table.slug.startswith(f"{version.key}/"):
        return table
    slug = table.slug.replace(version.key, made.key, 1)
    result = Table.objects.filter(slug=slug).first()
    if result is not None:
        return result
    last = table.versions.order_by("-effective_from").first()
    copy = Table.objects.get(pk=table.pk)
    copy.pk, copy.slug = None, slug
    copy._state.adding = True
    copy.save()
    if last is not None:
        _copy_cells(last, copy, None, {name: getattr(made, name) for name in CITE})
    return copy


def follow_table(version: TableVersion, day: date, cite: Cite) -> TableVersion:
    """The next version of a table with its cells."""
    end = end_of(version, day)
    close(TableVersion.objects.filter(table=version.table), day)
    made = _copy_cells(version, version.table, day, _cited(cite))
    if end is not None:
        made.effective_to = end
        made.save(update_fields=["effective_to"])
    return made


def _copy_cells(
    version: TableVersion, table: Table, day: date | None, cite: Cite
) -> TableVersion:
    made = TableVersion.objects.create(
        key=f"{table.slug}/{day.isoformat() if day else ''}",
        table=table,
        effective_from=day,
        default=version.default,
        order=table.versions.count(),
        **cite,
    )
    cells = list(version.cells.order_by("order", "pk"))
    for cell in cells:
        cell.pk, cell.version = None, made
        cell._state.adding = True
        cell.key = f"{made.key}/{cell.row}/{cell.column}"
        cell.save()
    return made


__all__ = [
    "NoNextRowError",
    "close",
    "follow",
    "follow_grid",
    "follow_table",
    "is_followed",
    "siblings_of",
]
