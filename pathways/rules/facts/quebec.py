"""Quebec's points grid: credentials as it names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import NOTHING, Open, ask
from pathways.rules.facts.education import completed, in_place
from pathways.rules.facts.fact import Fact, Who, under
from pathways.rules.profile.profile import LEVELS, Credential, Person
from pathways.rules.profile.reading import UNANSWERED

GENERAL_SECONDARY: Final = "general secondary"
VOCATIONAL_SHORT: Final = "vocational secondary 600-899 h"
VOCATIONAL_LONG: Final = "vocational secondary 900 h or more"
VOCATIONAL_ABROAD: Final = "vocational secondary 1 year, not Quebec"
GENERAL_TWO_YEARS: Final = "post-secondary general 2 years"
TECHNICAL: Final = "post-secondary technical 900 h or more"
TECHNICAL_ABROAD: Final = "post-secondary technical 1-2 years, not Quebec"
TECHNICAL_THREE_YEARS: Final = "post-secondary technical 3 years"
UNDERGRADUATE: Final = {
    1: "university undergraduate 1 year",
    2: "university undergraduate 2 years",
    3: "university undergraduate 3-4 years",
    5: "university undergraduate 5 years or more",
}
GRADUATE_ONE_YEAR: Final = "university graduate (2nd cycle) 1 year"
GRADUATE_LONGER: Final = "university graduate (2nd cycle) 2 years or more"
DOCTORATE: Final = "doctorate (3rd cycle)"
RISING: Final = (
    "none",
    GENERAL_SECONDARY,
    VOCATIONAL_SHORT,
    VOCATIONAL_LONG,
    VOCATIONAL_ABROAD,
    GENERAL_TWO_YEARS,
    TECHNICAL,
    TECHNICAL_ABROAD,
    TECHNICAL_THREE_YEARS,
    UNDERGRADUATE[1],
    UNDERGRADUATE[2],
    UNDERGRADUATE[3],
    UNDERGRADUATE[5],
    GRADUATE_ONE_YEAR,
    GRADUATE_LONGER,
    "medical specialization 2 years or more",
    DOCTORATE,
)
RANK: Final = {cell: rank for rank, cell in enumerate(RISING)}
TYPES: Final = (
    "degree",
    "associate_degree",
    "diploma",
    "certificate",
    "graduate_certificate",
    "trade_certificate",
    "university_certificate",
)
UNIVERSITY: Final = ("degree", "university_certificate")
Cells = frozenset[str]


def cells(credential: Credential, *, quebec: bool) -> Cells:
    """The grid's names that a credential may have, as far as it was described."""
    levels = LEVELS if credential.level is UNANSWERED else (credential.level,)
    types: tuple[str | None, ...] = TYPES
    if credential.credential_type is not UNANSWERED:
        types = (credential.credential_type,)
    items: Cells = frozenset()
    for level in levels:
        for kind in types:
            items |= _cells(str(level), kind, credential, quebec)
    return items


def _cells(level: str, kind: str | None, credential: Credential, quebec: bool) -> Cells:
    """The names for one level and type; two where the hours or years decide."""
    if level == "doctorate":
        return frozenset({DOCTORATE})
    if level in ("masters", "professional"):
        return _graduate(credential)
    if level == "three_year_or_more":
        return _three_years(kind, credential)
    if level == "secondary":
        return _secondary(kind, quebec)
    years = 1 if level == "one_year" else 2
    if kind in UNIVERSITY:
        return frozenset({UNDERGRADUATE[years]})
    if kind == "graduate_certificate":
        return frozenset({GRADUATE_ONE_YEAR if years == 1 else GRADUATE_LONGER})
    if kind == "trade_certificate" and years == 1:
        return frozenset({VOCATIONAL_LONG if quebec else VOCATIONAL_ABROAD})
    if not quebec:
        return frozenset({TECHNICAL_ABROAD})
    return frozenset({TECHNICAL} if years == 1 else {GENERAL_TWO_YEARS, TECHNICAL})


