"""What the catalogue says, in short lines, and what was read.

``readings/*.yaml`` keep the lines as they were read against the reference files: a
criterion that goes, a comparison that turns, a cell or a day that moves is seen there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.rules.completeness.charts import steps_of
from tests.rules.completeness.records import fees_of, papers_of, records_of
from tests.rules.completeness.reference import load
from tests.rules.completeness.trees import grids_of, tables_of
from tests.rules.completeness.wording import fact_told, period_told

Spec = Mapping[str, Any]
FOLDER: Final = Path(__file__).parent / "readings"
Readings = dict[str, dict[str, list[str]]]


def readings_of(snapshot: Spec) -> Readings:
    """The lines of every stream, condition, grid, table and fee, by part."""
    owners = {spec["slug"]: spec for spec in snapshot["streams"]}
    owners |= {f"condition {k}": v for k, v in snapshot["conditions"].items()}
    result = {
        slug: {
            f"{item['slug']}{period_told(item)}": _lines(item)
            for item in spec.get("requirements", ())
        }
        for slug, spec in owners.items()
    }
    for slug, lines in records_of(snapshot).items():
        result[slug] |= {"records": lines}
    result |= steps_of(snapshot) | fees_of(snapshot) | papers_of(snapshot)
    return result | grids_of(snapshot) | tables_of(snapshot)


def file_of(name: str) -> str:
    """The file that keeps the readings of a part."""
    first, _, rest = name.partition("/")
    if first == "pnp":
        return f"pnp_{rest.partition('/')[0]}"
    kind, _, slug = name.partition(" ")
    if kind == "grid":
        return f"grid_{slug.replace('-', '_')}"
    return f"{kind}s" if slug else first.replace("-", "_")


@cache
def kept() -> Readings:
    """The lines as they were read."""
    result: Readings = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        result |= load(path)
    return result


def differences(snapshot: Spec) -> Iterator[str]:
    """Where the catalogue says something else than was read."""
    known, shown = kept(), readings_of(snapshot)
    for name in sorted(known.keys() | shown.keys()):
        before, now = known.get(name, {}), shown.get(name, {})
        for part in sorted(before.keys() | now.keys()):
            was, is_now = before.get(part, []), now.get(part, [])
            for line in [item for item in was if item not in is_now] or (
                ["in another order"]
                if was != is_now and len(was) >= len(is_now)
                else []
            ):
                yield f"{name}, {part}: no longer “{line}”"
            for line in [item for item in is_now if item not in was]:
                yield f"{name}, {part}: not read before, “{line}”"
            if part not in now or part not in before:
                yield f"{name}, {part}: {'gone' if part in before else 'new'}"


def _lines(spec: Spec) -> list[str]:
    """One line for each alternative, with the confidence of its citation."""
    own = spec["cite"]["confidence"]
    return [
        f"{_alternative(spec, way)} [{(way.get('cite') or {}).get('confidence', own)}]"
        for way in spec["alternatives"]
    ]


def _alternative(spec: Spec, way: Spec) -> str:
    each = f"for each of {spec['for_each']}: " if spec.get("for_each") else ""
    when = f"when {json.dumps(way['when'], sort_keys=True)} " if way.get("when") else ""
    return each + when + " and ".join(_criterion(item) for item in way["criteria"])


def _criterion(spec: Spec) -> str:
    if not spec.get("fact"):
        return f"an officer: {spec.get('label', '')}"
    if "table" in spec:
        by = ", ".join(fact_told(fact) for fact in spec["by"])
        limit = f"table {spec['table']} by {by}"
    elif "than" in spec:
        limit = fact_told(spec["than"])
    else:
        limit = json.dumps(spec.get("value"), ensure_ascii=False, sort_keys=True)
    return f"{fact_told(spec['fact'])} {spec['op']} {limit}"
