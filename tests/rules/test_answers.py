"""Answers of people whom one knows: what a good adviser names first."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.answered import write_answer
from pathways.rules.criteria import Verdict
from pathways.rules.profile import read_profile
from pathways.rules.routes.answer import answer
from pathways.rules.routes.model import STREAM, Answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.walking import USABLE
from pathways.selectors.past_rounds import past_rounds
from tests.rules.planning_people import a_profile

ON = date(2026, 11, 28)
PERSONAS = Path(__file__).parent.parent / "journeys/personas"
# Of each persona the first route, and words that the sentence holds: as the example
# pages of the design have them, each from the rules and rounds of the reference.
EXPECTED: list[tuple[str, list[str], list[str]]] = [
    (
        "developer_in_bc",
        ["cusma/professional", "pnp/bc/sw", "express-entry/fsw"],
        ["Vancouver", "December 2026", "CUSMA professional", "2.50 CAD an hour more"],
    ),
    (
        "developer_without_offer",
        ["cusma/professional", "pnp/bc/sw", "express-entry/fsw"],
        ["Canadian job offer", "CUSMA professional", "French"],
    ),
    (
        "data_scientist_with_partner",
        ["express-entry/category/french"],
        ["partner’s name", "526 points", "11 of 11 rounds"],
    ),
    (
        "manager_with_affiliate",
        ["cusma/intra-company-transferee", "express-entry/cec"],
        ["CUSMA transfer permit", "December 2026"],
    ),
]


def answered(rulebook: Rulebook, answers: dict[str, Any]) -> Answer:
    return answer(rulebook, read_profile(answers), ON, past_rounds())


def persona(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PERSONAS / f"{name}.json").read_text())
    return found


@pytest.mark.parametrize(
    ("name", "streams", "words"),
    EXPECTED,
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_person_hears_first_what_a_good_adviser_says_first(
    rulebook: Rulebook, name: str, streams: list[str], words: list[str]
) -> None:
    found = answered(rulebook, persona(name))

    assert list(found.routes[0].streams) == streams
    sentence = write_answer(rulebook, found)["sentence"]
    assert [one for one in words if one not in sentence] == []
    assert len(sentence.split()) <= 60


def test_a_founder_hears_first_that_the_start_up_visa_is_closed(
    rulebook: Rulebook,
) -> None:
    written = write_answer(rulebook, answered(rulebook, persona("founder")))

    assert written["sentence"].startswith(
        "The Start-up Visa is closed since 1 July 2026"
    )
    assert "CUSMA investor permit" in written["sentence"]
    assert written["five"]["start-up-visa"]["state"] == "closed"


@pytest.mark.parametrize(
    "who", [{"citizenships": ["US", "CA"]}, {"canadian_permanent_resident": True}]
)
def test_who_is_canadian_already_needs_nothing(
    rulebook: Rulebook, who: dict[str, Any]
) -> None:
    answers = persona("developer_without_offer")

    found = answered(rulebook, {**answers, "applicant": answers["applicant"] | who})

    assert (found.kind, found.routes) == ("not_needed", ())
    assert {one.state for one in found.five} == {"not_needed"}
    assessment = rulebook.assess(found.profile, ON)
    verdicts = {assessment.verdict(stream) for stream in assessment.streams}
    assert verdicts == {Verdict.NOT_MET}


def test_the_missing_pay_is_told_to_the_cent_with_the_rounds_that_it_meets(
    rulebook: Rulebook,
) -> None:
    first = answered(rulebook, persona("developer_in_bc")).routes[0]

    lever = dict(first.levers[0].values)
    assert (str(lever["wage"]), str(lever["gap"])) == ("62.5", "2.5")
    assert first.rounds is not None
    assert (first.rounds.met, first.rounds.of) == (7, 9)


@pytest.mark.parametrize("seed", range(40))
def test_routes_of_anybody_are_assessments_of_open_streams(
    rulebook: Rulebook, seed: int
) -> None:
    found = answered(rulebook, a_profile(seed))

    for route in (*found.routes, *found.further):
        for step in (one for one in route.steps if one.what == STREAM):
            assessed = rulebook.assess(step.profile, step.begins)
            stream = assessed.rules.stream(step.slug)
            assert assessed.verdict(stream) is step.verdict
            assert stream.intake(step.begins) in USABLE
            assert step.verdict is not Verdict.NOT_MET
    firsts = [
        (r.levers[0].slug if r.levers else "", r.streams[0]) for r in found.routes
    ]
    assert len(set(firsts)) == len(firsts)
    if found.profile.transfer is None:
        levers = {one.slug for r in found.routes for one in r.levers}
        assert "transfer" not in levers
