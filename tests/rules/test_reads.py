"""What a fact says that it reads is all that it reads.

Each answer is taken away in turn from seeded persons who answered nearly everything; a
fact of the shipped edition that changes must name the answer among what it reads.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from pathways.rules.facts.fact import Fact
from pathways.rules.profile.profile import ProfileError, read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.reads import all_paths
from pathways.rules.ruleset.rules import Ruleset
from tests.rules.test_keys_taken_away import ON, a_profile, without

PEOPLE = 3
# Answers that nobody misses until they are given otherwise.
OTHERWISE = {"distance": True, "paid": False, "employer_country": "US"}
AN_OFFER = {
    "noc": "21231",
    "employer": "Maple Co",
    "city": "Kelowna",
    "wage_cad_hourly": 60,
    "hours_per_week": 40,
    "indeterminate": False,
    "months": 24,
    "works_there_now": True,
    "lmia": "none",
    "applicant_share_percent": 0,
    "employer_revenue_cad": 900000,
    "sector": "technology",
}
A_STATUS = {
    "kind": "worker",
    "permit": "cusma",
    "valid_until": "2028-01-01",
    "permit_employer": "Maple Co",
}


def a_busy_person(dice: Random) -> dict[str, Any]:
    """With an offer, a status in Canada and a transfer besides."""
    answers = a_profile(dice)
    answers["job_offer"] = AN_OFFER | {"province": dice.choice(["BC", "AB", "ON"])}
    answers["status_in_canada"] = A_STATUS
    answers["transfer"] = {"relation": "affiliate", "employed_since": "2020-01-01"}
    answers["accompanying_children"] = 1
    answers["applicant"]["military_service"] = {"service_from": "2010-01-01"}
    answers["applicant"]["trade_qualified_on"] = "2015-01-01"
    return answers


def ways(answers: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every answer, those inside entries too."""
    inside = answers.items() if isinstance(answers, dict) else enumerate(answers)
    for step, value in inside:
        if isinstance(step, str):
            yield (*at, step)
        if holds_answers(value):
            yield from ways(value, (*at, step))


def holds_answers(value: object) -> bool:
    """Whether it is a record, or a list of records."""
    return isinstance(value, dict) or (
        isinstance(value, list) and all(isinstance(item, dict) for item in value)
    )


def path_of(way: tuple[Any, ...]) -> str:
    return ".".join(step for step in way if isinstance(step, str))


def changed(answers: dict[str, Any], way: tuple[Any, ...]) -> dict[str, Any]:
    """The answers without one, or with it otherwise."""
    fewer = without(answers, list(way))
    if way[-1] in OTHERWISE:
        at: Any = fewer
        for step in way[:-1]:
            at = at[step]
        at[way[-1]] = OTHERWISE[way[-1]]
    return fewer


def own_facts(rules: Ruleset) -> list[Fact]:
    """The facts that read answers themselves, not through other rules."""
    every = (rules.facts.all[place] for place in rules.used)
    return [fact for fact in every if not fact.needs()]


def is_told(path: str, fact: Fact) -> bool:
    """Whether the fact names the answer, or one below it."""
    return any(f"{item}.".startswith(f"{path}.") for item in fact.read_paths())


@pytest.mark.parametrize("number", range(PEOPLE))
@pytest.mark.thorough
def test_a_fact_changes_only_with_answers_that_it_says_it_reads(
    rulebook: Rulebook, number: int
) -> None:
    rules = rulebook.rules(ON)
    answers = a_busy_person(Random(number))
    whole = rules.case(read_profile(answers), ON)
    before = {fact: fact.derive(whole) for fact in own_facts(rules)}

    untold = set()
    for way in ways(answers):
        try:
            fewer = rules.case(read_profile(changed(answers, way)), ON)
        except ProfileError:
            continue
        untold |= {
            f"{fact}: {path_of(way)}"
            for fact, value in before.items()
            if not is_told(path_of(way), fact) and fact.derive(fewer) != value
        }

    assert untold == set()


def test_what_a_fact_reads_is_written_as_the_contract_writes_it(
    rulebook: Rulebook,
) -> None:
    read = frozenset().union(*all_paths(rulebook.rules(ON)).values())

    assert {"permanent_residence_application.class", "applicant.work.paid"} <= read
    assert [path for path in read if not re.fullmatch(r"[a-z_.]+[a-z]", path)] == []


def test_a_partner_is_read_only_by_rules_about_a_partner(rulebook: Rulebook) -> None:
    rules = rulebook.rules(ON)
    about_applicant = [
        fact for fact in own_facts(rules) if getattr(fact, "who", "") == "applicant"
    ]

    assert about_applicant
    for fact in about_applicant:
        assert not any(path.startswith("partner") for path in fact.read_paths()), fact
