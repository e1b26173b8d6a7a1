"""Levers of an offer that is there: its wage, its terms, its province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, ClassVar

from pathways.rules.facts.offer import median_wage
from pathways.rules.levers import parameters as take
from pathways.rules.levers.offers import offer_with, wage_floors
from pathways.rules.levers.step import Change, Lever, Setting, Step
from pathways.rules.profile.profile import JobOffer, Profile
from pathways.rules.profile.reading import UNANSWERED


def offer_of(profile: Profile) -> JobOffer | None:
    """The offer that is there."""
    offer = profile.job_offer
    return offer if isinstance(offer, JobOffer) else None


@dataclass(frozen=True, slots=True)
class OfferWage(Lever):
    """A higher wage in the offer: at each sum that the median or a stream asks."""

    slug: ClassVar[str] = "offer-wage"
    is_dated: ClassVar[bool] = False

    wages: tuple[str | Decimal, ...] = take.wages()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each wage above the present one, with what is missing to it."""
        offer = offer_of(setting.profile)
        if offer is None or not isinstance(offer.wage_cad_hourly, Decimal):
            return
        now = offer.wage_cad_hourly
        median = _median(setting)
        for wage in sorted(self._wages(setting, offer, median)):
            if wage > now:
                change = _paid(wage, median)
                yield self.step("raised", change, wage=wage, gap=wage - now)

    def _wages(
        self, setting: Setting, offer: JobOffer, median: Decimal | None
    ) -> set[Decimal]:
        wages = {Decimal(x) for x in self.wages if isinstance(x, Decimal)}
        if take.MEDIAN in self.wages and median is not None:
            wages.add(median)
        if take.FLOORS in self.wages and isinstance(offer.noc, str):
            wages |= wage_floors(setting, offer.noc, offer)
        return wages


def _median(setting: Setting) -> Decimal | None:
    median = median_wage(setting.case)
    return Decimal(median) if isinstance(median, Decimal | int) else None


def _paid(wage: Decimal, median: Decimal | None) -> Change:
    """The offer at the wage; at the median it is no longer below what prevails."""

    def paid(profile: Profile) -> Profile:
        offer = offer_of(profile)
        if offer is None:
            return profile
        prevails: Any = offer.at_or_above_prevailing_wage
        if prevails is False and median is not None and wage >= median:
            prevails = True
        made = replace(
            offer, wage_cad_hourly=wage, at_or_above_prevailing_wage=prevails
        )
        return replace(profile, job_offer=made)

    return paid


@dataclass(frozen=True, slots=True)
class OfferTerms(Lever):
    """Other terms in the offer, or papers that its employer can file.

    ``offer``: the answers that such an offer gives.
    """

    slug: ClassVar[str] = "offer-terms"
    is_dated: ClassVar[bool] = False

    offer: JobOffer = take.part(JobOffer, "noc", "province", "wage_cad_hourly")

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, with every term that the offer lacks."""
        names = self.lacking(setting.profile)
        if names:
            yield self.with_terms(names)

    def lacking(self, profile: Profile) -> tuple[str, ...]:
        """The terms that the offer says otherwise, or does not say."""
        offer = offer_of(profile)
        if offer is None:
            return ()
        return tuple(
            name
            for name in self.terms
            if getattr(offer, name) != getattr(self.offer, name)
        )

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that the lever sets."""
        names = (field.name for field in fields(JobOffer))
        return tuple(n for n in names if getattr(self.offer, n) is not UNANSWERED)

    def with_terms(self, names: tuple[str, ...]) -> Step:
        """The step that sets some of them."""
        given = JobOffer(**{name: getattr(self.offer, name) for name in names})
        return self.step("terms", offer_with(given), terms=names)


@dataclass(frozen=True, slots=True)
class OfferProvince(Lever):
    """The same offer in another province; its city stays open."""

    slug: ClassVar[str] = "offer-province"
    is_dated: ClassVar[bool] = False

    provinces: tuple[str, ...] = take.provinces()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each province where the offer is not."""
        offer = offer_of(setting.profile)
        for province in self.provinces if offer else ():
            if offer is not None and offer.province != province:
                yield self.step("moved", _placed(province), province=province)


def _placed(province: str) -> Change:
    def placed(profile: Profile) -> Profile:
        offer = offer_of(profile)
        if offer is None:
            return profile
        made = replace(offer, province=province, city=UNANSWERED, area=UNANSWERED)
        return replace(profile, job_offer=made)

    return placed
