"""An answer that is taken away leaves open what it decided, and turns nothing over.

Each key of each entry of each list is taken away in turn, for seeded persons whose
lists are full, over every grid and every stream of the shipped edition.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from pathways.rules.profile.profile import ABILITIES, LEVELS, read_profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.rounds.hindsight import PastRounds
from pathways.rules.routes.answer import answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment
from tests.harness import fuzz

ON = date(2026, 11, 28)
SEED = 20261128
PEOPLE = 24
PROVINCES = ["AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT"]
NOCS = ["21231", "21222", "20012", "72200", "31301", "62020"]
RELATIONS = [
    "parent",
    "grandparent",
    "child",
    "grandchild",
    "sibling",
    "aunt_or_uncle",
    "niece_or_nephew",
    "cousin",
    "friend",
]
# What was not asked about is taken at its best (contract, “Further keys”).
# The type of a three-year credential too: without it, it is a bachelor's in provincial
# grids, as the contract's own examples need (docs/coverage.md).
TAKEN_AT_BEST = {"distance", "paid", "employer_country", "credential_type"}


def a_day(dice: Random) -> str:
    month, day = dice.randint(1, 11), dice.randint(1, 28)
    return f"{dice.randint(2012, 2026)}-{month:02}-{day:02}"


def maybe(dice: Random) -> bool:
    return dice.random() < 0.5


def credential(dice: Random) -> dict[str, Any]:
    country = dice.choice(["CA", "US", "IN"])
    return {
        "level": dice.choice(LEVELS),
        "field": "computer science",
        "country": country,
        "province": dice.choice(PROVINCES) if country == "CA" else None,
        "years": dice.choice([1, 2, 3, 4]),
        "completed_on": a_day(dice),
        "full_time": maybe(dice),
        "eca_issued_on": a_day(dice) if maybe(dice) else None,
        "credential_type": dice.choice(["degree", "diploma", "certificate"]),
        "study_city": "Kelowna" if country == "CA" else None,
        "field_group": dice.choice(["stem_health_trades", "business_social", "arts"]),
    }


def job(dice: Random) -> dict[str, Any]:
    country, start = dice.choice(["CA", "US"]), a_day(dice)
    return {
        "noc": dice.choice(NOCS),
        "country": country,
        "province": dice.choice(PROVINCES) if country == "CA" else None,
        "start": start,
        "end": None if maybe(dice) else max(start, a_day(dice)),
        "hours_per_week": dice.choice([15, 30, 40]),
        "self_employed": dice.random() < 0.2,
        "full_time_student": dice.random() < 0.2,
        "authorized": dice.random() < 0.8,
        "employer": dice.choice(["Maple Co", "Elm Co"]),
        "work_city": "Winnipeg" if country == "CA" else None,
    }


def language_test(dice: Random) -> dict[str, Any]:
    scores = {ability: dice.choice([5, 6.5, 7, 8]) for ability in ABILITIES}
    return {"test": "ielts_general", "taken_on": a_day(dice), **scores}


def relative(dice: Random) -> dict[str, Any]:
    return {
        "relation": dice.choice(RELATIONS),
        "of": dice.choice(["applicant", "partner"]),
        "province": dice.choice([*PROVINCES, None]),
        "adult": maybe(dice),
        "citizen_or_pr": maybe(dice),
    }


def person(dice: Random) -> dict[str, Any]:
    """The lists that applicant and partner share, each entry with every key."""
    return {
        "birth_date": f"{dice.randint(1975, 2000)}-03-01",
        "citizenships": ["US"],
        "residence": {"country": "US", "province": None},
        "education": [credential(dice) for _ in range(2)],
        "language_tests": [language_test(dice)],
        "work": [job(dice) for _ in range(2)],
        "trade_certificates": [
            {
                "noc": "72200",
                "province": dice.choice(PROVINCES),
                "issued_on": a_day(dice),
            }
        ],
    }


def of_applicant_only(dice: Random) -> dict[str, Any]:
    return {
        "us_status": "citizen",
        "licences": [
            {
                "profession": "engineer",
                "body": "PEO",
                "region": dice.choice(PROVINCES),
                "licensed_on": a_day(dice),
            }
        ],
        "canadian_earnings": [
            {"tax_year": dice.choice([2023, 2024, 2025]), "earned_cad": 60000}
        ],
        "canadian_ancestor": [
            {
                "relation": dice.choice(["parent", "grandparent", "great_grandparent"]),
                "born_in_canada": maybe(dice),
                "citizen_by": dice.choice(["birth", "naturalization", "descent", None]),
            }
        ],
    }


def a_profile(dice: Random) -> dict[str, Any]:
    """A person whose every list has entries, and whose every entry every key."""
    partnered = maybe(dice)
    together = {"accompanying": True, "canadian_or_pr": False}
    return {
        "applicant": person(dice) | of_applicant_only(dice),
        "marital_status": "married" if partnered else "never_married",
        "partner": person(dice) | together if partnered else None,
        "dependent_children": 1,
        "settlement_funds_cad": 40000,
        "relatives_in_canada": [relative(dice) for _ in range(dice.randint(1, 2))],
        "intended_provinces": [dice.choice(PROVINCES)],
        "job_offer": None,
        "transfer": None,
        "venture": None,
        "status_in_canada": None,
        "nominations": [
            {
                "province": dice.choice(PROVINCES),
                "express_entry": maybe(dice),
                "issued_on": a_day(dice),
            }
        ],
        "endorsements": [
            {
                "endorser": dice.choice(["community", "atlantic_province"]),
                "endorsed_on": a_day(dice),
            }
        ],
        "provincial_invitations": [
            {
                "inviter": dice.choice(PROVINCES),
                "initiative": "General",
                "invited_on": a_day(dice),
            }
        ],
        "applications_elsewhere": [
            {"to": dice.choice(PROVINCES), "applied_on": a_day(dice)}
        ],
    }


def taken_away(answers: Any, above: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every key of every entry of every list: its name, and the way to it."""
    for key, value in answers.items():
        at = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            for name, way in taken_away(value, at):
                yield name, [key, *way]
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                for inner in entry if isinstance(entry, dict) else ():
                    yield f"{at}[{index}].{inner}", [key, index, inner]


