"""Experience counted in years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.case import Case
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.work import WorkMonths
from pathways.rules.values import Between, Open

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
