"""What the plan page shows: proposals, cheapest points, the months, the partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from pathways.models import Edition
from pathways.outlook.outlook import provinces_asked
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Standing
from pathways.rules.levers.family import can_swap, swapped
from pathways.rules.levers.step import Step
from pathways.rules.planning import QUALIFIED, Planner
from pathways.rules.walking import USABLE
from pathways.selectors.plan_costs import Cost, cost_of
from pathways.selectors.plan_search import (
    CRS,
    SEARCHES,
    Found,
    Key,
    Search,
    key_of,
    search,
)
from pathways.selectors.plan_time import Ahead, ahead
from pathways.selectors.result import current_edition, standing_of
from pathways.step_words import step_words

PAIRS_SHOWN: Final = 12
CHEAPEST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Move:
    """A step in words, with what its lever costs."""

    lever: str
    cost: Cost
    step: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One step or two, what they open that is not open now, and the CRS."""

    moves: tuple[Move, ...]
    opens: tuple[Pathway, ...]
    closes: tuple[Pathway, ...]
    before: Any
    after: Any
    effort: int

    @property
    def gain(self) -> Any:
        """Points that the least CRS rises by."""
        return self.after - self.before

    @property
    def open_now(self) -> tuple[Pathway, ...]:
        """The streams opened that take applications or invite."""
        return tuple(one for one in self.opens if one.intake in USABLE)

    @property
    def shut(self) -> tuple[Pathway, ...]:
        """The streams that would fit, but that nobody can apply to now."""
        return tuple(one for one in self.opens if one.intake not in USABLE)

    @property
    def usable(self) -> int:
        """How many of the streams opened take applications or invite."""
        return len(self.open_now)


