"""What the plan page shows: proposals, cheapest points, the months, the partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from pathways.models import Edition
from pathways.outlook.outlook import provinces_asked
from pathways.outlook.pathway import Pathway, is_collected, pathway
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.rules.levers.family import swapped
from pathways.rules.levers.step import Step
from pathways.rules.planning import QUALIFIED, Plan, Planner
from pathways.rules.profile import Partner
from pathways.selectors.plan_time import Ahead, ahead
from pathways.selectors.result import current_edition, standing_of
from pathways.step_words import step_words

CRS: Final = "crs"
PAIRS_SHOWN: Final = 12
CHEAPEST_SHOWN: Final = 5
USABLE: Final = ("open", "by_invitation", "not_known")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a lever costs, from its record in the catalogue."""

    title: str
    effort: int
    months: tuple[int | None, int | None]
    cad: tuple[Any, Any]
    is_estimate: bool
    note: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class Move:
    """A step in words, with what its lever costs."""

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
    def usable(self) -> int:
        """How many of the streams opened take applications or invite."""
        return sum(one.intake in USABLE for one in self.opens)


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

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.standing.on

    @cached_property
    def crs(self) -> ScoreSheet:
        """The score of today."""
        return score_sheet(self.standing, CRS)

    @cached_property
    def plans(self) -> list[Plan]:
        """All that opens a stream or raises the CRS."""
        return self.planner.plans()

    @cached_property
    def levers(self) -> list[LeverGroup]:
        """The single steps by lever; the lever that opens most for least is first."""
        singles = [plan for plan in self.plans if len(plan.steps) == 1]
        singles.sort(key=lambda plan: plan.steps[0].lever)
        groups = []
        for lever, plans in groupby(singles, key=lambda plan: plan.steps[0].lever):
            shown = [p for p in map(self._proposal, plans) if p.opens or p.gain > 0]
            shown.sort(key=lambda p: (-p.usable, -len(p.opens), -p.gain))
            if shown:
                groups.append(LeverGroup(self.cost(lever), tuple(shown)))
        groups.sort(key=lambda g: _worth(g.proposals[0]))
        return groups

    @cached_property
    def pairs(self) -> list[Proposal]:
        """Pairs that open what neither step opens alone; of alike ones the cheapest."""
        alone = {p.steps[0]: set(p.opens) for p in self.plans if len(p.steps) == 1}
        found: dict[frozenset[str], Proposal] = {}
        for plan in sorted(self.plans, key=lambda plan: plan.effort):
            if len(plan.steps) == 1:
                continue
            more = set(plan.opens).difference(
                *(alone.get(step, ()) for step in plan.steps)
            )
            if more and frozenset(more) not in found:
                proposal = self._proposal(plan, more)
                if proposal.opens:
                    found[frozenset(more)] = proposal
        return sorted(found.values(), key=_worth)[:PAIRS_SHOWN]

    @cached_property
    def cheapest(self) -> list[Cheapest]:
        """The next points of the CRS and of the grids in play."""
        found = (
            Cheapest(
                str(self.standing.snapshot["grids"][grid]["title"]), self._gains(grid)
            )
            for grid in self._grids_in_play()
        )
        return [one for one in found if one.gains]

    @cached_property
    def ahead(self) -> Ahead:
        """The next five years."""
        return ahead(self.planner)

    @cached_property
    def partners(self) -> tuple[Principal, Principal] | None:
        """Both partners as the principal, when there are two."""
        if not isinstance(self.standing.profile.partner, Partner):
            return None
        profile = swapped(self.standing.profile)
        rulebook = self.standing.rulebook
        other = Standing(rulebook, rulebook.assess(profile, self.on))
        mine, its = _qualified(self.standing), _qualified(other)
        return (
            _principal(self.standing, mine, its),
            _principal(other, its, mine),
        )

    def cost(self, lever: str) -> Cost:
        """What a lever costs."""
        record = self.planner.costs.get(lever, {})
        return Cost(
            title=str(record.get("title", lever)),
            effort=int(record.get("effort", 0)),
            months=(record.get("months_low"), record.get("months_high")),
            cad=(record.get("cost_low_cad"), record.get("cost_high_cad")),
            is_estimate=bool(record.get("is_estimate")),
            note=str(record.get("note", "")),
            citation=self.standing.cite(record),
        )

    def _move(self, step: Step) -> Move:
        return Move(self.cost(step.lever), step_words(step))

    def _proposal(self, plan: Plan, more: Iterable[str] | None = None) -> Proposal:
        opens = plan.opens if more is None else [s for s in plan.opens if s in more]
        return Proposal(
            moves=tuple(map(self._move, plan.steps)),
            opens=tuple(self._named(opens)),
            closes=tuple(self._named(plan.closes)),
            before=self.planner.before[CRS][0],
            after=plan.score(CRS)[0],
            effort=plan.effort,
        )

    def _named(self, slugs: Iterable[str]) -> Iterator[Pathway]:
        for slug in slugs:
            stream = self.standing.by_slug[slug]
            if is_collected(stream):
                yield pathway(self.standing, stream)

    def _grids_in_play(self) -> list[str]:
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
        best: dict[str, Gain] = {}
        for step in self.planner.steps():
            variant = self.planner.variant((step,))
            after = self.planner.variants.bounds(variant, grid)[0]
            known = best.get(step.lever)
            if after > before and (known is None or after > known.after):
                best[step.lever] = Gain(self._move(step), before, after)
        found = sorted(best.values(), key=lambda g: (g.move.cost.effort, -g.after))
        return tuple(found[:CHEAPEST_SHOWN])


def _worth(one: Proposal) -> tuple[bool, bool, int, int, Any]:
    loses = len(one.closes) > len(one.opens)
    return (one.usable == 0, loses, one.effort, -one.usable, -one.gain)


def _qualified(standing: Standing) -> dict[str, Pathway]:
    found = (
        pathway(standing, stream)
        for stream in standing.assessment.streams
        if standing.assessment.verdict(stream) in QUALIFIED and is_collected(stream)
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
    return PlanPage(edition, standing, planner)
