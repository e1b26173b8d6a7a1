"""Reading the reference's grids by their own words, and counting, from scratch.

It reads a fully answered profile as the contract writes it and shares no code with the
portal. Each part of a grid gives the least and the most that it can be; ``NO_LIMIT``
where the reference knows no maximum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

REFERENCE = Path(__file__).parent.parent / "reference"
NO_LIMIT = float("inf")
Bounds = tuple[float, float]
Profile = dict[str, Any]


def grid(province: str, name: str) -> Any:
    """A province's grid, as the reference writes it."""
    text = (REFERENCE / f"pnp_{province}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["points_grids"][name]


def november(name: str) -> Any:
    """The newer reference files of 28 November 2026: ``updates`` or ``additions``."""
    path = REFERENCE / "november" / f"{name}-2026-11-28.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def fits(cell: str, number: float) -> bool:
    """Whether a number lies in a cell such as ``18-19``, ``48+`` or ``below 7``."""
    words = re.sub(r"CLB|levels?|years?|months?", "", str(cell)).strip()
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if words.startswith(("<", "below", "under")):
        return number < numbers[0]
    if words.startswith("over"):
        return number > numbers[0]
    if words.endswith("+") or "or more" in words:
        return number >= numbers[0]
    if len(numbers) == 2:
        return numbers[0] <= number <= numbers[1]
    return number == numbers[0]


def cell(rows: Iterable[Any], number: float, column: str = "points") -> float:
    """The points of the row that a number fits, 0 when none does."""
    return next((row[column] for row in rows if fits(row["cell"], number)), 0)


def named(rows: Iterable[Any], name: str, column: str = "points") -> float:
    """The points of the row with a name, 0 when none has it."""
    return next((row[column] for row in rows if row["cell"] == name), 0)


def factor(grid: Any, name: str) -> Any:
    """A factor's rows."""
    return next(f for f in grid if f["factor"] == name)["rows"]


def exact(points: float) -> Bounds:
    return points, points


def add(parts: Iterable[Bounds], cap: float = NO_LIMIT) -> Bounds:
    listed = list(parts)
    return min(cap, sum(p[0] for p in listed)), min(cap, sum(p[1] for p in listed))


def age(person: Any, on: date) -> int:
    born = date.fromisoformat(person["birth_date"])
    had_it = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had_it else 1)


def months(
    person: Any,
    on: date,
    keep: Callable[[Any], bool] = lambda job: True,
    years: tuple[int, int] = (100, 0),
) -> float:
    """Months of the jobs kept: day by day, at most 30 of 7 hours, 130 to a month."""
    first = date(max(on.year - years[0], 1950), on.month, on.day).toordinal() + 1
    last = date(on.year - years[1], on.month, on.day).toordinal()
    hours: dict[int, float] = {}
    for job in person["work"]:
        if not keep(job):
            continue
        start = date.fromisoformat(job["start"]).toordinal()
        end = date.fromisoformat(job["end"]) if job["end"] else on
        for day in range(max(start, first), min(end.toordinal(), last) + 1):
            hours[day] = hours.get(day, 0) + job["hours_per_week"]
    halves = sum(2 * min(30, h) for h in hours.values())
    return halves / 14 / 130


def completed(person: Any, on: date) -> list[Any]:
    return [
        c for c in person["education"] if date.fromisoformat(c["completed_on"]) <= on
    ]


def together(profile: Profile) -> Any:
    """The partner whose columns count, or nothing."""
    partner = profile["partner"]
    if partner and partner["accompanying"] and not partner["canadian_or_pr"]:
        return partner
    return None


def spoken(person: Any, language: str) -> dict[str, int]:
    return person[f"estimate_{language}"] or dict.fromkeys(
        ("reading", "writing", "listening", "speaking"), 0
    )


def lowest(person: Any, language: str) -> int:
    return min(spoken(person, language).values())


def close(relative: Any, province: str) -> bool:
    """Whether a relative is close, or may be by an officer's judgement."""
    kinds = ("parent", "child", "sibling", "grandparent", "aunt_or_uncle")
    if relative["relation"] == "sibling" and not relative["adult"]:
        return False
    return relative["relation"] in kinds and relative["province"] == province
