"""The cells of a table's version, edited as the table that they are.

A cell is a number, or what it can give while it is not collected: “0 to 40”, or
“0 to ?” where no most is known. Emptying a row's key takes the row away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from occupations.admin.concurrency import SEEN, digest_of, last_change, values_of
from pathways import models
from pathways.admin.tree import read_by
from pathways.models.grids import KeyType

BLANK_ROWS: Final = 3
BLANK_COLUMNS: Final = 1
BOUNDS: Final = re.compile(r"^(\S+)\s+to\s+(\S+)$")
LARGEST: Final = Decimal("99999999.9999")
Place = tuple[str, str]


class CellError(ValueError):
    """A cell or a key cannot be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell gives, or the bounds of one that is not collected."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    def __str__(self) -> str:
        if self.value is not None:
            return shown(self.value)
        high = "?" if self.high is None else shown(self.high)
        return f"{shown(self.low or Decimal(0))} to {high}"


def shown(number: Decimal) -> str:
    """A number without idle zeros."""
    return f"{number.normalize():f}"


def cell_from(text: str) -> Cell:
    """Read one input; raises ``CellError``."""
    bounds = BOUNDS.match(text)
    if bounds is None:
        return Cell(value=_number(text))
    low = _number(bounds[1])
    high = None if bounds[2] == "?" else _number(bounds[2])
    if high is not None and high < low:
        raise CellError(_("the most is below the least"))
    return Cell(low=low, high=high)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise CellError(_("“%s” is no number") % text) from error
    if not number.is_finite() or abs(number) > LARGEST:
        raise CellError(_("“%s” is no number of points or dollars") % text)
    if number != round(number, 4):
        raise CellError(_("“%s” has more than four decimals") % text)
    return number


def check_key(text: str, kind: str) -> None:
    """Refuse a key that the axis cannot have; raises ``CellError``."""
    if text in ("none", "else"):
        return
    if kind == KeyType.NUMBER:
        _number(text)
    if kind == KeyType.FLAG and text not in ("true", "false"):
        raise CellError(_("“%s” is neither true nor false") % text)


@dataclass
class Sheet:
    """The table as typed: keys of rows and columns, and a text for every cell."""

    rows: list[str]
    columns: list[str]
    texts: dict[tuple[int, int], str]
    errors: list[str] = field(default_factory=list)
    wrong: set[tuple[int, int]] = field(default_factory=set)

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
                    }
                    for j, key in self.heads()
                ],
            }

    def heads(self) -> list[tuple[int, str]]:
        """The columns with their numbers, and a blank one where keys tell them."""
        blank = BLANK_COLUMNS if self.columns != [""] else 0
        return list(enumerate([*self.columns, *[""] * blank]))


def _numbered(data: Mapping[str, str], name: str) -> Iterator[tuple[int, str]]:
    for n in range(sum(1 for key in data if key.startswith(f"{name}-"))):
        key = data.get(f"{name}-{n}", "").strip()
        if key:
            yield n, key


def known_columns(table: models.Table) -> list[str]:
    """The columns that the table's versions have; all have the same."""
    if not table.column_type:
        return [""]
    first = table.versions.filter(cells__isnull=False).order_by("order", "pk").first()
    cells = first.cells.order_by("order", "pk") if first else ()
    return list(dict.fromkeys(cell.column for cell in cells))


def store(version: models.TableVersion, cells: Mapping[Place, Cell]) -> list[str]:
    """Write what differs; returns a line for every change."""
    known = {(c.row, c.column): c for c in version.cells.all()}
    lines: list[str] = []
    for place, cell in known.items():
        if place not in cells:
            lines.append(f"{_at(place)}: − {Cell(cell.value, cell.low, cell.high)}")
            cell.delete()
    for order, (place, new) in enumerate(cells.items()):
        old = known.get(place)
        row = old or models.TableCell(
            version=version,
            row=place[0],
            column=place[1],
            key=f"{version.key}/{place[0]}/{place[1]}",
        )
        before = Cell(row.value, row.low, row.high)
        if old is None:
            lines.append(f"{_at(place)}: + {new}")
        elif str(before) != str(new):
            lines.append(f"{_at(place)}: {before} → {new}")
        elif row.order == order:
            continue
        row.value, row.low, row.high, row.order = new.value, new.low, new.high, order
        row.save()
    return lines


def _at(place: Place) -> str:
    return " / ".join(key for key in place if key)


def page(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cells, or store what was sent."""
    versions = models.TableVersion.objects.select_related("table")
    version = get_object_or_404(versions, pk=pk)
    if not model_admin.has_change_permission(request, version):
        raise PermissionDenied
    sheet = Sheet.sent(request.POST) if request.method == "POST" else Sheet.of(version)
    if request.method == "POST":
        cells = sheet.read(version.table)
        _check_columns(sheet, version)
        _check_seen(sheet, version, request)
        if not sheet.errors:
            with transaction.atomic():
                lines = store(version, cells)
                model_admin.log_change(request, version, "; ".join(lines))
            messages.success(request, _("%s cells changed.") % len(lines))
            return HttpResponseRedirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Cells"),
        "original": version,
        "table": version.table,
        "sheet": sheet,
        "seen": _digest(version),
        "read_by": read_by(version.table.pk),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/cells.html", context)


def _digest(version: models.TableVersion) -> str:
    return digest_of([values_of(cell) for cell in version.cells.order_by("pk")])


def _check_seen(
    sheet: Sheet, version: models.TableVersion, request: HttpRequest
) -> None:
    """Keep what was typed when somebody else has changed the cells meanwhile."""
    if request.POST.get(SEEN, _digest(version)) == _digest(version):
        return
    stored = Sheet.of(version).by_keys()
    sheet.errors.append(last_change(version))
    for place, text in sheet.by_keys().items():
        there = stored.get(place, "")
        if there != text:
            said = _("%(at)s: stored is “%(stored)s”, you typed “%(typed)s”.")
            words = {"at": _at(place), "stored": there, "typed": text}
            sheet.errors.append(said % words)
    sheet.errors.append(_("Nothing is stored yet. Look at it and save again."))


def _check_columns(sheet: Sheet, version: models.TableVersion) -> None:
    others = version.table.versions.exclude(pk=version.pk).filter(cells__isnull=False)
    if others.exists() and sheet.columns != known_columns(version.table):
        sheet.errors.append(
            _("All versions of a table have the same columns: make a new table.")
        )
