"""Tables over one or two facts: the leaf of a grid, and the threshold of a criterion.

A key axis matches values exactly; a step axis gives the last row whose bound is not
above the value. ``None`` (“none”) has a row of its own, or falls to ``otherwise``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Any

from pathways.rules.engine.values import Between, Open

Number = int | Decimal
MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class UnknownCell:
    """A cell that we have not collected: what it can be at least and at most.

    Where no maximum is known, ``high`` is infinite.
    """

    name: str
    low: Number
    high: Number


@dataclass(frozen=True)
class Axis:
    """How one fact chooses a row.

    ``keys`` are the row's keys in order; on a step axis, lower bounds in rising order.
    ``none_row`` is the row of ``None``; ``otherwise`` that of any other value. Either
    is empty when the table has no such row.
    """

    keys: tuple[Any, ...]
    steps: bool = False
    none_row: int | None = None
    otherwise: int | None = None
    _rows: dict[Any, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = {} if self.steps else {key: row for row, key in enumerate(self.keys)}
        object.__setattr__(self, "_rows", rows)

    def row(self, value: Any) -> int | None:
        """The row of a known value; ``None`` when the table has none for it."""
        if value is None:
            return self.none_row if self.none_row is not None else self.otherwise
        if self.steps:
            number = bisect_right(self.keys, value) - 1
            return number if number >= 0 else self.otherwise
        return self._rows.get(value, self.otherwise)

    def candidates(self, value: object) -> Sequence[int | None]:
        """Every row that the value may fall in."""
        if not isinstance(value, Open):
            return (self.row(value),)
        possible = value.possible
        if isinstance(possible, Between) and self.steps:
            first = self.row(possible.low)
            last = (
                len(self.keys) - 1 if possible.high is None else self.row(possible.high)
            )
            start = -1 if first is None or first == self.otherwise else first
            rows: list[int | None] = list(range(max(start, 0), (last or 0) + 1))
            return rows if start >= 0 else [first, *rows]
        if isinstance(possible, tuple):
            return tuple(dict.fromkeys(self.row(item) for item in possible))
        spare = [row for row in (self.none_row, self.otherwise) if row is not None]
        return [
            *range(len(self.keys)),
            *(row for row in spare if row >= len(self.keys)),
        ]


@dataclass(frozen=True)
class Table:
    """Cells over one or two axes; ``cells[row][column]``, one column for one axis.

    A value that no row holds gives ``default``.
    """

    slug: str
    axes: tuple[Axis, ...]
    cells: tuple[tuple[Any, ...], ...]
    default: Any = 0

    @cached_property
    def has_unknown_cells(self) -> bool:
        """Whether a cell was not collected."""
        cells = (cell for line in (*self.cells, (self.default,)) for cell in line)
        return any(isinstance(cell, UnknownCell) for cell in cells)

    def look_up(self, value: Any, across: Any = None) -> Any:
        """The cell of known values."""
        row = self.axes[0].row(value)
        column = self.axes[1].row(across) if len(self.axes) == 2 else 0
        if row is None or column is None:
            return self.default
        return self.cells[row][column]

    def candidates(self, value: Any, across: Any = None) -> list[Any]:
        """Every cell that open values may fall in."""
        rows = self.axes[0].candidates(value)
        columns = self.axes[1].candidates(across) if len(self.axes) == 2 else (0,)
        items = [
            self.default if row is None or column is None else self.cells[row][column]
            for row, column in product(rows, columns)
        ]
        return list(dict.fromkeys(items))

    def bounds(self, value: Any, across: Any = None) -> tuple[Number, Number]:
        """The least and the most that a cell in play gives."""
        if type(value) is Open or type(across) is Open:
            cells = self.candidates(value, across)
        else:
            cells = [self.look_up(value, across)]
        return (
            min(c.low if isinstance(c, UnknownCell) else c for c in cells),
            max(c.high if isinstance(c, UnknownCell) else c for c in cells),
        )


class KeptBounds(dict[Any, tuple[Number, Number]]):
    """A table's bounds by the value, or pair of values, that chooses the cell.

    The same values always give the same bounds: each is worked out on first use.
    """

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        self.table = table

    def __missing__(self, chosen_by: Any) -> tuple[Number, Number]:
        if len(self) >= MOST_KEPT:
            self.clear()
        pair = len(self.table.axes) == 2
        item = self.table.bounds(*chosen_by) if pair else self.table.bounds(chosen_by)
        self[chosen_by] = item
        return item
