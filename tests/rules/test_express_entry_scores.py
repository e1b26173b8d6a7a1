"""The CRS and the 67 points against a second calculation, on random persons."""

from datetime import date, timedelta
from functools import reduce
from random import Random
from typing import Any

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz
from tests.rules.drawing import always, either, flags, pick, tupled, whole
from tests.rules.independent import express_entry as second

ON = date(2026, 6, 1)
NOC = "21231"
LEVELS = {
    "bachelor": "three_year_or_more",
    "master": "masters",
    "doctorate": "doctorate",
    "secondary": "secondary",
    "one_year": "one_year",
    "two_year": "two_year",
}
ABILITIES = ("reading", "writing", "listening", "speaking")

levels = either(
    always(second.NO_LEVELS),
    tupled(*[whole(3, 11)] * 4),
    tupled(*[whole(7, 10)] * 4),
)
educations = pick(["none", "two_or_more", *LEVELS])


def partner(dice: Random) -> second.Partner:
    return second.Partner(
        education=educations(dice),
        english=levels(dice),
        french=levels(dice),
        canadian_years=dice.randint(0, 6),
    )


def person(dice: Random) -> second.Person:
    return second.Person(
        age=dice.randint(16, 50),
        education=educations(dice),
        english=levels(dice),
        french=levels(dice),
        canadian_years=dice.randint(0, 4),
        foreign_years=dice.randint(0, 4),
        partner=either(always(None), partner)(dice),
        sibling=flags(dice),
        nominated=flags(dice),
        trade_certificate=flags(dice),
    )


def _education(level: str) -> list[dict[str, Any]]:
    def credential(name: str) -> dict[str, Any]:
        return {
            "level": name,
            "country": "US",
            "completed_on": "2015-05-01",
            "eca_issued_on": "2025-01-15",
        }

    if level == "none":
        return []
    if level == "two_or_more":
        return [credential("three_year_or_more"), credential("one_year")]
    return [credential(LEVELS[level])]


def _work(canadian: int, foreign: int) -> list[dict[str, Any]]:
    """Whole years, one after the other, up to the day."""

    def job(country: str, end: date, years: int) -> dict[str, Any]:
        start = end - timedelta(days=364 * years - 1)
        return {
            "noc": NOC,
            "country": country,
            "province": "ON" if country == "CA" else None,
            "start": start.isoformat(),
            "end": end.isoformat(),
            "hours_per_week": 40,
            "self_employed": False,
            "full_time_student": False,
            "authorized": True,
        }

    result = []
    if canadian:
        result.append(job("CA", ON, canadian))
    if foreign:
        end = ON - timedelta(days=364 * canadian)
        result.append(job("US", end, foreign))
    return result


def _person(
    education: str, english: Any, french: Any, work: list[dict[str, Any]]
) -> dict[str, Any]:
    def estimate(spoken: tuple[int, ...]) -> dict[str, int] | None:
        return dict(zip(ABILITIES, spoken, strict=True)) if any(spoken) else None

    return {
        "education": _education(education),
        "estimate_en": estimate(english),
        "estimate_fr": estimate(french),
        "work": work,
    }


SIBLING = {
    "relation": "sibling",
    "of": "applicant",
    "province": "ON",
    "adult": True,
    "citizen_or_pr": True,
}
NOMINATION = {"province": "ON", "express_entry": True, "issued_on": "2026-01-01"}
CERTIFICATE = {"noc": "72200", "province": "ON", "issued_on": "2020-01-01"}


