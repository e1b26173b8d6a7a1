"""A second calculation of Alberta's points, from the reference alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.rules.independent import counting as c
from tests.rules.independent.cells import (
    CLOSE,
    Points,
    Profile,
    added,
    by_level,
    by_range,
    rows,
    starting,
    sure,
)

AB_AREAS = {"Calgary": "Calgary CMA", "Edmonton": "Edmonton CMA"}


def ab_worker_eoi(profile: Profile, on: date) -> Points:
    """Alberta's worker expression of interest."""
    offer = c.offer_in(profile, "AB")
    total = _ab_education(profile, on) + _ab_language(profile) + _ab_work(profile, on)
    total += by_range(rows("ab", "AB_WEOI", "age"), c.age(profile, on))
    if c.relatives(profile, CLOSE, "AB", adults=True):
        (points,) = rows("ab", "AB_WEOI", "family_in_alberta").values()
        total += points
    return added(sure(total), _ab_offer(profile, on, offer) if offer else (0, 0))


def _ab_education(profile: Profile, on: date) -> int:
    cells = rows("ab", "AB_WEOI", "education_level")
    held = c.credentials(profile, on)
    best = cells["secondary or lower"]
    if c.certified(profile, on):
        best = cells["trades certificate or diploma"]
    for item in held:
        kind = item.get("credential_type")
        if item["level"] == "secondary":
            name = "secondary or lower"
        elif item["level"] == "doctorate":
            name = "doctorate"
        elif item["level"] in ("masters", "professional"):
            name = "master"
        elif kind == "trade_certificate":
            name = "trades certificate or diploma"
        elif item["level"] == "three_year_or_more" and kind in (None, "degree"):
            name = "bachelor"
        else:
            name = "diploma or certificate"
        best = max(best, cells[name])
    where = rows("ab", "AB_WEOI", "education_location")
    if not held:
        return best
    top = max(c.ORDER.index(x["level"]) for x in held)
    places = [
        x["province"] if x["country"] == "CA" else None
        for x in held
        if c.ORDER.index(x["level"]) == top
    ]
    if "AB" in places:
        return best + where["highest level completed in Alberta"]
    inside = any(places)
    return best + where["completed elsewhere in Canada" if inside else "outside Canada"]


def _ab_language(profile: Profile) -> int:
    cells = rows("ab", "AB_WEOI", "language_lowest_ability_better_of_english_french")
    english, french = (min(c.spoken(profile, which)) for which in ("en", "fr"))
    by_tongue = [
        by_level({k: v for k, v in cells.items() if k.startswith(name)}, level)
        for name, level in (("English", english), ("French", french))
    ]
    (both,) = rows("ab", "AB_WEOI", "bilingual").values()
    return max(by_tongue) + (both if min(english, french) >= 4 else 0)


def _ab_work(profile: Profile, on: date) -> int:
    cells = rows("ab", "AB_WEOI", "total_work_experience_any_country")
    every = c.months(profile, on, lambda _: True)
    name = "12 months" if every >= 12 else "6-11" if every >= 6 else "less than 6"
    total = starting(cells, name) if every else 0
    where = rows("ab", "AB_WEOI", "work_experience_location")
    here = c.months(
        profile, on, lambda j: j["country"] == "CA" and j["province"] == "AB"
    )
    there = c.months(
        profile, on, lambda j: j["country"] == "CA" and j["province"] != "AB"
    )
    if here >= 6:
        return total + where["6 months or more in Alberta"]
    return total + (where["6 months or more elsewhere in Canada"] if there >= 6 else 0)


def _ab_offer(profile: Profile, on: date, offer: dict[str, Any]) -> Points:
    total = 0
    if offer["indeterminate"] and offer["hours_per_week"] >= 30:
        total += rows("ab", "AB_WEOI", "job_offer")[
            "permanent full-time Alberta job offer"
        ]
    sectors = rows("ab", "AB_WEOI", "job_offer_sector")
    result = 0
    for item in profile["endorsements"]:
        since = c.day(item["endorsed_on"])
        if since > on:
            continue
        if item["endorser"] == "community" and c.back(on, 12) < since:
            result = starting(sectors, "rural renewal")
        if item["endorser"] in ("tourism_association", "law_enforcement"):
            words = "OR " + item["endorser"].split("_")[0]
            result = starting(sectors, words)
    total += result
    places = rows("ab", "AB_WEOI", "job_offer_location")
    total += places[
        AB_AREAS.get(
            offer["city"], "other community outside the Calgary and Edmonton CMAs"
        )
    ]
    (regulated,) = rows("ab", "AB_WEOI", "regulated_occupation").values()
    may = c.licensed(profile, on, "AB") or c.certified(profile, on, "AB")
    return total, total + (regulated if may else 0)
