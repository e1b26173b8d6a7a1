"""From what a search found to routes: days, costs, and what could stop them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.grids import Score
from pathways.rules.engine.names import CRS, EXPRESS_ENTRY
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.planner.lengths import DAYS_A_MONTH
from pathways.rules.planner.lengths import UNKNOWN as NO_TIME
from pathways.rules.routes.candidates import Candidate
from pathways.rules.routes.costs import cost_of
from pathways.rules.routes.model import (
    FEDERAL,
    LEVER,
    STREAM,
    WORK,
    PaidRounds,
    RoundCount,
    Route,
    RouteStep,
    Stop,
)
from pathways.rules.routes.rounds import TWO_YEARS, YEAR, Rounds
from pathways.rules.routes.state import PREPARE, Traveller, steps_of
from pathways.rules.rulebook import Rulebook

TENTH: Final = Decimal("0.1")
OFFER: Final = "job-offer"
# Levers that change the offer, and leave it where it is.
OF_OFFER: Final = frozenset({"offer-wage", "offer-terms"})


@dataclass(frozen=True)
class Builder:
    """Makes routes of candidates; ``slow`` travels at the most that each step takes."""

    rulebook: Rulebook
    slow: Traveller
    preparations: tuple[str, ...]
    rounds: Rounds

    def route(self, draft: Route, candidate: Candidate) -> Route:
        """The route, with its latest days and what could stop it."""
        days = zip(draft.steps, self.slow.days(candidate.moves), strict=True)
        steps = tuple(replace(step, latest=max(day, step.ends)) for step, day in days)
        return replace(
            draft,
            steps=steps,
            stops=tuple(self._stops(candidate)),
            paid=tuple(self._paid(draft)),
        )

    def _paid(self, route: Route) -> Iterator[PaidRounds]:
        """The rounds of a province at the wage of today and at that of the route."""
        start, counted = self.slow.walker.start, route.rounds
        if counted is None or not counted.of or not route.rounds_of:
            return
        stream = start.assessment.rules.stream(route.rounds_of)
        wages = [dict(step.values).get("wage") for step in route.levers]
        wage = next((wage for wage in wages if isinstance(wage, Decimal)), None)
        if wage is None or not stream.spec.get("province"):
            return
        offer = offer_of(start.profile)
        if offer is not None and isinstance(offer.wage_cad_hourly, Decimal):
            on = self.slow.walker.on
            met = self.rounds.met(stream, start.assessment, on, counted.months)
            if met is not None and met.of == counted.of:
                yield PaidRounds(offer.wage_cad_hourly, met.least)
        yield PaidRounds(wage, counted.met)

    def draft(self, candidate: Candidate) -> Route:
        """The route as far as its place among others hangs on it."""
        steps = steps_of(candidate.end)
        applied = [step for step in steps if step.what in (STREAM, FEDERAL)]
        has_end = _ends_in_residence(candidate) and _is_timed(steps)
        residence = steps[-1].ends if has_end and _is_invited(candidate) else None
        return Route(
            steps=steps,
            ends_in=self._ends_in(candidate),
            opens_on=applied[0].begins if applied else steps[0].begins,
            work_from=self._work_from(candidate, steps, residence),
            residence_from=residence,
            chance=candidate.chance,
            rounds=_rounds(candidate),
            rounds_of=candidate.inviting,
            score=self._score(candidate),
            cost=cost_of(self.rulebook, steps),
            preparations=self._preparations(candidate),
            effort=self._effort(steps),
            order=self._order(candidate, steps),
            later=self._is_later(steps),
        )

    def _is_later(self, steps: tuple[RouteStep, ...]) -> bool:
        """Whether the offer as it is serves the first application already."""
        levers = [step.slug for step in steps if step.what == LEVER]
        first = next((step for step in steps if step.what == STREAM), None)
        if first is None or not levers or not OF_OFFER.issuperset(levers):
            return False
        today = self.slow.walker.start.assessment
        return today.verdict(today.rules.stream(first.slug)) is not Verdict.NOT_MET

    def _ends_in(self, candidate: Candidate) -> str:
        last = candidate.moves[-1]
        if last.slug.startswith("citizenship/"):
            return "citizenship"
        return "residence" if _ends_in_residence(candidate) else "work"

    def _work_from(
        self, candidate: Candidate, steps: tuple[RouteStep, ...], residence: date | None
    ) -> date | None:
        """The day of the permit; of residence where no permit comes first."""
        if not candidate.permit:
            return residence
        permit = next((step for step in steps if step.what == STREAM), None)
        if permit is None or _comes_after_work(steps, permit):
            return steps[0].begins
        return None if permit.basis == NO_TIME else permit.ends

    def _order(
        self, candidate: Candidate, steps: tuple[RouteStep, ...]
    ) -> tuple[Decimal, Decimal]:
        """Months to the first working day and to residence, to compare routes by.

        Halfway between the least and the most that our estimates give a lever; what no
        page tells counts nothing.
        """
        start = self.slow.walker.on
        work = steps[-1].ends
        if candidate.permit:
            first = next(step for step in steps if step.what in (STREAM, WORK))
            work = steps[0].begins if first.what == WORK else first.ends
        more = sum(
            (self._slack(step) for step in steps if step.what == LEVER), Decimal(0)
        )
        return _months(start, work) + more, _months(start, steps[-1].ends) + more

    def _slack(self, step: RouteStep) -> Decimal:
        """Half of the months between the least and the most of a lever."""
        record = self.rulebook.snapshot.get("levers", {}).get(step.slug, {})
        low, high = record.get("months_low") or 0, record.get("months_high") or 0
        return Decimal(max(high - low, 0)) / 2

    def _score(self, candidate: Candidate) -> tuple[Any, Any] | None:
        """The bounds on the grid by which the stream ranks who is invited."""
        score = self._on_grid(candidate)
        return (score.lower, score.upper) if score is not None else None

    def _on_grid(self, candidate: Candidate) -> Score | None:
        """The score by which the stream ranks, on the day of the application."""
        if not candidate.inviting:
            return None
        for passed in candidate.end.passed:
            if passed.move.slug == candidate.inviting and passed.assessment:
                stream = passed.assessment.rules.stream(candidate.inviting)
                federal = stream.spec.get("program") == EXPRESS_ENTRY
                grid = CRS if federal else stream.spec.get("grid")
                if grid:
                    score: Score = passed.assessment.score(grid)
                    return score
        return None

    def _stops(self, candidate: Candidate) -> Iterator[Stop]:
        """What an officer weighs, what is not answered, a level, and the round."""
        yield from _levels(candidate)
        stops = [*self._of_rules(candidate), *self._of_rounds(candidate)]
        yield from stops
        looks = any(
            p.move.step and p.move.step.lever == OFFER for p in candidate.end.passed
        )
        if not stops:
            yield Stop("offer" if looks else "person", candidate.moves[-1].slug)

    def _of_rounds(self, candidate: Candidate) -> Iterator[Stop]:
        """Rounds that asked more, a grid without figures, or the next round."""
        count, stream = candidate.year, candidate.inviting
        if not stream:
            return
        if count is None or count.least < count.of:
            yield Stop("round", stream)
        score = self._on_grid(candidate)
        since = score.grid.superseded_from if score and score.superseded else None
        if since is not None:
            yield Stop("grid", stream, since.isoformat())
        elif count is not None and count.least == count.of:
            yield Stop("more", stream)

    def _of_rules(self, candidate: Candidate) -> Iterator[Stop]:
        """What an officer weighs, and what is not answered."""
        for passed in candidate.end.passed:
            if passed.move.kind != STREAM or passed.assessment is None:
                continue
            stream = passed.assessment.rules.stream(passed.move.slug)
            for finding in passed.assessment.findings(stream):
                slug = finding.requirement.slug
                if finding.verdict is Verdict.OFFICER:
                    yield Stop("officer", stream.slug, slug)
                elif finding.verdict is Verdict.NOT_ANSWERED:
                    yield Stop("answer", stream.slug, slug)

    def _preparations(self, candidate: Candidate) -> tuple[str, ...]:
        waits = any(move.kind == PREPARE for move in candidate.moves)
        return self.preparations if waits else ()

    def _effort(self, steps: tuple[RouteStep, ...]) -> int:
        records = self.rulebook.snapshot.get("levers", {})
        levers = (step.slug for step in steps if step.what == LEVER)
        applications = sum(step.what == STREAM for step in steps)
        efforts = (int(records.get(lever, {}).get("effort", 0)) for lever in levers)
        return sum(efforts) + applications


def _levels(candidate: Candidate) -> Iterator[Stop]:
    """The level that a test has to show in each ability, where one is learned."""
    for passed in candidate.end.passed:
        step = passed.move.step
        if step is not None and step.kind == "all_abilities":
            yield Stop("level", step.lever, str(dict(step.values)["level"]))


def _months(start: date, end: date) -> Decimal:
    return (Decimal((end - start).days) / DAYS_A_MONTH).quantize(TENTH)


def _ends_in_residence(candidate: Candidate) -> bool:
    if candidate.end.passed and candidate.moves[-1].kind == FEDERAL:
        return True
    stream = candidate.end.stream(candidate.moves[-1].slug)
    return stream is not None and stream.spec.get("outcome") != "temporary"


def _is_invited(candidate: Candidate) -> bool:
    """Whether no invitation decides, or a round of 24 months would have invited."""
    if not candidate.inviting:
        return True
    return bool(candidate.two_years and candidate.two_years.least)


def _is_timed(steps: tuple[RouteStep, ...]) -> bool:
    """Whether a time is published for the last step."""
    return steps[-1].basis != NO_TIME


def _comes_after_work(steps: tuple[RouteStep, ...], permit: RouteStep) -> bool:
    """Whether one works already before the first application."""
    return any(step.what == WORK for step in steps[: steps.index(permit)])


def _rounds(candidate: Candidate) -> RoundCount | None:
    if not candidate.inviting:
        return None
    for counted, months in ((candidate.year, YEAR), (candidate.two_years, TWO_YEARS)):
        if counted is not None and counted.of:
            return RoundCount(counted.least, counted.of, months, counted.most)
    return RoundCount(0, 0, YEAR)
