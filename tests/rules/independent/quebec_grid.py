"""A second calculation of Quebec's PSTQ points, from the reference alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.rules.independent.eastern_cells import (
    Bounds,
    Profile,
    add,
    age,
    cell,
    close,
    completed,
    exact,
    factor,
    fits,
    grid,
    months,
    named,
    november,
    spoken,
    together,
)

QC = grid("qc", "QC_PSTQ_1400")
NEWER = november("updates")["quebec_points"]
OUTSIDE = NEWER["missing_80_points"]
PARTNERED = NEWER["with_partner_columns"]
FROM_MONTHS = (0, 6, 12, 24, 36, 48)
MONTREAL = {"Montréal", "Laval", "Longueuil"}
KNOWN = {*MONTREAL, "Québec", "Sherbrooke", "Gatineau"}
VOCATIONAL = {True: "vocational secondary 900 h or more"}
VOCATIONAL[False] = "vocational secondary 1 year, not Quebec"


def quebec_names(credential: Any) -> list[str]:
    """The reference's names that a credential may have."""
    level, kind, years = (credential[k] for k in ("level", "credential_type", "years"))
    inside = credential["province"] == "QC"
    university = kind in ("degree", "university_certificate")
    graduate = kind == "graduate_certificate"
    under = "university undergraduate "
    over = "university graduate (2nd cycle) "
    technical = "post-secondary technical "
    if level == "doctorate":
        return ["doctorate (3rd cycle)"]
    if level in ("masters", "professional"):
        return [over + ("2 years or more" if years >= 2 else "1 year")]
    if level == "three_year_or_more":
        if university or graduate:
            return [under + ("5 years or more" if years >= 5 else "3-4 years")]
        return [technical + "3 years"]
    if level == "secondary":
        if kind != "trade_certificate":
            return ["general secondary"]
        return ["vocational secondary 600-899 h", VOCATIONAL[inside]]
    two = level == "two_year"
    if university:
        return [under + ("2 years" if two else "1 year")]
    if graduate:
        return [over + ("2 years or more" if two else "1 year")]
    if kind == "trade_certificate" and not two:
        return [VOCATIONAL[inside]]
    if not inside:
        return [technical + "1-2 years, not Quebec"]
    general = ["post-secondary general 2 years"] if two else []
    return [*general, technical + "900 h or more"]


def best_credential(
    credentials: Iterable[Any], points: Callable[[str], float]
) -> Bounds:
    lists = [[points(n) for n in quebec_names(c)] for c in credentials]
    low = max((min(result) for result in lists), default=0)
    return low, max((max(result) for result in lists), default=0)


GROUPED = {
    "general secondary": "secondary general or vocational 600-899 h",
    "vocational secondary 600-899 h": "secondary general or vocational 600-899 h",
    "vocational secondary 900 h or more": "vocational 900 h+",
    "post-secondary general 2 years": "post-secondary general 2 y",
    "post-secondary technical 900 h or more": "technical 900 h+",
    "post-secondary technical 3 years": "technical 3 y or undergraduate 1 y",
    "university undergraduate 1 year": "technical 3 y or undergraduate 1 y",
    "university undergraduate 2 years": "undergraduate 2 y",
    "university undergraduate 3-4 years": "undergraduate 3-4 y",
    "university undergraduate 5 years or more": "undergraduate 5 y+ or graduate 1 y",
    "university graduate (2nd cycle) 1 year": "undergraduate 5 y+ or graduate 1 y",
    "university graduate (2nd cycle) 2 years or more": "graduate 2 y+",
    "doctorate (3rd cycle)": "doctorate or medical specialization",
}


def in_quebec(job: Any) -> bool:
    return bool(job["province"] == "QC")


def outside_montreal(held: Iterable[Any], city: str) -> tuple[list[Any], list[Any]]:
    """Those surely outside the area, and those that may be: of an unknown city."""
    named_ones = [item for item in held if item[city] is not None]
    sure = [
        named_one for named_one in named_ones if named_one[city] in KNOWN - MONTREAL
    ]
    return sure, [
        named_one for named_one in named_ones if named_one[city] not in MONTREAL
    ]


def by_months(points: list[int], months_counted: float) -> int:
    """The points of a row of six: under 6, 6, 12, 24, 36, and 48 months or more."""
    return points[sum(months_counted >= n for n in FROM_MONTHS) - 1]


def ability(level: int, *, partnered: bool) -> float:
    """The points of one ability in French."""
    if not partnered:
        rows = factor(QC["human_capital"], "french_each_of_four_abilities")
        return cell(rows, level)
    columns = PARTNERED["french_each_of_four_abilities"]
    levels = {
        k.removeprefix("levels_").replace("_to_", "-"): v for k, v in columns.items()
    }
    return next((v for k, v in levels.items() if k != "max" and fits(k, level)), 0)


def schooling(name: str, *, partnered: bool) -> float:
    """The points of a credential; both files list them in the same order."""
    rows = factor(QC["human_capital"], "education")
    pairs = dict(
        zip([row["cell"] for row in rows], PARTNERED["education"].values(), strict=True)
    )
    assert [pair[0] for pair in pairs.values()] == [row["points"] for row in rows]
    pair: list[float] = pairs.get(name, [0, 0])
    return pair[partnered]


def qc_human_capital(profile: Profile, on: date) -> Bounds:
    me, rows = profile["applicant"], QC["human_capital"]
    partnered = bool(together(profile))
    column = "points_with_spouse" if partnered else "points_single"
    spoken_levels = spoken(me, "fr").values()
    return add(
        [
            exact(sum(ability(n, partnered=partnered) for n in spoken_levels)),
            exact(cell(factor(rows, "age"), age(me, on), column)),
            exact(
                cell(
                    factor(rows, "work_experience_months"), int(months(me, on)), column
                )
            ),
            best_credential(
                completed(me, on), lambda name: schooling(name, partnered=partnered)
            ),
        ],
        QC["groups"]["human_capital_max"],
    )


