"""The whole comparison of the reference with a snapshot of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tests.rules.completeness import (
    asks,
    cells,
    charts,
    doors,
    lists,
    november,
    places,
    reference,
)
from tests.rules.completeness.as_read import as_read, read_on
from tests.rules.completeness.catalogue import Catalogue
from tests.rules.completeness.places import Place
from tests.rules.completeness.reference import Item
from tests.rules.completeness.seeds import row_of

Spec = Mapping[str, Any]


@cache
def items() -> dict[str, tuple[dict[str, Item], dict[str, Place]]]:
    """Every item of the reference, and every place, by file."""
    every = {path.name: reference.items(path) for path in reference.files()}
    every |= {path.name: november.items(path) for path in november.files()}
    return {name: (held, places.places(name)) for name, held in every.items()}


def unplaced() -> list[str]:
    """Items without a place, and places of items that are no longer there."""
    return [
        f"{file}: {name}"
        for file, (result, placed) in items().items()
        for name in sorted(result.keys() ^ placed.keys())
    ]


def misplaced(snapshot: Spec) -> Iterator[str]:
    """Items that do not stand at their place with their numbers and days."""
    days = {file: read_on(file) for file in items()}
    by_day = {day: Catalogue(snapshot, day) for day in set(days.values())}
    for file, (result, placed) in items().items():
        catalogue = by_day[days[file]]
        for name, item in result.items():
            if name in placed:
                at = ", ".join(map(row_of, placed[name].at)) or "no row"
                for fault in places.faults(item, placed[name], catalogue):
                    yield f"{at}: {fault} ({_path(file)})"


def _path(file: str) -> str:
    """A reference file from the folder of the project."""
    below = "november/" if file in {path.name for path in november.files()} else ""
    return f"tests/rules/reference/{below}{file}"


def unread(snapshot: Spec) -> list[str]:
    """Cells of grids that give points which the reference does not print."""
    every = [place for _, placed in items().values() for place in placed.values()]
    return cells.unread_cells(as_read(snapshot, max(map(read_on, items()))), every)


def rows_apart(snapshot: Spec) -> Iterator[str]:
    """Rows of lists that only the reference or only the catalogue has."""
    then = as_read(snapshot, read_on())
    for name, both in lists.ALL.items():
        read, shown = both(then)
        for row in sorted(map(str, read - shown)):
            yield f"{name}: {row} is not in the catalogue"
        for row in sorted(map(str, shown - read)):
            yield f"{name}: {row} is not in the reference"


def apart(snapshot: Spec) -> Iterator[str]:
    """Where the catalogue differs from the reference on the day it was read."""
    yield from misplaced(snapshot)
    for row in rows_apart(snapshot):
        yield f"occupations/data/lists, {row}"
    for chart in sorted(map(str, charts.shown(snapshot) ^ charts.read())):
        yield f"pathways/data/language_tests.yaml, charts: {chart} is only in one"
    for cell in unread(snapshot):
        yield f"pathways/data, grids › {cell}: the reference prints no such cell"
    for cell in cells.untold_cells(snapshot):
        yield f"docs/coverage.md: the unknown cells of {cell} have no row"
    for fault in doors.faults(snapshot):
        yield f"pathways/data: {fault} (tests/rules/reference/november)"


def faults(snapshot: Spec) -> Iterator[str]:
    """Everything in which the catalogue differs from what was read."""
    yield from asks.differences(snapshot)
    yield from apart(snapshot)
