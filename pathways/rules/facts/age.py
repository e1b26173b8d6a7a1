"""Age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_years
from pathways.rules.engine.values import ask
from pathways.rules.facts.fact import Fact, Who
from pathways.rules.profile.profile import Person
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class Age(Fact):
    """Completed years on the day."""

    unit: ClassVar[str] = "years of age"
    reads: ClassVar = frozenset({"applicant.birth_date"})

    who: Who = "applicant"

    def derive(self, case: Case) -> Any:
        def age(person: Person) -> Any:
            born = person.birth_date
            if born is UNANSWERED:
                return ask(f"{self.who}.birth_date")
            return completed_years(born, case.on)

        return case.of(self.who, age)
