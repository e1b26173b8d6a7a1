"""The converse for points grids: no cell of the catalogue without its printed one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tests.rules.completeness.grids import below, table_cells
from tests.rules.completeness.places import COVERAGE, Place

Spec = Mapping[str, Any]
MISSING: Final = re.compile(
    r"^\| `[a-z0-9-]+` \| `(?P<grid>[a-z0-9-]+)` \| (?P<factors>[^|]+) \|", re.MULTILINE
)


def unread_cells(snapshot: Spec, places: Iterable[Place]) -> list[str]:
    """Cells that give points, known ones, at which no item of the reference stands."""
    reached = {cell for place in places for cell in _cells_at(snapshot, place)}
    shown = {
        (node["table"], keys): f"{name} | {keys}: {cell}"
        for name, node in _leaves(snapshot)
        for keys, cell in table_cells(snapshot, node["table"])
        if cell != 0 and not isinstance(cell, Mapping)
    }
    return sorted(text for cell, text in shown.items() if cell not in reached)


def untold_cells(snapshot: Spec) -> list[str]:
    """Unknown cells that docs/coverage.md does not list by grid and factor."""
    text = COVERAGE.read_text(encoding="utf-8")
    words = [(m["grid"], m["factors"]) for m in MISSING.finditer(text)]
    missing = []
    for slug, grid in snapshot["grids"].items():
        factors = " ".join(named for its, named in words if its == slug)
        for path in _unknown(snapshot, grid):
            if "all" not in factors.split() and not any(n in factors for n in path):
                missing.append(f"{slug}: {' / '.join(path)}")
    return missing


def _unknown(snapshot: Spec, grid: Spec) -> Iterator[list[str]]:
    for version in grid["versions"]:
        if version.get("root"):
            yield from _open_leaves(snapshot, version["root"], [])


def _open_leaves(snapshot: Spec, node: Spec, above: list[str]) -> Iterator[list[str]]:
    path = [*above, node["slug"]]
    if node.get("table"):
        cells = [cell for _, cell in table_cells(snapshot, node["table"])]
        if any(isinstance(cell, Mapping) for cell in cells):
            yield path[1:]
    for child in node.get("children", ()):
        yield from _open_leaves(snapshot, child, path)


def _leaves(snapshot: Spec) -> Iterator[tuple[str, Spec]]:
    for slug, grid in snapshot["grids"].items():
        for version in grid["versions"]:
            for node in below(version["root"]) if version.get("root") else ():
                if node.get("table"):
                    yield f"{slug}@{version['id']} | {node['slug']}", node


def _cells_at(snapshot: Spec, place: Place) -> Iterator[tuple[str, str]]:
    """The cells, by table, that a place of an item names."""
    for at in place.at:
        owner, *rest = at.split(" | ")
        if owner != "grids" or len(rest) < 3:
            continue
        slug, _, label = rest[0].partition("@")
        versions = snapshot["grids"].get(slug, {"versions": []})["versions"]
        chosen = [v for v in versions if not label or v["id"] == label][-1:]
        for version in chosen:
            for node in below(version["root"]):
                if node["slug"] == rest[1] and node.get("table"):
                    yield node["table"], " | ".join(rest[2:])
