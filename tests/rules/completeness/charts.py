"""Conversion charts of language tests: the reference's, and the catalogue's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from tests.rules.completeness.as_read import as_read, end_as_read, read_on
from tests.rules.completeness.lists import after
from tests.rules.completeness.reference import FOLDER, load

Spec = Mapping[str, Any]
ABILITIES: Final = {
    "r": "reading",
    "w": "writing",
    "l": "listening",
    "s": "speaking",
}
LEVELS: Final = (10, 9, 8, 7, 6, 5, 4)
NAMES: Final = {"ielts_general_training": "ielts_general"}
SCALES: Final = {"former_score": "former"}
Chart = tuple[Any, ...]


@cache
def read() -> set[Chart]:
    """Every level of every chart of the reference."""
    record = load(FOLDER / "express_entry_language.yaml")["tests"]
    result: set[Chart] = set()
    for name, test in record.items():
        for chart in test.get("charts", [test]):
            scale = SCALES.get(chart.get("id", ""), "699" if "id" in chart else "")
            start = str(chart.get("test_taken_from") or "")
            days = (start, after(str(chart.get("test_taken_to") or "")))
            for letter, ability in ABILITIES.items():
                its = chart["range"]
                low, high = its[letter] if isinstance(its, Mapping) else its
                head = (NAMES.get(name, name), test["language"], scale, *days, ability)
                result.add((*head, "range", float(low), float(high)))
                for level, score in zip(LEVELS, chart[letter], strict=True):
                    result.add((*head, level, float(score)))
    return result


def shown(snapshot: Spec) -> set[Chart]:
    """The same of the catalogue; its last days are the first no longer in force."""
    charts = as_read(snapshot, read_on())["charts"]
    return {row for chart in charts for row in _rows(chart)}


def _rows(chart: Spec) -> Iterator[Chart]:
    end = end_as_read(chart.get("taken_to", ""), read_on())
    days = (chart.get("taken_from", ""), end)
    for ability, (low, high, _) in chart["ranges"].items():
        head = (chart["test"], chart["language"], chart.get("scale", ""), *days)
        yield (*head, ability, "range", float(low), float(high))
        for score, level in chart["levels"][ability]:
            yield (*head, ability, level, float(score))


def steps_of(snapshot: Spec) -> dict[str, dict[str, list[str]]]:
    """The steps between scores, which not every chart of the reference gives."""
    return {
        f"chart {chart['test']} {chart.get('scale', '')}{period}": {
            "steps": [
                f"{name} {row[2]}" for name, row in sorted(chart["ranges"].items())
            ]
        }
        for chart in snapshot["charts"]
        for period in (chart.get("taken_from", ""),)
    }