def main_months(me: Any, on: date) -> float:
    wanted = (
        {me["primary_noc"]} if me["primary_noc"] else {j["noc"] for j in me["work"]}
    )
    return max(
        (months(me, on, lambda j, n=noc: j["noc"] == n) for noc in wanted),  # type: ignore[misc]
        default=0,
    )


def qc_labour(profile: Profile, on: date) -> Bounds:
    me, rows = profile["applicant"], QC["labour_market"]
    diagnosis = factor(rows, "labour_diagnosis_by_months_in_main_occupation")
    worked = main_months(me, on)
    reached = [n for n in (12, 24, 36, 48) if worked >= n]
    most = named(diagnosis, "shortage", f"m{reached[-1]}") if reached else 0
    least = named(diagnosis, "balanced", f"m{reached[-1]}") if reached else 0
    diploma = factor(rows, "quebec_diploma")
    mine = [c for c in completed(me, on) if c["province"] == "QC"]
    here = me["residence"]["province"] == "QC"
    lived = _whole_months(date.fromisoformat(me["residence_since"]), on) if here else 0
    outside = cell(factor(rows, "residence_outside_montreal_months"), lived)
    licensed = any(item["region"] == "QC" for item in me["licences"])
    practise = factor(rows, "authorization_to_practise")
    return add(
        [
            (least, most),
            best_credential(mine, lambda name: named(diploma, name)),
            exact(
                cell(
                    factor(rows, "quebec_work_experience_months"),
                    int(months(me, on, in_quebec)),
                )
            ),
            (0, outside),
            _worked_outside(me, on),
            _studied_outside(profile, mine, on),
            exact(
                _validated(profile["job_offer"], factor(rows, "validated_job_offer"))
            ),
            exact(practise[0]["points"] if licensed else 0),
        ],
        QC["groups"]["labour_market_needs_max"],
    )


def _worked_outside(me: Any, on: date) -> Bounds:
    here = [job for job in me["work"] if in_quebec(job)]
    low, high = (
        by_months(
            OUTSIDE["work_outside_montreal_months"]["points"],
            int(months({"work": jobs}, on)),
        )
        for jobs in outside_montreal(here, "work_city")
    )
    return low, high


def _studied_outside(profile: Profile, mine: list[Any], on: date) -> Bounds:
    row = OUTSIDE["study_outside_montreal_months"]
    low, high = (
        by_months(row["points"], 12 * sum(c["years"] for c in held))
        for held in outside_montreal(mine, "study_city")
    )
    return low, row["max"] if _studies_there(profile, on) else high


def _studies_there(profile: Profile, on: date) -> bool:
    """A student who lives in Quebec: since when, and where there, is not told."""
    status = profile["status_in_canada"]
    return (
        status is not None
        and status["kind"] == "student"
        and date.fromisoformat(status["valid_until"]) >= on
        and profile["applicant"]["residence"]["province"] == "QC"
    )


def _validated(offer: Any, rows: Any) -> float:
    if not offer or offer["province"] != "QC" or not offer["province_authorized"]:
        return 0
    if offer["area"] == "montreal-area":
        return named(rows, "inside")
    outside = offer["area"] == "outside-montreal-area"
    return named(rows, "outside the Montreal area") if outside else 0


def _whole_months(since: date, on: date) -> int:
    whole = (on.year - since.year) * 12 + on.month - since.month
    return whole - (1 if since.day > on.day else 0)


def qc_adaptation(profile: Profile, on: date) -> Bounds:
    me, rows, partner = profile["applicant"], QC["adaptation"], together(profile)
    mine = [c for c in completed(me, on) if c["province"] == "QC"]
    stay = cell(
        factor(rows, "completed_study_stay_months"), 12 * sum(c["years"] for c in mine)
    )
    under_way = factor(rows, "ongoing_study_stay_months")
    most = max(row["points"] for row in under_way) if _studies_there(profile, on) else 0
    family = factor(rows, "family_in_quebec_outside_montreal")
    relatives = [r for r in profile["relatives_in_canada"] if close(r, "QC")]
    own = any(r["of"] == "applicant" for r in relatives)
    theirs = bool(partner) and any(r["of"] == "partner" for r in relatives)
    kin = named(family, "own family") if own else 0
    kin = max(kin, named(family, "spouse family") if theirs else 0)
    parts: list[Bounds] = [(0, max(stay, most)), (0, kin)]
    if partner:
        parts += _qc_partner(partner, on)
    return add(parts, QC["groups"]["adaptation_max"])


def _qc_partner(partner: Any, on: date) -> list[Bounds]:
    rows = QC["adaptation"]
    french = factor(rows, "spouse_french_each_ability")
    education = factor(rows, "spouse_education")
    diploma = factor(rows, "spouse_quebec_diploma")
    theirs = completed(partner, on)
    return [
        exact(sum(cell(french, n) for n in spoken(partner, "fr").values())),
        exact(cell(factor(rows, "spouse_age"), age(partner, on))),
        exact(
            cell(
                factor(rows, "spouse_quebec_work_months"),
                int(months(partner, on, in_quebec)),
            )
        ),
        best_credential(theirs, lambda name: named(education, name)),
        best_credential(
            [c for c in theirs if c["province"] == "QC"],
            lambda name: named(diploma, GROUPED.get(name, "")),
        ),
    ]


def qc(profile: Profile, on: date) -> Bounds:
    """Quebec's PSTQ."""
    return add(
        [
            qc_human_capital(profile, on),
            qc_labour(profile, on),
            qc_adaptation(profile, on),
        ]
    )
