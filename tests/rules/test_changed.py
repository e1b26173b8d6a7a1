"""What a changed profile takes from the one before is what it would derive itself."""

from datetime import date

import pytest

from pathways.rules import assess_changed, read_profile
from pathways.rules.levers import Setting
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment
from tests.rules.answer_people import anybody

ON = date(2026, 11, 28)
STEPS = 30


def judged(assessment: Assessment) -> list[object]:
    """Every verdict, and the bounds of every score."""
    scores = [assessment.score(grid) for grid in assessment.rules.grids]
    verdicts = [assessment.verdict(stream) for stream in assessment.streams]
    return [*verdicts, *((score.lower, score.upper) for score in scores)]


@pytest.mark.parametrize("seed", range(70_000, 70_003))
def test_a_lent_fact_is_the_fact_itself(rulebook: Rulebook, seed: int) -> None:
    before = rulebook.assess(read_profile(anybody(seed)), ON)
    judged(before)
    setting = Setting(before.case)
    steps = [
        step for lever in rulebook.levers.values() for step in lever.steps(setting)
    ]

    for step in steps[:: len(steps) // STEPS + 1]:
        profile = step.change(before.case.profile)
        changed = assess_changed(before, profile)
        again = assess_changed(changed, before.case.profile)

        assert judged(changed) == judged(rulebook.assess(profile, ON))
        assert judged(again) == judged(before)
