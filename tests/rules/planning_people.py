"""Random persons for the planner: workers in the US, with and without a partner."""

from random import Random
from typing import Any

ABILITIES = ("listening", "reading", "writing", "speaking")
LEVELS = ("secondary", "two_year", "three_year_or_more", "masters", "doctorate")
NOCS = ("21231", "21222", "20012", "21211", "22220", "64100")


def a_person(chance: Random) -> dict[str, Any]:
    """Someone with education, perhaps a test, and one or two jobs."""
    result: dict[str, Any] = {
        "birth_date": f"{chance.randint(1976, 2003)}-{chance.randint(1, 12):02}-15",
        "citizenships": ["US"],
        "education": [_credential(chance) for _ in range(chance.randint(0, 2))],
        "work": [_job(chance, at) for at in range(chance.randint(0, 2))],
        "language_tests": [],
        "estimate_fr": chance.choice([None, dict.fromkeys(ABILITIES, 6)]),
        "trade_certificates": [],
    }
    if chance.random() < 0.7:
        result["language_tests"] = [_test(chance)]
    else:
        result["estimate_en"] = dict.fromkeys(ABILITIES, chance.randint(4, 10))
    return result


def _credential(chance: Random) -> dict[str, Any]:
    return {
        "level": chance.choice(LEVELS),
        "country": chance.choice(["US", "US", "IN", "CA"]),
        "completed_on": f"{chance.randint(2008, 2023)}-05-30",
        "eca_issued_on": chance.choice([None, "2025-03-01", "2022-01-10"]),
    }


def _job(chance: Random, at: int) -> dict[str, Any]:
    start = 2021 - 4 * at - chance.randint(0, 3)
    return {
        "noc": chance.choice(NOCS),
        "country": "US" if at == 0 else chance.choice(["US", "CA"]),
        "province": None,
        "start": f"{start}-06-01",
        "end": None if at == 0 else f"{start + 2}-05-31",
        "hours_per_week": chance.choice([20, 40]),
        "self_employed": False,
        "full_time_student": False,
        "authorized": True,
    }


def _test(chance: Random) -> dict[str, Any]:
    taken_on = chance.choice(["2026-02-10", "2025-01-20"])
    scores = {ability: chance.randint(5, 10) for ability in ABILITIES}
    return {"test": "celpip_general", "taken_on": taken_on, **scores}


def a_profile(seed: int) -> dict[str, Any]:
    """The answers of a random household."""
    chance = Random(seed)
    result: dict[str, Any] = {
        "applicant": a_person(chance),
        "marital_status": "never_married",
        "partner": None,
        "dependent_children": chance.randint(0, 2),
        "intended_provinces": chance.choice([[], ["BC"], ["ON", "SK"], ["NS"]]),
        "settlement_funds_cad": chance.choice([5_000, 20_000, 60_000]),
        "job_offer": None,
        "relatives_in_canada": [],
    }
    if chance.random() < 0.5:
        result |= {"marital_status": "married", "partner": _partner(chance)}
    for key in chance.sample(sorted(result), chance.randint(0, 2)):
        if key not in ("applicant", "marital_status", "partner"):
            del result[key]
    return result


def left_behind() -> dict[str, Any]:
    """A household whose partner stays in the US."""
    result = a_profile(0)
    partner = {**_partner(Random(0)), "accompanying": False}
    return {**result, "marital_status": "married", "partner": partner}


def underpaid() -> dict[str, Any]:
    """Somebody with an offer below the median, whose employer transfers nobody."""
    offer = {
        "noc": "21231",
        "province": "BC",
        "city": "Vancouver",
        "wage_cad_hourly": 40,
        "hours_per_week": 40,
    }
    return {**a_profile(0), "job_offer": offer, "transfer": None}


def _partner(chance: Random) -> dict[str, Any]:
    return {**a_person(chance), "accompanying": True, "canadian_or_pr": False}
