"""Work permits and the other federal routes against a second judgement.

Random persons on days around every change of rule: each verdict equals that of
tests/rules/independent, which reads the reference files and shares no code with us.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz
from tests.rules.federal_people import person, seen_on
from tests.rules.independent import federal, permits, routes, transfers

pytestmark = fuzz.random_test

SECOND: dict[str, Callable[[dict[str, Any], date], str]] = {
    "global-talent-stream/category-a": permits.category_a,
    "global-talent-stream/category-b": permits.category_b,
    "cusma/intra-company-transferee": transfers.cusma_transferee,
    "cusma/professional": permits.professional,
    "cusma/trader": transfers.trader,
    "cusma/investor": transfers.investor,
    "work-permit/intra-company-transferee": transfers.general_transferee,
    "self-employed": transfers.self_employed,
    "start-up-visa": routes.start_up,
    "work-permit/h1b-open-work-permit-2023": federal.h1b,
    "work-permit/iec-us": federal.iec,
    "work-permit/innovation-stream": federal.innovation,
    "work-permit/spouse-owp": federal.spouse,
    "work-permit/pgwp": federal.graduation,
    "work-permit/bowp": routes.bridging,
    "atlantic-immigration-program": routes.atlantic,
    "rural-community-immigration-pilot": routes.rural,
}


@pytest.mark.thorough
def test_every_verdict_equals_the_second_judgement(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(300):
        on = seen_on(dice)

        def check(answers: dict[str, Any], on: date = on) -> None:
            assert verdicts(rulebook, answers, on) == judged(answers, on)

        fuzz.judge(person(dice, on), on, check)


def verdicts(rulebook: Rulebook, answers: dict[str, Any], on: date) -> dict[str, str]:
    """Our verdicts of the streams that are judged a second time."""
    assessment = rulebook.assess(read_profile(answers), on)
    return {
        stream.slug: assessment.verdict(stream).word
        for stream in assessment.streams
        if stream.slug in SECOND
    }


def judged(answers: dict[str, Any], on: date) -> dict[str, str]:
    """The second judgement of the same streams."""
    return {slug: judge(answers, on) for slug, judge in SECOND.items()}


@pytest.mark.long
def test_the_work_of_a_category_equals_the_second_judgement(
    rulebook: Rulebook,
) -> None:
    for dice in fuzz.dice(150):
        on = seen_on(dice)

        def check(answers: dict[str, Any], on: date = on) -> None:
            for category, word in experience(rulebook, answers, on).items():
                second = federal.category_experience(answers, on, category)
                assert word == second, category

        fuzz.judge(person(dice, on), on, check)


def experience(rulebook: Rulebook, answers: dict[str, Any], on: date) -> dict[str, str]:
    """Our verdict on the work that each category asks for."""
    assessment = rulebook.assess(read_profile(answers), on)
    return {
        category: row.verdict.word
        for stream in assessment.streams
        for row in assessment.findings(stream)
        if (category := category_of(stream.slug))
        and row.requirement.slug == "experience"
    }


def category_of(slug: str) -> str | None:
    """The category of a stream whose work is judged a second time."""
    name = slug.removeprefix("express-entry/category/").replace("-", "_")
    judged_by_work = name in federal.CATEGORIES and name not in ("french", "military")
    return name if judged_by_work else None
