"""What an occupation alone decides of a stream's requirements.

Nobody's answers are at hand: a requirement can be out of reach for an occupation, right
for it, or have nothing to do with it. It is a gate when some occupation fails it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pathways.outlook.standing import Standing
from pathways.rules import Criterion, Requirement, Verdict
from pathways.rules.facts import (
    Answer,
    ConditionMet,
    Fact,
    MainOccupationIn,
    OfferGroup,
    OfferTeer,
    OnList,
    PrimaryOccupation,
    StreamQualified,
    WorkMonths,
    on_list,
)

ENOUGH: Final = Decimal("Infinity")
Fit = bool | None


@dataclass(frozen=True)
class Occupation:
    """A unit group, and by list the professions that it may stand for."""

    code: str
    stands_for: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def teer(self) -> int:
        """Training, education, experience and responsibilities: the second digit."""
        return int(self.code[1])


class Possible(NamedTuple):
    """A fact's value; an unsure one is the best that the occupation allows."""

    value: Any
    sure: bool = True


@dataclass(frozen=True)
class Gates:
    """The requirements of an edition on a day, asked of occupations."""

    standing: Standing
    _known: dict[int, bool] = field(default_factory=dict)

    def of(self, requirements: Iterable[Requirement]) -> list[Requirement]:
        """Those that some occupation fails."""
        return [
            requirement for requirement in requirements if self._is_gate(requirement)
        ]

    def fits(self, requirement: Requirement, occupation: Occupation) -> Fit:
        """Out of reach, right, or not for the occupation to decide."""
        ways = [
            _all(self._criterion(c, occupation) for c in way.criteria)
            for way in requirement.alternatives
        ]
        if ways and all(way is False for way in ways):
            return False
        return None if None in ways else True

    def facts(self, requirement: Requirement) -> Iterator[Fact]:
        """The facts that a requirement uses, and those of what it names."""
        for place in requirement.places():
            fact = self.standing.assessment.rules.facts.all[place]
            yield fact
            for inner in self._named(fact):
                yield from self.facts(inner)

    def lists(self, requirement: Requirement) -> set[str]:
        """The lists of occupations that a requirement asks."""
        items = (_list_of(fact) for fact in self.facts(requirement))
        return {name for name in items if name}

    def _is_gate(self, requirement: Requirement) -> bool:
        known = self._known.get(id(requirement))
        if known is None:
            codes = self.standing.assessment.case.reference.unit_groups
            asked = any(_asks(fact) for fact in self.facts(requirement))
            others = sorted(codes) if asked else ()
            known = any(self.fits(requirement, Occupation(c)) is False for c in others)
            self._known[id(requirement)] = known
        return known

    def _criterion(self, criterion: Criterion, occupation: Occupation) -> Fit:
        if criterion.fact is None or criterion.comparison in ("officer", "stated"):
            return None
        values: dict[int, Any] = {}
        sure = True
        for place in (criterion.fact, *criterion.limit_facts):
            fact = self.standing.assessment.rules.facts.all[place]
            possible = self._possible(fact, occupation)
            if possible is None:
                return None
            values[place] = possible.value
            sure = sure and possible.sure
        is_met = criterion.judge(values).verdict is Verdict.MET
        return is_met if is_met or sure else None

    def _possible(self, fact: Fact, occupation: Occupation) -> Possible | None:
        case = self.standing.assessment.case
        match fact:
            case OnList(whose="profession"):
                keys = occupation.stands_for.get(fact.list, frozenset())
                held = keys & case.reference.lists.get(fact.list, {}).keys()
                return Possible(bool(held), sure=not held)
            case OnList(whose="offer" | "primary"):
                return Possible(on_list(case, fact.list, occupation.code))
            case WorkMonths(who="applicant") if fact.on_list or fact.teers:
                fits = not fact.teers or occupation.teer in fact.teers
                if fact.on_list:
                    fits = fits and on_list(case, fact.on_list, occupation.code)
                return Possible(ENOUGH if fits else Decimal(0), sure=not fits)
            case ConditionMet() | StreamQualified():
                flag = _all(
                    self.fits(requirement, occupation)
                    for requirement in self._named(fact)
                )
                return None if flag is None else Possible(flag, sure=not flag)
        value = _code_of(fact, occupation)
        return None if value is None else Possible(value)

    def _named(self, fact: Fact) -> tuple[Requirement, ...]:
        if isinstance(fact, ConditionMet):
            return self.standing.assessment.rules.conditions[fact.condition]
        if isinstance(fact, StreamQualified):
            return self.standing.by_slug[fact.stream].requirements
        return ()


def _all(items: Iterable[Fit]) -> Fit:
    """Out of reach when one is; right when one is and none is out of reach."""
    every = list(items)
    if False in every:
        return False
    return True if True in every else None


def _code_of(fact: Fact, occupation: Occupation) -> Any:
    """What a fact reads off the code; nothing when it reads something else."""
    match fact:
        case OfferTeer():
            return occupation.teer
        case OfferGroup():
            return occupation.code[: fact.digits]
        case MainOccupationIn():
            return occupation.teer in fact.teers
        case PrimaryOccupation() | Answer(path="job_offer.noc"):
            return occupation.code
    return None


def names_codes(fact: Fact) -> bool:
    """Whether a fact is the unit group itself, or a wider group of it."""
    return isinstance(fact, OfferGroup | PrimaryOccupation) or (
        isinstance(fact, Answer) and fact.path == "job_offer.noc"
    )


def _asks(fact: Fact) -> bool:
    """Whether a fact reads something of the occupation itself."""
    by_teer = isinstance(fact, OfferTeer | MainOccupationIn) or (
        isinstance(fact, WorkMonths) and bool(fact.teers)
    )
    return by_teer or names_codes(fact) or bool(_list_of(fact))


def _list_of(fact: Fact) -> str:
    if isinstance(fact, OnList) and fact.whose != "employer":
        return fact.list
    return fact.on_list if isinstance(fact, WorkMonths) else ""
