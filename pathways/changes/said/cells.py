"""The cells of a table in words, each beside what it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.changes.said.names import Titles
from pathways.changes.said.sentence import Sentence, Sentences, Spec, figure, listed

MOST_CELLS: Final = 40
Cells = Mapping[tuple[Any, Any], Any]


def say_cells(
    where: str,
    title: str,
    spec: Spec,
    old: Cells,
    new: Cells,
    days: Any,
    titles: Titles,
) -> Sentences:
    """The cells of one table that differ, each beside what it was."""
    moved = [at for at in new if old.get(at) != new[at]]
    gone = [at for at in old if at not in new]
    if len(moved) == 1 and not gone:
        at = moved[0]
        was = cell_words(old[at], spec) if at in old else ""
        values = {"part": title, "cells": _placed(at, new[at], spec, titles)}
        yield Sentence(where, _("“%(part)s” gives %(cells)s") % values, was, **days)
        return
    items = []
    for at in moved:
        was = cell_words(old[at]) if at in old else _("nothing before")
        items.append(f"{_placed(at, new[at], spec, titles)} ({was})")
    items += [
        _("no row for %(place)s") % {"place": place_words(at, spec, titles)}
        for at in gone
    ]
    if items:
        values = {"part": title, "cells": listed(items, MOST_CELLS)}
        yield Sentence(where, _("“%(part)s” gives %(cells)s") % values, **days)


def _placed(at: tuple[Any, Any], cell: Any, spec: Spec, titles: Titles) -> str:
    """What a cell gives, and for whom."""
    values = {"gives": cell_words(cell, spec), "place": place_words(at, spec, titles)}
    return _("%(gives)s for %(place)s") % values


def cells_of(table: Spec, version: Spec) -> dict[tuple[Any, Any], Any]:
    """Every cell by the keys of its row and column."""
    axes = table["axes"]
    columns = axes[1]["keys"] if len(axes) == 2 else [None]
    return {
        (row[0], column): cell
        for row in version["rows"]
        for column, cell in zip(columns, row[1:], strict=False)
    }


def cells_words(cells: Cells, spec: Spec, titles: Titles) -> str:
    """All cells of a part that is new; their range where they are many."""
    if not cells:
        return _("points by its parts")
    items = [_placed(at, cell, spec, titles) for at, cell in cells.items()]
    if len(items) <= MOST_CELLS:
        return listed(items)
    known = sorted(c for c in cells.values() if not isinstance(c, Mapping))
    values = {"low": figure(known[0]), "high": figure(known[-1]), "count": len(items)}
    return _("%(low)s to %(high)s points, in %(count)s cells") % values


def place_words(at: tuple[Any, Any], spec: Spec, titles: Titles) -> str:
    """The row and the column of a cell in words."""
    facts = [*spec.get("facts", ()), *spec.get("by", ()), None, None]
    axes = [*spec.get("axes", ()), {}, {}]
    return ", ".join(
        _key_words(fact, key, axis.get("steps", False), titles)
        for fact, key, axis in zip(facts, at, axes, strict=False)
        if key is not None
    )


def _key_words(fact: Any, key: Any, rises: bool, titles: Titles) -> str:
    if fact is None:
        words = figure(key)
    else:
        words = titles.value(fact, key)
        if isinstance(key, bool):
            return f"{titles.short_fact(fact)}: {words}"
        if words == figure(key):
            words = f"{titles.short_fact(fact)} {words}"
    if rises and isinstance(key, int | float):
        return _("%(value)s or more") % {"value": words}
    return words


def cell_words(cell: Any, spec: Spec | None = None) -> str:
    """What a cell gives, or can give while it is not collected."""
    if not isinstance(cell, Mapping):
        words = figure(cell)
        if spec and spec.get("facts") and isinstance(cell, int | float):
            return ngettext("%(n)s point", "%(n)s points", int(cell)) % {"n": words}
        return words
    low, high = (*cell.get("unknown", (0, None)), None)[:2]
    most = "?" if high is None else figure(high)
    return _("not known, %(low)s to %(high)s") % {"low": figure(low), "high": most}
