"""The trees of points grids in a snapshot: their parts, cells and highest totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Spec = Mapping[str, Any]


def below(node: Spec) -> Iterator[Spec]:
    """A part of a tree and every part below it."""
    yield node
    for child in node.get("children", ()):
        yield from below(child)


def text_of(key: Any) -> str:
    """A key of a row or column as places write it."""
    if isinstance(key, bool):
        return "true" if key else "false"
    return str(key)


def most(snapshot: Spec, node: Spec) -> list[Any]:
    """The highest points that a part can bring, one number by column of its cap."""
    held = [v for row in _cap_rows(snapshot, node) for v in row[1:]] or [None]
    reached = [_reach(snapshot, node), *_by_column(snapshot, node)]
    return [_held(high, node.get("cap"), cap) for cap in held for high in reached]


def _cap_rows(snapshot: Spec, node: Spec) -> list[list[Any]]:
    if not node.get("cap_table"):
        return []
    rows: list[list[Any]] = snapshot["tables"][node["cap_table"]]["versions"][-1][
        "rows"
    ]
    return rows


def _held(reached: Any, *caps: Any) -> Any:
    return min([reached, *(cap for cap in caps if cap is not None)])


def _by_column(snapshot: Spec, node: Spec) -> list[Any]:
    """The highest known cell of each column of a leaf."""
    if not node.get("table"):
        return []
    rows = snapshot["tables"][node["table"]]["versions"][-1]["rows"]
    columns = zip(*(row[1:] for row in rows), strict=True)
    known = [[c for c in column if not isinstance(c, Mapping)] for column in columns]
    return [max(column) for column in known if column]


def _reach(snapshot: Spec, node: Spec) -> Any:
    if node.get("table"):
        cells = [cell for _, cell in table_cells(snapshot, node["table"])]
        highs = [c["unknown"][1] if isinstance(c, Mapping) else c for c in cells]
        return max((h for h in highs if h is not None), default=0)
    parts = [max(most(snapshot, child)) for child in node.get("children", ())]
    return max(parts) if node.get("combine") == "best" else sum(parts)


def table_cells(snapshot: Spec, slug: str) -> Iterator[tuple[str, Any]]:
    """Every cell of a table, with its row and column."""
    table = snapshot["tables"][slug]
    columns = table["axes"][1]["keys"] if len(table["axes"]) == 2 else [None]
    for version in table["versions"]:
        for key, *cells in version["rows"]:
            for column, cell in zip(columns, cells, strict=True):
                tail = "" if column is None else f" | {text_of(column)}"
                yield f"{text_of(key)}{tail}", cell
