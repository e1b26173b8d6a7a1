"""The outline map of provinces and territories, drawn once into a static SVG file.

Pages use its symbols (``canada.svg#BC``) and colour them by class: the outlines travel
once and are cached. Lambert's conformal conic projection, as Statistics Canada uses it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, log, pi, radians, sin, tan
from pathlib import Path
from typing import Any

OUTLINES = Path(__file__).resolve().parent / "data" / "provinces.geojson"
STANDARD_PARALLELS, CENTRAL_MERIDIAN = (49.0, 77.0), -91.87
WIDTH, MARGIN = 600.0, 4.0
STEP, SMALLEST = 0.75, 1.5
"""Points closer than the step become one; islands smaller than this area go."""
BESIDE = {"PE", "NS"}
LABEL_AWAY = {"PE": (22, -8), "NS": (26, 12), "NB": (-2, 8), "NL": (4, 8)}
"""Labels that stand beside small outlines, in map units."""

Point = tuple[float, float]
Rings = list[list[Point]]


def project(longitude: float, latitude: float) -> Point:
    """Degrees to the plane, y growing to the south."""
    first, second = (radians(parallel) for parallel in STANDARD_PARALLELS)
    n = log(cos(first) / cos(second)) / log(_half(second) / _half(first))
    scale = cos(first) * _half(first) ** n / n
    radius = scale / _half(radians(latitude)) ** n
    turn = n * radians(longitude - CENTRAL_MERIDIAN)
    return radius * sin(turn), radius * cos(turn)


def _half(angle: float) -> float:
    return tan(pi / 4 + angle / 2)


@dataclass(frozen=True, slots=True)
class Outline:
    """One province in map units: its rings, and where its code is written."""

    rings: Rings
    label: Point


@dataclass(frozen=True, slots=True)
class Frame:
    """From the projection's plane to map units."""

    left: float
    top: float
    scale: float

    def fit(self, point: Point) -> Point:
        """A projected point in map units."""
        x, y = point
        return MARGIN + (x - self.left) * self.scale, MARGIN + (
            y - self.top
        ) * self.scale


def _features(path: Path) -> list[Any]:
    features: list[Any] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


@lru_cache(maxsize=1)
def frame(path: Path = OUTLINES) -> Frame:
    """The frame in which the outlines fill the map's width."""
    rings = [ring for f in _features(path) for ring in _rings(f["geometry"])]
    points = [point for ring in rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    scale = (WIDTH - 2 * MARGIN) / (right - left)
    return Frame(left, min(y for _, y in points), scale)


def locate(longitude: float, latitude: float) -> Point:
    """Where a place stands on the map."""
    return frame().fit(project(longitude, latitude))


@lru_cache(maxsize=1)
def label_places(path: Path = OUTLINES) -> dict[str, Point]:
    """Where the code, or a number in its place, of each province is written."""
    places = {}
    for feature in _features(path):
        properties = feature["properties"]
        x, y = locate(properties["label_lon"], properties["label_lat"])
        aside = LABEL_AWAY.get(properties["code"], (0, 5))
        places[properties["code"]] = (x + aside[0], y + aside[1])
    return places


def outlines(path: Path = OUTLINES) -> dict[str, Outline]:
    """The provinces by code, in map units."""
    fit, items = frame(path).fit, {}
    for feature in _features(path):
        properties = feature["properties"]
        rings = [_thin([fit(p) for p in r]) for r in _rings(feature["geometry"])]
        kept = [ring for ring in rings if len(ring) > 3 and _area(ring) >= SMALLEST]
        label = fit(project(properties["label_lon"], properties["label_lat"]))
        items[properties["code"]] = Outline(kept, label)
    return items


def _rings(geometry: Any) -> Iterator[list[Point]]:
    shapes = geometry["coordinates"]
    for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
        for ring in polygon:
            yield [project(*position[:2]) for position in ring]


def _thin(ring: list[Point]) -> list[Point]:
    """Points on a grid, repeats dropped: neighbours keep their common border."""
    grid = [(round(x / STEP) * STEP, round(y / STEP) * STEP) for x, y in ring]
    return [point for n, point in enumerate(grid) if n == 0 or point != grid[n - 1]]


def height(shapes: dict[str, Outline]) -> int:
    """The height that the outlines need."""
    rings = (ring for shape in shapes.values() for ring in shape.rings)
    return round(max(y for ring in rings for _, y in ring) + MARGIN)


def draw() -> str:
    """The SVG file: one symbol for each province, its outline and its code."""
    shapes = outlines()
    box = f"0 0 {WIDTH:.0f} {height(shapes)}"
    symbols = [_symbol(code, shape, box) for code, shape in sorted(shapes.items())]
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">', *symbols]
    return "\n".join([*lines, "</svg>", ""])


def _symbol(code: str, shape: Outline, box: str) -> str:
    path = "".join(_path(ring) for ring in shape.rings)
    aside = LABEL_AWAY.get(code, (0, 5))
    x, y = shape.label[0] + aside[0], shape.label[1] + aside[1]
    # Beside its shape a label stands on the page, not on the shade.
    fill = "var(--ink, currentColor)" if code in BESIDE else "currentColor"
    label = (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="15" font-weight="600" '
        f'text-anchor="middle" fill="{fill}" stroke="none">{code}</text>'
    )
    return f'<symbol id="{code}" viewBox="{box}"><path d="{path}"/>{label}</symbol>'


def _path(ring: list[Point]) -> str:
    """Steps from point to point, which are shorter than places."""
    x, y = ring[0]
    steps = []
    for (ax, ay), (bx, by) in pairwise(ring[:-1]):
        steps.append(f"{_number(bx - ax)} {_number(by - ay)}")
    return f"M{_number(x)} {_number(y)}l{' '.join(steps)}z".replace(" -", "-")


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return re.sub(r"^(-?)0\.", r"\1.", text)


def _area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2
