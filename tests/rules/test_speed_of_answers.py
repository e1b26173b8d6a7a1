"""An answer is found at once however much a valid profile holds; counted in calls."""

from datetime import date
from random import Random
from typing import Any

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.routes.answer import answer
from pathways.rules.rulebook import Rulebook
from pathways.selectors.past_rounds import past_rounds
from tests.harness.calls import counting_calls
from tests.rules import test_keys_taken_away as full

ON = date(2026, 11, 28)
MOST = 60
MOST_CALLS = 1_800_000  # measured: 1,436,330; half a second of one processor
OFFER = {"noc": "21231", "province": "ON", "wage_cad_hourly": 40, "hours_per_week": 40}


def lists(dice: Random) -> dict[str, Any]:
    """The lists of a person, each as long as a list may be."""
    return {
        "education": [full.credential(dice) for _ in range(MOST)],
        "work": [full.job(dice) for _ in range(MOST)],
        "language_tests": [full.language_test(dice) for _ in range(MOST)],
    }


def a_couple(dice: Random, left_out: tuple[str, ...]) -> dict[str, Any]:
    """A couple with 60 of everything, without some keys of each entry."""
    answers = full.a_profile(dice)
    applicant = answers["applicant"] | lists(dice)
    partner = full.person(dice) | lists(dice)
    for entry in (e for who in (applicant, partner) for e in who["work"]):
        for key in left_out:
            entry.pop(key)
    return answers | {
        "applicant": applicant,
        "marital_status": "married",
        "partner": partner | {"accompanying": True, "canadian_or_pr": False},
        "relatives_in_canada": [full.relative(dice) for _ in range(MOST)],
        "job_offer": OFFER,
    }


@pytest.mark.parametrize("seed", [5, 13])
@pytest.mark.parametrize("left_out", [(), ("country", "hours_per_week", "authorized")])
def test_the_fullest_profile_is_answered_in_so_many_calls(
    rulebook: Rulebook, seed: int, left_out: tuple[str, ...]
) -> None:
    profile = read_profile(a_couple(Random(seed), left_out))
    rounds = past_rounds()
    answer(rulebook, read_profile({}), ON, rounds)  # what the edition keeps is made

    _, calls = counting_calls(lambda: answer(rulebook, profile, ON, rounds))

    assert calls < MOST_CALLS, calls
