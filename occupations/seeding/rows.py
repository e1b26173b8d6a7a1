"""Rows of seed files, and errors that say where they stand."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
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


def read_csv(
    path: Path, *, lists: tuple[str, ...] = (), json_fields: tuple[str, ...] = ()
) -> Iterator[dict[str, object]]:
    """Rows of a seed CSV, each with its line; ``lists`` are split at semicolons."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        for raw in reader:
            at = f"line {reader.line_num}"
            if None in raw or None in raw.values():
                raise SeedError("wrong number of cells", file=path.name, at=at)
            yield {AT: at} | _typed(raw, lists, json_fields, (path.name, at))


def _typed(
    raw: Mapping[str, str],
    lists: tuple[str, ...],
    json_fields: tuple[str, ...],
    place: tuple[str, str],
) -> dict[str, object]:
    row: dict[str, object] = dict(raw)
    for name in lists:
        row[name] = [part.strip() for part in raw[name].split(";") if part.strip()]
    for name in json_fields:
        row[name] = _parsed(raw[name], place, name)
    return row


def _parsed(text: str, place: tuple[str, str], name: str) -> object:
    try:
        return json.loads(text or "{}")
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}"
        raise SeedError(message, file=place[0], at=place[1], field=name) from error


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
