"""The rules in force on a day, and the assessment of a profile by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from pathways.rules.engine import specs
from pathways.rules.engine.case import Case, Reference
from pathways.rules.engine.criteria import Finding, Requirement, Verdict
from pathways.rules.engine.grids import Grid, Score
from pathways.rules.engine.specs import Spec
from pathways.rules.engine.values import OFFICER, Between, Open
from pathways.rules.facts.fact import Fact
from pathways.rules.profile.profile import Profile
from pathways.rules.ruleset.compiling import Facts

Result = TypeVar("Result")
NOT_COLLECTED: Final = "not-collected"  # the one requirement of an untold stream
FOREIGN_NATIONAL: Final = "foreign-national"  # asked by every stream, of everybody
NOT_OWN: Final = frozenset({NOT_COLLECTED, FOREIGN_NATIONAL})


@dataclass(frozen=True)
class Stream:
    """A stream and its requirements on a day; ``spec`` holds all else about it."""

    slug: str
    name: str
    spec: Spec
    requirements: tuple[Requirement, ...]

    @cached_property
    def is_collected(self) -> bool:
        """Whether any rule of its own is in the catalogue: by those it is assessed."""
        return any(requirement.slug not in NOT_OWN for requirement in self.requirements)

    @cached_property
    def _intakes(self) -> list[tuple[date | None, date | None, str]]:
        """First day, first day no longer, and state."""
        return [
            (
                specs.day(intake.get("from")),
                specs.day(intake.get("to")),
                str(intake["state"]),
            )
            for intake in self.spec.get("intakes", ())
        ]

    def intake(self, on: date) -> str:
        """The state of intake on the day, in the contract's words."""
        for start, end, state in self._intakes:
            if (start is None or start <= on) and (end is None or on < end):
                return state
        announced = specs.day(self.spec.get("announced_on"))
        starts = [start for start, _, _ in self._intakes if start]
        if starts and on < min(starts):
            return "announced" if announced and announced <= on else "closed"
        return "not_known"


