"""Counting from a contract profile, written a second time: dates, work, credentials.

Only the standard library and the profile's JSON; nothing of the portal's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

Job = dict[str, Any]
Level = tuple[int, int, int, int]
ABILITIES = ("reading", "writing", "listening", "speaking")
POST_SECONDARY = (
    "one_year",
    "two_year",
    "three_year_or_more",
    "masters",
    "professional",
    "doctorate",
)
ORDER = ("secondary", *POST_SECONDARY)


def day(text: str) -> date:
    """An ISO date."""
    return date.fromisoformat(text)


def age(profile: dict[str, Any], on: date) -> int:
    """Completed years."""
    born = day(profile["applicant"]["birth_date"])
    return on.year - born.year - int((on.month, on.day) < (born.month, born.day))


def back(on: date, months: int) -> date:
    """The same date so many months earlier; a missing date takes the month's last."""
    year, month = on.year, on.month - months
    while month < 1:
        year, month = year - 1, month + 12
    number = on.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def months(
    profile: dict[str, Any],
    on: date,
    keep: Callable[[Job], bool],
    first: int = 0,
    last: int = 0,
) -> Fraction:
    """Months of 130 hours, at most 30 hours a week, from ``first`` to ``last`` ago."""
    start = back(on, first) + timedelta(1) if first else date(1900, 1, 1)
    end = back(on, last) if last else on
    spells = []
    for job in profile["applicant"]["work"]:
        until = min(day(job["end"]) if job["end"] else on, on, end)
        since = max(day(job["start"]), start)
        if keep(job) and day(job["start"]) <= on and since <= until:
            spells.append((since, until, Fraction(job["hours_per_week"])))
    edges = sorted({edge for s, u, _ in spells for edge in (s, u + timedelta(1))})
    hours = Fraction(0)
    for left, right in pairwise(edges):
        weekly = sum((h for s, u, h in spells if s <= left <= u), Fraction(0))
        hours += min(weekly, Fraction(30)) * (right - left).days / 7
    return hours / 130


def job_months(job: Job, on: date) -> Fraction:
    """The whole length of one job, in months of 130 hours."""
    return months({"applicant": {"work": [job]}}, on, lambda _: True)


def longest_run(
    profile: dict[str, Any], on: date, keep: Callable[[Job], bool]
) -> Fraction:
    """The longest continuous run in one unit group, in months."""
    jobs = [j for j in profile["applicant"]["work"] if keep(j)]
    best = Fraction(0)
    for noc in {j["noc"] for j in jobs}:
        group = sorted((j for j in jobs if j["noc"] == noc), key=lambda j: j["start"])
        run: list[Job] = []
        reached = date.min
        for job in group:
            begins = day(job["start"])
            if run:
                monday = reached - timedelta(reached.weekday())
                if begins >= monday + timedelta(14):
                    run = []
                    reached = date.min
            run.append(job)
            reached = max(reached, min(day(job["end"]) if job["end"] else on, on))
            worked = {"applicant": {"work": list(run)}}
            best = max(best, months(worked, on, lambda _: True))
    return best


def credentials(profile: dict[str, Any], on: date) -> list[dict[str, Any]]:
    """Completed on the day."""
    return [
        c
        for c in profile["applicant"]["education"]
        if c["completed_on"] and day(c["completed_on"]) <= on
    ]


def program_years(credential: dict[str, Any]) -> float:
    """How long a program is."""
    return float(credential["years"])


def tongues(profile: dict[str, Any]) -> tuple[Level, Level]:
    """The better of English and French by its lowest ability, and the other."""
    english, french = (spoken(profile, which) for which in ("en", "fr"))
    return (french, english) if min(french) > min(english) else (english, french)


def spoken(profile: dict[str, Any], which: str) -> Level:
    """Expected levels, in the order reading, writing, listening, speaking."""
    abilities = dict.fromkeys(ABILITIES, 0)
    for test in profile["applicant"]["language_tests"]:
        if test["test"] == f"estimate_{which}":
            abilities = test
    item, two, three, four = (abilities[ability] for ability in ABILITIES)
    return item, two, three, four


def certified(profile: dict[str, Any], on: date, province: str = "") -> bool:
    """Whether a trade certificate is held."""
    return any(
        day(c["issued_on"]) <= on and province in ("", c["province"])
        for c in profile["applicant"]["trade_certificates"]
    )


def licensed(profile: dict[str, Any], on: date, region: str) -> bool:
    """Whether a licence of a province is held."""
    return any(
        day(item["licensed_on"]) <= on and item["region"] == region
        for item in profile["applicant"]["licences"]
    )


def relatives(
    profile: dict[str, Any], kinds: Iterable[str], province: str, adults: bool = False
) -> bool:
    """Whether a citizen or permanent resident of some kind lives in a province."""
    for item in profile["relatives_in_canada"]:
        young = item["relation"] == "sibling" or (
            adults and item["relation"] not in ("parent", "grandparent")
        )
        if (
            item["relation"] in kinds
            and item["province"] == province
            and item["citizen_or_pr"]
            and (item["adult"] or not young)
        ):
            return True
    return False


def offer_in(profile: dict[str, Any], province: str) -> dict[str, Any] | None:
    """The offer, if its work is in a province."""
    result = profile["job_offer"]
    return result if result and result["province"] == province else None
