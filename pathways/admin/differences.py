"""What differs between two snapshots, in lines that a curator can read.

Parts are matched by their permanent names, so that a new neighbour moves nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

NAMES: Final = (
    *("slug", "id", "key", "fee", "after", "code", "to", "title", "label", "text"),
)
WORDS: Final = ("title", "name", "label", "text")
SECTIONS: Final = {
    "streams": _("Streams"),
    "conditions": _("Conditions"),
    "grids": _("Points grids"),
    "tables": _("Tables"),
    "lists": _("Lists"),
    "fees": _("Fees"),
    "charts": _("Language charts"),
    "programs": _("Programs"),
    "articles": _("Articles"),
    "sources": _("Sources"),
    "areas": _("Areas"),
    "places": _("Municipalities"),
    "medians": _("Median wages"),
    "unit_groups": _("Unit groups"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: where, and what it was and is; empty where nothing was or is."""

    where: tuple[str, ...]
    old: str
    new: str

    @property
    def place(self) -> str:
        """Where, in one line."""
        return " › ".join(self.where)

    def __str__(self) -> str:
        return f"{self.place}: {self.old or '∅'} → {self.new or '∅'}"


@dataclass(frozen=True, slots=True)
class Section:
    """The differences in one part of the rulebook."""

    title: str
    lines: tuple[Line, ...]


def sections(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Section]:
    """The differences, part by part, those that decide most first."""
    found = []
    for name in [*SECTIONS, *sorted({*old, *new} - {*SECTIONS, "schema"})]:
        before, after = (part.get(name, {}) for part in (old, new))
        if name == "tables":
            before, after = (_by_columns(tables) for tables in (before, after))
        lines = tuple(_compare((), before, after))
        if lines:
            found.append(Section(str(SECTIONS.get(name, name)), lines))
    return found


def _compare(where: tuple[str, ...], old: Any, new: Any) -> Iterator[Line]:
    if old == new:
        return
    if isinstance(old, list) and isinstance(new, list):
        yield from _parts(where, _by_name(old), _by_name(new))
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        if {"unknown", "source"} & {*old, *new} and len({*old, *new}) < 8:
            yield from _leaf(where, old, new)
        else:
            yield from _parts(where, old, new)
    else:
        yield from _leaf(where, old, new)


def _parts(
    where: tuple[str, ...], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Line]:
    for name in [*old, *(name for name in new if name not in old)]:
        at = (*where, str(name))
        if name not in new:
            yield Line(at, told(old[name]), "")
        elif name not in old:
            yield Line(at, "", told(new[name]))
        else:
            yield from _compare(at, old[name], new[name])


def _leaf(where: tuple[str, ...], old: Any, new: Any) -> Iterator[Line]:
    yield Line(where, told(old), told(new))


def _by_name(items: list[Any]) -> dict[str, Any]:
    """The parts of a list by their names; equal names are counted."""
    found: dict[str, Any] = {}
    for place, item in enumerate(items):
        name = _name(item, place) if isinstance(item, Mapping) else told(item)
        while name in found:
            name += "′"
        found[name] = item
    return found


def _by_columns(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Tables whose cells are named by their row and column."""
    found = {}
    for slug, table in tables.items():
        axes = table["axes"]
        heads = [str(key) for key in axes[1]["keys"]] if len(axes) == 2 else []
        versions = [
            {
                **version,
                "rows": {str(row[0]): _row(row[1:], heads) for row in version["rows"]},
            }
            for version in table["versions"]
        ]
        found[slug] = {**table, "versions": versions}
    return found


def _row(cells: list[Any], heads: list[str]) -> Any:
    return dict(zip(heads, cells, strict=False)) if heads else cells[0]


def _name(item: Mapping[str, Any], place: int) -> str:
    own = [_cut(item[name], 60) for name in NAMES if isinstance(item.get(name), str)][
        :1
    ]
    if not own and "from" not in item:
        return str(place + 1)
    return " ".join([*own, *(str(item[n]) for n in ("from",) if n in item)])


def told(value: Any) -> str:
    """A value in a few words; a part by its title or its JSON, cut short."""
    if isinstance(value, Mapping):
        words = [value.get(name) for name in ("key", *WORDS) if value.get(name)]
        if value.keys() & set(WORDS):
            return _cut(" ".join(str(word) for word in words), 160)
        value = {name: part for name, part in value.items() if name != "cite"} or value
    if isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _cut(text, 160)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
