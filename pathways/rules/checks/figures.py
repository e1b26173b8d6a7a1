"""Figures beside the rules: times, stays, prices, rates and what levers take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from pathways.rules.checks.dates import called
from pathways.rules.checks.problem import Problem, Problems, Spec

TEN_TIMES: Final = 10
MOST: Final = {"business_days": 10_000, "days": 15_000, "months": 1_200}
HIGHEST_RATE: Final = 1_000
MONTHS: Final = ("months_max", "extension_months_max", "total_months_max")


def check_figures(shot: Spec) -> Problems:
    """Figures below nothing, beyond what can be meant, or out of order."""
    for stream in shot["streams"]:
        for place, row in enumerate(stream.get("times", ()), 1):
            where = f"{stream['slug']}, times {called(row, place)}"
            most = MOST.get(str(row.get("unit")))
            yield from _figures(where, row, ("value", "low", "high"), most)
            yield from _figures(where, row, ("share_percent",), 100)
            yield from _in_order(where, row, "low", "high")
        for place, row in enumerate(stream.get("stays", ()), 1):
            where = f"{stream['slug']}, stays {called(row, place)}"
            yield from _figures(where, row, MONTHS, MOST["months"])
            yield from _in_order(where, row, "months_max", "total_months_max")
    for slug, row in shot.get("costs", {}).items():
        yield from _figures(f"cost {slug}", row, ("low", "high"))
        yield from _in_order(f"cost {slug}", row, "low", "high")
    for slug, row in shot.get("levers", {}).items():
        names = ("cost_low_cad", "cost_high_cad")
        yield from _figures(f"lever {slug}", row, names)
        yield from _in_order(f"lever {slug}", row, *names)
    yield from _rates(shot)


def ten_times(where: str, last: Any, figure: Any) -> Problems:
    """A warning where an amount is ten times, or a tenth of, the one before."""
    if last and figure and not 1 / TEN_TIMES < figure / last < TEN_TIMES:
        text = f"{figure} CAD after {last} CAD: ten times as much or as little"
        yield Problem(where, text, is_warning=True)


def _figures(
    where: str, row: Spec, names: Iterable[str], most: int | None = None
) -> Problems:
    for name, figure in _stated(row, names):
        if figure < 0:
            yield Problem(where, f"{name}: {figure} is less than nothing")
        if most is not None and figure > most:
            yield Problem(where, f"{name}: {figure} is more than can be meant")


def _stated(row: Spec, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
    for name in names:
        if row.get(name) is not None:
            yield name, row[name]


def _in_order(where: str, row: Spec, low: str, high: str) -> Problems:
    least, most = row.get(low), row.get(high)
    if least is not None and most is not None and most < least:
        yield Problem(where, f"{high}: the most, {most}, is below the least, {least}")


def _rates(shot: Spec) -> Problems:
    by_currency: dict[str, list[tuple[str, Any, str]]] = defaultdict(list)
    for slug, row in shot.get("rates", {}).items():
        by_currency[str(row["currency"])].append((str(row["on"]), row["cad"], slug))
        if row["cad"] <= 0:
            yield Problem(f"rate {slug}", f"cad: {row['cad']} is less than nothing")
        if row["cad"] > HIGHEST_RATE:
            text = f"cad: {row['cad']} is more than can be meant"
            yield Problem(f"rate {slug}", text)
    for rows in by_currency.values():
        for (_day, last, _slug), (_on, figure, slug) in pairwise(sorted(rows)):
            yield from ten_times(f"rate {slug}", last, figure)
