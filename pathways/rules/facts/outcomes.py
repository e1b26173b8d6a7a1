"""What the rulebook itself finds: points, and verdicts of conditions and streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class GridPoints(Fact):
    """The total on a points grid, open while its bounds differ."""

    unit: ClassVar[str] = "points"
    effort: ClassVar = 60
    reads: ClassVar = frozenset[str]()

    grid: str

    def derive(self, case: Case) -> Any:
        return case.rules.points(case, self.grid)

    def needs(self) -> tuple[tuple[str, str], ...]:
        return (("grid", self.grid),)

    def rests_on_estimate(self, case: Case) -> bool:
        return bool(case.rules.grid_estimated(case, self.grid))


@dataclass(frozen=True, slots=True)
class Always(Fact):
    """True for everyone: for a part of a grid that no answer of ours decides."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset[str]()

    def derive(self, case: Case) -> Any:
        return True


@dataclass(frozen=True, slots=True)
class ConditionMet(Fact):
    """Whether a condition, such as arranged employment, holds: a flag.

    Open for an officer when all else is met and their judgement is left.
    """

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 10
    reads: ClassVar = frozenset[str]()

    condition: str

    def derive(self, case: Case) -> Any:
        return case.rules.holds(case, "condition", self.condition)

    def needs(self) -> tuple[tuple[str, str], ...]:
        return (("condition", self.condition),)

    def rests_on_estimate(self, case: Case) -> bool:
        return bool(case.rules.owner_estimated(case, "condition", self.condition))


@dataclass(frozen=True, slots=True)
class StreamQualified(Fact):
    """Whether all requirements of a stream are met: a flag."""

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 30
    reads: ClassVar = frozenset[str]()

    stream: str

    def derive(self, case: Case) -> Any:
        return case.rules.holds(case, "stream", self.stream)

    def needs(self) -> tuple[tuple[str, str], ...]:
        return (("stream", self.stream),)

    def rests_on_estimate(self, case: Case) -> bool:
        return bool(case.rules.owner_estimated(case, "stream", self.stream))
