"""Random persons for the federal routes, seen on days around every change of rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

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
flags = st.booleans()
days = st.builds(
    lambda change, days: date.fromisoformat(change) + timedelta(days=days),
    st.sampled_from(CHANGES),
    st.sampled_from([-1, 0, 1, 40]),
)


def around(*figures: float) -> st.SearchStrategy[float]:
    """Each figure, and one just below."""
    return st.sampled_from([f - step for f in figures for step in (0, 0.01)])


MISSING = object()


def like(good: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly a good answer, at times another one or none."""
    return st.integers(0, 19).flatmap(
        lambda at: other if at == 19 else st.just(MISSING if at == 18 else good)
    )


def some(**answers: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The answers that are not missing."""

    def dropped(found: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in found.items() if v is not MISSING}

    return st.fixed_dictionaries(answers).map(dropped)


def past(most_days: int) -> st.SearchStrategy[int]:
    """Days before the assessment, near anniversaries."""
    turns = [30 * n for n in (0, 2, 5, 6, 7)]
    turns += [180, 181, 365, 366, 730, 731, 1095, 1096, 1826]
    return st.sampled_from([turn for turn in turns if turn <= most_days])


@st.composite
def jobs(draw: st.DrawFn, on: date) -> list[dict[str, Any]]:
    """One job after the other, back from the day."""
    found, end = [], draw(st.sampled_from([0, 0, 100, 400]))
    lengths = [100, 182, 183, 365, 366, 730, 1100, 1900]
    for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2, 3]))):
        length = draw(st.sampled_from(lengths))
        found.append(
            {
                "noc": draw(st.sampled_from(NOCS)),
                "country": draw(st.sampled_from(["US", "CA"])),
                "province": None,
                "start": _ago(on, end + length),
                "end": _ago(on, end),
                "hours_per_week": draw(st.sampled_from([15, 30, 40])),
                "self_employed": draw(flags),
            }
        )
        end += length + draw(st.sampled_from([20, 400]))
    return found


@st.composite
def credentials(draw: st.DrawFn, on: date) -> dict[str, Any]:
    """A credential whose field and type may be unanswered."""
    pick = st.sampled_from
    country = draw(pick(["US", "CA", "CA", "IN"]))
    credential = {
        "level": draw(pick(permits.RANKS)),
        "country": country,
        "province": draw(pick(["NS", "ON"])) if country == "CA" else None,
        "years": draw(pick([0.5, 1, 2, 4])),
        "completed_on": _ago(on, draw(past(2000))),
        "eca_issued_on": draw(pick([None, _ago(on, 100), _ago(on, 1900)])),
    }
    types = pick(["degree", "diploma"])
    return credential | draw(
        some(field=like("computing", st.none()), credential_type=like("degree", types))
    )


@st.composite
def families(draw: st.DrawFn) -> dict[str, Any]:
    """Alone, with a partner, or not answered."""
    alone = {"marital_status": "never_married", "partner": None}
    partner = draw(
        some(accompanying=like(True, flags), canadian_or_pr=like(False, flags))
    )
    married = {"marital_status": "married", "partner": partner}
    unsaid = [{}, {"marital_status": "married"}, {"partner": partner}]
    found: dict[str, Any] = draw(st.sampled_from([alone, alone, married, *unsaid]))
    return found


pick = st.sampled_from
CITIES = ("Brandon", "Nelson", "Vancouver", "Toronto", "Halifax")
PERCENTS = pick([0, 9, 10, 49, 50, 51, 100])
WAGES = around(38.46, 38.47, 40.87, 41.35, 66.67, 72.11, 72.12, 90)
FORMS = ("contract_with_canadian_employer", "contract_between_enterprises")
offers = some(
    noc=like("21231", pick(NOCS)) | pick(NOCS),
    province=like("ON", pick(["ON", "QC", "BC", "NS", "MB"])),
    city=like("North Bay", pick([*CITIES, "Nowhere"])),
    employer=like("Clio", pick(["ADA", "Acme"])),
    wage_cad_hourly=like(90, WAGES) | WAGES,
    hours_per_week=like(40, pick([29, 37.5])),
    indeterminate=like(True, flags),
    months=like(36, pick([6, 11, 12, 15, 16])),
    at_or_above_prevailing_wage=like(True, flags),
    referral_partner=like(True, flags),
    labour_market_benefits_plan=like(True, flags),
    category_a_positions_before=like(0, pick([1, 2, 5])),
    contract_form=like("employee", pick([*FORMS, "self_employed"])),
    profession=like(
        "computer-systems-analyst", pick([*permits.PROFESSIONS, "software-developer"])
    )
    | pick([*permits.PROFESSIONS]),
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


def transfers_on(on: date) -> st.SearchStrategy[dict[str, Any]]:
    """A transfer; its employment may be dated, around a year."""
    since = pick([_ago(on, days) for days in (-5, 300, 364, 365, 366, 900)])
    roles = pick([*transfers.MANAGERS, "specialized_knowledge", "other"])
    return some(
        relation=like("affiliate", pick(["parent", "subsidiary", "branch", "none"])),
        months_continuous=like(30, pick([11, 12])),
        employed_since=st.just(MISSING) | since,
        full_time=like(True, flags),
        role=like("executive", roles) | roles,
        new_office=like(False, flags),
        still_employed=like(True, flags),
        position_similar=like(True, flags),
        countries_with_revenue=like(2, pick([1, 5])),
    )


def ventures_on(on: date) -> st.SearchStrategy[dict[str, Any]]:
    """A venture with a commitment of about half a year."""
    issued = pick([_ago(on, days) for days in (-1, 0, 181, 182, 183, 184, 185)])
    kinds = pick(["venture_capital", "angel", "incubator", "none"])
    return some(
        commitment=like("angel", kinds) | kinds,
        amount_cad=like(200000, around(75000, 200000)),
        issued_on=like(_ago(on, 30), issued),
        ownership_percent=like(60, PERCENTS),
        group_ownership_percent=like(70, PERCENTS),
        owners=like(1, pick([5, 6])),
        admitted_to_incubator=like(True, flags),
        essential_part_in_canada=like(True, flags),
    )


def applicants_on(on: date) -> st.SearchStrategy[dict[str, Any]]:
    """The person: schooling, work, licences and the rest."""
    born = pick([_ago(on, days) for days in (6205, 6575, 13148, 13149)])
    licences = pick([[], [{"licensed_on": _ago(on, -10)}]])
    level = st.integers(3, 8)
    levels = st.fixed_dictionaries(
        dict.fromkeys(("listening", "reading", "writing", "speaking"), level)
    )
    return some(
        birth_date=like(_ago(on, 9000), born),
        citizenships=like(["US"], st.lists(pick(["US", "MX", "IN"]), max_size=2)),
        us_status=like("h1b", pick(["citizen", "other"])),
        residence=like({"country": "US"}, some(country=pick([MISSING, "IN"]))),
        education=st.lists(credentials(on), max_size=2),
        work=jobs(on) | jobs(on) | jobs(on) | st.just(MISSING),
        licences=like([{"licensed_on": _ago(on, 10)}], licences),
        self_employed_activity=like("culture", pick(["farm", "none"])),
        recognized_organization=like(True, flags),
        stay_insured=like(True, flags),
        estimate_en=levels | levels | st.just(MISSING),
        estimate_fr=levels | levels | st.just(MISSING),
    )


@st.composite
def persons(draw: st.DrawFn, on: date) -> dict[str, Any]:
    """A person of the contract, seen on the day."""
    endorsed = {"endorsed_on": _ago(on, 90)}
    both = [
        {"endorser": "community"} | endorsed,
        {"endorser": "atlantic_province"} | endorsed,
    ]
    late = [{"endorser": "community", "endorsed_on": _ago(on, -1)}]
    status = st.fixed_dictionaries(
        {
            "kind": pick(["worker", "worker", "student", "visitor"]),
            "permit": pick(["lmia", "open", "maintained", "study"]),
            "valid_until": pick([_ago(on, d) for d in (1, 0, -1, -480, -490, -500)]),
        }
    )
    none = st.none()
    funds = around(2500, 3815.75, 15263, 60000)
    person: dict[str, Any] = draw(
        some(
            applicant=applicants_on(on),
            job_offer=like(None, none) | offers | offers | offers | offers,
            transfer=none | transfers_on(on) | transfers_on(on),
            treaty_enterprise=like(None, none) | treaties | treaties,
            venture=like(None, none) | ventures_on(on) | ventures_on(on),
            settlement_funds_cad=like(60000, funds),
            status_in_canada=like(None, none) | status | status,
            dependent_children=like(0, pick([2])),
            accompanying_children=like(MISSING, pick([0])),
            endorsements=like(both, pick([[], late])),
            permanent_residence_application=like(None, none) | applications,
            intended_provinces=like(["BC"], pick([["QC"], []])),
        )
    )
    return person | draw(families())
