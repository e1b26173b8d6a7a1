"""The planner against assessing every changed profile from scratch."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest

from pathways.rules.engine.criteria import QUALIFIED
from pathways.rules.engine.days import add_months
from pathways.rules.levers.step import Step
from pathways.rules.planner.planning import Plan, Planner
from pathways.rules.profile.profile import Profile, read_profile
from pathways.rules.profile.writing import write_profile
from pathways.rules.rulebook import Rulebook
from tests.rules.planning_people import a_profile

ON = date(2026, 11, 22)
Steps = tuple[Step, ...]
some_people = pytest.mark.parametrize("seed", range(6))


def planner(rulebook: Rulebook, seed: int) -> Planner:
    return Planner(rulebook, read_profile(a_profile(seed)), ON)


def verdicts(rulebook: Rulebook, profile: Profile, on: date = ON) -> dict[str, Any]:
    assessment = rulebook.assess(profile, on)
    return {stream.slug: assessment.verdict(stream) for stream in assessment.streams}


def bounds(rulebook: Rulebook, profile: Profile, on: date = ON) -> dict[str, Any]:
    assessment = rulebook.assess(profile, on)
    scores = ((grid, assessment.score(grid)) for grid in assessment.rules.grids)
    return {grid: (score.lower, score.upper) for grid, score in scores}


def ways(steps: list[Step], chance: Random, pairs: int) -> list[Steps]:
    """Every single step, and as many random pairs."""
    every: list[Steps] = list(combinations(steps, 2))
    return [*((step,) for step in steps), *chance.sample(every, min(pairs, len(every)))]


def taken(profile: Profile, steps: Steps) -> Profile:
    for step in steps:
        profile = step.change(profile)
    return profile


def names(plan: Plan | Steps) -> tuple[str, ...]:
    steps = plan.steps if isinstance(plan, Plan) else plan
    return tuple(str(step.name) for step in steps)


def brute_force(
    rulebook: Rulebook, base: Profile, steps: list[Step]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Any]]:
    """Every step and pair that opens a stream or raises the CRS, by assessing each."""
    before, score = verdicts(rulebook, base), bounds(rulebook, base)["crs"][0]
    for way in (*((step,) for step in steps), *combinations(steps, 2)):
        profile = taken(base, way)
        after = verdicts(rulebook, profile)
        opens = tuple(
            slug
            for slug, now in after.items()
            if now in QUALIFIED and before[slug] not in QUALIFIED
        )
        crs = bounds(rulebook, profile)["crs"][0]
        if opens or crs > score:
            yield names(way), opens, crs


@pytest.mark.parametrize("seed", [102])
@pytest.mark.thorough
def test_nothing_that_brute_force_finds_is_missed_or_added(
    rulebook: Rulebook, seed: int
) -> None:
    item = planner(rulebook, seed)
    expected = sorted(brute_force(rulebook, item.variants.base, item.steps()))

    items = sorted(
        (names(plan), tuple(sorted(plan.opens)), plan.score("crs")[0])
        for plan in item.plans()
    )

    assert items == [(way, tuple(sorted(opens)), crs) for way, opens, crs in expected]


@some_people
@pytest.mark.thorough
def test_what_is_told_of_random_steps_equals_assessing_them_from_scratch(
    rulebook: Rulebook, seed: int
) -> None:
    item = planner(rulebook, seed)
    before = item.variants.verdicts

    for way in ways(item.steps(), Random(seed), pairs=40):
        profile = taken(item.variants.base, way)
        variant = item.variant(way)
        text = {**before, **item.variants.changes(variant)}
        assert text == verdicts(rulebook, profile), names(way)
        scores = {grid: item.variants.bounds(variant, grid) for grid in item.before}
        assert scores == bounds(rulebook, profile), names(way)


@some_people
@pytest.mark.thorough
def test_the_first_proposals_open_what_they_say(rulebook: Rulebook, seed: int) -> None:
    item = planner(rulebook, seed)
    before = verdicts(rulebook, item.variants.base)

    for plan in item.plans()[:10]:
        after = verdicts(rulebook, read_profile(write_profile(plan.profile)))
        assert all(after[slug] in QUALIFIED for slug in plan.opens), names(plan)
        assert not any(before[slug] in QUALIFIED for slug in plan.opens), names(plan)


@some_people
def test_a_better_language_result_never_lowers_the_crs(
    rulebook: Rulebook, seed: int
) -> None:
    item = planner(rulebook, seed)

    for step in item.steps():
        if step.lever in ("english", "french", "partner-english", "partner-french"):
            lower, upper = item.variants.bounds(item.variant((step,)), "crs")
            assert lower >= item.before["crs"][0], names((step,))
            assert lower <= upper


@pytest.mark.parametrize("seed", [3, 4])
def test_the_months_ahead_equal_assessing_each_day(
    rulebook: Rulebook, seed: int
) -> None:
    profile = read_profile(a_profile(seed))
    before = verdicts(rulebook, profile)

    months = list(Planner(rulebook, profile, ON).trajectory(24))

    assert [month.on for month in months] == [add_months(ON, n) for n in range(1, 25)]
    for month in months:
        now = verdicts(rulebook, profile, month.on)
        changed = {slug for slug in now if now[slug] is not before[slug]}
        assert {slug for slug, *_ in month.changes} == changed
        assert month.crs == bounds(rulebook, profile, month.on)["crs"]
        before = now


@pytest.mark.parametrize("seed", range(40))
def test_a_profile_reads_back_as_it_was_written(seed: int) -> None:
    profile = read_profile(a_profile(seed))

    assert read_profile(write_profile(profile)) == profile