def without(answers: dict[str, Any], way: list[Any]) -> dict[str, Any]:
    fewer = deepcopy(answers)
    at: Any = fewer
    for step in way[:-1]:
        at = at[step]
    del at[way[-1]]
    return fewer


def most(upper: Any) -> Any:
    """An upper bound; none has no end."""
    return Decimal("Infinity") if upper is None else upper


def turned_over(known: Assessment, fewer: Assessment) -> Iterator[str]:
    """What holds with the answer and is ruled out without it."""
    for grid in known.rules.grids:
        whole, part = known.score(grid), fewer.score(grid)
        if part.lower > whole.lower or most(part.upper) < most(whole.upper):
            bounds = f"{part.lower} to {part.upper}"
            yield f"{grid}: {whole.lower} to {whole.upper}, without it {bounds}"
    for stream in known.streams:
        pairs = zip(known.findings(stream), fewer.findings(stream), strict=True)
        for item, other in pairs:
            verdicts = {item.verdict.word, other.verdict.word}
            if verdicts >= {"met", "not_met"}:
                slug = item.requirement.slug
                yield f"{stream.slug}#{slug}: {item.verdict.word}, {other.verdict.word}"


@fuzz.random_test
@pytest.mark.thorough
@pytest.mark.parametrize("seed", fuzz.seeds(PEOPLE))
def test_a_key_taken_from_an_entry_rules_out_nothing_that_holds(
    rulebook: Rulebook, seed: str
) -> None:
    answers = a_profile(Random(f"{SEED}-{seed}"))
    known = rulebook.assess(read_profile(answers), ON)

    faults = [
        f"{name}: {fault}"
        for name, way in taken_away(answers)
        if way[-1] not in TAKEN_AT_BEST
        for fault in turned_over(
            known, rulebook.assess(read_profile(without(answers, way)), ON)
        )
    ]

    with fuzz.finding(answers, ON):
        assert faults == []


@pytest.mark.thorough
def test_whoever_leaves_out_any_one_key_has_an_answer(
    rulebook: Rulebook,
) -> None:
    answers = a_profile(Random(f"{SEED}-0"))
    assert answers["partner"]

    for _, way in taken_away(answers):
        if all(step == 0 for step in way if isinstance(step, int)):
            fewer = read_profile(without(answers, way))
            assert answer(rulebook, fewer, ON, PastRounds(())).kind, way


def test_a_relative_of_no_stated_relation_may_be_one_who_counts_at_any_age(
    rulebook: Rulebook,
) -> None:
    parent = {
        "relation": "parent",
        "of": "applicant",
        "province": "AB",
        "adult": False,
        "citizen_or_pr": True,
    }
    unnamed = {key: value for key, value in parent.items() if key != "relation"}

    known, fewer = (
        rulebook.assess(read_profile({"relatives_in_canada": [item]}), ON)
        for item in (parent, unnamed)
    )

    grid = "ab-worker-eoi"
    assert (fewer.score(grid).upper or 0) >= (known.score(grid).upper or 0)
    assert list(turned_over(known, fewer)) == []


def test_every_list_of_the_profile_has_entries_here() -> None:
    profile = read_profile(
        next(
            answers
            for number in range(PEOPLE)
            if (answers := a_profile(Random(f"{SEED}-{number}")))["partner"]
        )
    )

    lists = [
        profile.relatives_in_canada,
        profile.nominations,
        profile.endorsements,
        profile.provincial_invitations,
        profile.applications_elsewhere,
    ]
    assert all(entries is not UNANSWERED and entries for entries in lists)
