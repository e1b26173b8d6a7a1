"""Tables and grids: every cell is there, and none gives what it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pathways.rules.checks.axes import REST, check_axes, check_rows, kind_of
from pathways.rules.checks.problem import Problem, Problems, Spec


class Leaf(NamedTuple):
    """A leaf of a grid: the words that name it, its JSON, and the least of its caps."""

    where: str
    spec: Spec
    cap: Any


def check_grids(shot: Spec) -> Problems:
    """Tables by themselves, then the leaves that read them."""
    for slug, table in shot["tables"].items():
        yield from _table(f"table {slug}", table)
    for slug, grid in shot.get("grids", {}).items():
        for version in grid["versions"]:
            where = f"grid {slug} {version['id']}"
            most = _least(grid.get("maximum"), version.get("root", {}).get("cap"))
            yield from _pass_mark(where, version.get("pass_mark"), most)
            if version.get("root"):
                yield from _branches(shot, where, version["root"], grid.get("maximum"))
                yield from _leaves(shot, where, version["root"], grid.get("maximum"))


def _least(*caps: Any) -> Any:
    """What is left of several caps; nothing where none is told."""
    return min((cap for cap in caps if cap is not None), default=None)


def _pass_mark(where: str, mark: Any, most: Any) -> Problems:
    if mark is not None and mark < 0:
        yield Problem(where, f"its pass mark {mark} is less than nothing")
    if mark is not None and most is not None and mark > most:
        yield Problem(
            where, f"its pass mark {mark} is more than the grid gives: {most}"
        )


def _table(where: str, table: Spec) -> Problems:
    if not table["versions"]:
        yield Problem(where, "it has no version")
    axes = table["axes"]
    width = len(axes[1]["keys"]) if len(axes) == 2 else 1
    for version in table["versions"]:
        if not version["rows"]:
            yield Problem(where, "a version has no cell")
        keys = [row[0] for row in version["rows"]]
        yield from _axis(where, keys)
        for row in version["rows"]:
            if len(row) != width + 1:
                yield Problem(where, f"row {row[0]} lacks a cell")
    if len(axes) == 2:
        yield from _axis(where, axes[1]["keys"])
    yield from check_rows(where, table)


def _axis(where: str, keys: list[Any]) -> Problems:
    for key, times in Counter(map(str, keys)).items():
        if times > 1:
            yield Problem(where, f"the key {key} stands twice")
    kinds = {kind_of(key) for key in keys if key not in REST}
    if len(kinds) > 1:
        yield Problem(where, "its keys are partly numbers and partly not")


def _branches(shot: Spec, where: str, node: Spec, most: Any) -> Problems:
    """What stands at branches: parts, floor and cap, beside what stands above."""
    if "children" not in node:
        return
    at = f"{where}, {node['slug']}"
    if not node["children"]:
        yield Problem(at, "no part: give it one, or a table")
    yield from _bounds(at, node, most)
    yield from _cap_table(shot, at, node, most)
    for slug, times in Counter(part["slug"] for part in node["children"]).items():
        if times > 1:
            yield Problem(at, f"two of its parts are named {slug}")
    for part in node["children"]:
        yield from _branches(shot, where, part, _least(most, node.get("cap")))


def _bounds(at: str, node: Spec, most: Any) -> Problems:
    floor, cap = node.get("floor"), node.get("cap")
    if cap is not None and cap < 0:
        yield Problem(at, f"at most {cap} is less than nothing")
    if floor is not None and cap is not None and cap < floor:
        yield Problem(at, f"at most {cap} is less than at least {floor}")
    if most is not None and floor is not None and floor > most:
        yield Problem(at, f"at least {floor} is more than its cap {most}")
    if most is not None and cap is not None and cap > most:
        text = f"at most {cap} is more than the {most} of what stands above it"
        yield Problem(at, text, is_warning=True)


def _cap_table(shot: Spec, at: str, node: Spec, most: Any) -> Problems:
    """A table of caps is read by its fact, and gives what the branch may give."""
    if not node.get("cap_table"):
        return
    if not node.get("cap_by"):
        yield Problem(at, "the table of its cap is read by no fact")
        return
    table = shot["tables"].get(node["cap_table"])
    if table is None:
        yield Problem(at, f"there is no table named {node['cap_table']}")
        return
    yield from check_axes(shot, at, [node["cap_by"]], table)
    yield from _cells(Leaf(at, node, most), table)


def _below(shot: Spec, where: str, node: Spec, cap: Any) -> Iterator[Leaf]:
    if "children" not in node:
        yield Leaf(f"{where}, {node['slug']}", node, cap)
        return
    own = _least(cap, node.get("cap"), _highest(shot, node.get("cap_table")))
    for part in node["children"]:
        yield from _below(shot, where, part, own)


def _highest(shot: Spec, slug: str | None) -> Any:
    """The most that a table of caps gives; nothing where a cell tells no most."""
    versions = shot["tables"].get(slug, {"versions": ()})["versions"]
    cells = [cell for v in versions for row in v["rows"] for cell in row[1:]]
    known = [_bounds_of(cell)[1] for cell in cells]
    return None if None in known else max(known, default=None)


def _leaves(shot: Spec, where: str, root: Spec, maximum: Any) -> Problems:
    for leaf in _below(shot, where, root, maximum):
        table = shot["tables"].get(leaf.spec["table"])
        if table is None:
            yield Problem(leaf.where, f"there is no table named {leaf.spec['table']}")
            continue
        yield from check_axes(shot, leaf.where, leaf.spec.get("facts", []), table)
        yield from _cells(leaf, table)


def _bounds_of(cell: Any) -> tuple[Any, Any]:
    """The least and the most that a cell gives; no most where none is known."""
    if isinstance(cell, Mapping):
        return cell["unknown"][0], cell["unknown"][1]
    return cell, cell


def _cells(leaf: Leaf, table: Spec) -> Problems:
    for version in table["versions"]:
        for row in version["rows"]:
            for cell in row[1:]:
                yield from _cell(leaf, f"row {row[0]}", cell)
        if version.get("default"):
            yield from _cell(leaf, "what no row holds", version["default"])


def _cell(leaf: Leaf, named: str, cell: Any) -> Problems:
    low, high = _bounds_of(cell)
    most = low if high is None else high
    if leaf.cap is not None and most > leaf.cap:
        text = f"{named} gives {most}, more than its cap {leaf.cap}"
        yield Problem(leaf.where, text)
    if low < 0:
        text = f"{named} gives {low}, less than nothing"
        yield Problem(leaf.where, text, is_warning=True)
