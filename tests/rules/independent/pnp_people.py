"""Random people with a tie to western Canada or Ontario, as complete profiles.

Every answer that a grid of those provinces can ask for is given.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.rules.drawing import (
    Draw,
    always,
    cents,
    day,
    either,
    flags,
    iso_day,
    listed,
    none,
    pick,
    some,
    whole,
)

ON = date(2026, 6, 20)
CITIES = {
    "BC": ["Vancouver", "Abbotsford", "Kelowna"],
    "AB": ["Calgary", "Edmonton", "Red Deer"],
    "SK": ["Regina", "Saskatoon"],
    "MB": ["Winnipeg", "Brandon"],
    "ON": ["Toronto", "Mississauga", "Barrie", "Ottawa", "London", "Thunder Bay"],
}
PROVINCES = sorted(CITIES)
NOCS = ["21231", "21232", "20012", "22222", "31301", "72200", "65201", "13110", "42202"]
TYPES = [
    None,
    "degree",
    "associate_degree",
    "diploma",
    "certificate",
    "graduate_certificate",
    "trade_certificate",
    "university_certificate",
]
LENGTHS = {
    "secondary": [12],
    "one_year": [1],
    "two_year": [2],
    "three_year_or_more": [3, 4],
    "masters": [1, 2],
    "professional": [4],
    "doctorate": [4],
}
EDGES = [180, 181, 182, 363, 364, 380, 393, 394, 726, 727, 728, 729]
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


def place(dice: Random) -> tuple[str, str | None, str | None]:
    """Country, province and city: in the United States, or in one of the five."""
    if flags(dice):
        return "US", None, None
    province = dice.choice(PROVINCES)
    return "CA", province, dice.choice(CITIES[province])


def credential(dice: Random) -> dict[str, Any]:
    """A credential of any level, type and place."""
    country, province, city = place(dice)
    level = dice.choice(sorted(LENGTHS))
    return {
        "level": level,
        "field": "Computer science",
        "country": country,
        "province": province,
        "years": dice.choice(LENGTHS[level]),
        "completed_on": iso_day(date(2010, 1, 1), date(2027, 1, 1))(dice),
        "full_time": True,
        "eca_issued_on": None,
        "credential_type": dice.choice(TYPES),
        "study_city": city,
    }


def job(dice: Random) -> dict[str, Any]:
    """A job of some days to ten years, that may last."""
    country, province, city = place(dice)
    start = day(date(2013, 1, 1), date(2026, 8, 1))(dice)
    length = either(whole(0, 400), whole(170, 190), whole(400, 3600))(dice)
    end = start + timedelta(length)
    return {
        "noc": dice.choice(NOCS),
        "title": "Work",
        "country": country,
        "province": province,
        "start": start.isoformat(),
        "end": None if end >= ON else end.isoformat(),
        "hours_per_week": dice.choice([8, 15, 29, 30, 37, 40]),
        "self_employed": False,
        "full_time_student": False,
        "authorized": flags(dice),
        "employer": dice.choice(["Acme", "Prairie Software"]),
        "work_city": city,
    }


def offer(dice: Random) -> dict[str, Any]:
    """An offer in one of the five provinces."""
    province = dice.choice(PROVINCES)
    return {
        "noc": dice.choice(NOCS),
        "title": "Work",
        "employer": "Prairie Software",
        "province": province,
        "city": dice.choice(CITIES[province]),
        "wage_cad_hourly": float(either(whole(15, 75), cents(15, 75))(dice)),
        "hours_per_week": dice.choice([20, 30, 40]),
        "indeterminate": flags(dice),
        "months": 18,
        "seasonal": False,
        "works_there_now": flags(dice),
    }


relative = some(
    relation=pick(RELATIONS),
    of=always("applicant"),
    province=pick([*PROVINCES, "NS", None]),
    adult=flags,
    citizen_or_pr=flags,
)


def spoken(dice: Random) -> list[dict[str, Any]]:
    """Expected levels in English, in French, in both or in neither."""
    names = ("reading", "writing", "listening", "speaking")
    level = dice.choice([whole(0, 12), whole(4, 10)])
    return [
        {"test": test, **{name: level(dice) for name in names}}
        for test in ("estimate_en", "estimate_fr")
        if flags(dice)
    ]


def _dated(**values: Draw) -> Draw:
    return listed(some(**values), 2)


RECENT = iso_day(date(2024, 1, 1), date(2026, 9, 1))

applicants = some(
    birth_date=iso_day(date(1970, 1, 1), date(2010, 1, 1)),
    education=listed(credential, 3),
    language_tests=spoken,
    work=listed(job, 3),
    trade_certificates=_dated(
        noc=always("72200"),
        province=pick(PROVINCES),
        issued_on=RECENT,
    ),
    licences=_dated(
        profession=always("engineer"),
        region=pick(PROVINCES),
        licensed_on=RECENT,
    ),
    canadian_earnings=_dated(
        tax_year=whole(2018, 2026),
        earned_cad=pick([0, 29999, 30000, 40000, 50000, 69999, 70000]),
    ),
)

answers = some(
    applicant=applicants,
    marital_status=always("never_married"),
    partner=none,
    dependent_children=always(0),
    relatives_in_canada=listed(relative, 3),
    job_offer=either(none, offer),
    nominations=always([]),
    status_in_canada=either(
        none,
        some(
            kind=pick(["visitor", "worker", "student"]),
            permit=always("other"),
            valid_until=iso_day(date(2026, 1, 1), date(2027, 1, 1)),
        ),
    ),
    endorsements=_dated(
        endorser=pick(["community", "tourism_association", "law_enforcement"]),
        endorsed_on=RECENT,
    ),
    provincial_invitations=_dated(
        inviter=pick(["MB", "ON"]),
        initiative=always("tech"),
        invited_on=RECENT,
    ),
    destination_city=pick([None, "Winnipeg", "Brandon", "Toronto"]),
    applications_elsewhere=always([]),
)


def person(dice: Random) -> dict[str, Any]:
    """A person; some of those with an offer have worked in its position."""
    drawn: dict[str, Any] = answers(dice)
    if drawn["job_offer"] and flags(dice):
        drawn["applicant"]["work"].append(in_position(dice, drawn["job_offer"]))
        drawn["job_offer"]["works_there_now"] = dice.choice([True, True, False])
    return drawn


def in_position(dice: Random, offered: dict[str, Any]) -> dict[str, Any]:
    """Work in the position of an offer, that lasts."""
    start = ON - timedelta(either(whole(20, 900), pick(EDGES))(dice))
    return {
        **job(dice),
        "noc": offered["noc"],
        "employer": offered["employer"],
        "country": "CA",
        "province": offered["province"],
        "work_city": offered["city"],
        "start": start.isoformat(),
        "end": None,
        "hours_per_week": dice.choice([15, 30, 40]),
    }
