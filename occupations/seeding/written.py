"""Rows as the seed's own CSV files: a line is written anew only where it differs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import models

from occupations.seeding.changes import Seen
from occupations.seeding.columns import Canonical, Column, Values, columns
from occupations.seeding.files import SeedCsv
from occupations.seeding.parse import Reader
from occupations.seeding.rows import CsvShape
from occupations.seeding.store import Store

ITEMS, PARTS = "; ", "|"


Elsewhere = Mapping[type[models.Model], Collection[str]]


def written_csv(
    seeds: Sequence[SeedCsv], folder: Path, elsewhere: Elsewhere
) -> dict[str, str]:
    """The text of every file by its name; mirrored files are as they were shipped.

    ``elsewhere``: keys of rows that other files tell, and that are not added here.
    """
    by_model: dict[type[models.Model], list[SeedCsv]] = defaultdict(list)
    for seed in seeds:
        by_model[seed.model].append(seed)
    texts: dict[str, str] = {}
    for model, its in by_model.items():
        if its[0].mirrored:
            texts |= {seed.name: _text(folder, seed) for seed in its}
        else:
            texts |= _Files(model, its, folder).texts(elsewhere.get(model, ()))
    return {seed.name: texts[seed.name] for seed in seeds}


def _text(folder: Path, seed: SeedCsv) -> str:
    with (folder / seed.name).open(encoding="utf-8", newline="") as handle:
        return handle.read()


def records(text: str) -> Iterator[str]:
    """Each record as it stands in the text, with the end of its line."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    start = 0
    for _cells in reader:
        yield "".join(lines[start : reader.line_num])
        start = reader.line_num


def line_of(cells: Sequence[str]) -> str:
    """A record of cells."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


class _Files:
    """The files of one model."""

    def __init__(
        self, model: type[models.Model], seeds: Sequence[SeedCsv], folder: Path
    ) -> None:
        self.model, self.seeds, self.folder = model, seeds, folder
        self.columns = columns(model)
        self.defaults = {name: c.default() for name, c in self.columns.items()}
        self.rows = Store(model, self.columns).read()
        self.homes: dict[str, str] = {}
        self.groups: dict[Any, Counter[str]] = defaultdict(Counter)
        self.shipped = {seed.name: self._read(seed) for seed in seeds}

    def texts(self, elsewhere: Collection[str]) -> dict[str, str]:
        """Each file anew."""
        added: dict[str, list[Values]] = defaultdict(list)
        for key, seen in self.rows.items():
            if key not in self.homes and key not in elsewhere:
                added[self._home(seen.values)].append(seen.values)
        return {seed.name: self._file(seed, added[seed.name]) for seed in self.seeds}

    def _read(self, seed: SeedCsv) -> dict[str, Seen]:
        """What the file said, every field of a row filled in."""
        seen = Reader(self.model, seed.rows(self.folder), seed.name).read()
        for key, its in seen.items():
            self.homes[key] = seed.name
            self.groups[self._group(its.values)][seed.name] += 1
        return seen

    def _group(self, values: Values) -> Canonical:
        """What tells the files of a model apart: the list of an entry."""
        return repr(values.get("occupation_list"))

    def _home(self, values: Values) -> str:
        near = self.groups.get(self._group(values))
        if near:
            return near.most_common(1)[0][0]
        names = [seed.name for seed in self.seeds]
        return next((name for name in names if "others" in name), names[-1])

    def _file(self, seed: SeedCsv, added: list[Values]) -> str:
        head, *lines = records(_text(self.folder, seed))
        names = next(csv.reader([head]))
        shipped = self.shipped[seed.name]
        mine = [self.rows[key].values for key in shipped if key in self.rows] + added
        mine = [values for values in mine if self._fits(seed, values)]
        more = self._more(seed, names, mine)
        names = [*names, *more]
        text = [_wider(head, more)]
        for line, (key, was) in zip(lines, shipped.items(), strict=True):
            now = self.rows.get(key)
            if now is None or not self._fits(seed, now.values):
                continue
            same = all(now.values[name] == value for name, value in was.values.items())
            fresh = [self._cell(seed.shape, n, now.values) for n in more]
            text.append(
                _wider(line, fresh)
                if same
                else line_of([self._cell(seed.shape, n, now.values) for n in names])
            )
        for values in added:
            if self._fits(seed, values):
                cells = [self._cell(seed.shape, name, values) for name in names]
                text.append(line_of(cells))
        return "".join(text)

    def _fits(self, seed: SeedCsv, values: Values) -> bool:
        """Whether the file can tell the row: what is the same in all its lines is."""
        return all(values[name] == value for name, value in seed.constants.items())

    def _more(
        self, seed: SeedCsv, names: Sequence[str], rows: Sequence[Values]
    ) -> list[str]:
        """Columns that the file has not had, and that some row now needs."""
        absent = [n for n in self.columns if n not in names and n not in seed.constants]
        return [
            name
            for name in absent
            if any(values[name] != self.defaults[name] for values in rows)
        ]

    def _cell(self, shape: CsvShape, name: str, values: Mapping[str, Canonical]) -> str:
        return cell_of(shape, self.columns[name], values[name])


def cell_of(shape: CsvShape, column: Column, value: Canonical) -> str:
    """A canonical value as a seed file writes it."""
    if column.name in shape.json:
        return json.dumps(value, ensure_ascii=False) if value else ""
    if column.name in shape.lines:
        return ITEMS.join(str(value or "").splitlines())
    if isinstance(value, list):
        joint = ITEMS if column.many else PARTS
        return joint.join(_word(part) for part in value)
    return _word(value)


def _word(value: Canonical) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _wider(line: str, cells: Sequence[str]) -> str:
    """A record with further cells; the others stay as they were written."""
    if not cells:
        return line
    bare = line.rstrip("\r\n")
    end = line[len(bare) :]
    return f"{bare},{line_of(cells).rstrip(chr(10))}{end}"
