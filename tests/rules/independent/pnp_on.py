"""A second calculation of Ontario's points, from the reference alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
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

OWP, OLD = "ON_OWP_EOI", "ON_EOI_2022"
ON_AREAS = {
    "Toronto": "Toronto",
    "Mississauga": "GTA except Toronto",
    "Barrie": "Central Ontario outside GTA",
    "Ottawa": "Eastern Ontario",
    "London": "Southwestern Ontario",
    "Thunder Bay": "Northern Ontario",
}


def listed(cells: dict[str, int], digit: str) -> int:
    """The cell such as ``0, 1, 4`` or ``TEER 2 or 3`` that names a digit."""
    (result,) = (points for cell, points in cells.items() if digit in cell)
    return result


def on_workforce_priority(profile: Profile, on: date) -> Points:
    """The scoring factors of the Workforce Priority stream."""
    better, other = c.tongues(profile)
    total = by_level(rows("on", OWP, "official_language_ability"), min(better))
    total += by_range(
        rows("on", OWP, "canadian_earnings_in_a_year"), _earned(profile, on, 0)
    )
    total += _permit(profile, on, OWP)
    study = rows("on", OWP, "canadian_credentials")
    held = [
        x
        for x in c.credentials(profile, on)
        if x["country"] == "CA" and x["level"] != "secondary"
    ]
    total += study[("none", "one", "more than one")[min(len(held), 2)]]
    offer = c.offer_in(profile, "ON")
    if offer:
        total += _offer(offer, OWP)
        total += _tenure(_position(profile, on, offer))
        total += rows("on", OWP, "job_location")[ON_AREAS[offer["city"]]]
    known = rows("on", OWP, "knowledge_of_official_languages")
    tongues = (0, 0)
    if min(better) >= 4:
        tongues = (known["one"], known["two" if min(other) >= 4 else "one"])
    elif min(better) >= 1:
        tongues = (0, known["one"])
    return added(sure(total), tongues, _education(profile, on))


def _offer(offer: dict[str, Any], grid: str) -> int:
    total = listed(rows("on", grid, "job_offer_teer"), offer["noc"][1])
    category = rows("on", grid, "job_offer_broad_occupational_category")
    total += listed(category, offer["noc"][0])
    wages = rows("on", grid, "job_offer_hourly_wage")
    return total + by_range(wages, offer["wage_cad_hourly"])


def _position(profile: Profile, on: date, offer: dict[str, Any]) -> Fraction:
    if not offer["works_there_now"]:
        return Fraction(0)
    return c.months(
        profile,
        on,
        lambda j: (
            j["country"] == "CA"
            and j["noc"] == offer["noc"]
            and j["employer"] == offer["employer"]
        ),
    )


def _tenure(months: Fraction) -> int:
    cells = rows("on", OWP, "tenure_in_job_offer_position")
    if months > 24:
        return cells["over 24 months"]
    if months >= 13:
        return cells["13-24 months"]
    return starting(cells, "6-12" if months >= 6 else "less than 6")


def _earned(profile: Profile, on: date, years: int) -> float:
    return max(
        (
            item["earned_cad"]
            for item in profile["applicant"]["canadian_earnings"]
            if item["tax_year"] <= on.year
            and (not years or item["tax_year"] >= on.year - years)
        ),
        default=0,
    )


def _permit(profile: Profile, on: date, grid: str) -> int:
    cells = rows("on", grid, "permit_status")
    status = profile["status_in_canada"]
    if not status or c.day(status["valid_until"]) < on or status["kind"] == "visitor":
        return cells["none"]
    kind = "study" if status["kind"] == "student" else "work"
    (result,) = (points for cell, points in cells.items() if kind in cell)
    return result


def _education(profile: Profile, on: date) -> Points:
    cells = rows("on", OWP, "education_level")
    held = [x for x in c.credentials(profile, on) if x["level"] != "secondary"]
    result = [cells["less than college or trade certificate"]]
    if c.certified(profile, on):
        result.append(cells["apprenticeship or trades certificate"])
    perhaps = 0
    bachelor = any(_is_bachelor(x) for x in held)
    for item in held:
        kind = item.get("credential_type")
        if item["level"] == "doctorate":
            result.append(starting(cells, "doctorate"))
        elif item["level"] == "professional":
            result.append(cells["master"])
            perhaps = starting(cells, "doctorate")
        elif item["level"] == "masters":
            result.append(cells["master"])
        elif _is_bachelor(item):
            result.append(cells["bachelor or equivalent"])
        elif kind == "university_certificate":
            side = "above" if bachelor else "below"
            result.append(cells[f"university certificate {side} bachelor"])
        elif kind == "graduate_certificate":
            result.append(cells["Ontario College Graduate Certificate"])
        else:
            result.append(starting(cells, "college"))
    return max(result), max(*result, perhaps)


def _is_bachelor(item: dict[str, Any]) -> bool:
    kind = item.get("credential_type")
    return item["level"] == "three_year_or_more" and kind in (None, "degree")


def on_eoi_2022(profile: Profile, on: date) -> Points:
    """The grid in force to 2026-06-25, columns Foreign Worker."""
    better, other = c.tongues(profile)
    total = by_level(rows("on", OLD, "official_language_ability"), min(better))
    earned = rows("on", OLD, "earnings")
    total += starting(earned, "40,000" if _earned(profile, on, 5) >= 40000 else "less")
    total += _permit(profile, on, OLD)
    offer = c.offer_in(profile, "ON")
    if offer:
        total += _offer(offer, OLD)
        long = _position(profile, on, offer) >= 6
        total += rows("on", OLD, "tenure")["6 months or more" if long else "less"]
        area = ON_AREAS[offer["city"]]
        apart = area in ("Northern Ontario", "GTA except Toronto", "Toronto")
        total += rows("on", OLD, "job_location")[area if apart else "other outside GTA"]
    known = rows("on", OLD, "knowledge_of_official_languages")
    two = starting(known, "two")
    if min(better) >= 7 and min(other) >= 6:
        return total + two, total + two
    if min(better) >= 4:
        return total + known["one"], total + known["one"]
    return total, total + (known["one"] if min(better) >= 1 else 0)
