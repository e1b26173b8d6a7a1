"""A version of a table as CSV: what it says of itself, then its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from occupations.seeding import SeedError
from occupations.seeding.written import line_of
from occupations.texts import neutral, restored
from pathways import models
from pathways.catalogue.cells import (
    Cell,
    CellError,
    Place,
    cell_from,
    check_key,
    known_columns,
    store,
)
from pathways.changes.files.bringing import Keys, ManyFaultsError, Plan
from pathways.changes.files.guards import TooMuchError
from pathways.changes.files.heads import (
    CITED,
    DATED,
    Head,
    head_csv,
    read_head,
    write_version,
)

FIELDS: Final = (*DATED, "default", *CITED, "note")
CORNER: Final = "row"
POINTS: Final = "value"
MOST_CELLS: Final = 5_000


def sheet_csv(version: models.TableVersion) -> str:
    """Its fields, a line each; then the cells, a column for each key across."""
    cells = list(version.cells.order_by("order", "pk"))
    texts = {(c.row, c.column): str(Cell(c.value, c.low, c.high)) for c in cells}
    rows = dict.fromkeys(cell.row for cell in cells)
    columns = list(dict.fromkeys(cell.column for cell in cells))
    columns = columns or known_columns(version.table)
    head = [CORNER, *(column or POINTS for column in columns)]
    lines = [
        head,
        *([row, *(texts.get((row, c), "") for c in columns)] for row in rows),
    ]
    sheet = (line_of([neutral(cell) for cell in line]) for line in lines)
    return "".join([head_csv(version, FIELDS), *sheet])


def bring_sheet(
    *,
    change: models.Change,
    pk: int,
    name: str,
    text: str,
    by: Any,
    at: datetime,
) -> int:
    """Make a version what the file says; returns how many rows that touched.

    A file that begins with the cells says nothing else. Raises ``ManyFaultsError``
    with the line and column of each, and ``TooMuchError``.
    """
    head = read_head(name, text, FIELDS, CORNER)

    def planning() -> tuple[Plan, Keys]:
        version = models.TableVersion.objects.select_related("table").get(pk=pk)
        errors: list[SeedError] = []
        cells = dict(_cells(version, head, errors))
        if not cells and not errors:
            errors.append(SeedError("has no cells", file=name))
        if errors:
            raise ManyFaultsError(errors)
        store(version, cells)
        return head.plan(version), {}

    return write_version(head, change=change, planning=planning, by=by, at=at)


def _cells(
    version: models.TableVersion, head: Head, errors: list[SeedError]
) -> Iterator[tuple[Place, Cell]]:
    table, name, text = version.table, head.file, head.rest

    def refuse(message: str, line: int, field: str = "") -> None:
        errors.append(SeedError(message, file=name, at=f"line {line}", field=field))

    columns = _columns(version, head, errors)
    if errors:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    seen: set[str] = set()
    try:
        next(reader)
        for cells in reader:
            line = head.skipped + reader.line_num
            if line * len(columns) > MOST_CELLS:
                raise TooMuchError(f"{name} has more than {MOST_CELLS} cells")
            key = restored(cells[0].strip()) if cells else ""
            if not key:
                continue
            if len(cells) != len(columns) + 1:
                refuse("wrong number of cells", line)
                continue
            if key in seen:
                refuse(f"the row “{key}” stands twice", line)
            seen.add(key)
            yield from _row(table, key, columns, cells[1:], (name, line), errors)
    except csv.Error as error:
        refuse(f"is no CSV: {error}", head.skipped + reader.line_num)


def _row(
    table: models.Table,
    key: str,
    columns: list[str],
    cells: list[str],
    place: tuple[str, int],
    errors: list[SeedError],
) -> Iterator[tuple[Place, Cell]]:
    at = {"file": place[0], "at": f"line {place[1]}"}
    try:
        check_key(key, table.row_type)
    except CellError as error:
        errors.append(SeedError(str(error), field=CORNER, **at))
    for column, cell in zip(columns, cells, strict=True):
        try:
            yield (key, column), cell_from(restored(cell.strip()))
        except CellError as error:
            errors.append(SeedError(str(error), field=column or POINTS, **at))


def _columns(
    version: models.TableVersion, head: Head, errors: list[SeedError]
) -> list[str]:
    """The keys of the second axis, from the first line."""

    def refuse(message: str) -> None:
        at = f"line {head.skipped + 1}"
        errors.append(SeedError(message, file=head.file, at=at))

    try:
        line = next(csv.reader(io.StringIO(head.rest, newline=""), strict=True), [])
    except csv.Error as error:
        refuse(f"is no CSV: {error}")
        return []
    names = [restored(cell.strip()) for cell in line]
    if len(names) < 2 or names[0] != CORNER:
        refuse(f"the first line is “{CORNER}” and the keys of the columns")
        return []
    table, columns = version.table, names[1:]
    if not table.column_type:
        if columns != [POINTS]:
            refuse(f"the table has one column, named “{POINTS}”")
        return [""]
    if len(set(columns)) < len(columns):
        refuse("a column stands twice")
    for column in columns:
        try:
            check_key(column, table.column_type)
        except CellError as error:
            refuse(str(error))
    others = table.versions.exclude(pk=version.pk).filter(cells__isnull=False)
    if others.exists() and columns != known_columns(table):
        refuse("all versions of a table have the same columns")
    return columns
