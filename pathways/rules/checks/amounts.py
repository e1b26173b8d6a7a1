"""Amounts of fees, and the charts of language tests."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from pathways.rules.checks.dates import start_of
from pathways.rules.checks.problem import Problem, Problems, Spec

TEN_TIMES: Final = 10
HIGHEST_LEVEL: Final = 12


def check_amounts(shot: Spec) -> Problems:
    """Fees below nothing, or ten times the last."""
    for slug, fee in shot.get("fees", {}).items():
        where = f"fee {slug}"
        versions = sorted(fee.get("versions", ()), key=start_of)
        amounts = [v["amount_cad"] for v in versions if "amount_cad" in v]
        for amount in amounts:
            if amount < 0:
                yield Problem(where, f"{amount} CAD is less than nothing")
        for last, amount in pairwise(amounts):
            if last and amount and not 1 / TEN_TIMES < amount / last < TEN_TIMES:
                text = f"{amount} CAD after {last} CAD: ten times as much or as little"
                yield Problem(where, text, is_warning=True)


def check_charts(shot: Spec) -> Problems:
    """Levels within the scores of their test, each once, the higher the dearer."""
    for chart in shot.get("charts", ()):
        name = " ".join(str(chart[n]) for n in ("test", "scale") if chart.get(n))
        if not chart["levels"]:
            yield Problem(f"chart {name}", "it has no ability")
        for ability, pairs in chart["levels"].items():
            low, high, step = chart["ranges"][ability]
            where = f"chart {name}, {ability}"
            if low > high or step <= 0:
                yield Problem(where, "its scores do not rise")
            yield from _pairs(where, pairs, (low, high))


def _pairs(where: str, pairs: list[Any], limits: tuple[Any, Any]) -> Problems:
    if not pairs:
        yield Problem(where, "it has no level")
    for score, level in pairs:
        if not limits[0] <= score <= limits[1]:
            yield Problem(where, f"level {level} asks {score}, no score of the test")
        if not 0 <= level <= HIGHEST_LEVEL:
            yield Problem(where, f"{level} is no CLB or NCLC level")
    levels = [level for _score, level in sorted(pairs)]
    if levels != sorted(set(levels)):
        yield Problem(where, "a higher score gives no higher level")
