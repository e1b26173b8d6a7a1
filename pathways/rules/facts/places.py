"""Areas: named sets of municipalities that rules distinguish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.places import plain
from pathways.rules.engine.values import NOTHING, OFFICER, Open, ask
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.reading import UNANSWERED


def area_of(case: Case, province: str, city: str, areas: tuple[str, ...]) -> Any:
    """Which of some areas a municipality lies in; open when we do not know it.

    A municipality that we know and that lies in no named area of its province belongs
    to the area that holds the rest, where there is one (contract, “Asking”).
    """
    place = case.reference.places.get(province, {}).get(plain(city))
    if place is None:
        return OFFICER
    rest = (area for area in areas if area in case.reference.rest)
    named = (area for area in areas if area in place.areas)
    return next(named, next(rest, None))


def is_outside(
    case: Case, province: str, city: str, area: str
) -> bool | frozenset[str]:
    """Whether a municipality lies outside an area; no path where we do not know it."""
    inside = area_of(case, province, city, (area,))
    return NOTHING if isinstance(inside, Open) else inside != area


@dataclass(frozen=True, slots=True)
class OfferArea(Fact):
    """Which of some areas the offer's place of work lies in; none outside them.

    The stated ``job_offer.area`` decides; else the city, if we know it; else the area
    is asked. ``province``: an offer elsewhere has none.
    """

    unit: ClassVar[str] = "area"
    reads: ClassVar = under("job_offer", "province", "area", "city")

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
            return self._stated(case, stated)
        city = given(case, "job_offer.city")
        if isinstance(city, str):
            area = area_of(case, self.province, city, self.areas)
            if not isinstance(area, Open):
                return area
        asks = city.asks if isinstance(city, Open) else frozenset({"job_offer.area"})
        return Open(asks, (*self.areas, None))

    def _stated(self, case: Case, stated: str) -> str | None:
        """The stated area, or the part of it that the city lies in."""
        slug = case.reference.area_names.get(stated, stated)
        city = given(case, "job_offer.city")
        if isinstance(city, str):
            name = plain(city)
            place = case.reference.places.get(self.province, {}).get(name)
            if place and slug in place.areas:
                return next((a for a in self.areas if a in place.areas), None)
        return slug if slug in self.areas else None


@dataclass(frozen=True, slots=True)
class DestinationOutside(Fact):
    """Whether the city where one means to live is another than one: a flag.

    ``province``: and does not lie, as far as we know, in another province.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"destination_city"})

    city: str
    province: str = ""

    def derive(self, case: Case) -> Any:
        city = case.profile.destination_city
        if city is UNANSWERED:
            return Open(ask("destination_city").asks, (True, False))
        if city is None or plain(city) == plain(self.city):
            return False
        known = {p for p, its in case.reference.places.items() if plain(city) in its}
        return not self.province or not known or self.province in known
