"""Cells of a provincial grid, looked up by the words that they are printed with."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REFERENCE = Path(__file__).parent.parent / "reference"
Profile = dict[str, Any]
Points = tuple[int, int]
CLOSE = ("parent", "child", "sibling")
OTHERS = ("grandparent", "grandchild", "aunt_or_uncle", "niece_or_nephew")


@cache
def _grids(province: str) -> Any:
    text = (REFERENCE / f"pnp_{province}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["points_grids"]


@cache
def rows(province: str, grid: str, factor: str, part: str = "rows") -> dict[str, int]:
    """Points by the words of a factor's cells."""
    factors = _grids(province)[grid]["factors"]
    (result,) = (f for f in factors if f["factor"] == factor)
    return {row["cell"]: row["points"] for row in result[part]}


def starting(cells: dict[str, int], words: str) -> int:
    """The cell whose words begin so; exactly one does."""
    (result,) = (points for cell, points in cells.items() if cell.startswith(words))
    return result


def by_range(cells: dict[str, int], value: Any) -> int:
    """The cell such as ``21-34``, ``18``, ``50 or older`` that holds a number."""
    for cell, points in cells.items():
        bounds = [float(n.replace(",", "")) for n in re.findall(r"[\d,]+\.?\d*", cell)]
        if re.search(r"or (more|older|higher)", cell):
            inside = value >= bounds[0]
        elif re.match(r"(under|below)", cell):
            inside = value < bounds[0]
        elif cell.startswith("over"):
            inside = value > bounds[0]
        elif len(bounds) == 2:
            inside = bounds[0] <= value < bounds[1] + (0.01 if "." in cell else 1)
        else:
            inside = len(bounds) == 1 and value == bounds[0]
        if inside:
            return points
    return 0


def by_level(cells: dict[str, int], level: int) -> int:
    """The cell such as ``CLB 8+``, ``CLB 9 or more``, ``CLB 7``."""
    for cell, points in cells.items():
        match = re.match(r"(?:English |French )?[CN]?[CN]LC? ?B? ?(\d+)", cell)
        match = match or re.match(r"(?:English |French )?(?:CLB|NCLC) (\d+)", cell)
        if match is None:
            continue
        number = int(match.group(1))
        if "lower" in cell or "less" in cell:
            inside = level <= number
        elif cell.endswith("+") or "or more" in cell:
            inside = level >= number
        else:
            inside = level == number
        if inside:
            return points
    return 0


def added(*parts: Points) -> Points:
    """The sum of bounds."""
    return sum(p[0] for p in parts), sum(p[1] for p in parts)


def sure(points: int) -> Points:
    """A part that is certain."""
    return points, points
