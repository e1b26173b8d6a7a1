"""How fast the planner is, beside assessing every variant from scratch."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import combinations

import django

from tests.harness.figures import figure
from tests.rules.planning_people import a_profile

ON = date(2026, 11, 22)
SEED = 102
FROM_SCRATCH = 100  # variants; each is assessed alone, so a part stands for all
RUNS = 3  # the fastest tells least of other work on the machine


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """One person's single steps and pairs: all streams, every grid's rules."""
    from pathways import editions
    from pathways.rules.planner.planning import Planner
    from pathways.rules.profile.profile import read_profile

    _, rulebook = editions.current()
    profile = read_profile(a_profile(SEED))
    rulebook.assess(profile, ON)

    def scratch() -> None:
        for steps in pairs[:FROM_SCRATCH]:
            changed = steps[1].change(steps[0].change(profile))
            assessment = rulebook.assess(changed, ON)
            for stream in assessment.streams:
                assessment.verdict(stream)
            assessment.score("crs")

    planner = Planner(rulebook, profile, ON)
    pairs = list(combinations(planner.steps(), 2))
    variants = len(planner.steps()) + len(pairs)
    took = min(seconds(Planner(rulebook, profile, ON).plans) for _ in range(RUNS))
    alone = seconds(scratch) / min(FROM_SCRATCH, len(pairs))
    figure("planner variants", variants, "variants")
    figure("planner", variants / took, "variants/s", target="over 2500")
    figure("each assessed from scratch", 1 / alone, "variants/s")
    figure("planner against from scratch", alone * variants / took, "times as fast")
    months = seconds(lambda: list(planner.trajectory()))
    figure("planner, 60 months", months * 1000, "ms")


if __name__ == "__main__":
    django.setup()
    main()
