"""Which rows stand open, and which are ticked: those that concern a person most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.outlook.missing import answers_missing
from pathways.outlook.pathway import Pathway
from pathways.pages.options.table import Option
from pathways.rules.routes import Route

OPEN_ROWS: Final = 10
TICKED: Final = 3
USABLE_TODAY: Final = frozenset({"eligible", "no_round", "officer"})

# How closely a pathway concerns a person, the closest first. Visits are no way to work.
ON_A_ROUTE: Final = 0
TODAY: Final = 1
OWN_PROVINCE: Final = 2
FEDERAL: Final = 3
ELSEWHERE: Final = 4


@dataclass(frozen=True, slots=True)
class Split:
    """Rows that stand open, and the others."""

    open: tuple[Option, ...]
    others: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """``on_routes``: the streams of routes; ``provinces``: of the offer or named."""

    pathways: Mapping[str, Pathway]
    on_routes: Collection[str]
    provinces: Collection[str]

    def split(self, rows: Iterable[Option], ticked: Collection[str] = ()) -> Split:
        """The rows that concern the person most, ten at most, in their order.

        What is ticked stands open. A few rows all do, and where every row is about
        another province the nearest.
        """
        every = list(rows)
        if len(every) <= OPEN_ROWS:
            return Split(tuple(every), ())
        distances = {row.slug: self._distance(row, ticked) for row in every}
        near = [row for row in every if distances[row.slug] < ELSEWHERE] or every
        near.sort(key=lambda row: distances[row.slug])
        chosen = {row.slug for row in near[:OPEN_ROWS]}
        return Split(
            tuple(row for row in every if row.slug in chosen),
            tuple(row for row in every if row.slug not in chosen),
        )

    def _distance(self, row: Option, ticked: Collection[str]) -> int:
        pathway = self.pathways[row.slug]
        if row.slug in self.on_routes or row.slug in ticked:
            return ON_A_ROUTE
        if row.state in USABLE_TODAY and pathway.kind != "visit":
            return TODAY
        if self._is_elsewhere(pathway):
            return ELSEWHERE
        if row.state == "ask" and answers_missing(pathway) == 1:
            return TODAY
        return OWN_PROVINCE if pathway.province else FEDERAL

    def _is_elsewhere(self, pathway: Pathway) -> bool:
        """Of a province that is neither the offer's nor named."""
        return bool(pathway.province) and pathway.province not in self.provinces


def ticked_beforehand(
    routes: Sequence[Route],
    pathways: Mapping[str, Pathway],
    reachable: Iterable[str],
) -> list[str]:
    """What each route leads to, then its other streams, then the nearest: all apart."""
    goals = [_goal(route, pathways) for route in routes]
    others = (slug for route in routes for slug in route.streams)
    return list(dict.fromkeys([*goals, *others, *reachable]))[:TICKED]


def _goal(route: Route, pathways: Mapping[str, Pathway]) -> str:
    """The stream that gives residence: the province's that selects, or the last."""
    nominating = (slug for slug in route.streams if pathways[slug].province)
    return next(nominating, route.streams[-1])
