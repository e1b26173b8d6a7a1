"""The difference between two snapshots, in lines that a curator can read."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.admin.differences import sections


def test_parts_are_matched_by_name_and_not_by_place() -> None:
    old = {"streams": [{"slug": "b", "name": "B"}]}
    new = {"streams": [{"slug": "a", "name": "A"}, {"slug": "b", "name": "B"}]}

    assert [str(line) for line in sections(old, new)[0].lines] == ["a: ∅ → A"]


def test_cells_are_named_by_row_and_column() -> None:
    def tables(cell: int) -> dict[str, Any]:
        axes = [{"steps": True}, {"keys": [False, True]}]
        rows = [[18, 99, 90], [20, 110, cell]]
        return {"tables": {"age": {"axes": axes, "versions": [{"rows": rows}]}}}

    lines = sections(tables(100), tables(105))[0].lines

    assert [str(line) for line in lines] == [
        "age › versions › 1 › rows › 20 › True: 100 → 105"
    ]


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [str(line) for section in sections(old, new) for line in section.lines]


def test_a_row_that_is_closed_is_told_as_closed() -> None:
    row = {"state": "open", "from": "2026-01-01"}
    old = {"streams": [{"slug": "a/b", "intakes": [row]}]}
    new = {"streams": [{"slug": "a/b", "intakes": [row | {"to": "2026-12-01"}]}]}

    place = "a/b › intakes › 2026-01-01"
    assert differences(old, new) == [
        f"{place}: in force without an end → closed from 2026-12-01"
    ]
    assert differences(new, old) == [
        f"{place}: closed from 2026-12-01 → in force without an end"
    ]


NEW_PARTS: dict[str, Any] = {
    "tables": {
        "age": {"title": "Age", "axes": [{}], "versions": [{"rows": [[18, 99]]}]}
    },
    "grids": {
        "points": {
            "title": "Points",
            "maximum": 600,
            "versions": [{"id": "2026", "root": {"slug": "whole", "cap": 500}}],
        }
    },
    "lists": {
        "high": {
            "title": "High wage",
            "entries": [{"key": "21231", "label": "Engineers", "values": {"level": 2}}],
        }
    },
    "streams": [
        {
            "slug": "a/b",
            "name": "New",
            "requirements": [
                {
                    "slug": "age",
                    "title": "Of age",
                    "alternatives": [{"criteria": [{"op": "at_least", "value": 18}]}],
                }
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("tables", "age › versions › 1 › rows › 18: ∅ → 99"),
        ("grids", "points › maximum: ∅ → 600"),
        ("grids", "points › versions › 2026 › root › cap: ∅ → 500"),
        ("lists", "high › entries › 21231: ∅ → 21231 Engineers"),
        ("lists", "high › entries › 21231 › values › level: ∅ → 2"),
        (
            "streams",
            "a/b › requirements › age › alternatives › 1 › criteria › 1: ∅ → "
            '{"op": "at_least", "value": 18}',
        ),
    ],
)
def test_what_is_wholly_new_is_told_with_its_figures(part: str, line: str) -> None:
    empty: Any = [] if part == "streams" else {}

    assert line in differences({part: empty}, {part: NEW_PARTS[part]})
    assert line.replace("∅ → ", "", 1) + " → ∅" in differences(
        {part: NEW_PARTS[part]}, {part: empty}
    )


def test_a_new_version_is_told_beside_the_one_before() -> None:
    def tables(*versions: dict[str, Any]) -> dict[str, Any]:
        return {"tables": {"age": {"axes": [{}], "versions": list(versions)}}}

    last = {"from": "2025-01-01", "rows": [[18, 99], [20, 110]]}
    new = {"from": "2026-11-03", "rows": [[18, 99], [20, 120]]}

    assert differences(tables(last), tables(last | {"to": "2026-11-03"}, new)) == [
        "age › versions › 2025-01-01: in force without an end → closed from 2026-11-03",
        "age › versions › 2026-11-03: ∅ → a new version from 2026-11-03",
        "age › versions › 2026-11-03 › rows › 20: 110 → 120",
    ]
