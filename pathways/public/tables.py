"""Tables of the rules, readable: what each row and column stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways import wording
from pathways.public.names import Names
from pathways.rules import Axis, Table, UnknownCell
from pathways.rules.facts import Fact, LanguageLevel, WithPartner, unit_of
from pathways.words.facts import head

# Units whose values have gaps between them: “20 to 29”, never “20 to under 30”.
WHOLES: Final = frozenset(
    {"TEER", "months", "number", "people", "points", "years of age", "language level"}
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in words; ``unknown`` where we have not collected it."""

    words: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it stands for, and its cells."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReadableTable:
    """A table with the names of its rows and columns.

    ``across`` heads all columns of a table over two facts; ``note`` says what its heads
    leave unsaid.
    """

    title: str
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    across: str = ""
    note: str = ""


def readable(
    table: Table, facts: Sequence[Fact], names: Names, *, title: str, unit: str
) -> ReadableTable:
    """A table over one or two facts; ``unit`` words what a cell holds."""
    first, second = facts[0], facts[1] if len(table.axes) == 2 else None
    corner, note = head(first, names)
    columns: tuple[str, ...] = (unit,)
    across, places = "", [0]
    if second is not None:
        items = axis_words(table.axes[1], second, names)
        columns = tuple(word for _place, word in items)
        places = [place for place, _word in items]
        across, more = ("", "") if speaks(second) else head(second, names)
        note = note or more
    lines = tuple(
        Line(word, tuple(cell(table.cells[row][place]) for place in places))
        for row, word in axis_words(table.axes[0], first, names)
    )
    return ReadableTable(title, corner, columns, lines, across, note)


def speaks(fact: Fact) -> bool:
    """Whether the words of an axis say what it is about."""
    return isinstance(fact, WithPartner)


def cell(value: Any) -> Cell:
    """A cell in words; an unknown one with its bounds."""
    if not isinstance(value, UnknownCell):
        if value is None:
            return Cell(_("no limit"))
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return Cell(wording.number_words(value) if number else str(value))
    low = wording.number_words(value.low)
    high = Decimal(value.high)
    if not high.is_finite():
        return Cell(_("%(low)s or more") % {"low": low}, unknown=True)
    values = {"low": low, "high": wording.number_words(high)}
    return Cell(_("%(low)s to %(high)s") % values, unknown=True)


def axis_words(axis: Axis, fact: Fact, names: Names) -> list[tuple[int, str]]:
    """The rows of an axis by place, and what each stands for."""
    words = _steps(axis, fact) if axis.steps else _keys(axis, fact, names)
    items = list(enumerate(words))
    if axis.none_row is not None and axis.none_row >= len(words):
        items.append((axis.none_row, _("none")))
    if axis.otherwise is not None and axis.otherwise >= len(words):
        items.append((axis.otherwise, _("any other")))
    return items


def _keys(axis: Axis, fact: Fact, names: Names) -> list[str]:
    if unit_of(fact) == "area":
        return [names.area(str(key)) for key in axis.keys]
    if unit_of(fact) == "occupation":
        return [names.occupation(str(key)) for key in axis.keys]
    if isinstance(fact, WithPartner):
        words = {True: _("with a partner"), False: _("without a partner")}
        return [words[bool(key)] for key in axis.keys]
    return [wording.value_words(fact, key) for key in axis.keys]


def _steps(axis: Axis, fact: Fact) -> list[str]:
    items = []
    for place, low in enumerate(axis.keys):
        high = axis.keys[place + 1] if place + 1 < len(axis.keys) else None
        items.append(_step(fact, low, high))
    return items


def _step(fact: Fact, low: Any, high: Any) -> str:
    """The span from one bound to the next, which is not in it."""
    say = wording.value_words
    if isinstance(fact, LanguageLevel) and low == 0:
        scale = say(fact, high).split()[0] if high else ""
        return _("below %(level)s") % {"level": f"{scale} {high}"}
    if high is None:
        return (
            _("any") if 0 < low < 1 else _("%(low)s or more") % {"low": say(fact, low)}
        )
    if 0 < high < 1:
        return _("none")
    if 0 < low < 1:
        return _("some, but less than %(high)s") % {"high": say(fact, high)}
    if not _counts_wholes(fact, low, high):
        if not low:
            return _("less than %(high)s") % {"high": say(fact, high)}
        values = {"low": wording.number_words(low), "high": say(fact, high)}
        return _("%(low)s to less than %(high)s") % values
    if high - low == 1:
        return say(fact, low)
    if isinstance(fact, LanguageLevel):
        values = {"low": say(fact, low), "high": wording.number_words(high - 1)}
        return _("%(low)s to %(high)s") % values
    values = {"low": wording.number_words(low), "high": say(fact, high - 1)}
    return _("%(low)s to %(high)s") % values


def _counts_wholes(fact: Fact, low: Any, high: Any) -> bool:
    whole = all(Decimal(item) == int(item) for item in (low, high))
    return whole and unit_of(fact) in WHOLES
