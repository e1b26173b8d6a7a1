"""The job offer: occupation, length, pay and the prevailing wage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.places import plain
from pathways.rules.engine.values import Open, ask
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.reading import UNANSWERED

WEEKS = 52


def in_one(paths: frozenset[str], province: str) -> frozenset[str]:
    """What a fact reads of an offer; where it is, only if it must lie in one."""
    return paths if province else paths - under("job_offer", "province")


def within(case: Case, province: str, value: Any) -> Any:
    """A value of an offer in one province: “none” of an offer anywhere else."""
    if not province or value is None:
        return value
    where = given(case, "job_offer.province")
    if not isinstance(where, Open):
        return value if where == province else None
    if not isinstance(value, Open):
        return Open(where.asks, (value, None))
    asks = where.asks | value.asks
    if isinstance(value.possible, tuple):
        return Open(asks, (*value.possible, None))
    return Open(asks)


@dataclass(frozen=True, slots=True)
class OfferTeer(Fact):
    """The TEER of the offer's unit group: the second digit of its code.

    ``province``: of an offer there; an offer elsewhere has none.
    """

    unit: ClassVar[str] = "TEER"
    reads: ClassVar = under("job_offer", "noc", "province")

    province: str = ""

    def read_paths(self) -> frozenset[str]:
        return in_one(self.reads, self.province)

    def derive(self, case: Case) -> Any:
        noc = given(case, "job_offer.noc")
        if isinstance(noc, Open):
            none = (None,) if "job_offer" in noc.asks else ()
            teers = Open(noc.asks, (0, 1, 2, 3, 4, 5, *none))
            return within(case, self.province, teers)
        return within(case, self.province, None if noc is None else int(noc[1]))


@dataclass(frozen=True, slots=True)
class OfferWage(Fact):
    """The hourly wage of an offer in a province, in CAD; none of one elsewhere."""

    unit: ClassVar[str] = "CAD an hour"
    reads: ClassVar = under("job_offer", "wage_cad_hourly", "province")

    province: str = ""

    def read_paths(self) -> frozenset[str]:
        return in_one(self.reads, self.province)

    def derive(self, case: Case) -> Any:
        wage = given(case, "job_offer.wage_cad_hourly")
        return within(case, self.province, wage)


@dataclass(frozen=True, slots=True)
class WorksInOfferNow(Fact):
    """Whether one works in the offered position today (contract, “Consistency”)."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("job_offer", "works_there_now", "province")

    province: str = ""

    def read_paths(self) -> frozenset[str]:
        return in_one(self.reads, self.province)

    def derive(self, case: Case) -> Any:
        works = given(case, "job_offer.works_there_now")
        if isinstance(works, Open):
            works = Open(works.asks, (True, False))
        return within(case, self.province, works)


@dataclass(frozen=True, slots=True)
class OfferGroup(Fact):
    """The first digits of the offer's unit group.

    One digit is the broad occupational category, two are the major group.
    ``province``: of an offer there; an offer elsewhere has none.
    """

    unit: ClassVar[str] = "occupation"
    reads: ClassVar = under("job_offer", "noc", "province")

    digits: int = 1
    province: str = ""

    def read_paths(self) -> frozenset[str]:
        return in_one(self.reads, self.province)

    def derive(self, case: Case) -> Any:
        noc = given(case, "job_offer.noc")
        if isinstance(noc, str):
            noc = noc[: self.digits]
        return within(case, self.province, noc)


@dataclass(frozen=True, slots=True)
class OfferMonths(Fact):
    """How long the offered work lasts; an indeterminate offer has no end."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = under("job_offer", "indeterminate", "months")

    def derive(self, case: Case) -> Any:
        indeterminate = given(case, "job_offer.indeterminate")
        if indeterminate is True:
            return Decimal("Infinity")
        months = given(case, "job_offer.months")
        if isinstance(indeterminate, Open):
            if case.profile.job_offer is UNANSWERED:
                return indeterminate
            asks = indeterminate.asks
            if isinstance(months, Open):
                return Open(asks | months.asks)
            return Open(asks, (months, Decimal("Infinity")))
        return months


@dataclass(frozen=True, slots=True)
class OfferYearlyWage(Fact):
    """CAD a year: hourly wage x weekly hours x 52 (contract, “Wage”)."""

    unit: ClassVar[str] = "CAD a year"
    reads: ClassVar = under("job_offer", "wage_cad_hourly", "hours_per_week")

    def derive(self, case: Case) -> Any:
        wage = given(case, "job_offer.wage_cad_hourly")
        hours = given(case, "job_offer.hours_per_week")
        asks = frozenset().union(
            *(v.asks for v in (wage, hours) if isinstance(v, Open))
        )
        if asks:
            return Open(asks)
        if wage is None or hours is None:
            return None
        return wage * hours * WEEKS


def median_wage(case: Case) -> Any:
    """The Job Bank median for the offer's unit group: of the region, else province."""
    noc, province = given(case, "job_offer.noc"), given(case, "job_offer.province")
    for answer in (noc, province):
        if answer is None or isinstance(answer, Open):
            return answer
    city = given(case, "job_offer.city")
    if isinstance(city, str):
        place = case.reference.places.get(province, {}).get(plain(city))
        number = case.reference.medians.get((noc, place.region if place else ""))
        if number is not None:
            return number
    return case.reference.medians.get((noc, province), OFFICIAL_GAP)


OFFICIAL_GAP = ask("job_offer.at_or_above_prevailing_wage")


@dataclass(frozen=True, slots=True)
class MedianWage(Fact):
    """The Job Bank median hourly wage for the offer, in CAD."""

    unit: ClassVar[str] = "CAD an hour"
    reads: ClassVar = under("job_offer", "noc", "province", "city")

    def derive(self, case: Case) -> Any:
        return median_wage(case)


@dataclass(frozen=True, slots=True)
class PrevailingWagePaid(Fact):
    """Whether the offer pays the prevailing wage or more (contract, “Wage”): a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = MedianWage.reads | under(
        "job_offer", "at_or_above_prevailing_wage", "wage_cad_hourly"
    )

    def derive(self, case: Case) -> Any:
        stated = given(case, "job_offer.at_or_above_prevailing_wage")
        if not isinstance(stated, Open) or case.profile.job_offer is UNANSWERED:
            return stated
        wage, median = given(case, "job_offer.wage_cad_hourly"), median_wage(case)
        if isinstance(wage, Open) or isinstance(median, Open):
            missing = (v.asks for v in (wage, median) if isinstance(v, Open))
            return Open(frozenset().union(*missing), (True, False))
        return wage is not None and median is not None and wage >= median
