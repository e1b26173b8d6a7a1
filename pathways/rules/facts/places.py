"""Areas: named sets of municipalities that rules distinguish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.case import Case
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact
from pathways.rules.places import plain
from pathways.rules.reading import UNANSWERED
from pathways.rules.values import Open, ask


def areas_of(case: Case, province: str, city: str) -> frozenset[str] | None:
    """The areas that a municipality lies in; ``None`` when we do not know it."""
    name = plain(city)
    found = case.reference.areas.get(province, {}).get(name)
    if found:
        return found
    if name in case.reference.cities.get(province, {}):
        rest = case.reference.rest_of.get(province)
        return frozenset({rest}) if rest else frozenset()
    return None


@dataclass(frozen=True, slots=True)
class OfferArea(Fact):
    """Which of some areas the offer's place of work lies in; none outside them.

    The stated ``job_offer.area`` decides; else the city, if we know it; else the area
    is asked. ``province``: an offer elsewhere has none.
    """

    unit: ClassVar[str] = "area"
    reads: ClassVar = frozenset({"job_offer"})

    province: str
    areas: tuple[str, ...]

    def derive(self, case: Case) -> Any:
        province = given(case, "job_offer.province")
        if isinstance(province, Open):
            return Open(province.asks, (*self.areas, None))
        if province != self.province:
            return None
        stated = given(case, "job_offer.area")
        if isinstance(stated, str):
            return stated if stated in self.areas else None
        city = given(case, "job_offer.city")
        found = areas_of(case, self.province, city) if isinstance(city, str) else None
        if found is not None:
            return next((area for area in self.areas if area in found), None)
        asks = city.asks if isinstance(city, Open) else frozenset({"job_offer.area"})
        return Open(asks, (*self.areas, None))


@dataclass(frozen=True, slots=True)
class DestinationOutside(Fact):
    """Whether the city where one means to live is another than one: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"destination_city"})

    city: str

    def derive(self, case: Case) -> Any:
        city = case.profile.destination_city
        if city is UNANSWERED:
            return Open(ask("destination_city").asks, (True, False))
        return city is not None and plain(city) != plain(self.city)
