"""Levers of a job offer: finding one, and what its employer can do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any, ClassVar, Final

from pathways.rules.engine.criteria import Criterion
from pathways.rules.facts.answers import Answer
from pathways.rules.facts.lists import ListValue, exact
from pathways.rules.facts.lookups import entries_for
from pathways.rules.facts.offer import OfferYearlyWage
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import Change, Lever, Setting, Step
from pathways.rules.profile.profile import JobOffer, Profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.ruleset.rules import Ruleset

CENT: Final = Decimal("0.01")
WEEKS: Final = 52
HOURLY: Final = "job_offer.wage_cad_hourly"


@dataclass(frozen=True, slots=True)
class FindOffer(Lever):
    """An offer in the main occupation, by province and wage.

    ``offer``: what every such offer is taken to say. No wage is below the prevailing
    one where that is published. ``most_percent_of_median``: what a route asks for at
    the most, where an offer is sought; the planner tries every wage.
    """

    slug: ClassVar[str] = "job-offer"
    is_dated: ClassVar[bool] = False

    provinces: tuple[str, ...] = take.provinces()
    wages: tuple[str | Decimal, ...] = take.wages()
    offer: JobOffer = take.part(JobOffer, "noc", "province", "wage_cad_hourly")
    most_percent_of_median: int = take.percent()

    def is_usual(self, setting: Setting, step: Step) -> bool:
        """Whether an employer may pay so much; any wage where no median is known."""
        values, most = dict(step.values), self.most_percent_of_median
        noc = primary_occupation(setting.case)
        median = setting.reference.medians.get((str(noc), str(values["province"])))
        if median is None or not isinstance(most, int):
            return True
        return bool(values["wage"] <= Decimal(median) * most / 100)

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each province and each different wage."""
        noc = primary_occupation(setting.case)
        if not isinstance(noc, str):
            return
        floors = wage_floors(setting, noc, self.offer)
        for province in self.provinces:
            known = setting.reference.medians.get((noc, province))
            median = None if known is None else Decimal(known)
            for wage in sorted(self._wages(median, floors)):
                change = self._change(noc, province, wage)
                yield self.step("offer", change, province=province, wage=wage)

    def _change(self, noc: str, province: str, wage: Decimal) -> Change:
        """What such an offer makes of a profile; of many steps few are ever taken."""

        def changed(profile: Profile) -> Profile:
            made = replace(self.offer, noc=noc, province=province, wage_cad_hourly=wage)
            return replace(profile, job_offer=made)

        return changed

    def _wages(self, median: Decimal | None, floors: set[Decimal]) -> set[Decimal]:
        """The wages in CAD, each raised to the median."""
        items: set[Decimal] = set()
        for wage in self.wages:
            if wage == take.MEDIAN:
                items |= set() if median is None else {median}
            elif wage == take.FLOORS:
                items |= floors
            else:
                items.add(Decimal(wage))
        least = Decimal(0) if median is None else median
        return {max(wage, least) for wage in items}


def wage_floors(setting: Setting, noc: str, offer: JobOffer) -> set[Decimal]:
    """The hourly wages that streams ask for the unit group: one an alternative."""
    rules: Ruleset = setting.case.rules
    items = set()
    for way in rules.keep(_ask_wages, lambda: _ask_wages(rules)):
        asked = [_floor(setting, noc, offer, criterion) for criterion in way]
        floor = max((item for item in asked if item is not None), default=None)
        if floor is not None:
            items.add(floor.quantize(CENT, ROUND_CEILING))
    return items


def _ask_wages(rules: Ruleset) -> tuple[tuple[Criterion, ...], ...]:
    """The criteria that may ask a wage of an offer, by their alternatives."""
    ways = (
        tuple(criterion for criterion in way.criteria if _asks_wage(rules, criterion))
        for stream in rules.streams
        for requirement in stream.requirements
        for way in requirement.alternatives
    )
    return tuple(way for way in ways if way)


def _asks_wage(rules: Ruleset, asked: Criterion) -> bool:
    if asked.fact is None or asked.comparison != "at_least" or asked.table is not None:
        return False
    fact = rules.facts.all[asked.fact]
    is_hourly = isinstance(fact, Answer) and fact.path == HOURLY
    return is_hourly or isinstance(fact, OfferYearlyWage)


def _floor(
    setting: Setting, noc: str, offer: JobOffer, asked: Criterion
) -> Decimal | None:
    """The hourly wage that a criterion asks, if it asks one."""
    facts = setting.case.rules.facts.all
    if asked.fact is None:
        return None
    fact, limit = facts[asked.fact], asked.limit
    if asked.limit_facts:
        limit = _listed(setting, noc, facts[asked.limit_facts[0]])
    if limit is None:
        return None
    if isinstance(fact, Answer) and fact.path == HOURLY:
        return Decimal(limit)
    hours = offer.hours_per_week
    if isinstance(fact, OfferYearlyWage) and isinstance(hours, Decimal) and hours:
        return Decimal(limit) / (hours * WEEKS)
    return None


def _listed(setting: Setting, noc: str, fact: Any) -> Any:
    """What a list fixes for the unit group."""
    if not isinstance(fact, ListValue) or fact.whose not in ("offer", "primary"):
        return None
    entries = entries_for(setting.case, fact.list, noc)
    values = (exact(entry.values.get(fact.name)) for entry in entries)
    return min((value for value in values if value is not None), default=None)


@dataclass(frozen=True, slots=True)
class EmployerApplication(Lever):
    """What the employer of an offer can do under the Global Talent Stream.

    ``category_b`` and ``category_a``: the answers that each application gives.
    """

    slug: ClassVar[str] = "employer-application"
    is_dated: ClassVar[bool] = False

    category_b: JobOffer = take.part(JobOffer)
    category_a: JobOffer = take.part(JobOffer)

    def steps(self, setting: Setting) -> Iterator[Step]:
        """The two categories."""
        yield self.step("category_b", offer_with(self.category_b))
        yield self.step("category_a", offer_with(self.category_a))


@dataclass(frozen=True, slots=True)
class Lmia(Lever):
    """A positive LMIA for the offer."""

    slug: ClassVar[str] = "lmia"
    is_dated: ClassVar[bool] = False

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One."""
        yield self.step("positive", offer_with(JobOffer(lmia="positive")))


def offer_with(answers: JobOffer) -> Change:
    """The offer that there is, with other answers; without one nothing changes."""
    given = {
        field.name: value
        for field in dataclasses.fields(answers)
        if (value := getattr(answers, field.name)) is not UNANSWERED
    }

    def changed(profile: Profile) -> Profile:
        made = profile.job_offer
        if made is UNANSWERED or made is None:
            return profile
        return replace(profile, job_offer=replace(made, **given))

    return changed
