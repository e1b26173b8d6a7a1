"""A table as typed or pasted: keys of rows and columns, and a text for every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways import models
from pathways.admin.pasting import PasteError, sheet_parts
from pathways.catalogue.cells import (
    Cell,
    CellError,
    Place,
    cell_from,
    check_key,
    known_columns,
)

BLANK_ROWS: Final = 3
BLANK_COLUMNS: Final = 1


@dataclass
class Sheet:
    """The table as typed: keys of rows and columns, and a text for every cell."""

    rows: list[str]
    columns: list[str]
    texts: dict[tuple[int, int], str]
    errors: list[str] = field(default_factory=list)
    wrong: set[tuple[int, int]] = field(default_factory=set)
    warned: list[str] = field(default_factory=list)
    before: dict[Place, str] = field(default_factory=dict)

    @classmethod
    def of(cls, version: models.TableVersion) -> Sheet:
        """The stored cells."""
        cells = list(version.cells.order_by("order", "pk"))
        rows = list(dict.fromkeys(cell.row for cell in cells))
        columns = list(dict.fromkeys(cell.column for cell in cells))
        if not columns:
            columns = known_columns(version.table)
        texts = {
            (rows.index(c.row), columns.index(c.column)): str(
                Cell(c.value, c.low, c.high)
            )
            for c in cells
        }
        return cls(rows, columns, texts)

    @classmethod
    def sent(cls, data: Mapping[str, str]) -> Sheet:
        """What a page sent, with the rows and columns that have a key."""
        rows = list(_numbered(data, "row"))
        columns = list(_numbered(data, "column")) or [(0, "")]
        texts = {
            (i, j): data.get(f"cell-{row}-{column}", "").strip()
            for i, (row, _key) in enumerate(rows)
            for j, (column, _key) in enumerate(columns)
        }
        return cls([key for _n, key in rows], [key for _n, key in columns], texts)

    @classmethod
    def pasted(cls, text: str, version: models.TableVersion) -> Sheet:
        """What a pasted table means; the stored cells where it is none."""
        try:
            return cls(*sheet_parts(text, version.table))
        except PasteError as error:
            sheet = cls.of(version)
            sheet.errors.append(str(error))
            return sheet

    def by_keys(self) -> dict[Place, str]:
        """The texts by the keys of their row and column."""
        return {
            (self.rows[i], self.columns[j]): text for (i, j), text in self.texts.items()
        }

    def read(self, table: models.Table) -> dict[Place, Cell]:
        """Every cell by its keys; what is wrong goes to ``errors``."""
        self._check_keys(self.rows, table.row_type)
        if table.column_type:
            self._check_keys(self.columns, table.column_type)
            last = [key for key in self.columns if key in ("none", "else")]
            if last and self.columns[-len(last) :] != last:
                self.errors.append(_("The columns “none” and “else” stand last."))
        record: dict[Place, Cell] = {}
        for (i, j), text in self.texts.items():
            try:
                record[self.rows[i], self.columns[j]] = cell_from(text)
            except CellError as error:
                self.wrong.add((i, j))
                at = " / ".join(key for key in (self.rows[i], self.columns[j]) if key)
                self.errors.append(f"{at}: {error}")
        return record

    def _check_keys(self, keys: list[str], kind: str) -> None:
        if len(set(keys)) < len(keys):
            self.errors.append(_("A key stands twice."))
        for key in keys:
            try:
                check_key(key, kind)
            except CellError as error:
                self.errors.append(str(error))

    def lines(self) -> Iterator[dict[str, Any]]:
        """The rows for the page, with blank ones behind."""
        for i in range(len(self.rows) + BLANK_ROWS):
            yield {
                "number": i,
                "key": self.rows[i] if i < len(self.rows) else "",
                "cells": [
                    {
                        "name": f"cell-{i}-{j}",
                        "text": self.texts.get((i, j), ""),
                        "column": key,
                        "is_wrong": (i, j) in self.wrong,
                        "was": self._was(i, j),
                    }
                    for j, key in self.heads()
                ],
            }

    def _was(self, i: int, j: int) -> str:
        """What the cell was, where it is another now."""
        if i >= len(self.rows) or j >= len(self.columns):
            return ""
        text = self.texts.get((i, j), "")
        was = self.before.get((self.rows[i], self.columns[j]), _("new"))
        return was if text and was != text else ""

    def heads(self) -> list[tuple[int, str]]:
        """The columns with their numbers, and a blank one where keys tell them."""
        blank = BLANK_COLUMNS if self.columns != [""] else 0
        return list(enumerate([*self.columns, *[""] * blank]))


def _numbered(data: Mapping[str, str], name: str) -> Iterator[tuple[int, str]]:
    for n in range(sum(1 for key in data if key.startswith(f"{name}-"))):
        key = data.get(f"{name}-{n}", "").strip()
        if key:
            yield n, key
