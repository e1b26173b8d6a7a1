"""Places in the order of a person's weights, with the steps that lead there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from occupations.maps import locate
from occupations.models import Place, PlaceKind, UnitGroup
from occupations.ranking import Factor, Part, Total, rank
from occupations.selectors.places import (
    PAY_LEVELS,
    TAKE_HOME,
    PlaceFigure,
    PlaceFigures,
    Weighable,
    places,
)

BANDS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a place's arithmetic."""

    title: str
    line: PlaceFigure | None
    part: Part


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A place with its total and what it is made of."""

    number: int
    place: Place
    total: Total[str]
    steps: Sequence[Step]

    @property
    def band(self) -> int:
        """One of five shades, by fifths of the points."""
        return min(BANDS, int(self.total.lower / (100 // BANDS)) + 1)

    @property
    def spot(self) -> tuple[str, str] | None:
        """Where the place stands on the map."""
        if self.place.latitude is None or self.place.longitude is None:
            return None
        x, y = locate(float(self.place.longitude), float(self.place.latitude))
        return f"{x:.1f}", f"{y:.1f}"

    @property
    def missing(self) -> list[str]:
        """Weighed figures that are not known here."""
        return [step.title for step in self.steps if step.part.score is None]


def ranked_places(
    *,
    kind: PlaceKind,
    group: UnitGroup | None,
    pay: int,
    factors: Sequence[Weighable],
    weights: Mapping[str, int],
    sort: str = "",
) -> list[RankedPlace]:
    """The places by total, or by one of the weighed figures."""
    record = {place.place.slug: _with_pay(place, pay) for place in places(kind, group)}
    totals = rank(
        {slug: figures.numbers for slug, figures in record.items()},
        [Factor(f.slug, f.higher_is_better, weights.get(f.slug, 0)) for f in factors],
    )
    titles = {factor.slug: factor.title for factor in factors}
    rows = [
        RankedPlace(
            number, record[total.key].place, total, _steps(total, record, titles)
        )
        for number, total in enumerate(totals, 1)
    ]
    return _sorted(rows, sort)


def _with_pay(place_figures: PlaceFigures, pay: int) -> PlaceFigures:
    chosen = place_figures.lines.get(PAY_LEVELS[pay])
    if chosen is not None:
        place_figures.lines[TAKE_HOME] = replace(chosen, slug=TAKE_HOME)
    return place_figures


def _steps(
    total: Total[str], result: Mapping[str, PlaceFigures], titles: Mapping[str, str]
) -> list[Step]:
    record = result[total.key].lines
    return [
        Step(titles[p.factor.slug], record.get(p.factor.slug), p) for p in total.parts
    ]


def _sorted(rows: list[RankedPlace], sort: str) -> list[RankedPlace]:
    """By name or by a weighed figure's score, best first; unknown figures last."""
    if sort == "name":
        return sorted(rows, key=lambda row: row.place.name)

    def score(row: RankedPlace) -> Decimal:
        for step in row.steps:
            if step.part.factor.slug == sort and step.part.score is not None:
                return -step.part.score
        return Decimal(1)

    known = {step.part.factor.slug for row in rows for step in row.steps}
    return sorted(rows, key=score) if sort in known else rows
