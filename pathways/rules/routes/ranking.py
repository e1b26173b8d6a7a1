"""The order of routes, and the three that come first (contract, rule 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from pathways.rules.routes.model import LEVER, STREAM, Route

FIRST: Final = 3
LAST_CLASS: Final = 2
FAMILY: Final = "family-class/"
NEVER: Final = Decimal("Infinity")
PERMIT: Final = "work"  # what a route ends in that leads on to nothing


def ordered(routes: Iterable[Route]) -> list[Route]:
    """Best first; of those with the same first steps and end, the best alone."""
    kept: dict[Any, Route] = {}
    for route in sorted(routes, key=worth):
        kept.setdefault((first_of(route), route.streams), route)
    return list(kept.values())


def worth(route: Route) -> tuple[Any, ...]:
    """Chance, first working day, residence, cost, effort; what has no day is last.

    Of two without a day, the one that could still lead on comes first.
    """
    work, residence = route.order
    return (
        not is_by_right(route),
        route.chance,
        work,
        residence if route.residence_from else NEVER,
        route.ends_in == PERMIT,
        route.cost.you,
        route.effort,
        sum(wages_of(route)),
        route.streams,
        route.key,
    )


def is_by_right(route: Route) -> bool:
    """Whether it rests on whom one is or lives with: no offer, no score, no round.

    A citizenship that one has already, a partner's sponsorship and a nomination outside
    Express Entry that is there come before all that one would have to win.
    """
    if route.is_nominated:
        return True
    family = route.streams[:1] and route.streams[0].startswith(FAMILY)
    return route.ends_in == "citizenship" or bool(family and not route.levers)


def wages_of(route: Route) -> Iterator[Decimal]:
    """The wages that its offers ask: of two that do, the lower one is enough."""
    for step in route.levers:
        wage = dict(step.values).get("wage")
        if isinstance(wage, Decimal):
            yield wage


def first_of(route: Route) -> tuple[str, str]:
    """The first lever and the first stream.

    Permits of one kind are one, and so are the nominations of one province.
    """
    levers = (step.slug for step in route.steps if step.what == LEVER)
    streams = (step.slug for step in route.steps if step.what == STREAM)
    stream = next(streams, "")
    if stream.startswith(("work-permit/", "cusma/")):
        stream = stream.rpartition("/")[2]
    elif stream.startswith("pnp/"):
        stream = stream.rpartition("/")[0]
    return next(levers, ""), stream.replace("category-a", "category-b")


def first_three(routes: list[Route]) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    """The three to show, and the others: best first.

    The three differ in their first lever or first stream, and two of them in the lever.
    One starts with work and one goes straight to residence where both exist outside the
    last chance class. None is shown beside one that gives the same and more.
    """
    chosen = routes[:1]
    for is_wanted in (_dates_by_another_lever, _is_apart, _is_apart):
        more = (route for route in routes if is_wanted(route, chosen))
        chosen = [*chosen, *islice(more, 1)][:FIRST]
    for wanted in (starts_with_work, goes_straight):
        chosen = _with_one(chosen, routes, wanted)
    further = tuple(route for route in routes if route not in chosen)
    return tuple(sorted(chosen, key=worth)), further


def _dates_by_another_lever(route: Route, chosen: list[Route]) -> bool:
    """Whether it comes to residence on a known day, by something else to do."""
    levers = {first_of(route)[0] for route in chosen}
    dated = route.residence_from is not None and route.chance < LAST_CLASS
    return dated and first_of(route)[0] not in levers and _is_apart(route, chosen)


def _is_apart(route: Route, chosen: list[Route]) -> bool:
    return all(differs(route, item) and not gives_more(item, route) for item in chosen)


def gives_more(route: Route, other: Route) -> bool:
    """Whether a route gives all that another gives, as soon, and more.

    It begins with the other's permit and dates residence where that does not; or it
    comes to the same end by the same lever, with work before.
    """
    if route.order[0] > other.order[0] or route.chance > other.chance:
        return False
    dates = route.residence_from is not None and other.residence_from is None
    if starts_with_work(other) and route.streams[:1] == other.streams[:1]:
        return dates
    same_lever = first_of(route)[0] == first_of(other)[0]
    return same_lever and set(other.streams) < set(route.streams)


def differs(route: Route, other: Route) -> bool:
    """Whether two begin with another lever or another stream."""
    return first_of(route) != first_of(other)


def starts_with_work(route: Route) -> bool:
    """Whether a permit comes before residence."""
    return route.ends_in == PERMIT or (
        route.work_from is not None and route.work_from != route.residence_from
    )


def goes_straight(route: Route) -> bool:
    """Whether residence is the first thing granted."""
    return not starts_with_work(route)


def _with_one(chosen: list[Route], routes: list[Route], wanted: Any) -> list[Route]:
    """The same, its last one traded for the first of a wanted kind, if none is."""
    if len(chosen) < FIRST or any(wanted(route) for route in chosen):
        return chosen
    others = chosen[:-1]
    fitting = [
        route
        for route in routes
        if route.chance < LAST_CLASS
        and wanted(route)
        and all(differs(route, other) for other in others)
    ]
    if not fitting:
        return chosen
    levers = {first_of(other)[0] for other in others}
    best = next((route for route in fitting if _is_fresh(route, levers)), fitting[0])
    if best.chance > fitting[0].chance and not best.levers:
        best = fitting[0]  # a mere hope is no better than the same step again
    return [*others, best]


def _is_fresh(route: Route, levers: Collection[str]) -> bool:
    """Whether it is by another step than those, or by none."""
    return first_of(route)[0] not in levers
