"""Every step is told in words."""

from datetime import date

import pytest
from django.utils import translation

from pathways import editions
from pathways.planned import step_json
from pathways.rules.levers.step import Step
from pathways.rules.planner.planning import Planner
from pathways.rules.profile.profile import read_profile
from pathways.step_words import WORDS, step_words
from tests.rules.planning_people import a_profile, left_behind, underpaid

ON = date(2026, 11, 22)


def a_step(lever: str, kind: str, **values: object) -> Step:
    return Step(lever, kind, tuple(values.items()), lambda profile: profile)


@pytest.mark.usefixtures("catalogue")
def test_every_kind_of_step_has_words_and_every_word_a_step() -> None:
    _, rulebook = editions.current()
    people = [read_profile(a_profile(seed)) for seed in range(12)]
    people += [read_profile(left_behind()), read_profile(underpaid())]

    steps = [
        step for person in people for step in Planner(rulebook, person, ON).steps()
    ]

    assert {step.kind for step in steps} == set(WORDS)
    assert all(step_words(step) for step in steps)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (a_step("french", "all_abilities", level=7), "NCLC 7"),
        (a_step("partner-french", "all_abilities", level=4), "NCLC 4"),
        (a_step("partner-english", "all_abilities", level=5), "CLB 5"),
        (
            a_step("english", "one_ability", ability="speaking", level=9),
            "CLB 9 in speaking",
        ),
        (
            a_step("job-offer", "offer", province="BC", wage=70),
            "British Columbia, 70 CAD an hour",
        ),
        (
            a_step("study", "studied", level="masters", country="US"),
            "a master’s degree in the United States of America, "
            "with an assessment (ECA)",
        ),
        (
            a_step("study", "studied", level="masters", country="IN"),
            "a master’s degree in India, with an assessment (ECA)",
        ),
        (a_step("transfer", "transferred", role="executive"), "role: executive"),
        (a_step("offer-wage", "raised", wage=62.5, gap=2.5), "62.50 CAD an hour"),
        (a_step("offer-province", "moved", province="MB"), "Manitoba"),
        (
            a_step("offer-terms", "terms", terms=("indeterminate",)),
            "The job is permanent",
        ),
        (
            a_step("employer-with-office", "changed", role="executive", months=12),
            "after 12 months there, role: executive",
        ),
        (a_step("waiting", "waited", months=12), "12 months of the same work"),
        (a_step("funds", "saved", amount=25000), "25,000 CAD in all"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.lever,
)
def test_a_step_reads_as_a_person_would_say_it(step: Step, words: str) -> None:
    assert step_words(step) == words


def test_the_command_line_stays_english() -> None:
    step = a_step("french", "all_abilities", level=7)

    with translation.override("fr"):
        assert step_json(step) == {"lever": "french", "step": "NCLC 7"}
