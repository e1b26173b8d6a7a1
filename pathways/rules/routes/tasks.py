"""What to do this week: three things that the routes and their papers begin with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pathways.rules.profile.profile import Profile, Venture
from pathways.rules.routes.model import (
    LEVER,
    STREAM,
    Preparation,
    Route,
    RouteStep,
    Task,
)
from pathways.rules.rulebook import Rulebook

THREE: Final = 3
ANOTHER_EMPLOYER: Final = "employer-with-office"  # nothing that is done in a week
NO_LETTER: Final = "no-letter"
# Lessons and tests cost money that nobody has published; to ask, and to gather one's
# own papers, costs nothing.
TAUGHT: Final = frozenset({"credential", "english", "french", "partner-french"})
NOTHING: Final = (Decimal(0), Decimal(0))


def tasks_for(
    rulebook: Rulebook,
    profile: Profile,
    routes: tuple[Route, ...],
    preparations: tuple[Preparation, ...],
) -> tuple[Task, ...]:
    """At most three: how the routes begin, then the papers that they share.

    Who has a business in view is warned first: no letter leads anywhere any more.
    """
    tasks: dict[str, Task] = {}
    if isinstance(profile.venture, Venture):
        tasks[NO_LETTER] = Task(NO_LETTER, NOTHING)
    for task in _all(rulebook, routes, preparations):
        tasks.setdefault(task.slug, task)
    return tuple(tasks.values())[:THREE]


def _all(
    rulebook: Rulebook,
    routes: tuple[Route, ...],
    preparations: tuple[Preparation, ...],
) -> Iterator[Task]:
    if routes:
        yield _first(rulebook, routes[0])
    for preparation in preparations:
        yield Task(preparation.slug, preparation.cost_cad)
    for route in routes[1:]:
        task = _first(rulebook, route)
        if task.slug != ANOTHER_EMPLOYER:
            yield task


def _first(rulebook: Rulebook, route: Route) -> Task:
    """What a route begins with: its lever, or its first application."""
    step = next(step for step in route.steps if step.what in (LEVER, STREAM))
    if step.what == LEVER:
        cost = None if step.slug in TAUGHT else NOTHING
        return Task(step.slug, cost, kind=step.kind, values=step.values)
    return Task(step.slug, NOTHING, url=_page(rulebook, step), kind=STREAM)


def _page(rulebook: Rulebook, step: RouteStep) -> str:
    """The official page of the stream."""
    cite = rulebook.rules(step.begins).stream(step.slug).spec.get("cite", {})
    source = rulebook.snapshot["sources"].get(cite.get("source"), {})
    return str(source.get("url", ""))
