"""The whole comparison of the reference with a snapshot of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tests.rules.completeness import (
    asks,
    cells,
    charts,
    lists,
    november,
    places,
    reference,
)
from tests.rules.completeness.catalogue import Catalogue
from tests.rules.completeness.places import Place
from tests.rules.completeness.reference import Item

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
    catalogue = Catalogue(snapshot)
    for file, (result, placed) in items().items():
        for name, item in result.items():
            if name in placed:
                for fault in places.faults(item, placed[name], catalogue):
                    yield f"{file}: {fault}"


def unread(snapshot: Spec) -> list[str]:
    """Cells of grids that give points which the reference does not print."""
    every = [place for _, placed in items().values() for place in placed.values()]
    return cells.unread_cells(snapshot, every)


def rows_apart(snapshot: Spec) -> Iterator[str]:
    """Rows of lists that only the reference or only the catalogue has."""
    for name, both in lists.ALL.items():
        read, shown = both(snapshot)
        for row in sorted(map(str, read - shown)):
            yield f"{name}: {row} is not in the catalogue"
        for row in sorted(map(str, shown - read)):
            yield f"{name}: {row} is not in the reference"


def faults(snapshot: Spec) -> Iterator[str]:
    """Everything in which the catalogue differs from what was read."""
    yield from rows_apart(snapshot)
    yield from sorted(map(str, charts.shown(snapshot) ^ charts.read()))
    yield from asks.differences(snapshot)
    yield from misplaced(snapshot)
    yield from unread(snapshot)
    yield from cells.untold_cells(snapshot)
