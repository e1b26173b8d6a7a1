"""What differs between two snapshots, in lines that a curator can read.

Parts are matched by their permanent names, so that a new neighbour moves nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NAMES: Final = (
    *("slug", "id", "key", "fee", "after", "code", "target", "title", "label", "text"),
)
END: Final = "to"
DATED: Final = ("id", "from", "to", "cite")
# A criterion, a fact, an unknown cell and a citation are told in one line.
ONE_LINE: Final = frozenset({"op", "kind", "unknown", "source"})
UNTOLD: Final = frozenset({"cite", "axes", "slug", "id", "order"})
FIGURES: Final = frozenset(
    {"from", "to", "state", "value", "table", "cap_table", "combine"}
)
WORDS: Final = ("title", "name", "label", "text")
SECTIONS: Final = {
    "streams": gettext_lazy("Streams"),
    "conditions": gettext_lazy("Conditions"),
    "grids": gettext_lazy("Points grids"),
    "tables": gettext_lazy("Tables"),
    "lists": gettext_lazy("Lists"),
    "fees": gettext_lazy("Fees"),
    "charts": gettext_lazy("Language charts"),
    "programs": gettext_lazy("Programs"),
    "levers": gettext_lazy("Levers"),
    "costs": gettext_lazy("Costs of papers and tests"),
    "rates": gettext_lazy("Exchange rates"),
    "topics": gettext_lazy("Topics"),
    "articles": gettext_lazy("Articles"),
    "sources": gettext_lazy("Sources"),
    "areas": gettext_lazy("Areas"),
    "places": gettext_lazy("Municipalities"),
    "medians": gettext_lazy("Median wages"),
    "unit_groups": gettext_lazy("Unit groups"),
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
    """The differences, part by part, those that decide most first.

    What is wholly new is told with its figures, unless nothing was there before.
    """
    items = []
    for name in [*SECTIONS, *sorted({*old, *new} - {*SECTIONS, "schema"})]:
        before, after = (part.get(name, {}) for part in (old, new))
        if name == "tables":
            before, after = (_by_columns(tables) for tables in (before, after))
        lines = tuple(_compare((), before, after) if old else _heads(after))
        if lines:
            items.append(Section(str(SECTIONS.get(name, name)), lines))
    return items


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
        if name == END and where:
            yield from _ending(where, old.get(END), new.get(END))
        elif name not in new:
            yield from (Line(w, in_brief(v), "") for w, v in _whole(at, old[name]))
        elif name not in old and at[-2:-1] == ("versions",):
            yield from _version(at, new, name)
        elif name not in old:
            yield from (Line(w, "", in_brief(v)) for w, v in _whole(at, new[name]))
        else:
            yield from _compare(at, old[name], new[name])


def _version(
    at: tuple[str, ...], versions: Mapping[str, Any], name: str
) -> Iterator[Line]:
    """A new version, beside the one that it follows; the first with all it has."""
    own = versions[name]
    start = str(own.get("from", ""))
    earlier = [
        version
        for other, version in versions.items()
        if other != name and str(version.get("from", "")) < start and _has_body(version)
    ]
    if not earlier:
        yield from (Line(w, "", in_brief(v)) for w, v in _whole(at, own))
        return
    last = max(earlier, key=lambda version: str(version.get("from", "")))
    yield Line(at, "", _("a new version from %s") % start)
    yield from _compare(at, _undated(last), _undated(own))


def _has_body(version: Mapping[str, Any]) -> bool:
    return bool(version.keys() - {*DATED, "note", "pass_mark"})


def _undated(version: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in version.items() if name not in DATED}


def _ending(where: tuple[str, ...], old: Any, new: Any) -> Iterator[Line]:
    """A row that is closed, or open again: the same row, not another."""
    if old != new:
        yield Line(where, _until(old), _until(new))


def _until(end: Any) -> str:
    return _("closed from %s") % end if end else str(_("in force without an end"))


def _heads(parts: Any) -> Iterator[Line]:
    """Each part by its title: the first edition is not told cell by cell."""
    named = _by_name(parts) if isinstance(parts, list) else parts
    yield from (Line((str(name),), "", in_brief(item)) for name, item in named.items())


def _whole(where: tuple[str, ...], part: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """A part that is there on one side only: its title, then all its figures."""
    yield where, part
    if isinstance(part, Mapping) and not part.keys() & ONE_LINE:
        parts: Mapping[str, Any] = part
    elif isinstance(part, list) and any(isinstance(item, Mapping) for item in part):
        parts = _by_name(part)
    else:
        return
    for name, item in parts.items():
        at = (*where, str(name))
        if name in UNTOLD or isinstance(item, bool):
            continue
        if isinstance(item, list) and not item:
            continue
        if isinstance(item, Mapping | list):
            inner = list(_whole(at, item))
            yield from inner[1:] if len(inner) > 1 and not _has_words(item) else inner
        elif isinstance(item, int | float) or name in FIGURES:
            yield at, item


def _has_words(part: Any) -> bool:
    return isinstance(part, Mapping) and bool(part.keys() & {*WORDS, "key"})


def _leaf(where: tuple[str, ...], old: Any, new: Any) -> Iterator[Line]:
    yield Line(where, in_brief(old), in_brief(new))


def _by_name(items: list[Any]) -> dict[str, Any]:
    """The parts of a list by their names; equal names are counted."""
    record: dict[str, Any] = {}
    for place, item in enumerate(items):
        name = _name(item, place) if isinstance(item, Mapping) else in_brief(item)
        while name in record:
            name += "′"
        record[name] = item
    return record


def _by_columns(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Tables whose cells are named by their row and column."""
    record = {}
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
        record[slug] = {**table, "versions": versions}
    return record


def _row(cells: list[Any], heads: list[str]) -> Any:
    return dict(zip(heads, cells, strict=False)) if heads else cells[0]


def _name(item: Mapping[str, Any], place: int) -> str:
    own = [_cut(item[name], 60) for name in NAMES if isinstance(item.get(name), str)]
    start = [str(item["from"])] if "from" in item else []
    return " ".join(dict.fromkeys([*own[:1], *start])) or str(place + 1)


def in_brief(value: Any) -> str:
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
