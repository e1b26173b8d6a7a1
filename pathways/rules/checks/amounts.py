"""Amounts of fees, and the charts of language tests."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from pathways.rules.checks.dates import start_of
from pathways.rules.checks.figures import ten_times
from pathways.rules.checks.problem import Problem, Problems, Spec

HIGHEST_LEVEL: Final = 12
ABILITIES: Final = ("listening", "reading", "speaking", "writing")


def check_amounts(shot: Spec) -> Problems:
    """Fees below nothing, ten times the last, or of a family below those of one."""
    for slug, fee in shot.get("fees", {}).items():
        where = f"fee {slug}"
        versions = sorted(fee.get("versions", ()), key=start_of)
        if not versions:
            yield Problem(where, "it has no version")
        for name in ("amount_cad", "family_max_cad"):
            amounts = [v[name] for v in versions if v.get(name) is not None]
            for amount in amounts:
                if amount < 0:
                    yield Problem(where, f"{amount} CAD is less than nothing")
            for last, amount in pairwise(amounts):
                yield from ten_times(where, last, amount)
        for version in versions:
            single, most = version.get("amount_cad"), version.get("family_max_cad")
            if single is not None and most is not None and most < single:
                text = f"a family pays at most {most} CAD, and one person {single} CAD"
                yield Problem(where, text)


def check_beside(last: Spec, shot: Spec) -> Problems:
    """Amounts that are ten times what the last edition has in the same row."""
    for slug, fee in shot.get("fees", {}).items():
        rows = last.get("fees", {}).get(slug, {}).get("versions", ())
        before = {start_of(row): row for row in rows}
        for row in fee.get("versions", ()):
            names = ("amount_cad", "family_max_cad")
            yield from _beside(f"fee {slug}", before.get(start_of(row)), row, names)
    for slug, row in shot.get("costs", {}).items():
        known = last.get("costs", {}).get(slug)
        yield from _beside(f"cost {slug}", known, row, ("low", "high"))


def _beside(
    where: str, before: Spec | None, row: Spec, names: tuple[str, ...]
) -> Problems:
    if before is None:
        return
    for name in names:
        yield from ten_times(where, before.get(name), row.get(name))


def check_charts(shot: Spec) -> Problems:
    """Levels within the scores of their test, each once, the higher the dearer."""
    for chart in shot.get("charts", ()):
        name = " ".join(str(chart[n]) for n in ("test", "scale") if chart.get(n))
        if not chart["levels"]:
            yield Problem(f"chart {name}", "it has no ability")
        for ability in ABILITIES if chart["levels"] else ():
            if ability not in chart["levels"]:
                yield Problem(f"chart {name}", f"it has no level of {ability}")
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
