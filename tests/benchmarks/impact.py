"""How long counting the impact of a change takes, a processor and a profile.

    python -m tests.benchmarks.impact

*one grid*: every cap of the CRS is another, so grid and all that reads it are compared.
*everything*: all test charts are others, so nothing can be left out. Each includes
drawing or reading the profile, and both assessments. Two processors share the shards
of a run, so that 100,000 profiles take half of what one would take.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django

from tests.harness.figures import figure

ON = date(2026, 11, 29)
PEOPLE = 600
ALL = 100_000


def main() -> None:
    """Print the figures."""
    django.setup()
    from pathways import editions
    from pathways.rules import Rulebook
    from pathways.rules.effects import Pair

    _, before = editions.current()
    for name, alter in (("one grid", _caps), ("everything", _charts)):
        shot = json.loads(json.dumps(before.snapshot))
        alter(shot)
        pair = Pair(before, Rulebook(shot))
        started = time.process_time()
        pair.on(ON)
        taken = (time.process_time() - started) * 1000
        figure(f"impact, {name}: what differs", taken, "ms")
        each = _each(pair)
        figure(f"impact, {name}: a profile", each * 1e6, "µs")
        minutes = each * ALL / 2 / 60
        figure(f"impact, {name}: 100,000 on 2 cores", minutes, "min", target="under 5")
    started = time.process_time()
    Rulebook(before.snapshot).check()
    taken = (time.process_time() - started) * 1000
    figure("compiling every period", taken, "ms", target="under 1000")


def _each(pair: Any) -> float:
    """Seconds of a processor for one saved profile: read, compared, counted."""
    from pathways.changes import counting
    from pathways.changes.synthetic import person
    from pathways.rules import read_profile

    answers = [person(number, ON) for number in range(PEOPLE)]

    def count() -> None:
        people = ((read_profile(item), None) for item in answers)
        counting.count([pair.on(ON)], people)

    return _processor(count) / PEOPLE


def _processor(work: Callable[[], object]) -> float:
    best = []
    for _ in range(3):
        started = time.process_time()
        work()
        best.append(time.process_time() - started)
    return min(best)


def _caps(shot: dict[str, Any]) -> None:
    for version in shot["grids"]["crs"]["versions"]:
        for part in (version.get("root") or {}).get("children", ()):
            if part.get("cap"):
                part["cap"] -= 10


def _charts(shot: dict[str, Any]) -> None:
    for chart in shot["charts"]:
        for pairs in chart["levels"].values():
            for pair in pairs:
                pair[1] = max(pair[1] - 1, 0)


if __name__ == "__main__":
    main()
