"""Canadian ancestors: whether there is one, as far as answers can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import Open, ask
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.person import Ancestor
from pathways.rules.profile.profile import Person
from pathways.rules.profile.reading import UNANSWERED

PATH: Final = "applicant.canadian_ancestor"
Relation = Literal["parent", "grandparent", "great_grandparent"]
# How one becomes a citizen without a citizen parent born before one.
FIRST: Final = frozenset({"birth", "naturalization"})


@dataclass(frozen=True, slots=True)
class CanadianAncestor(Fact):
    """Whether an ancestor was a Canadian citizen: a flag (Citizenship Act, s. 3).

    ``relations``: of these only. ``first_generation``: who was born in Canada or
    naturalized, not a citizen by descent (the limit from 2009-04-17 to 2025-12-14).
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under(PATH, "relation", "born_in_canada", "citizen_by")

    relations: tuple[Relation, ...] = ()
    first_generation: bool = False

    def derive(self, case: Case) -> Any:
        return case.of("applicant", self._of)

    def read_paths(self) -> frozenset[str]:
        return self.reads if self.relations else self.reads - under(PATH, "relation")

    def _of(self, person: Person) -> Any:
        if person.canadian_ancestor is UNANSWERED:
            return Open(ask(PATH).asks, (True, False))
        items = [self._counts(ancestor) for ancestor in person.canadian_ancestor]
        if any(counts is True for counts in items):
            return True
        asks = frozenset().union(
            *(flag.asks for flag in items if isinstance(flag, Open))
        )
        return Open(asks, (True, False)) if asks else False

    def _counts(self, ancestor: Ancestor) -> bool | Open:
        if ancestor.relation is UNANSWERED and self.relations:
            return ask(f"{PATH}.relation")
        if self.relations and ancestor.relation not in self.relations:
            return False
        if ancestor.born_in_canada is True:
            return True
        if ancestor.citizen_by is UNANSWERED:
            return ask(f"{PATH}.citizen_by")
        if self._is_way(ancestor.citizen_by):
            return True
        is_open = ancestor.born_in_canada is UNANSWERED
        return ask(f"{PATH}.born_in_canada") if is_open else False

    def _is_way(self, citizen_by: str | None) -> bool:
        if self.first_generation:
            return citizen_by in FIRST
        return citizen_by is not None
