"""A second calculation of Manitoba's points, from the reference alone."""

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

DISTANT = ("cousin", "friend")
YEARS = ("less than one", "one", "two", "three", "four")
ELSEWHERE = {"Brandon", "Steinbach"}


def mb_assessment(profile: Profile, on: date) -> Points:
    """The points assessment of Skilled Worker Overseas."""
    grid = "MB_ASSESS_100"
    better, other = c.tongues(profile)
    total = by_level(rows("mb", grid, "first_language"), min(better))
    total += by_level(rows("mb", grid, "second_language"), min(other))
    total += by_range(rows("mb", grid, "age"), c.age(profile, on))
    long = c.months(
        profile,
        on,
        lambda j: j["hours_per_week"] >= 30 and c.job_months(j, on) >= 6,
        60,
    )
    cells = rows("mb", grid, "work_experience_last_5_years")
    total += starting(cells, YEARS[min(int(long / 12), 4)] + " year")
    total += _education(profile, on, grid)
    return added(sure(total), _connection_100(profile, on))


def _education(profile: Profile, on: date, grid: str) -> int:
    cells = rows("mb", grid, "education")
    held = [x["level"] for x in c.credentials(profile, on)]
    longer = [x for x in held if x in ("two_year", "three_year_or_more")]
    result = [starting(cells, "none" if grid == "MB_EOI_1000" else "no formal")]
    if {"masters", "professional", "doctorate"} & set(held):
        result.append(cells["master or doctorate"])
    if len(longer) >= 2:
        result.append(starting(cells, "two programs"))
    if grid == "MB_EOI_1000":
        if "three_year_or_more" in held:
            result.append(starting(cells, "one program of three"))
        if "two_year" in held:
            result.append(starting(cells, "one program of two"))
        if "one_year" in held:
            result.append(cells["one-year program"])
    else:
        if longer:
            result.append(starting(cells, "one program of two"))
        if "one_year" in held:
            result.append(cells["one one-year program"])
    if c.certified(profile, on):
        result.append(cells["trade certificate"])
    return max(result)


def _invited(profile: Profile, on: date) -> bool:
    return any(
        item["inviter"] == "MB" and c.day(item["invited_on"]) <= on
        for item in profile["provincial_invitations"]
    )


def _study(profile: Profile, on: date) -> float:
    return max(
        (
            c.program_years(x)
            for x in c.credentials(profile, on)
            if x["country"] == "CA"
            and x["province"] == "MB"
            and x["level"] != "secondary"
        ),
        default=0,
    )


def _worked(profile: Profile, on: date, authorized: bool) -> bool:
    there = c.months(
        profile,
        on,
        lambda j: (
            j["country"] == "CA"
            and j["province"] == "MB"
            and (j["authorized"] or not authorized)
        ),
    )
    return there >= 6


def _connection_100(profile: Profile, on: date) -> Points:
    cells = rows("mb", "MB_ASSESS_100", "adaptability")
    (bonus,) = rows("mb", "MB_ASSESS_100", "adaptability", "bonus").values()
    result = [0]
    if _invited(profile, on):
        result.append(starting(cells, "strategic"))
    if _worked(profile, on, authorized=False):
        result.append(starting(cells, "previous work"))
    if _study(profile, on) >= 2:
        result.append(starting(cells, "completed program of two"))
    if _study(profile, on) >= 1:
        result.append(starting(cells, "completed program of one"))
    if c.relatives(profile, DISTANT, "MB"):
        result.append(starting(cells, "friend"))
    return _with_relatives(profile, result, cells, bonus)


def _with_relatives(
    profile: Profile, items: list[int], cells: dict[str, int], bonus: int
) -> Points:
    relative = starting(cells, "close relative")
    outside = profile["destination_city"] in ELSEWHERE
    bounds = []
    for kinds in (CLOSE, CLOSE + OTHERS):
        best = max([*items, relative if c.relatives(profile, kinds, "MB") else 0])
        bounds.append(best + (bonus if best and outside else 0))
    return bounds[0], bounds[1]


def mb_eoi(profile: Profile, on: date) -> Points:
    """The ranking of expressions of interest."""
    grid = "MB_EOI_1000"
    better, other = c.tongues(profile)
    bands = rows("mb", grid, "first_language_per_band")
    total = sum(by_level(bands, level) for level in better)
    total += by_level(rows("mb", grid, "second_language"), min(other))
    total += by_range(rows("mb", grid, "age"), c.age(profile, on))
    years = int(c.months(profile, on, lambda _: True, 60) / 12)
    cells = rows("mb", grid, "work_experience_full_years_last_5")
    total += starting(cells, YEARS[min(years, 4)])
    if c.licensed(profile, on, "MB"):
        (points,) = rows(
            "mb", grid, "work_experience_full_years_last_5", "bonus"
        ).values()
        total += points
    total += _education(profile, on, grid) + _risk(profile, on)
    return added(sure(total), _connection_1000(profile, on))


def _connection_1000(profile: Profile, on: date) -> Points:
    cells = rows("mb", "MB_EOI_1000", "adaptability")
    (bonus,) = rows("mb", "MB_EOI_1000", "adaptability", "bonus").values()
    result = [0]
    if _worked(profile, on, authorized=True):
        result.append(starting(cells, "previous authorized"))
    if _study(profile, on) >= 2:
        result.append(starting(cells, "completed program of two"))
    if _study(profile, on) >= 1:
        result.append(starting(cells, "completed one-year"))
    if c.relatives(profile, DISTANT, "MB"):
        result.append(starting(cells, "close friend"))
    low, high = _with_relatives(profile, result, cells, bonus)
    if _invited(profile, on):
        return sure(starting(cells, "strategic"))
    demand = starting(cells, "ongoing")
    ongoing = _ongoing(profile, on)
    if ongoing == "certain":
        return sure(demand)
    return low, demand if ongoing else high


def _ongoing(profile: Profile, on: date) -> str:
    offer = c.offer_in(profile, "MB")
    if not offer or not offer["works_there_now"]:
        return ""
    run = c.longest_run(
        profile,
        on,
        lambda j: (
            j["country"] == "CA"
            and j["province"] == "MB"
            and j["employer"] == offer["employer"]
            and j["hours_per_week"] >= 30
        ),
    )
    if run < 6:
        return ""
    return "certain" if offer["indeterminate"] else "perhaps"


def _risk(profile: Profile, on: date) -> int:
    cells = rows("mb", "MB_EOI_1000", "risk")
    worked = c.months(
        profile, on, lambda j: j["country"] == "CA" and j["province"] != "MB"
    )
    studied = any(
        x["country"] == "CA" and x["province"] != "MB"
        for x in c.credentials(profile, on)
    )
    total = cells["work experience in another province"] if worked else 0
    return total + (cells["studies in another province"] if studied else 0)
