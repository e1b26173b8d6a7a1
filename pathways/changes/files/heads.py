"""What a version says of itself, as lines before its cells or its parts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Model

from occupations.seeding import AT, SeedError
from occupations.seeding.columns import columns, natural_key
from occupations.seeding.rows import CsvShape
from occupations.seeding.store import Store
from occupations.seeding.written import cell_of, line_of
from occupations.texts import neutral, restored
from pathways.changes.files.bringing import ManyFaultsError, Plan, Planning, write
from pathways.changes.files.guards import Clock
from pathways.models import Change

DATED: Final = ("effective_from", "effective_to", "dates_assumed")
CITED: Final = (
    *("source", "clause", "seen_in", "as_of", "as_of_note"),
    "confidence",
)
PLAIN: Final = CsvShape()


@dataclass(frozen=True, slots=True)
class Head:
    """The lines before a table: what they say, where, and the table behind them."""

    file: str
    rest: str = ""
    skipped: int = 0
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def plan(self, row: Model) -> Plan:
        """The version as the lines say it; nothing where there are none."""
        if not self.values:
            return []
        key = {name: getattr(row, name) for name in natural_key(type(row))}
        return [(type(row), self.file, [{AT: "line 1", **key, **self.values}])]

    def placed(self, error: ManyFaultsError) -> ManyFaultsError:
        """The same faults, each with the line of the field that it is about."""
        return ManyFaultsError(
            fault.within(at=f"line {self.lines[fault.field]}")
            if fault.field in self.lines and fault.at == "line 1"
            else fault
            for fault in error.errors
        )


def write_version(
    head: Head,
    *,
    change: Change,
    planning: Planning,
    by: Any,
    at: datetime,
) -> int:
    """Make a version what the plan says; returns how many rows that touched.

    Raises ``ManyFaultsError`` with the line of the head that a fault is about.
    """
    try:
        return write(change=change, planning=planning, by=by, at=at, clock=Clock())
    except ManyFaultsError as error:
        raise head.placed(error) from error


def head_csv(row: Model, names: Sequence[str]) -> str:
    """A line for each field: its name, and what it says."""
    own = columns(type(row), {*natural_key(type(row)), *names})
    (seen,) = Store(type(row), own).read([row.pk]).values()
    return "".join(
        line_of([name, neutral(cell_of(PLAIN, own[name], seen.values[name]))])
        for name in names
    )


def read_head(file: str, text: str, names: Iterable[str], first: str) -> Head:
    """The lines up to the one that begins with ``first``.

    Raises ``ManyFaultsError`` with the line of each fault.
    """
    known, errors = set(names), list[SeedError]()
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    start = 0
    try:
        for cells in reader:
            name = restored(cells[0].strip()) if cells else ""
            if name == first or (not values and not errors and name not in known):
                break
            at = {"file": file, "at": f"line {start + 1}"}
            fault = _fault(name, cells, known, values)
            if fault:
                errors.append(SeedError(fault, field=name, **at))
            elif name:
                values[name] = restored(cells[1].strip())
                places[name] = start + 1
            start = reader.line_num
    except csv.Error as error:
        errors.append(
            SeedError(f"is no CSV: {error}", file=file, at=f"line {reader.line_num}")
        )
    if errors:
        raise ManyFaultsError(errors)
    return Head(file, "".join(lines[start:]), start, values, places)


def _fault(
    name: str, cells: Sequence[str], known: set[str], values: Mapping[str, Any]
) -> str:
    """What is wrong with a line; a sheet may have padded it with empty cells."""
    if not any(cell.strip() for cell in cells):
        return ""
    if name not in known:
        return "no such field"
    if name in values:
        return "stands twice"
    return "wrong number of cells" if len(cells) < 2 or any(cells[2:]) else ""
