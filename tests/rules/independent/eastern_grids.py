"""A second calculation of the grids of NL, PE, NT and YT, from the reference alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.rules.independent.eastern_cells import (
    NO_LIMIT,
    Bounds,
    Profile,
    add,
    age,
    cell,
    close,
    completed,
    exact,
    factor,
    grid,
    lowest,
    months,
    named,
    november,
    together,
)

NL = grid("nl", "NL_EE_100")
PE = grid("pe", "PE_EOI_SECONDARY")
NEWER = november("updates")["pei_points"]
NT = grid("nt", "NT_EOI_845")
NL_LEVELS = {
    "one_year": "one year post-secondary",
    "two_year": "two years post-secondary",
    "three_year_or_more": "degree of three years or more",
    "masters": "master or doctorate",
    "professional": "master or doctorate",
    "doctorate": "master or doctorate",
}


def nl(profile: Profile, on: date) -> Bounds:
    """Annex A of Newfoundland and Labrador."""
    me, factors = profile["applicant"], NL["factors"]
    rows = factor(factors, "education")
    education = [named(rows, NL_LEVELS.get(c["level"], "")) for c in completed(me, on)]
    if me["trade_certificates"]:
        education.append(named(rows, "trade certification equal to journeyperson"))
    recent, earlier = (
        int(months(me, on, years=(5, 0))),
        int(months(me, on, years=(10, 5))),
    )
    years = cell(factor(factors, "experience_last_5_years"), recent // 12)
    years += cell(factor(factors, "experience_6_to_10_years_ago"), earlier // 12)
    best = max(lowest(me, "en"), lowest(me, "fr"))
    return add(
        [
            exact(max(education, default=0)),
            exact(min(20, years)),
            exact(cell(factor(factors, "first_language"), best)),
            exact(cell(factor(factors, "age"), age(me, on))),
            *_nl_connection(profile, on),
        ]
    )


def _nl_connection(profile: Profile, on: date) -> list[Bounds]:
    me, rows = profile["applicant"], factor(NL["factors"], "connection")
    kin = [
        r
        for r in profile["relatives_in_canada"]
        if close(r, "NL") and (r["of"] == "applicant" or together(profile))
    ]
    certain = any(r["relation"] in ("parent", "child", "sibling") for r in kin)
    relative = named(rows, "close relative in NL")
    worked = months(me, on, lambda job: job["province"] == "NL") > 0
    studied = any(c["province"] == "NL" for c in completed(me, on))
    return [
        (relative if certain else 0, relative if kin else 0),
        exact(named(rows, "previous work in NL") if worked else 0),
        exact(named(rows, "previous study in NL") if studied else 0),
    ]


def pe(profile: Profile, on: date) -> Bounds:
    """Prince Edward Island's expression of interest, as third parties tell it."""
    me, factors, offer = profile["applicant"], PE["factors"], profile["job_offer"]
    is_here = bool(offer and offer["province"] == "PE")
    best = max(lowest(me, "en"), lowest(me, "fr"))
    old = age(me, on)
    young = 25 <= old <= 29
    years = NEWER["age_max"]["value"] if young else cell(factor(factors, "age"), old)
    return add(
        [
            _pe_education(completed(me, on)),
            exact(cell(factor(factors, "language"), best)),
            exact(_pe_experience(int(months(me, on)) // 12, is_here=is_here)),
            exact(years),
            _pe_employment(profile, on, is_here=is_here),
            _pe_adaptability(profile, on),
        ]
    )


def _pe_experience(years: int, *, is_here: bool) -> float:
    """By completed years: 1, 2, 4, and more than 6."""
    reached = sum(years >= least for least in (1, 2, 4, 7))
    if not reached:
        return 0
    if is_here:
        rows = factor(PE["factors"], "experience_with_offer")
        return named(rows, ("1-2", "2-4", "4-6", "over 6 years")[reached - 1])
    rows = NEWER["experience_without_offer"]["rows"]
    names = ("1_to_2_years", "2_to_4_years", "4_to_6_years", "more_than_6_years")
    points: float = rows[names[reached - 1]]
    return points


def _pe_employment(profile: Profile, on: date, *, is_here: bool) -> Bounds:
    """What each item gives is not known: from nothing to the most, if any is there."""
    me, status = profile["applicant"], profile["status_in_canada"]
    on_permit = (
        status is not None
        and status["kind"] == "worker"
        and date.fromisoformat(status["valid_until"]) >= on
        and me["residence"]["province"] == "PE"
    )
    licensed = any(item["region"] == "PE" for item in me["licences"])
    worked = months(me, on, lambda j: j["province"] == "PE" and _full_time(j)) >= 12
    most = NEWER["employment"]["max_with_offer" if is_here else "max_without_offer"]
    return 0, most if is_here or on_permit or licensed or worked else 0


def _pe_adaptability(profile: Profile, on: date) -> Bounds:
    """Five for each item that holds; property and schools are never asked."""
    me, partner = profile["applicant"], together(profile)
    each, most = NEWER["adaptability"]["each"], NEWER["adaptability"]["max"]
    children = profile["dependent_children"] > 0
    sure = [
        any(
            c["province"] == "PE" and c["level"] != "secondary"
            for c in completed(me, on)
        ),
        bool(partner) and max(lowest(partner, "en"), lowest(partner, "fr")) >= 6,
        bool(partner) and months(partner, on, years=(5, 0)) >= 36,
    ]
    kin = [
        r
        for r in profile["relatives_in_canada"]
        if close(r, "PE") and r["citizen_or_pr"] and (r["of"] == "applicant" or partner)
    ]
    perhaps = [
        True,
        bool(kin),
        children and not sure[1],
        children and me["residence"]["province"] == "PE",
    ]
    low = each * sum(sure)
    return min(most, low), min(most, low + each * sum(perhaps))


def _pe_education(credentials: Iterable[Any]) -> Bounds:
    rows = factor(PE["factors"], "education")
    low = high = 0.0
    for credential in credentials:
        level = credential["level"]
        if level == "one_year":
            high = max(high, named(rows, "two-year trade diploma"))
            continue
        name = {
            "secondary": "secondary",
            "two_year": "two-year trade diploma",
            "three_year_or_more": "bachelor or three-year",
        }.get(level, "master or doctorate")
        low = max(low, named(rows, name))
    return low, max(low, high)


def _full_time(job: Any) -> bool:
    return bool(job["hours_per_week"] >= 30)


def nt(profile: Profile, on: date) -> Bounds:
    """The Northwest Territories: each group from the cells seen to its most."""
    me, offer, most = profile["applicant"], profile["job_offer"], NT["group_max"]
    seen = {row["cell"]: row["points"] for row in NT["cells_seen"]}
    mine = offer["noc"] if offer else None
    five = months(me, on, lambda j: _full_time(j) and j["noc"] == mine, (10, 0)) >= 60
    three = (
        months(me, on, lambda j: _full_time(j) and j["province"] == "NT", (10, 0)) >= 36
    )
    higher = [c for c in completed(me, on) if c["level"] != "secondary"]
    ties = 0
    if three:
        ties += seen["three or more years full-time in the NWT in the last 10"]
    if any(c["province"] == "NT" for c in higher):
        ties += seen["post-secondary diploma or higher in the NWT"]
    if mine and (mine.startswith("00") or mine[1] == "1"):
        ties += seen[
            "nominating occupation is senior management or normally needs a degree"
        ]
    away = (
        offer and offer["province"] == "NT" and offer["area"] == "outside-yellowknife"
    )
    outside = seen["job in a community outside Yellowknife"] if away else 0
    old = age(me, on)
    young: Bounds = (0, most["age"])
    if 21 <= old <= 44:
        young = exact(seen["age 21-44"])
    elif old >= 50:
        young = exact(seen["age 50 or over"])
    five_years = "five or more years full-time in a relevant occupation in the last 10"
    return add(
        [
            (0, most["language"]),
            young,
            (seen[five_years] if five else 0, most["work_experience"]),
            (0, most["education"]),
            (
                min(ties, most["nwt_labour_market_connection"]),
                most["nwt_labour_market_connection"],
            ),
            (outside, most["adaptability"]),
        ]
    )


def yt(profile: Profile, on: date) -> Bounds:
    """Yukon: no cell's points are known, nor any maximum."""
    return 0, NO_LIMIT
