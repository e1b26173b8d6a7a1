"""The applications of a route, each judged on its own day: they ask for papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pathways.outlook.standing import Standing
from pathways.rules import Profile, Stream
from pathways.rules.levers import swapped
from pathways.rules.routes import STREAM, Route, RouteStep
from pathways.selectors.person import Person
from pathways.words.routes import stream_name

PARTNER_APPLIES: Final = "partner-principal"


@dataclass(frozen=True)
class Stage:
    """An application: ``number`` is its route's place among the chosen ones.

    ``standing``: of the day of the application, after every step before it.
    """

    number: int
    step: RouteStep
    standing: Standing
    of_partner: bool

    @property
    def stream(self) -> Stream:
        """What is applied for."""
        return self.standing.by_slug[self.step.slug]

    @property
    def name(self) -> str:
        """The same in few words."""
        return stream_name(self.stream.spec)

    @property
    def on(self) -> date:
        """The first day on which it can be made."""
        return self.step.begins


def stages(person: Person, number: int, route: Route) -> Iterator[Stage]:
    """The applications of a route, in their order."""
    rulebook = person.standing.rulebook
    for step in route.steps:
        if step.what == STREAM:
            assessment = rulebook.assess(step.profile, step.begins)
            standing = Standing(rulebook, assessment)
            yield Stage(number, step, standing, partner_applies(route))


def partner_applies(route: Route) -> bool:
    """Whether the partner is the principal applicant of the route."""
    return any(step.slug == PARTNER_APPLIES for step in route.levers)


def principal_profile(person: Person, route: Route | None) -> Profile:
    """The answers as they are, seen from the principal applicant of the route."""
    profile = person.standing.profile
    return swapped(profile) if route and partner_applies(route) else profile
