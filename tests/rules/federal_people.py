"""Random persons for the federal routes, seen on days around every change of rule."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.rules.drawing import (
    MISSING,
    Draw,
    always,
    either,
    flags,
    like,
    listed,
    none,
    pick,
    some,
    whole,
)
from tests.rules.independent import permits, transfers

CHANGES = (
    "2022-12-22",
    "2024-10-03",
    "2024-11-01",
    "2025-01-21",
    "2025-02-27",
    "2026-01-01",
    "2026-02-18",
    "2026-07-01",
    "2026-11-22",
)
NOCS = (
    "20012",
    "21231",
    "21222",
    "22220",
    "22310",
    "52120",
    "42202",
    "12100",
    "64100",
    "73300",
    "00013",
    "63201",
)


def seen_on(dice: Random) -> date:
    """A day around a change of rule."""
    change = date.fromisoformat(dice.choice(CHANGES))
    return change + timedelta(days=dice.choice([-1, 0, 1, 40]))


def around(*figures: float) -> Draw:
    """Each figure, and one just below."""
    return pick([f - step for f in figures for step in (0, 0.01)])


def past(most_days: int) -> Draw:
    """Days before the assessment, near anniversaries."""
    turns = [30 * n for n in (0, 2, 5, 6, 7)]
    turns += [180, 181, 365, 366, 730, 731, 1095, 1096, 1826]
    return pick([turn for turn in turns if turn <= most_days])


def jobs(dice: Random, on: date) -> list[dict[str, Any]]:
    """One job after the other, back from the day."""
    drawn, end = [], dice.choice([0, 0, 100, 400])
    for _ in range(dice.choice([0, 1, 1, 1, 2, 3])):
        start = end + dice.choice([100, 182, 183, 365, 366, 730, 1100, 1900])
        drawn.append(
            {
                "noc": dice.choice(NOCS),
                "country": dice.choice(["US", "CA"]),
                "province": None,
                "start": _ago(on, start),
                "end": _ago(on, end),
                "hours_per_week": dice.choice([15, 30, 40]),
                "self_employed": flags(dice),
            }
        )
        end = start + dice.choice([20, 400])
    return drawn


def credential(dice: Random, on: date) -> dict[str, Any]:
    """A credential whose field and type may be unanswered."""
    country = dice.choice(["US", "CA", "CA", "IN"])
    types = pick(["degree", "diploma"])
    unsure = some(
        field=like("computing", none),
        field_code=either(pick(["11.0701", "12.0500"]), always(MISSING)),
        credential_type=like("degree", types),
    )
    return {
        "level": dice.choice(permits.RANKS),
        "country": country,
        "province": dice.choice(["NS", "ON"]) if country == "CA" else None,
        "years": dice.choice([0.5, 1, 2, 4]),
        "completed_on": _ago(on, past(2000)(dice)),
        "eca_issued_on": dice.choice([None, _ago(on, 100), _ago(on, 1900)]),
        **unsure(dice),
    }


def family(dice: Random) -> dict[str, Any]:
    """Alone, with a partner, or not answered."""
    alone = {"marital_status": "never_married", "partner": None}
    partner = some(accompanying=like(True, flags), canadian_or_pr=like(False, flags))
    theirs = partner(dice)
    married = {"marital_status": "married", "partner": theirs}
    unsaid = [{}, {"marital_status": "married"}, {"partner": theirs}]
    chosen: dict[str, Any] = dice.choice([alone, alone, married, *unsaid])
    return chosen


CITIES = ("Brandon", "Nelson", "Vancouver", "Toronto", "Halifax")
PERCENTS = pick([0, 9, 10, 49, 50, 51, 100])
WAGES = around(38.46, 38.47, 40.87, 41.35, 66.67, 72.11, 72.12, 90)
PROFESSIONS = [*permits.PROFESSIONS]
FORMS = ("contract_with_canadian_employer", "contract_between_enterprises")
offers = some(
    noc=either(like("21231", pick(NOCS)), pick(NOCS)),
    province=like("ON", pick(["ON", "QC", "BC", "NS", "MB"])),
    city=like("North Bay", pick([*CITIES, "Nowhere"])),
    employer=like("Clio", pick(["ADA", "Acme"])),
    wage_cad_hourly=either(like(90, WAGES), WAGES),
    hours_per_week=like(40, pick([29, 37.5])),
    indeterminate=like(True, flags),
    months=like(36, pick([6, 11, 12, 15, 16])),
    at_or_above_prevailing_wage=like(True, flags),
    referral_partner=like(True, flags),
    labour_market_benefits_plan=like(True, flags),
    category_a_positions_before=like(0, pick([1, 2, 5])),
    contract_form=like("employee", pick([*FORMS, "self_employed"])),
    profession=either(
        like("computer-systems-analyst", pick([*PROFESSIONS, "software-developer"])),
        pick(PROFESSIONS),
    ),
    applicant_share_percent=like(0, PERCENTS),
    designated_employer=like(True, flags),
)
treaties = some(
    position=like("executive", pick(["supervisory", "essential_skills", "other"])),
    treaty_ownership_percent=like(100, PERCENTS),
    applicant_percent=like(100, PERCENTS),
    controls=like(True, flags),
    canada_trade_percent=like(80, pick([49, 50, 50.5])),
    capital_committed_cad=like(250000, pick([0, 1])),
)
applications = some(
    **{
        "class": like("cec", pick(["family"])),
        "stage": like("completeness_check_passed", pick(["submitted"])),
    }
)


def _ago(on: date, number: int) -> str:
    return (on - timedelta(days=number)).isoformat()


def transfers_on(on: date) -> Draw:
    """A transfer; its employment may be dated, around a year."""
    since = pick([_ago(on, days) for days in (-5, 300, 364, 365, 366, 900)])
    roles = pick([*transfers.MANAGERS, "specialized_knowledge", "other"])
    return some(
        relation=like("affiliate", pick(["parent", "subsidiary", "branch", "none"])),
        months_continuous=like(30, pick([11, 12])),
        employed_since=either(always(MISSING), since),
        full_time=like(True, flags),
        role=either(like("executive", roles), roles),
        new_office=like(False, flags),
        still_employed=like(True, flags),
        position_similar=like(True, flags),
        countries_with_revenue=like(2, pick([1, 5])),
    )


def ventures_on(on: date) -> Draw:
    """A venture with a commitment of about half a year."""
    issued = pick([_ago(on, days) for days in (-1, 0, 181, 182, 183, 184, 185)])
    kinds = pick(["venture_capital", "angel", "incubator", "none"])
    return some(
        commitment=either(like("angel", kinds), kinds),
        amount_cad=like(200000, around(75000, 200000)),
        issued_on=like(_ago(on, 30), issued),
        ownership_percent=like(60, PERCENTS),
        group_ownership_percent=like(70, PERCENTS),
        owners=like(1, pick([5, 6])),
        admitted_to_incubator=like(True, flags),
        essential_part_in_canada=like(True, flags),
    )


def applicants_on(on: date) -> Draw:
    """The person: schooling, work, licences and the rest."""
    born = pick([_ago(on, days) for days in (6205, 6575, 13148, 13149)])
    licences = pick([[], [{"licensed_on": _ago(on, -10)}]])
    level = whole(3, 8)
    levels = some(listening=level, reading=level, writing=level, speaking=level)
    unsaid = always(MISSING)
    work: Draw = lambda dice: jobs(dice, on)  # noqa: E731
    return some(
        birth_date=like(_ago(on, 9000), born),
        citizenships=like(["US"], listed(pick(["US", "MX", "IN"]), 2)),
        us_status=like("h1b", pick(["citizen", "other"])),
        residence=like({"country": "US"}, some(country=pick([MISSING, "IN"]))),
        education=listed(lambda dice: credential(dice, on), 2),
        work=either(work, work, work, unsaid),
        licences=like([{"licensed_on": _ago(on, 10)}], licences),
        self_employed_activity=like("culture", pick(["farm", "none"])),
        recognized_organization=like(True, flags),
        stay_insured=like(True, flags),
        estimate_en=either(levels, levels, unsaid),
        estimate_fr=either(levels, levels, unsaid),
    )


def without_contradiction(applicant: dict[str, Any]) -> dict[str, Any]:
    """Nobody is a citizen of the United States by status and not by citizenship."""
    citizenships = applicant.get("citizenships", ["US"])
    if applicant.get("us_status") == "citizen" and "US" not in citizenships:
        return applicant | {"us_status": "other"}
    return applicant


def statuses_on(on: date) -> Draw:
    """A permit that ends around the day, or long after it."""
    return some(
        kind=pick(["worker", "worker", "student", "visitor"]),
        permit=pick(["lmia", "open", "maintained", "study"]),
        valid_until=pick([_ago(on, days) for days in (1, 0, -1, -480, -490, -500)]),
    )


def endorsements_on(on: date) -> Draw:
    """Both endorsements, none, or one that is yet to come."""
    both = [
        {"endorser": endorser, "endorsed_on": _ago(on, 90)}
        for endorser in ("community", "atlantic_province")
    ]
    late = [{"endorser": "community", "endorsed_on": _ago(on, -1)}]
    return like(both, pick([[], late]))


def person(dice: Random, on: date) -> dict[str, Any]:
    """A person of the contract, seen on the day."""
    transfer, venture, status = transfers_on(on), ventures_on(on), statuses_on(on)
    answers: dict[str, Any] = some(
        applicant=lambda dice: without_contradiction(applicants_on(on)(dice)),
        job_offer=either(like(None, none), offers, offers, offers, offers),
        transfer=either(none, transfer, transfer),
        treaty_enterprise=either(like(None, none), treaties, treaties),
        venture=either(like(None, none), venture, venture),
        settlement_funds_cad=like(60000, around(2500, 3815.75, 15263, 60000)),
        status_in_canada=either(like(None, none), status, status),
        dependent_children=like(0, pick([2])),
        accompanying_children=like(MISSING, pick([0])),
        endorsements=endorsements_on(on),
        permanent_residence_application=either(like(None, none), applications),
        intended_provinces=like(["BC"], pick([["QC"], []])),
    )(dice)
    return answers | family(dice)
