"""A second judgement of the work permits, from the reference files alone.

Thresholds are looked up in the copies of the reference by the id of their criterion;
nothing is shared with the portal's facts and requirements.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.rules.independent.logic import (
    MET,
    MISSING,
    NOT_ANSWERED,
    NOT_MET,
    OFFICER,
    Json,
    answer,
    ask,
    every,
    given,
    holds,
    one_of,
    worked,
    worked_at_least,
)

FOLDER = Path(__file__).parent.parent / "reference"


def _yaml(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if line[0] != "#"))


PATHWAYS = {
    pathway["id"]: pathway
    for name in ("work_permits", "work_permits_business", "work_permits_other")
    for pathway in _yaml(f"{name}.yaml")["pathways"]
}


def params(pathway: str, criterion: str) -> Any:
    """What a criterion of the reference fixes."""
    result = PATHWAYS[pathway]["criteria"]
    return next(c["params"] for c in result if c.get("id") == criterion)


TALENT = _rows("global_talent_occupations.csv")
PROFESSIONS = {
    re.sub("[^a-z0-9]+", "-", row["profession"].lower()).strip("-"): row
    for row in _rows("cusma_professions.csv")
}
MEDIANS = {
    (row["noc_code"], row["province"]): float(row["median"])
    for row in _rows("wages_excerpt.csv")
}


def on_talent_list(noc: str, on: date) -> bool:
    return any(
        row["noc_2021"] == noc
        and row["on_list_from"] <= on.isoformat()
        and (not row["on_list_to"] or on.isoformat() <= row["on_list_to"])
        for row in TALENT
    )


def prevailing(profile: Json) -> str:
    stated = answer(profile, "job_offer.at_or_above_prevailing_wage")
    if stated is not MISSING:
        return MET if stated else NOT_MET
    if answer(profile, "job_offer") is MISSING:
        return NOT_ANSWERED
    wage, noc, province = (
        answer(profile, f"job_offer.{key}")
        for key in ("wage_cad_hourly", "noc", "province")
    )
    median = MEDIANS.get((noc, province))
    if MISSING in (wage, noc, province) or median is None:
        return NOT_ANSWERED
    return MET if wage >= median else NOT_MET


def _yearly(profile: Json) -> Any:
    wage, hours = (
        answer(profile, f"job_offer.{key}")
        for key in ("wage_cad_hourly", "hours_per_week")
    )
    if MISSING in (wage, hours):
        return MISSING
    return None if wage is None or hours is None else wage * hours * 52


def _paid(profile: Json, floor: Json) -> str:
    wage = answer(profile, "job_offer.wage_cad_hourly")
    hourly = holds(wage, lambda w: w >= floor["hourly_cad_min"])
    base = floor["annual_base_cad_min"]
    return every(hourly, holds(_yearly(profile), lambda y: y >= base - 1e-6))


def category_a(profile: Json, on: date) -> str:
    first, further = (
        params("gts_a", f"gts_a.{name}") for name in ("wage_first_two", "wage_further")
    )
    before = answer(profile, "job_offer.category_a_positions_before")
    talent = params("gts_a", "gts_a.unique_talent")["any_of"][1]
    years = talent["specialized_experience_years_min"]
    experience = worked(profile, on, lambda _: True)
    return every(
        given(profile, "job_offer"),
        ask(profile, "job_offer.referral_partner", bool),
        ask(profile, "job_offer.noc", lambda noc: not on_talent_list(noc, on))
        if answer(profile, "job_offer") is not None
        else MET,
        one_of(advanced_degree(profile, on), worked_at_least(experience, 12 * years)),
        prevailing(profile),
        one_of(
            every(holds(before, lambda n: n < 2), _paid(profile, first)),
            _paid(profile, further),
        ),
        ask(profile, "job_offer.labour_market_benefits_plan", bool),
        OFFICER,
    )


def category_b(profile: Json, on: date) -> str:
    return every(
        given(profile, "job_offer"),
        ask(profile, "job_offer.noc", lambda noc: on_talent_list(noc, on)),
        prevailing(profile),
        _item_floor(profile, on),
        ask(profile, "job_offer.labour_market_benefits_plan", bool),
        OFFICER,
    )


def _item_floor(profile: Json, on: date) -> str:
    noc = answer(profile, "job_offer.noc")
    if noc is MISSING:
        return NOT_ANSWERED
    floors = [
        float(row["wage_floor_hourly_cad"])
        for row in TALENT
        if row["noc_2021"] == noc and row["wage_floor_hourly_cad"]
    ]
    if not floors or not on_talent_list(noc, on):
        return MET
    wage = ask(profile, "job_offer.wage_cad_hourly", lambda w: w >= floors[0])
    outside = ask(profile, "job_offer.province", lambda p: p != "QC")
    inside = ask(profile, "job_offer.province", lambda p: p == "QC")
    return one_of(every(wage, outside), every(inside, OFFICER))


def credentials(profile: Json, on: date) -> Any:
    """What was completed by the day; every credential here has a day."""
    education = answer(profile, "applicant.education")
    if education is MISSING or education is None:
        return education
    return [c for c in education if c["completed_on"] <= on.isoformat()]


def is_short(credential: Json) -> bool:
    """Whether it took less than a year: then it is none after secondary school."""
    return bool(credential["level"] != "secondary" and credential["years"] < 1)


RANKS = (
    "secondary",
    "one_year",
    "two_year",
    "three_year_or_more",
    "masters",
    "professional",
    "doctorate",
)


def level(profile: Json, on: date, least: str) -> str:
    wanted = RANKS.index(least)
    return holds(
        credentials(profile, on),
        lambda held: any(RANKS.index(c["level"]) >= wanted for c in held),
    )


def advanced_degree(profile: Json, on: date) -> str:
    return level(profile, on, "masters")


def citizen(profile: Json, pathway: str) -> str:
    wanted = set(params(pathway, "cusma.citizenship")["citizenship_in"])
    return ask(profile, "applicant.citizenships", lambda held: bool(wanted & set(held)))


def professional(profile: Json, on: date) -> str:
    form = ask(profile, "job_offer.contract_form", lambda it: it != "self_employed")
    share = answer(profile, "job_offer.applicant_share_percent")
    return every(
        citizen(profile, "cusma_professional"),
        ask(profile, "job_offer.profession", lambda slug: slug in PROFESSIONS),
        _credential(profile, on),
        _related(profile, on),
        form,
        one_of(
            holds(share, lambda held: held < 50),
            every(holds(share, lambda held: held <= 50), OFFICER),
        ),
        OFFICER,
    )


def _credential(profile: Json, on: date) -> str:
    profession = answer(profile, "job_offer.profession")
    if profession is MISSING:
        # Some profession of the list leaves its degree to an officer.
        return NOT_ANSWERED
    row = PROFESSIONS.get(profession)
    return NOT_MET if row is None else _path(profile, on, row)


def _path(profile: Json, on: date, row: dict[str, str]) -> str:
    bachelor = level(profile, on, "three_year_or_more")
    months = worked(profile, on, lambda _: True)
    ways = []
    if row["requires_bachelor"] == "yes":
        ways.append(bachelor)
    if row["requires_bachelor"] == "no":
        ways.append(OFFICER)
    if row["alt_licence"]:
        ways.append(
            ask(
                profile,
                "applicant.licences",
                lambda held: any(
                    item["licensed_on"] <= on.isoformat() for item in held
                ),
            )
        )
    if row["alt_diploma_plus_years"]:
        years = 12 * int(row["alt_diploma_plus_years"])
        ways.append(every(_diploma(profile, on), worked_at_least(months, years)))
    if row["alt_experience_years"]:
        enough = worked_at_least(months, 12 * int(row["alt_experience_years"]))
        alternative = row["requires_bachelor"] == "alternative"
        ways.append(every(enough, OFFICER) if alternative else enough)
    if row["requires_bachelor"] == "alternative":
        ways.append(every(bachelor, OFFICER))
    return one_of(*ways)


def _diploma(profile: Json, on: date) -> str:
    return holds(
        credentials(profile, on),
        lambda held: any(
            c["level"] not in ("secondary", "one_year")
            and not is_short(c)
            and c["country"] in ("CA", "US", "MX")
            for c in held
        ),
    )


def _related(profile: Json, on: date) -> str:
    education = answer(profile, "applicant.education")
    if education is MISSING:
        return NOT_ANSWERED
    if level(profile, on, "two_year") == NOT_MET:
        return MET
    if any(c.get("field") for c in education):
        return OFFICER
    unsaid = any("field" not in c for c in education)
    return NOT_ANSWERED if unsaid else NOT_MET
