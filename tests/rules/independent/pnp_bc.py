"""A second calculation of BC's registration points, from the reference alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.rules.independent import counting as c
from tests.rules.independent.cells import (
    Points,
    Profile,
    added,
    by_level,
    by_range,
    rows,
    starting,
    sure,
)

BC_AREAS = {"Vancouver": 1, "Burnaby": 1, "Abbotsford": 2, "Squamish": 2, "Kelowna": 3}


def _related(profile: Profile) -> Callable[[dict[str, Any]], bool]:
    offer = profile["job_offer"]
    return lambda job: offer is not None and job["noc"] == offer["noc"]


def bc_sirs(profile: Profile, on: date) -> Points:
    """BC's Skills Immigration Registration System."""
    offer = c.offer_in(profile, "BC")
    parts = [_bc_education(profile, on), _bc_language(profile)]
    if offer:
        parts += [
            sure(_bc_work(profile, on, offer)),
            sure(
                by_range(rows("bc", "BC_SIRS", "hourly_wage"), offer["wage_cad_hourly"])
            ),
            _bc_area(profile, on, offer),
        ]
    return added(*parts)


def _bc_work(profile: Profile, on: date, offer: dict[str, Any]) -> int:
    cells = rows("bc", "BC_SIRS", "directly_related_work_experience")
    bonus = rows("bc", "BC_SIRS", "directly_related_work_experience", "bonus")
    related = _related(profile)
    years = c.months(profile, on, related) / 12
    names = {4: "4 to <5 years", 3: "3 to <4", 2: "2 to <3", 1: "1 to <2", 0: "<1 year"}
    if years >= 5:
        points = cells["5 years or more"]
    else:
        points = starting(cells, names[int(years)]) if years else cells["none"]
    here = c.months(profile, on, lambda j: related(j) and j["country"] == "CA")
    points += starting(bonus, "at least 1 year") if here >= 12 else 0
    if offer["works_there_now"] and offer["hours_per_week"] >= 30:
        points += starting(bonus, "working full-time")
    return points


def _bc_education(profile: Profile, on: date) -> Points:
    cells = rows("bc", "BC_SIRS", "highest_education")
    bonus = rows("bc", "BC_SIRS", "highest_education", "bonus")
    held = [x for x in c.credentials(profile, on) if x["level"] != "secondary"]
    best = cells["secondary or less"]
    for item in held:
        kind = item.get("credential_type")
        if item["level"] == "doctorate":
            name = "doctorate"
        elif item["level"] in ("masters", "professional"):
            name = "master"
        elif kind == "graduate_certificate":
            name = "post-graduate certificate or diploma"
        elif item["level"] == "three_year_or_more" and kind in (None, "degree"):
            name = "bachelor"
        elif kind == "associate_degree":
            name = "associate degree"
        else:
            name = "post-secondary diploma or certificate, trades or not"
        best = max(best, cells[name])
    if any(x["country"] == "CA" and x["province"] == "BC" for x in held):
        best += starting(bonus, "post-secondary completed in BC")
    elif any(x["country"] == "CA" for x in held):
        best += starting(bonus, "OR post-secondary")
    designation = starting(bonus, "eligible professional designation")
    if c.certified(profile, on, "BC"):
        return sure(best + designation)
    offer = c.offer_in(profile, "BC")
    listed = offer is not None and offer["noc"][0] in "34"
    return best, best + designation * int(listed and c.licensed(profile, on, "BC"))


def _bc_language(profile: Profile) -> Points:
    better, other = c.tongues(profile)
    points = by_level(rows("bc", "BC_SIRS", "language_lowest_ability"), min(better))
    bonus = rows("bc", "BC_SIRS", "language_lowest_ability", "bonus")
    open_points = bonus["proficient in both English and French"]
    return points, points + (open_points if min(other) >= 4 else 0)


def _bc_area(profile: Profile, on: date, offer: dict[str, Any]) -> Points:
    cells = rows("bc", "BC_SIRS", "area_of_employment")
    points = starting(cells, f"area {BC_AREAS[offer['city']]}")
    tie = any(
        item["country"] == "CA" and item["province"] == "BC" and BC_AREAS[city] != 1
        for item, city in (
            *(
                (j, j["work_city"])
                for j in profile["applicant"]["work"]
                if c.day(j["start"]) <= on
            ),
            *((e, e["study_city"]) for e in c.credentials(profile, on)),
        )
        if city in BC_AREAS
    )
    (bonus,) = rows("bc", "BC_SIRS", "area_of_employment", "bonus").values()
    return points, points + (bonus if tie else 0)
