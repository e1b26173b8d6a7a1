"""The cells of a table's version: read from what was typed, and stored.

A cell is a number, or what it can give while it is not collected: “0 to 40”, or
“0 to ?” where no most is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from django.utils.translation import gettext as _

from pathways import models
from pathways.models.grids import KeyType

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
            lines.append(
                f"{at_place(place)}: − {Cell(cell.value, cell.low, cell.high)}"
            )
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
            lines.append(f"{at_place(place)}: + {new}")
        elif str(before) != str(new):
            lines.append(f"{at_place(place)}: {before} → {new}")
        elif row.order == order:
            continue
        row.value, row.low, row.high, row.order = new.value, new.low, new.high, order
        row.save()
    return lines


def at_place(place: Place) -> str:
    """A cell by its keys."""
    return " / ".join(key for key in place if key)
