"""Membership of dated lists, and what a list's entry fixes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import Open, ask
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.lookups import entries_for, on_list
from pathways.rules.facts.primary import PRIMARY_READS, primary_occupation
from pathways.rules.profile.reading import UNANSWERED


def occupation_of(case: Case, whose: str) -> Any:
    """The unit group (or profession, or employer) that a list is asked about."""
    if whose == "primary":
        return primary_occupation(case)
    offer = case.profile.job_offer
    if offer is UNANSWERED:
        return ask("job_offer")
    if offer is None:
        return None
    key = OFFERED[whose]
    answer = getattr(offer, key)
    if isinstance(answer, str) and whose == "employer":
        return slug_of(answer)
    return ask(f"job_offer.{key}") if answer is UNANSWERED else answer


def slug_of(name: str) -> str:
    """A name as lists of employers and professions write it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


# What the values of lists are counted in.
CountedIn = Literal["CAD an hour", "CAD a year", "months", "number", "yes or no"]
Whose = Literal["offer", "primary", "profession", "employer"]


FIGURE: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
OFFERED: Final = {"offer": "noc", "profession": "profession", "employer": "employer"}
READ_BY: Final[dict[str, frozenset[str]]] = {
    "primary": PRIMARY_READS,
    **{whose: under("job_offer", key) for whose, key in OFFERED.items()},
}


def exact(value: Any) -> Any:
    """A figure of a list, which may be written as text to keep its decimals."""
    is_figure = isinstance(value, str) and FIGURE.fullmatch(value)
    return Decimal(value) if is_figure else value


@dataclass(frozen=True, slots=True)
class OnList(Fact):
    """Whether the occupation is on a list in force on the day: a flag."""

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 3
    reads: ClassVar = frozenset().union(*READ_BY.values())

    list: str
    whose: Whose = "offer"

    def derive(self, case: Case) -> Any:
        noc = occupation_of(case, self.whose)
        if isinstance(noc, Open):
            return Open(noc.asks, (True, False))
        if noc is not None and self.whose in ("profession", "employer"):
            return noc in case.reference.lists.get(self.list, {})
        return noc is not None and on_list(case, self.list, noc)

    def read_paths(self) -> frozenset[str]:
        return READ_BY[self.whose]


@dataclass(frozen=True, slots=True)
class ListValue(Fact):
    """What a list's entry fixes, such as a wage floor; ``None`` when it fixes nothing.

    Of several entries for one unit group the least counts, and none if one has none.
    ``counted_in`` is the unit: a level of a list is a number.
    """

    unit: ClassVar[str] = "as the list says"
    reads: ClassVar = frozenset().union(*READ_BY.values())

    list: str
    name: str
    whose: Whose = "offer"
    counted_in: CountedIn = "CAD an hour"

    def derive(self, case: Case) -> Any:
        noc = occupation_of(case, self.whose)
        if isinstance(noc, Open):
            return Open(noc.asks)
        entries = () if noc is None else entries_for(case, self.list, noc)
        items = [entry.values.get(self.name) for entry in entries]
        fixed = [exact(value) for value in items if value is not None]
        return min(fixed) if fixed and len(fixed) == len(items) else None

    def read_paths(self) -> frozenset[str]:
        return READ_BY[self.whose]
