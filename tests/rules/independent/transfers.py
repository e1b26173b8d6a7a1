"""A second judgement of transfers, treaty enterprises and ventures."""

from __future__ import annotations

from datetime import date

from tests.rules.independent.logic import (
    MET,
    MISSING,
    NOT_ANSWERED,
    NOT_MET,
    OFFICER,
    Json,
    answer,
    ask,
    day,
    every,
    given,
    holds,
    later,
    one_of,
    worked,
    worked_at_least,
)
from tests.rules.independent.permits import citizen, params, prevailing

# Closed to new commitments on 1 January 2026 (reference, status).
LAST_COMMITMENT = date(2025, 12, 31)
MANAGERS = ("executive", "senior_manager", "functional_manager")


def _role(profile: Json) -> str:
    return ask(
        profile,
        "transfer.role",
        lambda role: role in (*MANAGERS, "specialized_knowledge"),
    )


def _employment(profile: Json, on: date, pathway: str) -> str:
    rule = params(pathway, "ict.employment")
    least = rule["employment_months_min"]
    since = answer(profile, "transfer.employed_since")
    if since in (MISSING, None):
        served = ask(profile, "transfer.months_continuous", lambda m: m >= least)
    else:
        served = MET if later(day(since), least) <= on else NOT_MET
    return every(
        served,
        *(
            ask(profile, f"transfer.{key}", bool)
            for key in ("full_time", "still_employed", "position_similar")
        ),
    )


def _transfer(profile: Json, on: date, pathway: str) -> str:
    relations = params(pathway, "ict.relation")["relation_in"]
    new_office = answer(profile, "transfer.new_office")
    return every(
        given(profile, "transfer"),
        ask(profile, "transfer.relation", lambda relation: relation in relations),
        _employment(profile, on, pathway),
        _role(profile),
        NOT_ANSWERED if new_office is MISSING else OFFICER,
    )


def cusma_transferee(profile: Json, on: date) -> str:
    return every(citizen(profile, "cusma_ict"), _transfer(profile, on, "cusma_ict"))


def general_transferee(profile: Json, on: date) -> str:
    least = params("ict_general", "ict_general.multinational")
    countries = least["revenue_generating_operations_in_countries_min"]
    verdicts = [_transfer(profile, on, "ict_general"), _wage(profile)]
    if on >= date(2024, 10, 3):
        verdicts.append(
            ask(
                profile,
                "transfer.countries_with_revenue",
                lambda number: number >= countries,
            )
        )
    return every(*verdicts)


def _wage(profile: Json) -> str:
    manager = ask(profile, "transfer.role", lambda role: role in MANAGERS)
    specialist = ask(
        profile, "transfer.role", lambda role: role == "specialized_knowledge"
    )
    offer = profile.get("job_offer")
    if not offer or not (
        "wage_cad_hourly" in offer or "at_or_above_prevailing_wage" in offer
    ):
        paid = OFFICER
    else:
        paid = prevailing(profile)
    return one_of(manager, every(specialist, paid))


def _position(profile: Json) -> str:
    positions = ("executive", "supervisory", "essential_skills")
    return ask(profile, "treaty_enterprise.position", lambda p: p in positions)


def _owned(profile: Json, pathway: str, criterion: str) -> str:
    least = params(pathway, criterion)["us_or_mexican_ownership_pct_min"]
    return ask(
        profile, "treaty_enterprise.treaty_ownership_percent", lambda p: p >= least
    )


def trader(profile: Json, _: date) -> str:
    more = params("cusma_trader", "trader.trade")[
        "share_of_international_trade_of_enterprise_pct_more_than"
    ]
    return every(
        citizen(profile, "cusma_trader"),
        ask(profile, "treaty_enterprise.canada_trade_percent", lambda p: p > more),
        _position(profile),
        _owned(profile, "cusma_trader", "trader.firm_nationality"),
        OFFICER,
    )


def investor(profile: Json, _: date) -> str:
    least = params("cusma_investor", "investor.control")["own_pct_min"]
    return every(
        citizen(profile, "cusma_investor"),
        ask(profile, "treaty_enterprise.capital_committed_cad", lambda c: c > 0),
        _owned(profile, "cusma_investor", "investor.firm_nationality"),
        one_of(
            ask(profile, "treaty_enterprise.applicant_percent", lambda p: p >= least),
            ask(profile, "treaty_enterprise.controls", bool),
        ),
        _position(profile),
        OFFICER,
    )


def start_up(profile: Json, on: date) -> str:
    def rule(criterion: str) -> Json:
        result: Json = params("start_up_visa", f"suv.{criterion}")
        return result

    kind = answer(profile, "venture.commitment")
    age = rule("commitment")["max_age_months_at_application"]
    issued = answer(profile, "venture.issued_on")
    recent = holds(
        issued,
        lambda at: day(at) <= on < later(day(at), age) and day(at) <= LAST_COMMITMENT,
    )
    amount = answer(profile, "venture.amount_cad")
    ways = []
    for name, test in (
        ("venture_capital", holds(amount, lambda a: a >= _least(rule, "vc"))),
        ("angel", holds(amount, lambda a: a >= _least(rule, "angel"))),
        ("incubator", ask(profile, "venture.admitted_to_incubator", bool)),
    ):
        ways.append(every(holds(kind, name.__eq__), test))
    each = rule("ownership_each")["voting_rights_pct_min"]
    together = rule("ownership_together")["voting_rights_pct_more_than"]
    most = rule("max_applicants")["applicants_max"]
    return every(
        holds(kind, lambda held: held != "none"),
        recent,
        one_of(*ways),
        ask(profile, "venture.ownership_percent", lambda p: p >= each),
        ask(profile, "venture.group_ownership_percent", lambda p: p > together),
        ask(profile, "venture.owners", lambda n: n <= most),
        ask(profile, "venture.essential_part_in_canada", bool),
    )


def _least(rule: object, name: str) -> float:
    return float(rule(f"investment_{name}")["amount_cad_min"])  # type: ignore[operator]


def self_employed(profile: Json, on: date) -> str:
    rule = params("self_employed", "se.experience")
    months, window = 12 * rule["years_min"], 12 * rule["within_years"]
    own = worked(profile, on, lambda job: bool(job["self_employed"]), window)
    anything = worked(profile, on, lambda _: True, window)
    return every(
        ask(profile, "applicant.self_employed_activity", lambda a: a != "none"),
        one_of(
            worked_at_least(own, months),
            every(worked_at_least(anything, months), OFFICER),
        ),
    )