def profile_of(person: second.Person) -> dict[str, Any]:
    """The contract's profile of a person in the second calculation's terms."""
    own = _person(
        person.education,
        person.english,
        person.french,
        _work(person.canadian_years, person.foreign_years),
    )
    own["birth_date"] = ON.replace(year=ON.year - person.age).isoformat()
    own["trade_certificates"] = [CERTIFICATE] if person.trade_certificate else []
    result: dict[str, Any] = {
        "applicant": own,
        "marital_status": "married" if person.partner else "never_married",
        "partner": None,
        "dependent_children": 0,
        "relatives_in_canada": [],
        "job_offer": None,
        "nominations": [],
        "status_in_canada": None,
        "intended_provinces": ["ON"],
    }
    if person.sibling:
        result["relatives_in_canada"] = [SIBLING]
    if person.nominated:
        result["nominations"] = [NOMINATION]
    if person.partner:
        result["partner"] = {
            **_person(
                person.partner.education,
                person.partner.english,
                person.partner.french,
                _work(person.partner.canadian_years, 0),
            ),
            "accompanying": True,
            "canadian_or_pr": False,
        }
    return result


@pytest.mark.long
@fuzz.random_test
def test_scores_equal_the_second_calculation(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(1500):
        drawn = person(dice)
        profile = profile_of(drawn)
        assessment = rulebook.assess(read_profile(profile), ON)

        with fuzz.finding(profile, ON):
            assert assessment.score("crs").total == second.crs(drawn)
            assert assessment.score("fsw-67").total == second.fsw(drawn)


def _without(profile: dict[str, Any], path: str) -> dict[str, Any]:
    """The profile with one answer taken out, wherever a list holds it."""
    name, _, rest = path.partition(".")
    mapping = dict(profile)
    if not rest:
        mapping.pop(name, None)
    elif isinstance(mapping.get(name), list):
        mapping[name] = [_without(item, rest) for item in mapping[name]]
    elif isinstance(mapping.get(name), dict):
        mapping[name] = _without(mapping[name], rest)
    return mapping


REMOVED = [
    "applicant.birth_date",
    "applicant.education",
    "applicant.education.level",
    "applicant.education.eca_issued_on",
    "applicant.education.completed_on",
    "applicant.estimate_en",
    "applicant.estimate_en.reading",
    "applicant.estimate_fr",
    "applicant.work",
    "applicant.work.hours_per_week",
    "applicant.work.country",
    "applicant.work.noc",
    "applicant.work.authorized",
    "applicant.trade_certificates",
    "marital_status",
    "partner",
    "partner.accompanying",
    "partner.education",
    "partner.estimate_en",
    "partner.work",
    "relatives_in_canada",
    "relatives_in_canada.adult",
    "nominations",
    "nominations.express_entry",
]


@fuzz.random_test
def test_bounds_hold_what_the_missing_answers_would_give(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(800):
        drawn = person(dice)
        paths = dice.choices(REMOVED, k=dice.randint(1, 4))
        profile = reduce(_without, paths, profile_of(drawn))
        assessment = rulebook.assess(read_profile(profile), ON)

        for grid, calculate in (("crs", second.crs), ("fsw-67", second.fsw)):
            score = assessment.score(grid)
            with fuzz.finding(profile, ON):
                assert score.upper is not None
                assert score.lower <= calculate(drawn) <= score.upper, grid


@pytest.mark.parametrize(
    ("on", "version", "superseded"),
    [
        (date(2016, 11, 18), "2015-01-01", False),
        (date(2016, 11, 19), "2016-11-19", False),
        (date(2025, 3, 24), "2020-10-20", False),
        (date(2025, 3, 25), "2025-03-25", False),
        (date(2026, 11, 2), "2025-03-25", False),
        (date(2026, 11, 3), "2025-03-25", True),
    ],
)
def test_each_day_has_its_grid_and_says_when_a_newer_one_is_known(
    rulebook: Rulebook, on: date, version: str, superseded: bool
) -> None:
    score = rulebook.assess(read_profile({}), on).score("crs")

    assert score.grid.version == version
    assert score.superseded is superseded


def test_a_score_stays_within_the_grids_maximum(rulebook: Rulebook) -> None:
    score = rulebook.assess(read_profile({}), ON).score("crs")

    assert (score.lower, score.upper) == (0, 1200)
