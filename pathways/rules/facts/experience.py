"""Experience: in years, and in the occupations that a list holds at a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import Between, Open
from pathways.rules.facts import jobs
from pathways.rules.facts.fact import Fact, Who, of_whom
from pathways.rules.facts.jobs import Exclusion
from pathways.rules.facts.work import WorkMonths

MONTHS = 12
ANY_WORK = WorkMonths()


@dataclass(frozen=True, slots=True)
class WorkYears(Fact):
    """Years of any work anywhere, with fractions: 1,560 hours are one year."""

    unit: ClassVar[str] = "years"
    effort: ClassVar = 9
    reads: ClassVar = ANY_WORK.read_paths()

    def derive(self, case: Case) -> Any:
        months = ANY_WORK.derive(case)
        if not isinstance(months, Open):
            return months / MONTHS
        span = months.possible
        if not isinstance(span, Between):
            return months
        high = None if span.high is None else span.high / MONTHS
        return Open(months.asks, Between(span.low / MONTHS, high))


@dataclass(frozen=True, slots=True)
class MonthsAtLevel(Fact):
    """Months of work in the unit groups that a list holds at a level.

    The value ``level`` of a line says its level; a unit group on several lines is at
    each of theirs. The other parameters are those of ``WorkMonths``.
    """

    unit: ClassVar[str] = "months"
    effort: ClassVar = 9
    reads: ClassVar = jobs.EVERY_READ

    list: str
    list_level: int
    where: str = "any"
    from_months_ago: int = 0
    exclude: tuple[Exclusion, ...] = ()
    who: Who = "applicant"
    _counting: WorkMonths = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work as these parameters have it, and only at the level."""
        work = WorkMonths(
            where=self.where,
            from_months_ago=self.from_months_ago,
            exclude=self.exclude,
            who=self.who,
        )
        level = jobs.at_level(self.list, self.list_level, f"{self.who}.work")
        object.__setattr__(self, "_counting", work.where_also(level))

    def derive(self, case: Case) -> Any:
        return self._counting.derive(case)

    def read_paths(self) -> frozenset[str]:
        return self._counting.read_paths() | of_whom(jobs.OF_GROUP, self.who)
