"""A job offer, a transfer, a venture, a treaty enterprise (docs/profile.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pathways.rules.profile.answer_types import NOC, PROVINCE, Optional
from pathways.rules.profile.reading import (
    answer,
    choice,
    day,
    decimal,
    flag,
    none_or,
    percent,
    text,
    whole,
)


@dataclass(frozen=True, slots=True)
class JobOffer:
    """An offer of work in Canada: occupation, place, wage, employer and terms."""

    noc: Optional[str] = answer(none_or(NOC))
    title: Optional[str] = answer(none_or(text))
    employer: Optional[str] = answer(none_or(text))
    province: Optional[str] = answer(none_or(PROVINCE))
    city: Optional[str] = answer(none_or(text))
    wage_cad_hourly: Optional[Decimal] = answer(none_or(decimal))
    hours_per_week: Optional[Decimal] = answer(none_or(decimal))
    indeterminate: Optional[bool] = answer(none_or(flag))
    months: Optional[Decimal] = answer(none_or(decimal))
    seasonal: Optional[bool] = answer(none_or(flag))
    lmia: Optional[str] = answer(none_or(choice("none", "pending", "positive")))
    at_or_above_prevailing_wage: Optional[bool] = answer(none_or(flag))
    employer_years_operating: Optional[Decimal] = answer(none_or(decimal))
    employer_employees: Optional[Decimal] = answer(none_or(decimal))
    referral_partner: Optional[bool] = answer(none_or(flag))
    labour_market_benefits_plan: Optional[bool] = answer(none_or(flag))
    works_there_now: Optional[bool] = answer(none_or(flag))
    contract_form: Optional[str] = answer(
        none_or(
            choice(
                "employee",
                "contract_with_canadian_employer",
                "contract_between_enterprises",
                "self_employed",
            )
        )
    )
    profession: Optional[str] = answer(none_or(text))
    applicant_share_percent: Optional[Decimal] = answer(none_or(percent))
    employer_revenue_cad: Optional[Decimal] = answer(none_or(decimal))
    citizen_or_pr_employees: Optional[Decimal] = answer(none_or(decimal))
    employer_position_assessment: Optional[bool] = answer(none_or(flag))
    vacancy_assessment: Optional[bool] = answer(none_or(flag))
    province_authorized: Optional[bool] = answer(none_or(flag))
    sector: Optional[str] = answer(
        none_or(
            choice(
                "technology",
                "construction",
                "agriculture",
                "aviation",
                "manufacturing",
                "health_care",
                "other",
            )
        )
    )
    area: Optional[str] = answer(none_or(text))
    category_a_positions_before: Optional[int] = answer(none_or(whole))
    designated_employer: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class Transfer:
    """A move within a company that has an affiliate in Canada."""

    relation: Optional[str] = answer(
        none_or(choice("parent", "subsidiary", "branch", "affiliate", "none"))
    )
    months_continuous: Optional[Decimal] = answer(none_or(decimal))
    full_time: Optional[bool] = answer(none_or(flag))
    role: Optional[str] = answer(
        none_or(
            choice(
                "executive",
                "senior_manager",
                "functional_manager",
                "specialized_knowledge",
                "other",
            )
        )
    )
    new_office: Optional[bool] = answer(none_or(flag))
    employed_since: Optional[date] = answer(none_or(day))
    still_employed: Optional[bool] = answer(none_or(flag))
    position_similar: Optional[bool] = answer(none_or(flag))
    countries_with_revenue: Optional[int] = answer(none_or(whole))


@dataclass(frozen=True, slots=True)
class Venture:
    """A business that a founder starts in Canada."""

    commitment: Optional[str] = answer(
        none_or(choice("venture_capital", "angel", "incubator", "none"))
    )
    amount_cad: Optional[Decimal] = answer(none_or(decimal))
    issued_on: Optional[date] = answer(none_or(day))
    ownership_percent: Optional[Decimal] = answer(none_or(percent))
    group_ownership_percent: Optional[Decimal] = answer(none_or(percent))
    owners: Optional[int] = answer(none_or(whole))
    organization_percent: Optional[Decimal] = answer(none_or(percent))
    admitted_to_incubator: Optional[bool] = answer(none_or(flag))
    essential_part_in_canada: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class TreatyEnterprise:
    """The business of a trader or an investor under a treaty."""

    position: Optional[str] = answer(
        none_or(choice("executive", "supervisory", "essential_skills", "other"))
    )
    treaty_ownership_percent: Optional[Decimal] = answer(none_or(percent))
    applicant_percent: Optional[Decimal] = answer(none_or(percent))
    controls: Optional[bool] = answer(none_or(flag))
    canada_trade_percent: Optional[Decimal] = answer(none_or(percent))
    capital_committed_cad: Optional[Decimal] = answer(none_or(decimal))
