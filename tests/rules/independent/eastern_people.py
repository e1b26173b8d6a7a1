"""Random persons with everything answered, as the contract writes them.

Languages are expected levels, so that no test chart stands between a level and its
points.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

ON = date(2026, 6, 1)
ABILITIES = ("reading", "writing", "listening", "speaking")
PROVINCES = ("QC", "QC", "NL", "NT", "YT", "PE", "ON")
# One that is not in the catalogue, too.
CITIES = ("Montréal", "Laval", "Québec", "Sherbrooke", "Chibougamau", None)
NOCS = ("21231", "21231", "20012", "00012", "22221", "64410", "75110", "31301")
LEVELS = {
    "secondary": 0,
    "one_year": 1,
    "two_year": 2,
    "three_year_or_more": 4,
    "masters": 2,
    "professional": 3,
    "doctorate": 4,
}
TYPES = (
    "degree",
    "degree",
    "associate_degree",
    "diploma",
    "certificate",
    "graduate_certificate",
    "trade_certificate",
    "university_certificate",
)
RELATIONS = (
    "parent",
    "sibling",
    "child",
    "grandparent",
    "aunt_or_uncle",
    "cousin",
    "friend",
)


def _day(chance: Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randint(0, (last - first).days))


def _place(chance: Random) -> dict[str, str | None]:
    if chance.random() < 0.5:
        return {"country": "US", "province": None}
    return {"country": "CA", "province": chance.choice(PROVINCES)}


def _credential(chance: Random) -> dict[str, Any]:
    level = chance.choice(list(LEVELS))
    years = LEVELS[level] + chance.choice((-1, 0, 0, 0, 1))
    return {
        "level": level,
        "field": "computer science",
        **_place(chance),
        "years": max(years, 0),
        "completed_on": _day(chance, date(2010, 1, 1), date(2027, 6, 1)).isoformat(),
        "full_time": True,
        "eca_issued_on": None,
        "credential_type": chance.choice(TYPES),
        "study_city": chance.choice(CITIES),
    }


def _job(chance: Random) -> dict[str, Any]:
    start = _day(chance, date(2015, 1, 1), date(2026, 9, 1))
    end = start + timedelta(days=chance.choice((90, 364, 365, 728, 1100, 1820, 2200)))
    return {
        "noc": chance.choice(NOCS),
        "title": "Work",
        **_place(chance),
        "start": start.isoformat(),
        "end": None if chance.random() < 0.2 else end.isoformat(),
        "hours_per_week": chance.choice((15, 29.5, 30, 37.5, 40)),
        "self_employed": False,
        "full_time_student": False,
        "authorized": True,
        "employer": chance.choice(("Ada", "Byron")),
        "work_city": chance.choice(CITIES),
    }


def _levels(chance: Random) -> dict[str, int] | None:
    if chance.random() < 0.3:
        return None
    base = chance.randint(1, 11)
    return {a: min(12, max(0, base + chance.choice((0, 0, 1, -1)))) for a in ABILITIES}


def _person(chance: Random) -> dict[str, Any]:
    age = chance.randint(16, 62)
    return {
        "birth_date": _day(
            chance, date(ON.year - age - 1, 6, 2), date(ON.year - age, 6, 1)
        ).isoformat(),
        "education": [_credential(chance) for _ in range(chance.choice((0, 1, 1, 2)))],
        "estimate_en": _levels(chance),
        "estimate_fr": _levels(chance),
        "work": [_job(chance) for _ in range(chance.choice((0, 1, 2, 3)))],
    }


def _offer(chance: Random) -> dict[str, Any] | None:
    if chance.random() < 0.3:
        return None
    return {
        "noc": chance.choice(NOCS),
        "employer": "Ada",
        "province": chance.choice(PROVINCES),
        "city": None,
        "area": chance.choice(
            (
                *("montreal-area", "outside-montreal-area", "yellowknife"),
                *("outside-yellowknife", "rest-of-bc"),
            )
        ),
        "province_authorized": chance.choice((True, False, None)),
    }


def _relative(chance: Random) -> dict[str, Any]:
    return {
        "relation": chance.choice(RELATIONS),
        "of": chance.choice(("applicant", "partner")),
        "province": chance.choice((*PROVINCES, None)),
        "adult": chance.random() < 0.8,
        "citizen_or_pr": chance.random() < 0.7,
    }


def _residence(chance: Random) -> dict[str, Any]:
    lives = _place(chance)
    return {
        "residence": lives,
        "residence_since": _day(chance, date(2018, 1, 1), ON).isoformat(),
    }


def _status(chance: Random) -> dict[str, Any] | None:
    if chance.random() < 0.5:
        return None
    kind, permit = chance.choice(
        (("student", "study"), ("worker", "pgwp"), ("worker", "cusma"))
    )
    until = chance.choice(("2026-05-31", "2026-06-01", "2027-12-31"))
    return {"kind": kind, "permit": permit, "valid_until": until}


def person(chance: Random) -> dict[str, Any]:
    """One fully answered profile."""
    together = chance.random() < 0.5
    result: dict[str, Any] = {
        "applicant": {
            **_person(chance),
            **_residence(chance),
            "trade_certificates": [{"noc": "72200", "province": "ON"}]
            if chance.random() < 0.1
            else [],
            "licences": [{"region": chance.choice(("QC", "ON", "PE", "NY"))}]
            if chance.random() < 0.3
            else [],
            "primary_noc": chance.choice((None, None, "21231", "75110")),
        },
        "marital_status": "married" if together else "never_married",
        "partner": None,
        "relatives_in_canada": [_relative(chance) for _ in range(chance.randint(0, 3))],
        "dependent_children": chance.choice((0, 0, 1, 2)),
        "job_offer": _offer(chance),
        "status_in_canada": _status(chance),
    }
    if together:
        result["partner"] = {
            **_person(chance),
            "accompanying": chance.random() < 0.8,
            "canadian_or_pr": chance.random() < 0.2,
        }
    return result
