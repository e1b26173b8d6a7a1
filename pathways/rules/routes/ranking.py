"""The order of routes, and the three that come first (contract, rule 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from pathways.rules.routes.model import LEVER, STREAM, Route

FIRST: Final = 3
LAST_CLASS: Final = 2
NEVER: Final = Decimal("Infinity")


def ordered(routes: Iterable[Route]) -> list[Route]:
    """Best first; of those with the same first steps and end, the best alone."""
    kept: dict[Any, Route] = {}
    for route in sorted(routes, key=worth):
        kept.setdefault((first_of(route), route.streams), route)
    return list(kept.values())


def worth(route: Route) -> tuple[Any, ...]:
    """Chance, first working day, residence, cost, effort; what has no day is last."""
    work, residence = route.order
    return (
        route.chance,
        work,
        residence if route.residence_from else NEVER,
        route.cost.you,
        route.effort,
        sum(wages_of(route)),
        route.streams,
        route.key,
    )


def wages_of(route: Route) -> Iterator[Decimal]:
    """The wages that its offers ask: of two that do, the lower one is enough."""
    for step in route.levers:
        wage = dict(step.values).get("wage")
        if isinstance(wage, Decimal):
            yield wage


def first_of(route: Route) -> tuple[str, str]:
    """The first lever and the first stream; permits of one kind are one."""
    levers = (step.slug for step in route.steps if step.what == LEVER)
    streams = (step.slug for step in route.steps if step.what == STREAM)
    stream = next(streams, "")
    if stream.startswith(("work-permit/", "cusma/")):
        stream = stream.rpartition("/")[2]
    return next(levers, ""), stream.replace("category-a", "category-b")


def first_three(routes: list[Route]) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    """The three to show, and the others: best first.

    The three differ in their first lever or first stream; one starts with work and one
    goes straight to residence where both exist outside the last chance class.
    """
    chosen: list[Route] = []
    for route in routes:
        if len(chosen) < FIRST and all(differs(route, one) for one in chosen):
            chosen.append(route)
    for wanted in (starts_with_work, goes_straight):
        chosen = _with_one(chosen, routes, wanted)
    further = tuple(route for route in routes if route not in chosen)
    return tuple(sorted(chosen, key=worth)), further


def differs(one: Route, other: Route) -> bool:
    """Whether two begin with another lever or another stream."""
    return first_of(one) != first_of(other)


def starts_with_work(route: Route) -> bool:
    """Whether a permit comes before residence."""
    return route.ends_in == "work" or (
        route.work_from is not None and route.work_from != route.residence_from
    )


def goes_straight(route: Route) -> bool:
    """Whether residence is the first thing granted."""
    return not starts_with_work(route)


def _with_one(chosen: list[Route], routes: list[Route], wanted: Any) -> list[Route]:
    """The same, its last one traded for the first of a wanted kind, if none is."""
    if len(chosen) < FIRST or any(wanted(one) for one in chosen):
        return chosen
    for route in routes:
        others = chosen[:-1]
        apart = all(differs(route, one) for one in others)
        if route.chance < LAST_CLASS and wanted(route) and apart:
            return [*others, route]
    return chosen