@dataclass(frozen=True, eq=False)
class Ruleset:
    """Everything that holds on the days between two changes of the rulebook."""

    reference: Reference
    facts: Facts
    conditions: Mapping[str, tuple[Requirement, ...]]
    streams: tuple[Stream, ...]
    grids: Mapping[str, Grid]
    _by_slug: dict[str, Stream] = field(default_factory=dict)
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._by_slug.update({stream.slug: stream for stream in self.streams})

    def keep(self, key: Any, make: Callable[[], Result]) -> Result:
        """What follows from these rules alone: made once, kept as long as they are."""
        if key not in self._kept:
            self._kept[key] = make()
        result: Result = self._kept[key]
        return result

    def stream(self, slug: str) -> Stream:
        """The stream of that name."""
        return self._by_slug[slug]

    def has_stream(self, slug: str) -> bool:
        """Whether a stream bears that name."""
        return slug in self._by_slug

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The places of the facts that these rules use, in order."""
        places: set[int] = set()
        groups = (*self.conditions.values(), *(s.requirements for s in self.streams))
        for group in groups:
            for requirement in group:
                places |= requirement.places()
        for grid in self.grids.values():
            places.update(grid.places())
        return tuple(sorted(places))

    @cached_property
    def derived(self) -> tuple[Callable[[Case], Any], ...]:
        """How each fact is derived, by its place."""
        return tuple(fact.derive for fact in self.facts.all)

    def assess(self, profile: Profile, on: date) -> Assessment:
        """Facts, verdicts and findings follow on demand, each derived once."""
        return Assessment(self, self.case(profile, on))

    def case(self, profile: Profile, on: date) -> Case:
        """The profile on the day; its facts are derived as they are read."""
        return Case(profile, on, self.reference, self)

    def score(self, case: Case, grid: str) -> Score:
        """Points on a grid, kept for the case."""
        lending = case.lending
        if lending is not None and grid in lending.grids:
            return self.score(lending.lender, grid)
        return case.keep(
            ("score", grid), lambda: self.grids[grid].score(case.values, case.on)
        )

    def points(self, case: Case, grid: str) -> Any:
        """The total on a grid as a fact: open between its bounds."""
        score = self.score(case, grid)
        if score.total is not None:
            return score.total
        return Open(score.asks(), Between(score.lower, score.upper))

    def grid_estimated(self, case: Case, grid: str) -> bool:
        """Whether a fact of the grid was computed from an expected level."""
        every = self.facts.all
        places = self.grids[grid].places() & self.estimable
        return any(every[place].rests_on_estimate(case) for place in places)

    def owner_estimated(self, case: Case, owner: str, slug: str) -> bool:
        """Whether a fact of a stream or condition came from an expected level."""
        every = self.facts.all
        places = {
            at for asked in self._requirements(owner, slug) for at in asked.places()
        }
        return any(
            every[place].rests_on_estimate(case) for place in places & self.estimable
        )

    @cached_property
    def estimable(self) -> frozenset[int]:
        """The places of facts that an expected level can decide."""
        never = Fact.rests_on_estimate
        every = enumerate(self.facts.all)
        return frozenset(
            at for at, fact in every if type(fact).rests_on_estimate != never
        )

    def verdict(self, case: Case, owner: str, slug: str) -> Verdict:
        """The worst verdict of a stream's, or a condition's, requirements."""
        key = owner, slug
        verdict = case.verdicts.get(key)
        if verdict is None:
            lending = case.lending
            if lending is not None and key in lending.owners:
                verdict = self.verdict(lending.lender, owner, slug)
            else:
                verdict = self._worst(case, key)
            case.verdicts[key] = verdict
        return verdict

    @cached_property
    def _tried(self) -> dict[tuple[str, str], list[Requirement]]:
        """Requirements in the order of least effort, for the worst of them."""
        groups = [("condition", slug, asked) for slug, asked in self.conditions.items()]
        groups += [
            ("stream", stream.slug, stream.requirements) for stream in self.streams
        ]
        return {
            (owner, slug): sorted(asked, key=self._effort)
            for owner, slug, asked in groups
        }

    def _effort(self, requirement: Requirement) -> int:
        every = self.facts.all
        return sum(every[place].effort for place in requirement.places())

    def _requirements(self, owner: str, slug: str) -> tuple[Requirement, ...]:
        if owner == "condition":
            return self.conditions[slug]
        return self._by_slug[slug].requirements

    def _worst(self, case: Case, key: tuple[str, str]) -> Verdict:
        worst, values = Verdict.MET, case.values
        for requirement in self._tried[key]:
            verdict = requirement.verdict(values)
            if verdict < worst:
                if verdict is Verdict.NOT_MET:
                    return verdict
                worst = verdict
        return worst

    def holds(self, case: Case, owner: str, slug: str) -> Any:
        """The verdict as a fact: a flag, open while answers or an officer decide."""
        verdict = self.verdict(case, owner, slug)
        if verdict is Verdict.NOT_ANSWERED:
            asks: set[str] = set()
            for requirement in self._requirements(owner, slug):
                asks |= requirement.find(case.values).asks
            return Open(frozenset(asks), (True, False))
        return OFFICER if verdict is Verdict.OFFICER else verdict is Verdict.MET


@dataclass(frozen=True)
class Assessment:
    """A profile assessed on a day; nothing is computed before it is asked for."""

    rules: Ruleset
    case: Case

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.case.on

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Every stream of the rulebook, in its order."""
        return self.rules.streams

    def verdict(self, stream: Stream) -> Verdict:
        """The stream's verdict."""
        return self.rules.verdict(self.case, "stream", stream.slug)

    def findings(self, stream: Stream) -> list[Finding]:
        """What was found for each requirement; it settles the verdict too."""
        case, key = self.case, ("stream", stream.slug)
        items = case.findings.get(key)
        if items is None:
            values = case.values
            items = [requirement.find(values) for requirement in stream.requirements]
            case.findings[key] = items
            case.verdicts[key] = min([item.verdict for item in items])
        return items

    def score(self, grid: str) -> Score:
        """Points on a grid."""
        return self.rules.score(self.case, grid)

    @cached_property
    def _estimates(self) -> frozenset[int]:
        """The places of the facts that were computed from an expected level."""
        facts, places = self.rules.facts.all, self.rules.estimable
        return frozenset(at for at in places if facts[at].rests_on_estimate(self.case))

    def estimated(self, finding: Finding) -> bool:
        """Whether a finding rests on an expected language level."""
        places = self._estimates
        return bool(places) and any(
            place in places
            for criterion, _ in finding.judged
            for place in (*criterion.limit_facts, criterion.fact)
        )

    def grid_estimated(self, grid: str) -> bool:
        """Whether a score rests on an expected language level."""
        return self.rules.grid_estimated(self.case, grid)