@dataclass(frozen=True, slots=True)
class LeverGroup:
    """The proposals of one lever, the best first."""

    cost: Cost
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """A single step that adds points on a grid."""

    move: Move
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The next points of a grid for least effort."""

    title: str
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class Principal:
    """One of the partners as the principal applicant."""

    crs: ScoreSheet
    qualified: tuple[Pathway, ...]
    only: tuple[Pathway, ...]


@dataclass(frozen=True)
class PlanPage:
    """Everything that the page says."""

    edition: Edition
    standing: Standing
    planner: Planner
    key: Key

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.standing.on

    @cached_property
    def crs(self) -> ScoreSheet:
        """The score of today."""
        return score_sheet(self.standing, CRS)

    @cached_property
    def search(self) -> Search:
        """What the planner found, now or when it was last asked."""
        return SEARCHES.get(self.key, lambda: search(self.planner, self.grids))

    @cached_property
    def steps(self) -> list[Step]:
        """Every step that was tried."""
        return self.planner.steps()

    @cached_property
    def levers(self) -> list[LeverGroup]:
        """The single steps by lever; the lever that opens most for least is first."""
        found: dict[str, list[Proposal]] = {}
        for one in map(self._proposal, self._smallest()):
            if one.opens or one.gain > 0:
                found.setdefault(one.moves[0].lever, []).append(one)
        groups = []
        for proposals in found.values():
            proposals.sort(key=lambda p: (-p.usable, -len(p.opens), -p.gain))
            groups.append(LeverGroup(proposals[0].moves[0].cost, tuple(proposals)))
        groups.sort(key=lambda group: _worth(group.proposals[0]))
        return groups

    def _smallest(self) -> Iterator[Found]:
        """The single steps; of those that differ in size alone, the least of alike."""
        seen = set()
        for found in self.search.singles:
            step = self.steps[found.steps[0]]
            what = tuple(v for _, v in step.values if isinstance(v, str))
            alike = (step.lever, step.kind, what, found.opens, found.closes, found.crs)
            if alike not in seen:
                seen.add(alike)
                yield found

    @cached_property
    def pairs(self) -> list[Proposal]:
        """Pairs that open what neither step opens alone; of alike ones the cheapest."""
        found = map(self._proposal, self.search.pairs)
        return sorted(found, key=_worth)[:PAIRS_SHOWN]

    @cached_property
    def cheapest(self) -> list[Cheapest]:
        """The next points of the CRS and of the grids in play."""
        found = (
            Cheapest(
                str(self.standing.snapshot["grids"][grid]["title"]), self._gains(grid)
            )
            for grid in self.grids
        )
        return [one for one in found if one.gains]

    @cached_property
    def most_effort(self) -> int:
        """The effort of the hardest lever: the end of the scale."""
        records = self.planner.costs.values()
        return max((int(record["effort"]) for record in records), default=0)

    @cached_property
    def ahead(self) -> Ahead:
        """The next five years."""
        return ahead(self.standing, self.planner, self.search.months)

    @cached_property
    def partners(self) -> tuple[Principal, Principal] | None:
        """Both partners as the principal, when there are two."""
        if not can_swap(self.standing.profile):
            return None
        profile = swapped(self.standing.profile)
        rulebook = self.standing.rulebook
        other = Standing(rulebook, rulebook.assess(profile, self.on))
        mine, its = _qualified(self.standing), _qualified(other)
        return (
            _principal(self.standing, mine, its),
            _principal(other, its, mine),
        )

    def _move(self, step: Step) -> Move:
        return Move(step.lever, cost_of(self.standing, step), step_words(step))

    def _proposal(self, found: Found) -> Proposal:
        return Proposal(
            moves=tuple(self._move(self.steps[at]) for at in found.steps),
            opens=tuple(self._named(found.opens)),
            closes=tuple(self._named(found.closes)),
            before=self.planner.before[CRS][0],
            after=found.crs,
            effort=found.effort,
        )

    def _named(self, slugs: Iterable[str]) -> Iterator[Pathway]:
        for slug in slugs:
            stream = self.standing.by_slug[slug]
            if stream.is_collected:
                yield pathway(self.standing, stream)

    @cached_property
    def grids(self) -> list[str]:
        """The CRS, and the grids of the provinces asked for."""
        provinces = provinces_asked(self.standing)
        grids = [
            stream.spec["grid"]
            for stream in self.standing.assessment.streams
            if stream.spec.get("grid") and stream.spec.get("province") in provinces
        ]
        return list(dict.fromkeys([CRS, *grids]))

    def _gains(self, grid: str) -> tuple[Gain, ...]:
        """The best step of each lever for the points, least effort first."""
        before = self.planner.before[grid][0]
        best: dict[str, tuple[Any, Step]] = {}
        for step, after in zip(self.steps, self.search.points[grid], strict=True):
            known = best.get(step.lever)
            if after > before and (known is None or after > known[0]):
                best[step.lever] = after, step
        found = [Gain(self._move(step), before, after) for after, step in best.values()]
        found.sort(key=lambda gain: (gain.move.cost.effort, -gain.after))
        return tuple(found[:CHEAPEST_SHOWN])


def _worth(one: Proposal) -> tuple[bool, bool, int, int, Any]:
    loses = len(one.closes) > len(one.opens)
    return (one.usable == 0, loses, one.effort, -one.usable, -one.gain)


def _qualified(standing: Standing) -> dict[str, Pathway]:
    found = (
        pathway(standing, stream)
        for stream in standing.assessment.streams
        if standing.assessment.verdict(stream) in QUALIFIED and stream.is_collected
    )
    return {one.slug: one for one in found if one.intake in USABLE}


def _principal(
    standing: Standing, mine: Mapping[str, Pathway], other: Mapping[str, Pathway]
) -> Principal:
    only = tuple(one for slug, one in mine.items() if slug not in other)
    return Principal(score_sheet(standing, CRS), tuple(mine.values()), only)


def plan_page(answers: Mapping[str, Any], on: date) -> PlanPage:
    """The plan for these answers on a day. Raises ``RefusedAnswersError``."""
    edition = current_edition()
    standing = standing_of(answers, edition, on)
    planner = Planner(standing.rulebook, standing.profile, on)
    key = key_of(answers, edition.digest, on)
    return PlanPage(edition, standing, planner, key)
