"""The document as the page lays it out: groups with their streams, labelled cells."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.reports.document import Document, Group, Line, StreamEntry


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group of the result with its streams."""

    group: Group
    streams: tuple[StreamEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the short name of its pathway, which a phone shows before it."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the comparison."""

    title: str
    cells: tuple[ShownCell, ...]


def groups(document: Document) -> tuple[ShownGroup, ...]:
    """Every group with its streams."""
    return tuple(ShownGroup(g, document.in_group(g.slug)) for g in document.groups)


def heads(document: Document) -> tuple[tuple[str, str], ...]:
    """The short name of each chosen pathway, and its whole name."""
    names = (stream.name for stream in document.chosen_streams)
    return tuple(zip(document.labels, names, strict=True))


def comparison(document: Document) -> tuple[ShownRow, ...]:
    """The comparison, cell by cell."""
    return tuple(
        ShownRow(
            row.title,
            tuple(map(ShownCell, document.labels, row.cells)),
        )
        for row in document.comparison
    )
