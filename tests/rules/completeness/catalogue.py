"""Parts of the published snapshot, found by where they stand.

A place is written ``pnp/bc/sw | requirements | experience``: a stream, one of its
parts and the part's name; or ``fees``, ``conditions``, ``tables``, ``grids``,
``lists``, ``charts`` or ``areas`` and what stands below. Rows of one name are told
apart by their first day: ``job-tenure@2024-12-04``, ``job-tenure@`` for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.rules.completeness.as_read import as_read
from tests.rules.completeness.grids import below, most, text_of
from tests.rules.completeness.numbers import Numbers, numbers_of

Spec = Mapping[str, Any]
NAMED_BY: Final = {
    "times": ("slug",),
    "stays": ("slug",),
    "practice": ("slug",),
    "fees": ("fee",),
    "bridges": ("target",),
    "codes": ("code",),
    "rights": ("for",),
    "changes": ("on",),
    "intakes": ("state",),
    "allocations": ("year", "kind"),
    "requirements": ("slug",),
}
TEXTS: Final = {"notes": "text", "evidence": "title"}
# Names of other parts and of places: digits in them are no facts.
NAMES: Final = {
    *("grid", "list", "condition", "stream", "areas", "area", "cite", "label", "path"),
    *("kind", "op", "table", "slug", "title", "for_each", "from", "to", "on", "year"),
    *("code", "when", "on_list"),
}


@dataclass(frozen=True)
class Part:
    """What stands at a place: its JSON, its citations, and the numbers it carries."""

    spec: Any
    confidence: frozenset[str]
    numbers: Numbers

    @property
    def is_cell(self) -> bool:
        """Whether it is one known number of a table."""
        return isinstance(self.spec, int | float | str)

    @property
    def start(self) -> str | None:
        """Its first day in force."""
        return self.spec.get("from") if isinstance(self.spec, Mapping) else None

    @property
    def end(self) -> str | None:
        """Its first day no longer in force."""
        return self.spec.get("to") if isinstance(self.spec, Mapping) else None


class Catalogue:
    """Finds parts of a snapshot by their place. Raises ``LookupError``.

    With the day on which the reference was read, rows that start later are not seen.
    """

    def __init__(self, snapshot: Spec, day: str = "") -> None:
        self.day = day
        self._snapshot = snapshot = as_read(snapshot, day) if day else snapshot
        self._streams = {spec["slug"]: spec for spec in snapshot["streams"]}
        self._nodes: dict[str, dict[str, Spec]] = {}

    def find(self, at: str) -> Part:
        """The part at a place."""
        owner, *rest = at.split(" | ")
        if owner in self._streams:
            return self._of_stream(at, self._streams[owner], rest)
        if owner == "fees":
            versions = self._snapshot["fees"][rest[0]]["versions"]
            return _part(_dated(at, versions, rest[1]))
        if owner == "conditions":
            return self._requirement(self._snapshot["conditions"][rest[0]])
        if owner == "tables":
            return self._cell(at, rest[0], rest[1:])
        if owner == "grids":
            return self._of_grid(at, *rest)
        if owner == "lists":
            return self._of_list(at, *rest)
        if owner in ("costs", "topics"):
            return self._of_papers(at, owner, *rest)
        if owner in ("areas", "charts"):
            return self._whole(at, owner, rest)
        raise LookupError(f"{at}: no such place")

    def _of_stream(self, at: str, stream: Spec, rest: list[str]) -> Part:
        if not rest:
            return Part(stream, _confidence(stream), numbers_of([]))
        kind, name = rest[0], rest[1] if len(rest) > 1 else ""
        result = stream.get(kind, [])
        if kind in TEXTS:
            return _said(at, result, TEXTS[kind], name)
        if kind not in NAMED_BY:
            raise LookupError(f"{at}: no such part")
        spec = _only_row(at, result, NAMED_BY[kind], name)
        if kind == "requirements":
            return self._requirement(spec)
        part = _part(spec)
        extra = numbers_of(list(spec.get("values", ()))) if kind == "practice" else ()
        return Part(spec, part.confidence, part.numbers | frozenset(extra))

    def _requirement(self, spec: Spec) -> Part:
        """A requirement with the conditions, tables and lists that it rests on."""
        numbers = _part(spec).numbers
        for kind, name in named_in(spec):
            if kind == "condition":
                numbers |= self._requirement(self._snapshot["conditions"][name]).numbers
            elif kind == "table":
                rows = self._snapshot["tables"][name]["versions"][-1]["rows"]
                numbers |= numbers_of(rows[:7])
            elif kind == "grid":
                grid = self._snapshot["grids"][name]
                numbers |= numbers_of(grid.get("maximum"))
            else:
                numbers |= numbers_of(len(self._snapshot["lists"][name]["entries"]))
        return Part(spec, _confidence(spec), numbers)

    def _of_grid(self, at: str, name: str, node: str, *cell: str) -> Part:
        slug, _, label = name.partition("@")
        grid = self._snapshot["grids"][slug]
        versions = [v for v in grid["versions"] if not label or v["id"] == label]
        if not versions:
            raise LookupError(f"{at}: no such version")
        version = versions[-1]
        sure = frozenset({version["cite"]["confidence"]})
        if node == "version":
            return Part(version, sure, numbers_of([]))
        if node == "note":
            return Part(version, sure, numbers_of(version["note"]))
        if node in ("maximum", "pass_mark"):
            value = grid.get(node, version.get(node))
            return Part(value, sure, numbers_of(value))
        spec = self._node(f"{slug}@{version['id']}", version, node)
        if cell == ("most",):
            return Part(spec, sure, numbers_of(most(self._snapshot, spec)))
        if cell in (("cap",), ("floor",)):
            value = spec.get(cell[0])
            return Part(value, sure, numbers_of(value))
        if cell[0] == "cap_table":
            shown = self._cell(at, spec["cap_table"], list(cell[1:]))
        else:
            shown = self._cell(at, spec["table"], list(cell))
        return Part(shown.spec, sure, shown.numbers)

    def _node(self, key: str, version: Spec, slug: str) -> Spec:
        if key not in self._nodes:
            tree = below(version["root"]) if version.get("root") else ()
            self._nodes[key] = {node["slug"]: node for node in tree}
        return self._nodes[key][slug]

    def _cell(self, at: str, name: str, keys: list[str]) -> Part:
        slug, _, start = name.partition("@")
        table = self._snapshot["tables"][slug]
        version = _dated(at, table["versions"], start)
        sure = frozenset({version["cite"]["confidence"]})
        if not keys:
            return Part(version, sure, numbers_of(version.get("note", "")))
        columns = table["axes"][1]["keys"] if len(table["axes"]) == 2 else [""]
        column = [text_of(key) for key in columns].index((*keys, "")[1])
        for row in version["rows"]:
            if text_of(row[0]) == keys[0]:
                cell = row[1 + column]
                text = cell["unknown"] if isinstance(cell, Mapping) else cell
                return Part(cell, sure, numbers_of(text))
        raise LookupError(f"{at}: no such row")

    def _of_list(self, at: str, slug: str, key: str = "") -> Part:
        slug, _, label = slug.partition("@")
        entries = self._snapshot["lists"][slug]["entries"]
        if label:
            entries = [e for e in entries if e["values"].get("version") == label]
        if key:
            return _part(_only_row(at, entries, ("key",), key))
        text = [len(entries), [entry["key"] for entry in entries]]
        if not entries:
            raise LookupError(f"{at}: no entry")
        sure = frozenset(entry["cite"]["confidence"] for entry in entries)
        return Part({"entries": entries}, sure, numbers_of(text))

    def _of_papers(self, at: str, owner: str, slug: str, name: str = "") -> Part:
        """A cost; or a statement of a topic, found by its name and first day."""
        spec = self._snapshot[owner][slug]
        if owner == "topics":
            spec = _only_row(at, spec["statements"], ("slug",), name)
        part = _part(spec)
        titled = numbers_of([spec["title"], spec.get("unit", "")], spelt=True)
        return Part(spec, part.confidence, part.numbers | titled)

    def _whole(self, at: str, owner: str, rest: list[str]) -> Part:
        if owner == "areas":
            return Part(self._snapshot["areas"][rest[0]], frozenset(), numbers_of([]))
        wanted = [*rest[0].split("@"), "", ""][:3]
        for chart in self._snapshot["charts"]:
            taken = chart.get("taken_from", "") if wanted[2] else ""
            if [chart["test"], chart.get("scale", ""), taken] == wanted:
                record = chart["levels" if len(rest) == 2 else "ranges"]
                record = record[rest[1]] if len(rest) == 2 else record
                return Part(chart, _confidence(chart), numbers_of(record))
        raise LookupError(f"{at}: no such chart")


def _dated(at: str, items: list[Spec], start: str) -> Spec:
    """The row that starts on a day; the only row, where no day is told."""
    wanted = start.removeprefix("@")
    if len(items) == 1 and not wanted:
        return items[0]
    for spec in items:
        if spec.get("from", "") == wanted:
            return spec
    raise LookupError(f"{at}: no such row")


def _only_row(at: str, items: list[Spec], fields: tuple[str, ...], wanted: str) -> Spec:
    name, text, start = wanted.rpartition("@")
    name = name if text else wanted
    own = [f for f in items if ":".join(text_of(f.get(n)) for n in fields) == name]
    if not own:
        raise LookupError(f"{at}: no such row")
    if not text and len(own) > 1:
        raise LookupError(f"{at}: {len(own)} such rows")
    return _dated(at, own, start) if text else own[0]


def _said(at: str, items: list[Spec], field: str, words: str) -> Part:
    own = [spec for spec in items if words in spec[field]]
    if len(own) != 1:
        raise LookupError(f"{at}: {len(own)} such texts")
    said = numbers_of(own[0][field], spelt=True)
    return Part(own[0], _confidence(own[0]), said)


def _part(spec: Spec) -> Part:
    return Part(spec, _confidence(spec), numbers_of(facts_of(spec), spelt=True))


def _confidence(spec: Any) -> frozenset[str]:
    """How sure the part is, with its alternatives."""
    return frozenset(_cites(spec))


def _cites(spec: Any) -> Iterator[str]:
    if isinstance(spec, Mapping):
        if "cite" in spec:
            yield spec["cite"]["confidence"]
        for key in ("alternatives", "requirements"):
            yield from _cites(spec.get(key))
    elif isinstance(spec, list):
        for item in spec:
            yield from _cites(item)


def facts_of(spec: Any) -> Any:
    """A part without names, dates and citations; an officer's label stays."""
    if isinstance(spec, Mapping):
        kept = {"label"} if spec.get("op") == "officer" else set()
        return {k: facts_of(v) for k, v in spec.items() if k not in NAMES - kept}
    return [facts_of(item) for item in spec] if isinstance(spec, list) else spec


def named_in(spec: Any) -> Iterator[tuple[str, str]]:
    """Conditions, tables, grids and lists that a requirement names."""
    if isinstance(spec, Mapping):
        for key, value in spec.items():
            kind = "list" if key in ("for_each", "on_list") else str(key)
            known = kind in ("condition", "table", "grid", "list")
            if known and isinstance(value, str):
                yield kind, value
            yield from named_in(value)
    elif isinstance(spec, list):
        for item in spec:
            yield from named_in(item)
