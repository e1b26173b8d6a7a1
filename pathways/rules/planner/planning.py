"""The planner: which changes open which streams, and what time alone will change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import combinations
from typing import Any, Final

from pathways.rules.engine.criteria import QUALIFIED, Verdict
from pathways.rules.engine.days import add_months
from pathways.rules.engine.grids import Score
from pathways.rules.engine.names import CRS
from pathways.rules.levers.kinds import levers_of
from pathways.rules.levers.step import Setting, Step
from pathways.rules.planner.variants import Variant, Variants
from pathways.rules.profile.profile import Profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment

MONTHS: Final = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """One or two steps, the changed profile, and what assessment says of it."""

    steps: tuple[Step, ...]
    profile: Profile
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    effort: int
    score: Callable[[str], tuple[Any, Any]]
    grids: tuple[str, ...]

    @property
    def scores(self) -> Mapping[str, tuple[Any, Any]]:
        """The bounds on every grid, worked out when they are asked for."""
        return {grid: self.score(grid) for grid in self.grids}

    def gain(self, before: Mapping[str, tuple[Any, Any]], grid: str = CRS) -> Any:
        """Points that the lower bound of a score rises by."""
        return self.score(grid)[0] - before[grid][0]


@dataclass(frozen=True, slots=True)
class Month:
    """A later day: the bounds of the CRS, and the verdicts that changed since."""

    on: date
    crs: tuple[Any, Any]
    changes: tuple[tuple[str, Verdict, Verdict, str], ...]
    score: Score


class Planner:
    """Plans for one profile on one day, by one edition."""

    def __init__(self, rulebook: Rulebook, profile: Profile, on: date) -> None:
        self.rulebook = rulebook
        self.rules = rulebook.rules(on)
        self.on = on
        self.variants = Variants(self.rules, profile, on)
        self.before = self.variants.scores
        self._single: dict[Step, Variant] = {}
        self.costs = rulebook.snapshot.get("levers", {})

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        setting = Setting(self.variants.case)
        levers = levers_of(self.rulebook.snapshot)
        return tuple(step for lever in levers for step in lever.steps(setting))

    def steps(self) -> list[Step]:
        """Every declared step that this profile can take."""
        return list(self._steps)

    def plans(self) -> list[Plan]:
        """Every step, and every pair of steps, that opens a stream or raises the CRS.

        Most opened for least effort first.
        """
        items = [plan for steps in self._ways() if (plan := self.try_out(steps))]
        items.sort(key=lambda p: (-len(p.opens), p.effort, -p.gain(self.before)))
        return items

    def _ways(self) -> Iterator[tuple[Step, ...]]:
        steps = self.steps()
        yield from ((step,) for step in steps)
        yield from combinations(steps, 2)

    def try_out(self, steps: tuple[Step, ...]) -> Plan | None:
        """What steps bring, found by assessing; ``None`` when nothing."""
        variant = self.variant(steps)
        if not self.opened(variant):
            crs = self.variants.bounds(variant, CRS)
            if crs[0] <= self.before[CRS][0]:
                return None
        return self._plan(steps, variant)

    def singles(self) -> list[Plan]:
        """Every step alone, whatever it brings."""
        return [self._plan((step,), self._alone(step)) for step in self._steps]

    def joint(self) -> Iterator[Plan]:
        """The pairs of steps that open what neither step opens alone."""
        alone = {step: set(self.opened(self._alone(step))) for step in self._steps}
        for steps in combinations(self._steps, 2):
            variant = self.variant(steps)
            item, other = steps
            if not alone[item].union(alone[other]).issuperset(self.opened(variant)):
                yield self._plan(steps, variant)

    def opened(self, variant: Variant) -> tuple[str, ...]:
        """The streams whose verdict becomes met, or for an officer, and was neither."""
        if "opened" not in variant.kept:
            variant.kept["opened"] = tuple(
                slug
                for slug, verdict in self.variants.changes(variant).items()
                if verdict in QUALIFIED
                and self.variants.verdicts[slug] not in QUALIFIED
            )
        opened: tuple[str, ...] = variant.kept["opened"]
        return opened

    def _plan(self, steps: tuple[Step, ...], variant: Variant) -> Plan:
        closes = tuple(
            slug
            for slug, verdict in self.variants.changes(variant).items()
            if verdict not in QUALIFIED and self.variants.verdicts[slug] in QUALIFIED
        )
        return Plan(
            steps,
            variant.case.profile,
            opens=self.opened(variant),
            closes=closes,
            effort=sum(self._effort(step) for step in steps),
            score=partial(self.variants.bounds, variant),
            grids=tuple(self.rules.grids),
        )

    def variant(self, steps: tuple[Step, ...]) -> Variant:
        """The profile with one step or two taken in their order."""
        alone = [self._alone(step) for step in steps]
        if len(alone) == 1:
            return alone[0]
        variant, other = alone
        profile = steps[1].change(variant.case.profile)
        for same in (other, variant):
            if profile == same.case.profile:
                return same
        return self.variants.both(variant, other, profile)

    def _alone(self, step: Step) -> Variant:
        if step not in self._single:
            profile = step.change(self.variants.base)
            self._single[step] = self.variants.of(profile)
        return self._single[step]

    def _effort(self, step: Step) -> int:
        cost = self.costs.get(step.lever, {})
        return int(cost.get("effort", 0))

    def trajectory(self, months: int = MONTHS) -> Iterator[Month]:
        """The same answers on the same day of each later month."""
        before = self.rulebook.assess(self.variants.base, self.on)
        for month in range(1, months + 1):
            on = add_months(self.on, month)
            now = self.rulebook.assess(self.variants.base, on)
            score = now.score(CRS)
            bounds = (score.lower, score.upper)
            yield Month(on, bounds, tuple(_changes(before, now)), score)
            before = now


def _changes(
    before: Assessment, now: Assessment
) -> Iterator[tuple[str, Verdict, Verdict, str]]:
    """Verdicts that differ, with the requirement that decides."""
    earlier = {stream.slug: before.verdict(stream) for stream in before.streams}
    for stream in now.streams:
        was, verdict = earlier[stream.slug], now.verdict(stream)
        if was is not verdict:
            yield stream.slug, was, verdict, _deciding(before, now, stream.slug)


def _deciding(before: Assessment, now: Assessment, slug: str) -> str:
    """The first requirement whose change made the verdict what it is."""
    then = {
        finding.requirement.slug: finding.verdict
        for finding in before.findings(before.rules.stream(slug))
    }
    findings = now.findings(now.rules.stream(slug))
    verdict = min(finding.verdict for finding in findings)
    changed = [f for f in findings if then.get(f.requirement.slug) is not f.verdict]
    worst = [f for f in changed if f.verdict is verdict]
    chosen = worst or changed or findings
    return chosen[0].requirement.slug
