"""Money: how long funds were held, and the family's income."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_months, window_start
from pathways.rules.engine.values import Between, Open, ask
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.offer import OfferYearlyWage
from pathways.rules.profile.profile import Partner, Person
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class FundsHeldMonths(Fact):
    """Whole months for which the settlement funds have been held."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset({"applicant.settlement_funds_held_since"})

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        since = person.settlement_funds_held_since
        if since is UNANSWERED:
            return ask("applicant.settlement_funds_held_since")
        return None if since is None else completed_months(since, case.on)


@dataclass(frozen=True, slots=True)
class FamilyIncome(Fact):
    """The offer's yearly wage and the partner's Canadian wage, in CAD a year."""

    unit: ClassVar[str] = "CAD a year"
    reads: ClassVar = OfferYearlyWage.reads | {
        "partner",
        "partner.canadian_wage_cad_yearly",
        "marital_status",
    }

    def derive(self, case: Case) -> Any:
        own = OfferYearlyWage().derive(case)
        if own is None or isinstance(own, Open):
            return own
        partner = case.profile.partner
        if partner is None or not isinstance(partner, Partner):
            status = case.profile.marital_status
            alone = partner is None or status not in ("married", "common_law")
            return own if alone else Open(frozenset({"partner"}), Between(own, None))
        wage = partner.canadian_wage_cad_yearly
        if wage is UNANSWERED:
            asks = frozenset({"partner.canadian_wage_cad_yearly"})
            return Open(asks, Between(own, None))
        return own + (wage or 0)


@dataclass(frozen=True, slots=True)
class CanadianEarnings(Fact):
    """The highest earnings in Canada of one tax year, in CAD.

    ``within_years``: of the last so many years; 0 for any.
    """

    unit: ClassVar[str] = "CAD a year"
    reads: ClassVar = under("applicant.canadian_earnings", "tax_year", "earned_cad")

    within_years: int = 0

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        earnings = person.canadian_earnings
        if earnings is UNANSWERED:
            return Open(frozenset({"applicant.canadian_earnings"}), Between(0, None))
        first = 0
        if self.within_years:
            first = window_start(case.on, 12 * self.within_years).year
        best: Any = 0
        asks: set[str] = set()
        for year in earnings:
            for name in ("tax_year", "earned_cad"):
                if getattr(year, name) is UNANSWERED:
                    asks.add(f"applicant.canadian_earnings.{name}")
            if UNANSWERED in (year.tax_year, year.earned_cad):
                continue
            if first <= year.tax_year <= case.on.year:  # type: ignore[operator]
                best = max(best, year.earned_cad)
        return Open(frozenset(asks), Between(best, None)) if asks else best
