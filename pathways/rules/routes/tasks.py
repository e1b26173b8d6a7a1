"""What to do this week: three things that the routes and their papers begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.names import OF_EXPRESS_ENTRY, START_UP_VISA
from pathways.rules.engine.specs import Spec
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.profile.profile import Profile, Venture
from pathways.rules.routes.model import FEDERAL, LEVER, STREAM, Preparation, Route, Task
from pathways.rules.routes.preparing import RECORDS
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment

THREE: Final = 3
PROFESSIONAL: Final = "cusma/professional"
TALENT: Final = "global-talent-stream/"

PROGRAMS: Final = ("express-entry/cec", "express-entry/fsw", "express-entry/fst")
SWAP: Final = "partner-principal"
ANOTHER_EMPLOYER: Final = "employer-with-office"  # nothing that is done in a week
NO_LETTER: Final = "no-letter"
DUTIES: Final = "duties"
PROFILE: Final = "entry-profile"
PLAN: Final = "benefits-plan"
STUDY: Final = "study"
STUDY_PERMIT: Final = "study-permit/degree"
NOMINEE: Final = "nominee-application"
FIRST: Final = (LEVER, STREAM, FEDERAL)
# Lessons and tests cost money that nobody has published; to ask, and to gather one's
# own papers, costs nothing.
TAUGHT: Final = frozenset({"credential", "english", "french", "partner-french"})
NOTHING: Final = (Decimal(0), Decimal(0))


def tasks_for(
    assessment: Assessment,
    rulebook: Rulebook,
    routes: tuple[Route, ...],
    preparations: tuple[Preparation, ...],
) -> tuple[Task, ...]:
    """At most three: how the routes begin, the papers that they share, what they ask.

    Who has a business in view is warned first: no letter leads anywhere any more.
    """
    tasks = _Tasks(assessment, rulebook, routes, preparations)
    every: dict[str, Task] = {}
    for task in tasks.all():
        every.setdefault(task.slug, task)
    return tuple(every.values())[:THREE]


def tasks_of_a_minor(assessment: Assessment, rulebook: Rulebook) -> tuple[Task, ...]:
    """What comes before any route: to read what a study in Canada asks."""
    if not assessment.rules.has_stream(STUDY_PERMIT):
        return ()
    return (_Tasks(assessment, rulebook, (), ()).about(STUDY, STUDY_PERMIT),)


@dataclass(frozen=True)
class _Tasks:
    assessment: Assessment
    rulebook: Rulebook
    routes: tuple[Route, ...]
    preparations: tuple[Preparation, ...]

    @property
    def profile(self) -> Profile:
        return self.assessment.case.profile

    def all(self) -> Iterator[Task]:
        if isinstance(self.profile.venture, Venture):
            yield self.about(NO_LETTER, START_UP_VISA)
        if self.routes:
            yield self._first(self.routes[0])
        for preparation in self.preparations:
            url = self._page_of_price(preparation.slug) or self._page_of_need(
                preparation.slug
            )
            yield Task(preparation.slug, preparation.cost_cad, url=url)
        near = [route for route in self.routes if not _is_far(route)]
        for route in near:
            yield self._first(route)
        yield from self._more(near)

    def _first(self, route: Route) -> Task:
        """What a route begins with: its lever, or its first application."""
        step = next(step for step in route.steps if step.what in FIRST)
        if step.what == FEDERAL:
            fees = (route.cost.you, route.cost.you)
            return replace(self.about(NOMINEE, step.slug), cost_cad=fees)
        if step.what == STREAM:
            return self._papers(step.slug)
        cost = None if step.slug in TAUGHT else NOTHING
        url = self._page(_served(route))
        return Task(step.slug, cost, url, kind=step.kind, values=step.values)

    def _more(self, routes: list[Route]) -> Iterator[Task]:
        """What the first applications ask, and a profile that costs nothing."""
        firsts = [route.streams[0] for route in routes]
        if PROFESSIONAL in firsts:
            yield self.about(DUTIES, PROFESSIONAL)
        if any(
            slug.startswith(OF_EXPRESS_ENTRY)
            for item in routes
            for slug in item.streams
        ):
            yield from self._profile()
        offer = offer_of(self.profile)
        if offer and offer.labour_market_benefits_plan is not True:
            for slug in (first for first in firsts if first.startswith(TALENT)):
                yield self.about(PLAN, slug)
        for route in routes:
            for slug in () if route.is_nominated else route.streams[:2]:
                yield self._papers(slug)

    def _profile(self) -> Iterator[Task]:
        """A profile under the program that is met today, unless it is the partner's."""
        swaps = any(step.slug == SWAP for item in self.routes for step in item.levers)
        rules = self.assessment.rules
        for slug in () if swaps else filter(rules.has_stream, PROGRAMS):
            if self.assessment.verdict(rules.stream(slug)) is Verdict.MET:
                yield self.about(PROFILE, slug)
                return

    def about(self, slug: str, stream: str) -> Task:
        """Something to do that a stream asks, or tells of; it costs nothing."""
        values = (("stream", stream),)
        return Task(slug, NOTHING, self._page(stream), values=values)

    def _papers(self, slug: str) -> Task:
        return Task(slug, NOTHING, self._page(slug), kind=STREAM)

    def _page(self, slug: str) -> str:
        """The official page of a stream; none of one that the edition has not."""
        rules = self.assessment.rules
        return self._url(rules.stream(slug).spec) if rules.has_stream(slug) else ""

    def _page_of_price(self, slug: str) -> str:
        """The page on which the first price of a preparation stands."""
        snapshot = self.rulebook.snapshot
        record = snapshot.get("levers", {}).get(RECORDS.get(slug, slug), {})
        for row in record.get("costs", ()):
            return self._url(snapshot.get("costs", {}).get(row["cost"], {}))
        return ""

    def _page_of_need(self, slug: str) -> str:
        """The page of the first application that counts a preparation."""
        for route in self.routes:
            if slug in route.preparations:
                return self._page(route.streams[-1])
        return ""

    def _url(self, record: Spec) -> str:
        source = record.get("cite", {}).get("source")
        return str(self.rulebook.snapshot["sources"].get(source, {}).get("url", ""))


def _is_far(route: Route) -> bool:
    """Whether it begins with what is not done in a week."""
    return any(step.slug == ANOTHER_EMPLOYER for step in route.levers)


def _served(route: Route) -> str:
    """The application that the levers of a route are for."""
    return route.streams[1 if route.later and len(route.streams) > 1 else 0]
