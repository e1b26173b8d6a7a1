"""Family: who counts, and relatives in Canada."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import OFFICER, Between, Open, ask
from pathways.rules.facts.fact import TOGETHER, Fact, under
from pathways.rules.profile.profile import PARTNERED, Relative
from pathways.rules.profile.reading import UNANSWERED

Relation = Literal[
    "parent",
    "grandparent",
    "child",
    "grandchild",
    "sibling",
    "aunt_or_uncle",
    "niece_or_nephew",
    "cousin",
    "friend",
]


@dataclass(frozen=True, slots=True)
class WithPartner(Fact):
    """Whether the with-partner columns apply (contract, “Partner”): a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = TOGETHER

    def derive(self, case: Case) -> Any:
        return case.with_partner()


@dataclass(frozen=True, slots=True)
class FamilySize(Fact):
    """Applicant, partner (accompanying or not) and dependent children."""

    unit: ClassVar[str] = "people"
    reads: ClassVar = frozenset({"marital_status", "partner", "dependent_children"})

    def derive(self, case: Case) -> Any:
        status, partner = case.profile.marital_status, case.profile.partner
        children = case.profile.dependent_children
        asks = set()
        low = high = 1
        if status is not UNANSWERED:
            low = high = 2 if status in PARTNERED else 1
        elif partner is not None:
            asks.add("marital_status")
            high = 2
        if children is UNANSWERED:
            asks.add("dependent_children")
            return Open(frozenset(asks), Between(low, None))
        low, high = low + (children or 0), high + (children or 0)
        return low if low == high else Open(frozenset(asks), (low, high))


@dataclass(frozen=True, slots=True)
class AccompanyingChildren(Fact):
    """Dependent children who come along; none when there are none at all."""

    unit: ClassVar[str] = "people"
    reads: ClassVar = frozenset({"accompanying_children", "dependent_children"})

    def derive(self, case: Case) -> Any:
        coming = case.profile.accompanying_children
        children = case.profile.dependent_children
        if coming is not UNANSWERED:
            return coming or 0
        if children is UNANSWERED:
            asks = frozenset({"accompanying_children", "dependent_children"})
            return Open(asks, Between(0, None))
        if not children:
            return 0
        return Open(frozenset({"accompanying_children"}), Between(0, children))


@dataclass(frozen=True, slots=True)
class HasRelative(Fact):
    """Whether a relative of certain kinds lives in Canada: a flag.

    ``place``: Canada or a province. ``adult`` asks that all be 18 or older,
    as a parent or grandparent is; a sibling always counts only when adult.
    ``officer_relations`` are the kinds
    that a source leaves undefined: an officer judges them. A partner's relatives count
    when the with-partner columns apply, if ``partners`` says so.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = TOGETHER | under(
        "relatives_in_canada", "relation", "of", "province", "citizen_or_pr", "adult"
    )

    relations: tuple[Relation, ...]
    place: str = "CA"
    officer_relations: tuple[Relation, ...] = ()
    adult: bool = False
    resident: bool = True
    of: Literal["both", "applicant", "partner"] = "both"

    def derive(self, case: Case) -> Any:
        relatives = case.profile.relatives_in_canada
        if relatives is UNANSWERED:
            return Open(frozenset({"relatives_in_canada"}), (True, False))
        asks: set[str] = set()
        for_officer = False
        for relative in relatives:
            flag = self._counts(case, relative)
            if flag is True:
                return True
            if isinstance(flag, Open):
                asks |= flag.asks
                for_officer = for_officer or not flag.asks
        if asks:
            return Open(frozenset(asks), (True, False))
        return OFFICER if for_officer else False

    def read_paths(self) -> frozenset[str]:
        kinds = (*self.relations, *self.officer_relations)
        unread = {
            "citizen_or_pr": not self.resident,
            "adult": not any(map(self._adult_only, kinds)),
        }
        paths = self.reads - (TOGETHER if self.of == "applicant" else frozenset())
        no = (key for key, is_unread in unread.items() if is_unread)
        return paths - under("relatives_in_canada", *no)

    def _counts(self, case: Case, relative: Relative) -> bool | Open:
        """Whether one relative counts, is for an officer, or needs an answer."""
        asks: set[str] = set()
        tests = (
            ("relation", self._relation(relative)),
            ("of", self._of(case, relative)),
            ("province", self._province(relative)),
            ("citizen_or_pr", self._flag(relative.citizen_or_pr, self.resident)),
            ("adult", self._flag(relative.adult, self._needs_adult(relative))),
        )
        for name, result in tests:
            if result is False:
                return False
            if result is None:
                asks.add(f"relatives_in_canada.{name}")
            elif isinstance(result, Open):
                asks |= result.asks
        if asks:
            return ask(*asks)
        return OFFICER if relative.relation in self.officer_relations else True

    def _relation(self, relative: Relative) -> bool | None:
        if relative.relation is UNANSWERED:
            return None
        return relative.relation in (*self.relations, *self.officer_relations)

    def _of(self, case: Case, relative: Relative) -> Any:
        if relative.of is UNANSWERED:
            return None
        if self.of not in ("both", relative.of):
            return False
        return True if relative.of == "applicant" else case.with_partner()

    def _province(self, relative: Relative) -> bool | None:
        if relative.province is UNANSWERED:
            return None
        if relative.province is None:
            return False
        return self.place in ("CA", relative.province)

    def _needs_adult(self, relative: Relative) -> bool:
        """Whether every kind that the relative may be counts only when adult."""
        relation = relative.relation
        if relation is not UNANSWERED:
            return self._adult_only(relation)
        return all(map(self._adult_only, (*self.relations, *self.officer_relations)))

    def _adult_only(self, relation: str) -> bool:
        elder = relation in ("parent", "grandparent")
        return (self.adult and not elder) or relation == "sibling"

    @staticmethod
    def _flag(answer: Any, needed: bool) -> bool | None:
        if not needed:
            return True
        return None if answer is UNANSWERED else bool(answer)
