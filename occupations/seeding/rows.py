"""Rows of seed files, and errors that say where they stand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

AT = "_at"
"""Reserved key of a row: where it stands in its file, for messages."""

Row = Mapping[str, object]


class SeedError(ValueError):
    """A seed row that cannot be loaded: which file, where in it, which field, why."""

    def __init__(self, message: str, *, file: str = "", at: str = "", field: str = ""):
        self.message, self.file, self.at, self.field = message, file, at, field
        place = ", ".join(
            part for part in (file, at, field and f"field {field}") if part
        )
        super().__init__(f"{place}: {message}" if place else message)

    def within(self, *, file: str = "", at: str = "") -> Self:
        """The same error, with its place told by a caller who knows it."""
        return type(self)(
            self.message, file=file or self.file, at=at or self.at, field=self.field
        )


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How the cells of a seed CSV are read, by column; the others are plain text."""

    lists: tuple[str, ...] = ()
    """Items that semicolons separate."""
    lines: tuple[str, ...] = ()
    """Items that semicolons separate, kept as one text with a line for each."""
    keys: tuple[str, ...] = ()
    """Natural keys of more than one field, which a vertical bar separates."""
    json: tuple[str, ...] = ()
    """JSON; an empty cell is an empty object."""


def read_csv(path: Path, shape: CsvShape | None = None) -> Iterator[dict[str, object]]:
    """Rows of a seed CSV, each with its line."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        for raw in reader:
            at = f"line {reader.line_num}"
            if None in raw or None in raw.values():
                raise SeedError("wrong number of cells", file=path.name, at=at)
            yield {AT: at} | typed(raw, shape or CsvShape(), (path.name, at))


def typed(
    raw: Mapping[str, str], shape: CsvShape, place: tuple[str, str]
) -> dict[str, object]:
    """The cells of a line as their columns are read."""
    row: dict[str, object] = dict(raw)
    for name in shape.lists:
        row[name] = _items(raw[name])
    for name in shape.lines:
        row[name] = "\n".join(_items(raw[name]))
    for name in shape.keys:
        row[name] = tuple(raw[name].split("|"))
    for name in shape.json:
        row[name] = _parsed(raw[name], place, name)
    return row


def _items(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _parsed(text: str, place: tuple[str, str], name: str) -> object:
    try:
        return json.loads(text or "{}")
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}"
        raise SeedError(message, file=place[0], at=place[1], field=name) from error
