"""A version of a points grid as CSV: what it says of itself, then its parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import Model

from occupations.seeding import AT, SeedError
from occupations.seeding.columns import columns
from occupations.seeding.rows import CsvShape
from occupations.seeding.store import Store
from occupations.seeding.written import cell_of, line_of
from occupations.texts import neutral, restored
from pathways import models
from pathways.changes.files.bringing import Keys, ManyFaultsError, Plan
from pathways.changes.files.guards import rows_of_csv
from pathways.changes.files.heads import (
    CITED,
    DATED,
    Head,
    head_csv,
    read_head,
    write_version,
)

FIELDS: Final = ("label", *DATED, "pass_mark", *CITED, "note")
FIRST: Final = "part"
PARTS: Final = (
    *(FIRST, "parent", "title", "combine", "floor", "cap"),
    *("cap_table", "cap_by", "table", "facts"),
)
JSON: Final = ("cap_by", "facts")
SHAPE: Final = CsvShape(json=JSON)
MOST_PARTS: Final = 500


def grid_csv(version: models.GridVersion) -> str:
    """The version's own fields, a line each, and a line for each part of its tree."""
    own = columns(models.GridNode)
    nodes = _in_order(version)
    store = Store(models.GridNode, own)
    seen = {s.values["key"]: s for s in store.read(node.pk for node in nodes).values()}
    lines = [head_csv(version, FIELDS), line_of(PARTS)]
    for node in nodes:
        values = seen[node.key].values
        parent = node.parent.slug if node.parent is not None else ""
        names = PARTS[2:]
        cells = [node.slug, parent, *(cell_of(SHAPE, own[n], values[n]) for n in names)]
        lines.append(line_of([neutral(cell) for cell in cells]))
    return "".join(lines)


def _in_order(version: models.GridVersion) -> list[models.GridNode]:
    """The parts of the tree, each behind the one that it is part of."""
    rows = version.nodes.select_related("parent").order_by("order", "pk")
    below: dict[int | None, list[models.GridNode]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    ordered: list[models.GridNode] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting += reversed(below.pop(node.pk, []))
    return ordered


def bring_grid(
    *, change: models.Change, pk: int, name: str, text: str, by: Any, at: datetime
) -> int:
    """Make a grid's version what the file says; returns how many rows that touched.

    Raises ``ManyFaultsError`` with line and field of every fault, and ``TooMuchError``.
    """
    head = read_head(name, text, FIELDS, FIRST)

    def planning() -> tuple[Plan, Keys]:
        version = models.GridVersion.objects.get(pk=pk)
        errors: list[SeedError] = []
        rows = list(_rows(version, head, errors))
        if errors:
            raise ManyFaultsError(errors)
        store = Store(models.GridNode, columns(models.GridNode))
        own = store.read(version.nodes.values_list("pk", flat=True))
        gone: dict[type[Model], set[str]] = {models.GridNode: set(own)}
        return [*head.plan(version), (models.GridNode, name, rows)], gone

    return write_version(head, change=change, planning=planning, by=by, at=at)


def _rows(
    version: models.GridVersion, head: Head, errors: list[SeedError]
) -> Iterator[dict[str, object]]:
    known = _in_order(version)
    keys = {node.slug: node.key for node in known}
    orders = {node.slug: node.order for node in known}
    lines: list[tuple[str, Mapping[str, str]]] = []
    try:
        lines += rows_of_csv(
            head.rest, head.file, PARTS, most=MOST_PARTS, skipped=head.skipped
        )
    except SeedError as error:
        errors.append(error)
        return
    read = [
        {n: restored(cell.strip()) for n, cell in raw.items()} for _at, raw in lines
    ]
    is_as_it_was = [cells[FIRST] for cells in read] == [node.slug for node in known]
    above: set[str] = set()
    for number, ((at, _raw), cells) in enumerate(zip(lines, read, strict=True)):
        slug = cells[FIRST]
        faults = list(_faults(cells, above))
        for field, message in faults:
            errors.append(SeedError(message, file=head.file, at=at, field=field))
        above.add(slug)
        if faults:
            continue
        plain = {n: cells[n] or None for n in ("floor", "cap", "table", "cap_table")}
        yield {
            AT: at,
            "key": keys.get(slug, f"{version.key}/{slug}"),
            "version": version.key,
            "slug": slug,
            "parent": keys.get(cells["parent"], f"{version.key}/{cells['parent']}")
            if cells["parent"]
            else None,
            "title": cells["title"],
            "combine": cells["combine"] or "add",
            "order": orders[slug] if is_as_it_was else number,
            **plain,
            **{n: _json(cells[n], [] if n == "facts" else None) for n in JSON},
        }


def _faults(cells: Mapping[str, str], above: set[str]) -> Iterator[tuple[str, str]]:
    if strange := sorted(cells.keys() - set(PARTS)):
        yield strange[0], "no such field"
    if not cells[FIRST]:
        yield FIRST, "is missing"
    elif cells[FIRST] in above:
        yield FIRST, f"the part “{cells[FIRST]}” stands twice"
    if above and not cells["parent"]:
        yield "parent", "one part is the whole, and stands first"
    if cells["parent"] and cells["parent"] not in above:
        yield "parent", f"no line above is the part “{cells['parent']}”"
    for name in JSON:
        try:
            _json(cells[name], None)
        except ValueError as error:
            yield name, f"is not JSON: {error}"
        except RecursionError:
            yield name, "is nested too deep"


def _json(text: str, otherwise: Any) -> Any:
    return json.loads(text) if text else otherwise
