"""Facts are derived when they are read, and in any order."""

from datetime import date

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.rules.planning_people import a_profile

ON = date(2026, 11, 22)


def test_a_score_alone_derives_the_facts_of_its_grid_only(rulebook: Rulebook) -> None:
    assessment = rulebook.assess(read_profile(a_profile(7)), ON)

    score = assessment.score("crs")

    assert score.lower > 0
    assert set(assessment.case.values) <= assessment.rules.grids["crs"].places()


@pytest.mark.parametrize("seed", range(12))
def test_a_verdict_alone_is_the_worst_of_the_findings(
    rulebook: Rulebook, seed: int
) -> None:
    profile = read_profile(a_profile(seed))
    quick, whole = rulebook.assess(profile, ON), rulebook.assess(profile, ON)

    for stream in quick.streams:
        worst = min(finding.verdict for finding in whole.findings(stream))
        assert quick.verdict(stream) is worst, stream.slug