def _secondary(kind: str | None, quebec: bool) -> Cells:
    if kind != "trade_certificate":
        return frozenset({GENERAL_SECONDARY})
    longer = VOCATIONAL_LONG if quebec else VOCATIONAL_ABROAD
    return frozenset({VOCATIONAL_SHORT, longer})


def _three_years(kind: str | None, credential: Credential) -> Cells:
    if kind not in (*UNIVERSITY, "graduate_certificate"):
        return frozenset({TECHNICAL_THREE_YEARS})
    years = credential.years
    if years is UNANSWERED or years is None:
        return frozenset({UNDERGRADUATE[3], UNDERGRADUATE[5]})
    return frozenset({UNDERGRADUATE[5 if years >= 5 else 3]})


def _graduate(credential: Credential) -> Cells:
    years = credential.years
    if years is UNANSWERED or years is None:
        return frozenset({GRADUATE_ONE_YEAR, GRADUATE_LONGER})
    return frozenset({GRADUATE_LONGER if years >= 2 else GRADUATE_ONE_YEAR})


@dataclass(frozen=True, slots=True)
class QuebecCredential(Fact):
    """The best completed credential, in the words of Quebec's points grid.

    No equivalency assessment is asked. ``place``: anywhere, or in a province. Between
    two names the profile may leave it open: hours of a vocational program are never
    asked. A professional degree is read as a master's (contract, “Education”).
    """

    unit: ClassVar[str] = "text"
    effort: ClassVar = 8
    reads: ClassVar = under(
        "applicant.education",
        "level",
        "credential_type",
        "years",
        "completed_on",
        "country",
        "province",
    )

    place: str = "any"
    who: Who = "applicant"

    def derive(self, case: Case) -> Any:
        return case.of(self.who, lambda person: self._best(case, person))

    def _best(self, case: Case, person: Person) -> Any:
        path = f"{self.who}.education"
        if person.education is UNANSWERED:
            return ask(path)
        ways = [self._ways(case, credential, path) for credential in person.education]
        least = max((min(RANK[c] for c in items) for items, _ in ways), default=0)
        ranks, asks = {least}, NOTHING
        for result, its in ways:
            above = {RANK[cell] for cell in result if RANK[cell] > least}
            if above:
                ranks |= above
                asks |= its
        if len(ranks) == 1:
            return RISING[least]
        return Open(asks, tuple(RISING[rank] for rank in sorted(ranks)))

    def _ways(
        self, case: Case, credential: Credential, path: str
    ) -> tuple[Cells, frozenset[str]]:
        """What it may count as, “none” included, and what would settle it."""
        tests = [completed(case, credential, path)]
        if self.place != "any":
            tests.append(in_place(credential, self.place, path))
        if False in tests:
            return frozenset({"none"}), NOTHING
        asks: frozenset[str] = NOTHING.union(*(t for t in tests if t is not True))  # type: ignore[arg-type]
        items = self._cells(credential)
        for name in ("level", "credential_type", "years"):
            answered = getattr(credential, name) is not UNANSWERED
            if not answered and len(items) > 1 and self._matters(credential, name):
                asks |= {f"{path}.{name}"}
        unsure = any(test is not True for test in tests)
        return items | ({"none"} if unsure else frozenset()), asks

    def _cells(self, credential: Credential) -> Cells:
        items = cells(credential, quebec=credential.province == "QC")
        perhaps = credential.province is UNANSWERED
        if perhaps and credential.country in ("CA", UNANSWERED):
            items |= cells(credential, quebec=True)
        return items

    @staticmethod
    def _matters(credential: Credential, name: str) -> bool:
        """Whether the answer can change the name; years do from three years on."""
        if name == "credential_type":
            return credential.level not in ("masters", "professional", "doctorate")
        if name == "years":
            return credential.level not in ("secondary", "one_year", "two_year")
        return True
