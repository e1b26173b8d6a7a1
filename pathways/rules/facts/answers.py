"""An answer taken as it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Final

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import KEPT, Open, ask
from pathways.rules.facts.fact import Fact
from pathways.rules.profile.reading import UNANSWERED

UNITS: Final = {
    "applicant.canadian_permanent_resident": "yes or no",
    "applicant.citizenships": "countries",
    "applicant.recognized_organization": "yes or no",
    "applicant.residence.country": "country",
    "applicant.residence.province": "province",
    "applicant.self_employed_activity": "choice",
    "applicant.stay_insured": "yes or no",
    "applicant.us_permanent_resident": "yes or no",
    "applicant.us_status": "choice",
    "accompanying_children": "people",
    "dependent_children": "people",
    "intended_provinces": "provinces",
    "job_offer.applicant_share_percent": "percent",
    "job_offer.area": "text",
    "job_offer.at_or_above_prevailing_wage": "yes or no",
    "job_offer.category_a_positions_before": "number",
    "job_offer.citizen_or_pr_employees": "people",
    "job_offer.city": "text",
    "job_offer.contract_form": "choice",
    "job_offer.designated_employer": "yes or no",
    "job_offer.employer": "text",
    "job_offer.employer_employees": "people",
    "job_offer.employer_position_assessment": "yes or no",
    "job_offer.employer_revenue_cad": "CAD",
    "job_offer.employer_years_operating": "years",
    "job_offer.hours_per_week": "hours a week",
    "job_offer.indeterminate": "yes or no",
    "job_offer.labour_market_benefits_plan": "yes or no",
    "job_offer.lmia": "choice",
    "job_offer.noc": "occupation",
    "job_offer.profession": "text",
    "job_offer.province": "province",
    "job_offer.province_authorized": "yes or no",
    "job_offer.referral_partner": "yes or no",
    "job_offer.seasonal": "yes or no",
    "job_offer.sector": "choice",
    "job_offer.vacancy_assessment": "yes or no",
    "job_offer.wage_cad_hourly": "CAD an hour",
    "job_offer.works_there_now": "yes or no",
    "marital_status": "choice",
    "partner.residence.country": "country",
    "partner.residence.province": "province",
    "permanent_residence_application.class_": "choice",
    "permanent_residence_application.stage": "choice",
    "settlement_funds_cad": "CAD",
    "status_in_canada.kind": "choice",
    "status_in_canada.permit": "choice",
    "transfer.countries_with_revenue": "number",
    "transfer.full_time": "yes or no",
    "transfer.new_office": "yes or no",
    "transfer.position_similar": "yes or no",
    "transfer.relation": "choice",
    "transfer.role": "choice",
    "transfer.still_employed": "yes or no",
    "treaty_enterprise.applicant_percent": "percent",
    "treaty_enterprise.canada_trade_percent": "percent",
    "treaty_enterprise.capital_committed_cad": "CAD",
    "treaty_enterprise.controls": "yes or no",
    "treaty_enterprise.position": "choice",
    "treaty_enterprise.treaty_ownership_percent": "percent",
    "venture.admitted_to_incubator": "yes or no",
    "venture.amount_cad": "CAD",
    "venture.commitment": "choice",
    "venture.essential_part_in_canada": "yes or no",
    "venture.group_ownership_percent": "percent",
    "venture.organization_percent": "percent",
    "venture.owners": "people",
    "venture.ownership_percent": "percent",
}


def given(case: Case, path: str) -> Any:
    """The answer at a path: open when it, or what holds it, was not given.

    Nothing under an answer of “none” is asked: it is ``None`` too.
    """
    return _reached(case, _steps(path))


def _reached(case: Case, steps: tuple[tuple[str, Open], ...]) -> Any:
    at: Any = case.profile
    for name, asked in steps:
        at = getattr(at, name)
        if at is UNANSWERED:
            return asked
        if at is None:
            return None
    return at


@lru_cache(maxsize=KEPT)
def _steps(path: str) -> tuple[tuple[str, Open], ...]:
    """The attributes on the way, each with what is asked while it is unanswered."""
    names, written = path.split("."), _written(path).split(".")
    return tuple(
        (name, ask(".".join(written[: at + 1]))) for at, name in enumerate(names)
    )


def _written(path: str) -> str:
    """A path as the contract writes it."""
    return path.replace("class_", "class")


@dataclass(frozen=True, slots=True)
class Answer(Fact):
    """The answer at a path of the profile, outside lists."""

    unit: ClassVar[str] = "as the path says"
    reads: ClassVar = frozenset[str]()  # as the path says

    path: str
    _way: tuple[tuple[str, Open], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.path not in UNITS:
            raise ValueError(f"no answer at {self.path!r} can be taken as given")
        object.__setattr__(self, "_way", _steps(self.path))

    def derive(self, case: Case) -> Any:
        return _reached(case, self._way)

    def read_paths(self) -> frozenset[str]:
        return frozenset({_written(self.path)})


@dataclass(frozen=True, slots=True)
class HasAnswer(Fact):
    """Whether a part of the profile, such as a job offer, was answered with one."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset[str]()  # as the path says

    path: str

    def derive(self, case: Case) -> Any:
        result = getattr(case.profile, self.path)
        return ask(self.path) if result is UNANSWERED else result is not None

    def read_paths(self) -> frozenset[str]:
        return frozenset({self.path})
