"""One place: its figures, its province or its cities, and a US area beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from occupations.models import (
    MappingRank,
    MeasureGroup,
    Place,
    PlaceKind,
    SocMapping,
    UnitGroup,
    UsWage,
)
from occupations.selectors.citations import Citation, citation_of
from occupations.selectors.places import (
    WAGE,
    PlaceFigure,
    PlaceFigures,
    add_market,
    figures,
    inherit,
)

HOURS_A_YEAR = 2080
"""40 hours in 52 weeks: how hourly and yearly wages are compared."""
RENTS = (("rent-1br", "rent-1br-usd"), ("rent-2br", "rent-2br-usd"))


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under one heading."""

    title: str
    lines: Sequence[PlaceFigure]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One figure here and there; the one there also in CAD at the day's rate."""

    title: str
    here_cad: Decimal
    there_usd: Decimal
    there_cad: int
    cited: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """What the page of a place shows."""

    place: Place
    group: UnitGroup | None
    sections: Sequence[Section]
    province: Place | None
    cities: Sequence[Place]
    us_places: Sequence[Place]
    us_place: Place | None
    contrasts: Sequence[Contrast]
    rate: PlaceFigure | None


def place_page(
    *, slug: str, group: UnitGroup | None, us_slug: str = ""
) -> PlacePage | None:
    """The page of a place; nothing for a slug that is no place in Canada."""
    every = figures(Q())
    item = every.get(slug)
    if item is None or item.place.kind not in (PlaceKind.CITY, PlaceKind.PROVINCE):
        return None
    if group is not None:
        add_market(every.values(), group)
    near = [x for x in every.values() if x.place.province_id == item.place.province_id]
    province = next(x for x in near if x.place.kind == PlaceKind.PROVINCE)
    is_city = item.place.kind == PlaceKind.CITY
    if is_city:
        inherit(item, province)
    us = every.get(us_slug)
    rate = every["canada"].lines.get("usd-cad") if "canada" in every else None
    return PlacePage(
        place=item.place,
        group=group,
        sections=_sections(item),
        province=province.place if is_city else None,
        cities=_named(near, PlaceKind.CITY) if not is_city else [],
        us_places=_named(every.values(), PlaceKind.US),
        us_place=us.place if us else None,
        contrasts=_contrasts(item, us, rate, group),
        rate=rate,
    )


def _named(items: Iterable[PlaceFigures], kind: PlaceKind) -> list[Place]:
    chosen = [item.place for item in items if item.place.kind == kind]
    return sorted(chosen, key=lambda place: place.name)


def _sections(place_figures: PlaceFigures) -> list[Section]:
    by_group = {
        group: [line for line in place_figures.lines.values() if line.group == group]
        for group in MeasureGroup
    }
    return [Section(str(g.label), items) for g, items in by_group.items() if items]


def _contrasts(
    place_figures: PlaceFigures,
    us: PlaceFigures | None,
    rate: PlaceFigure | None,
    group: UnitGroup | None,
) -> list[Contrast]:
    """Wage and rents here and there, where both are known."""
    if us is None or rate is None or rate.number is None:
        return []
    pairs = [
        (place_figures.lines.get(here), us.lines.get(there)) for here, there in RENTS
    ]
    items = [
        _contrast(here.title, here.number, there.number, rate.number, (here, there))
        for here, there in pairs
        if here and there and here.number is not None and there.number is not None
    ]
    return [*_wage_contrasts(place_figures, us.place, rate.number, group), *items]


def _contrast(
    title: str,
    here: Decimal,
    there: Decimal,
    rate: Decimal,
    items: Iterable[PlaceFigure],
) -> Contrast:
    cited = [item.cited for item in items]
    return Contrast(title, here, there, round(there * rate), cited)


def _wage_contrasts(
    place_figures: PlaceFigures, us_place: Place, rate: Decimal, group: UnitGroup | None
) -> list[Contrast]:
    here = place_figures.lines.get(WAGE)
    if here is None or here.number is None or group is None:
        return []
    yearly = round(here.number * HOURS_A_YEAR)
    ranked = SocMapping.objects.filter(unit_group=group)
    ranked = ranked.exclude(rank=MappingRank.UNRANKED)
    rows = UsWage.objects.filter(
        place=us_place,
        median_usd__isnull=False,
        soc_2018__in=ranked.values("soc_2018"),
    ).select_related("dataset__source")
    return [
        Contrast(
            _("Median wage a year: %(title)s") % {"title": row.us_title},
            Decimal(yearly),
            Decimal(row.median_usd or 0),
            round(Decimal(row.median_usd or 0) * rate),
            [here.cited, citation_of(row.dataset)],
        )
        for row in rows.order_by("soc_2018")
    ]
