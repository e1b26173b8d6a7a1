"""What ends while something that needs it goes on: the old would stand in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pathways.rules.checks.dates import end_of, start_of
from pathways.rules.checks.problem import Problem, Problems, Spec, requirements_of
from pathways.rules.checks.thresholds import GRID

OPEN_END: Final = "9999"
Needed = tuple[str, str, str, str]
"""Part, slug, who needs it, and the first day on which that no longer holds."""


def check_ends(shot: Spec, on: date) -> Problems:
    """Streams that ask nothing any more; tables and grids that end too early."""
    today = on.isoformat()
    for stream in shot["streams"]:
        yield from _asks_nothing(stream, today)
        yield from _taken_no_more(stream, today)
    said = set()
    for part, slug, who, until in _needed(shot):
        versions = shot.get(part, {}).get(slug, {}).get("versions", ())
        start = min(map(start_of, versions), default="")
        end = max(map(end_of, versions), default=OPEN_END)
        if until <= today or (part, slug) in said or (start <= today and until <= end):
            continue
        said.add((part, slug))
        span = f"before {start}" if start > today else f"from {end} on"
        text = f"no row holds {span}, and {who} needs it"
        yield Problem(f"{part[:-1]} {slug}", text, is_warning=True)


def _asks_nothing(stream: Spec, today: str) -> Problems:
    """On some day to come it takes applications, and no requirement holds."""
    rows = stream.get("requirements", ())
    days = {today, *(end_of(row) for row in rows)}
    for day in sorted(day for day in days if today <= day < OPEN_END):
        if rows and not any(_holds(row, day) for row in rows) and _takes(stream, day):
            text = f"no requirement holds from {day} on, so that everybody would do"
            yield Problem(stream["slug"], text)
            return


def _takes(stream: Spec, day: str) -> bool:
    """Whether it may take applications on the day, as far as anybody knows."""
    held = [row for row in stream.get("intakes", ()) if _holds(row, day)]
    return all(row.get("state") != "closed" for row in held)


def _holds(row: Spec, day: str) -> bool:
    end = end_of(row)
    return start_of(row) <= day and (day < end or end == OPEN_END)


def _taken_no_more(stream: Spec, today: str) -> Problems:
    """Nobody says whether it takes applications once the last row has ended."""
    rows = stream.get("intakes", ())
    if not rows:
        text = "no row says whether it takes applications"
        yield Problem(f"{stream['slug']}, intakes", text, is_warning=True)
    end = max(map(end_of, rows), default=OPEN_END)
    if today <= end < OPEN_END:
        text = f"no row holds from {end} on"
        yield Problem(f"{stream['slug']}, intakes", text, is_warning=True)


def _needed(shot: Spec) -> Iterator[Needed]:
    """Tables and grids that something reads, with its name and its end."""
    for slug, grid in shot.get("grids", {}).items():
        complete = [version for version in grid["versions"] if version.get("root")]
        last = max(complete, key=start_of, default=None)
        for version in complete:
            who = f"the grid {slug} {version['id']}"
            # The last whose cells are known stands in for what comes after it.
            stands_in = version is last and len(complete) < len(grid["versions"])
            until = OPEN_END if stands_in else end_of(version)
            for table in _tables_of(version["root"]):
                yield "tables", table, who, until
    for where, requirement in requirements_of(shot):
        for way in requirement.get("alternatives", ()):
            for criterion in way.get("criteria", ()):
                if "table" in criterion:
                    yield "tables", criterion["table"], where, end_of(requirement)
                for grid in _grids_of(criterion):
                    yield "grids", grid, where, end_of(requirement)
    for stream in shot["streams"]:
        if stream.get("grid") and _takes(stream, OPEN_END):
            yield "grids", stream["grid"], stream["slug"], OPEN_END


def _tables_of(node: Spec) -> Iterator[str]:
    yield from (node[name] for name in ("table", "cap_table") if node.get(name))
    for part in node.get("children", ()):
        yield from _tables_of(part)


def _grids_of(criterion: Spec) -> Iterator[str]:
    for name in ("fact", "than"):
        fact = criterion.get(name) or {}
        if fact.get("kind") == GRID and fact.get("grid"):
            yield str(fact["grid"])
