"""Five US technology workers, as the ways to permanent residence meet them."""

from copy import deepcopy
from typing import Any

ABILITIES = ("listening", "reading", "writing", "speaking")
Answers = dict[str, Any]


def _person(noc: str, started: str = "2021-09-01", **more: Any) -> Answers:
    """A US citizen of 30 with a bachelor degree, CLB 9 and five years at work."""
    return {
        "birth_date": "1996-05-10",
        "citizenships": ["US"],
        "us_status": "citizen",
        "residence": {"country": "US", "province": None},
        "education": [
            {
                "level": "three_year_or_more",
                "country": "US",
                "completed_on": "2018-05-30",
                "field": "Computer science",
                "full_time": True,
                "years": 4,
                "credential_type": "degree",
                "eca_issued_on": "2026-03-01",
            }
        ],
        "language_tests": [
            {
                "test": "celpip_general",
                "taken_on": "2026-06-01",
                **dict.fromkeys(ABILITIES, 9),
            }
        ],
        "estimate_fr": None,
        "work": [
            {
                "noc": noc,
                "country": "US",
                "province": None,
                "start": started,
                "end": None,
                "hours_per_week": 40,
                "self_employed": False,
                "full_time_student": False,
                "authorized": True,
                "employer": "the present employer",
            }
        ],
        "trade_certificates": [],
        "licences": [],
        **more,
    }


def _household(applicant: Answers, **more: Any) -> Answers:
    return {
        "applicant": applicant,
        "marital_status": "never_married",
        "partner": None,
        "dependent_children": 0,
        "settlement_funds_cad": 30_000,
        "relatives_in_canada": [],
        "job_offer": None,
        "transfer": None,
        "venture": None,
        "nominations": [],
        "status_in_canada": None,
        "intended_provinces": ["BC"],
        **more,
    }


OFFER: Answers = {
    "noc": "21232",
    "employer": "the Vancouver employer",
    "province": "BC",
    "city": "Vancouver",
    "wage_cad_hourly": 60,
    "hours_per_week": 40,
    "indeterminate": True,
    "seasonal": False,
    "lmia": "none",
    "at_or_above_prevailing_wage": True,
    "employer_years_operating": 8,
    "employer_employees": 80,
    "employer_revenue_cad": 20_000_000,
    "works_there_now": False,
    "contract_form": "employee",
    "applicant_share_percent": 0,
    "citizen_or_pr_employees": 60,
    "sector": "technology",
}
TRANSFER: Answers = {
    "relation": "affiliate",
    "months_continuous": 60,
    "employed_since": "2019-02-01",
    "full_time": True,
    "role": "functional_manager",
    "new_office": False,
    "still_employed": True,
    "position_similar": True,
    "countries_with_revenue": 3,
}
FRENCH: Answers = {
    "test": "tcf_canada",
    "taken_on": "2026-05-01",
    "listening": 520,
    "reading": 520,
    "writing": 14,
    "speaking": 14,
}
PARTNER: Answers = {
    **_person("21222", birth_date="1995-01-01", language_tests=[FRENCH]),
    "accompanying": True,
    "canadian_or_pr": False,
}
_FOUNDER = _person("21231")
_FOUNDER["work"][0]["self_employed"] = True

DEVELOPER = _household(_person("21232"))
OFFERED = _household(_person("21232"), job_offer=OFFER)
MANAGER = _household(
    _person("20012", "2019-02-01", primary_noc="20012"),
    transfer=TRANSFER,
    intended_provinces=["ON"],
)
SCIENTIST = _household(_person("21211"), marital_status="married", partner=PARTNER)
FOUNDER = _household(
    _FOUNDER,
    venture={
        "commitment": "incubator",
        "issued_on": "2026-02-01",
        "ownership_percent": 60,
        "group_ownership_percent": 60,
        "owners": 1,
    },
)


def for_quebec() -> Answers:
    """A developer who speaks French and would live in Quebec: no way of its own."""
    tests = [*DEVELOPER["applicant"]["language_tests"], FRENCH]
    applicant = {**DEVELOPER["applicant"], "language_tests": tests}
    return {**DEVELOPER, "applicant": applicant, "intended_provinces": ["QC"]}


PEOPLE: dict[str, Answers] = {
    "developer": DEVELOPER,
    "developer with an offer": OFFERED,
    "manager with an affiliate": MANAGER,
    "scientist with a French-speaking partner": SCIENTIST,
    "founder": FOUNDER,
}


def answers_of(name: str) -> Answers:
    """A copy to change."""
    return deepcopy(PEOPLE[name])
