"""A second count of past rounds, read from the files of rows with nothing but loops."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "pathways/data"
PROGRAMS = ("fsw", "cec", "fst")
Row = dict[str, str]


def federal_rows(stream: str, *, nominated: bool = False) -> list[list[Row]]:
    """The rounds of Express Entry that invited a program or a category."""
    name = stream.removeprefix("express-entry/").removeprefix("category/")
    wanted = {name.replace("-", "_")}
    if name in PROGRAMS:
        wanted.add("general")
        if nominated:
            wanted.add("pnp")
    rows = _rows("express_entry_rounds.csv")
    return [[row] for row in rows if row["category"] in wanted]


def provincial_rows(stream: str) -> list[list[Row]]:
    """The rounds of a provincial stream: lines of one round on one day together."""
    rounds: dict[Any, list[Row]] = defaultdict(list)
    for number, row in enumerate(_rows("provincial_draws.csv")):
        if stream in row["catalogue_streams"].split():
            rounds[row["drawn_on"], row["part_of"] or number].append(row)
    return list(rounds.values())


def count(stream: str, on: date, months: int, person: Any) -> tuple[int, int]:
    """Of the rounds in so many months up to a day: those met, and all.

    ``person``: ``score(grid)`` gives the points that are sure; ``offer`` the answers;
    ``nominated``: a province's nomination through Express Entry, or one untold.
    """
    federal = stream.startswith("express-entry/")
    rounds = (
        federal_rows(stream, nominated=person.nominated)
        if federal
        else provincial_rows(stream)
    )
    day = "held_on" if federal else "drawn_on"
    since = _months_before(on, months)
    held = [
        lines for lines in rounds if since < date.fromisoformat(lines[0][day]) <= on
    ]
    return sum(any(_meets(row, person) for row in lines) for lines in held), len(held)


def _meets(row: Row, person: Any) -> bool:
    if "held_on" in row:
        return bool(person.score("crs") >= int(row["cutoff"]))
    asked = [
        _is_enough(row["minimum_score"], lambda: person.score(row["grid"])),
        _is_enough(row["minimum_wage_cad_hourly"], lambda: person.hourly),
        _is_enough(row["minimum_wage_cad_yearly"], lambda: person.yearly),
        not row["teers"] or person.teer in row["teers"].split(),
        not row["sectors"] or person.sector in row["sectors"].split(),
    ]
    fields = ("minimum_score", "minimum_wage_cad_hourly", "minimum_wage_cad_yearly")
    says = any(row[name] for name in (*fields, "teers", "sectors"))
    return says and row["is_limited"].lower() != "true" and all(asked)


def _is_enough(limit: str, value: Any) -> bool:
    return not limit or value() >= float(limit)


def _months_before(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(first + timedelta(on.day - 1), following - timedelta(1))


def _rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
