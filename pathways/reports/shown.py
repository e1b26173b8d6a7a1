"""The document as the page lays it out: what stands at once, and what opens in place.

A long part shows its first few; the rest is there too, folded, and opens on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pathways.reports.document import (
    Criterion,
    Document,
    Group,
    Line,
    OddsEntry,
    PlaceEntry,
    StreamEntry,
)

# How many pathways of a group stand at once: the nearest; all of the others.
AT_ONCE: Final = {"answer": 5, "later": 3, "closed": 0}
LINES_AT_ONCE: Final = 2  # of a cell of the comparison


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group of the result with its streams."""

    group: Group
    at_once: tuple[StreamEntry, ...]
    further: tuple[StreamEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the short name of its pathway, which a phone shows before it."""

    label: str
    lines: tuple[Line, ...]
    further: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the comparison; ``is_same`` when it says the same of every pathway."""

    title: str
    cells: tuple[ShownCell, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class ShownPlaces:
    """The provinces that the answers name, and the others."""

    wished: tuple[PlaceEntry, ...]
    others: tuple[PlaceEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownOdds:
    """The kinds of rounds that could invite this person, and the others."""

    own: tuple[OddsEntry, ...]
    others: tuple[OddsEntry, ...]


def groups(document: Document) -> tuple[ShownGroup, ...]:
    """Every group with its streams."""
    return tuple(
        _group(group, document.in_group(group.slug)) for group in document.groups
    )


def _group(group: Group, streams: tuple[StreamEntry, ...]) -> ShownGroup:
    at_once = AT_ONCE.get(group.slug, len(streams))
    return ShownGroup(group, streams[:at_once], streams[at_once:])


def heads(document: Document) -> tuple[tuple[str, str], ...]:
    """The short name of each chosen pathway, and its whole name."""
    names = (stream.name for stream in document.chosen_streams)
    return tuple(zip(document.labels, names, strict=True))


def comparison(document: Document) -> tuple[ShownRow, ...]:
    """The comparison, cell by cell."""
    return tuple(_row(document.labels, row) for row in document.comparison)


def _row(labels: Sequence[str], row: Criterion) -> ShownRow:
    is_same = len(row.cells) > 1 and len(set(row.cells)) == 1
    cells = [
        _cell(label, row, lines) for label, lines in zip(labels, row.cells, strict=True)
    ]
    return ShownRow(row.title, tuple(cells[:1] if is_same else cells), is_same)


def _cell(label: str, row: Criterion, lines: tuple[Line, ...]) -> ShownCell:
    """What stands at once; one line more is not worth a fold."""
    if row.in_mail:
        return _figures(label, lines)
    fold = LINES_AT_ONCE if len(lines) > LINES_AT_ONCE + 1 else len(lines)
    return ShownCell(label, lines[:fold], lines[fold:])


def _figures(label: str, lines: tuple[Line, ...]) -> ShownCell:
    """Sums, which cite nothing, stand before the fees that they are made of."""
    at_once = tuple(one for one in lines[1:] if not one.cite)
    further = tuple(one for one in lines[1:] if one.cite)
    return ShownCell(label, lines[:1] + at_once, further)


def places(document: Document) -> ShownPlaces | None:
    """The places apart by whether the answers name them."""
    if document.places is None:
        return None
    rows = document.places.rows
    return ShownPlaces(
        tuple(row for row in rows if row.wished),
        tuple(row for row in rows if not row.wished),
    )


def odds(document: Document) -> ShownOdds | None:
    """The kinds of rounds apart by whether they could invite this person."""
    if document.odds is None:
        return None
    rows = document.odds.rows
    return ShownOdds(
        tuple(row for row in rows if row.is_own),
        tuple(row for row in rows if not row.is_own),
    )
