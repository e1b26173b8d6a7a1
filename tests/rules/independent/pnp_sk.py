"""A second calculation of Saskatchewan's points, from the reference alone."""

from __future__ import annotations

from datetime import date

from tests.rules.independent import counting as c
from tests.rules.independent.cells import (
    CLOSE,
    OTHERS,
    Points,
    Profile,
    added,
    by_level,
    by_range,
    rows,
    starting,
    sure,
)


def sk_110(profile: Profile, on: date) -> Points:
    """Saskatchewan's 110 points."""
    better, other = c.tongues(profile)
    total = _sk_education(profile, on) + _sk_work(profile, on)
    total += by_level(rows("sk", "SK_110", "first_language"), min(better))
    total += by_level(rows("sk", "SK_110", "second_language"), min(other))
    years = c.age(profile, on)
    ages = rows("sk", "SK_110", "age")
    total += 0 if years > 50 or years < 18 else by_range(ages, years)
    return added(sure(min(total, 80)), _sk_second_group(profile, on))


def _sk_education(profile: Profile, on: date) -> int:
    cells = rows("sk", "SK_110", "education")
    names = {
        "one_year": "certificate, or two semesters",
        "two_year": "diploma of two",
        "three_year_or_more": "bachelor",
        "masters": "master",
        "professional": "master",
        "doctorate": "master",
    }
    held = {x["level"] for x in c.credentials(profile, on)}
    result = [starting(cells, names[level]) for level in held if level in names]
    if c.certified(profile, on):
        result.append(starting(cells, "trade certification"))
    return max(result, default=0)


def _sk_work(profile: Profile, on: date) -> int:
    recent = int(c.months(profile, on, lambda _: True, 60) / 12)
    earlier = int(c.months(profile, on, lambda _: True, 120, 60) / 12)
    cells = rows("sk", "SK_110", "experience_last_5_years")
    total = starting(cells, f"{min(recent, 5)} year") if recent else 0
    cells = rows("sk", "SK_110", "experience_6_to_10_years_ago")
    return total + (cells[f"{min(earlier, 5)} years"] if earlier >= 2 else 0)


def _sk_second_group(profile: Profile, on: date) -> Points:
    offer = c.offer_in(profile, "SK")
    if offer:
        (points,) = rows("sk", "SK_110", "job_offer").values()
        return sure(points if offer["noc"][1] in "0123" else 0)
    cells = rows("sk", "SK_110", "connection")
    relative = cells["close family relative in Saskatchewan"]
    low = relative if c.relatives(profile, CLOSE, "SK") else 0
    high = relative if c.relatives(profile, CLOSE + OTHERS, "SK") else 0
    worked = c.months(
        profile,
        on,
        lambda j: j["country"] == "CA" and j["province"] == "SK" and j["authorized"],
        60,
    )
    more = starting(cells, "12 months") if worked >= 12 else 0
    if any(
        x["country"] == "CA"
        and x["province"] == "SK"
        and x["level"] != "secondary"
        and c.program_years(x) >= 1
        for x in c.credentials(profile, on)
    ):
        more += starting(cells, "one full academic year")
    return low + more, high + more
