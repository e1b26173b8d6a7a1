"""Credentials as provincial grids tell them apart: by level, type, length and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar, Final, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import window_start
from pathways.rules.engine.values import Between, Open, ask
from pathways.rules.facts.education import (
    RANK,
    Test,
    completed,
    counted,
    in_place,
    possible,
)
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.profile import Credential, Person
from pathways.rules.profile.reading import UNANSWERED

PATH: Final = "applicant.education"
ASKED: Final = {
    key: frozenset({f"{PATH}.{key}"})
    for key in ("level", "credential_type", "years", "province")
}
USUAL_YEARS: Final = {"one_year": 1, "two_year": 2, "three_year_or_more": 3}
Level = Literal[
    "secondary",
    "one_year",
    "two_year",
    "three_year_or_more",
    "masters",
    "professional",
    "doctorate",
]


@dataclass(frozen=True, slots=True)
class Credentials(Fact):
    """How many completed credentials of some kind are held.

    ``levels``: of these levels only; empty for any post-secondary one. ``types``: of
    these ``credential_type`` only; ``untyped`` lets a credential count whose type was
    not answered, for its level speaks. ``years``: least length of the program; the
    level stands in where ``years`` was not answered. ``place``: anywhere, in Canada or
    a province; ``not_province``: elsewhere than there. ``within_months``: completed no
    longer ago.
    """

    unit: ClassVar[str] = "number"
    effort: ClassVar = 5
    reads: ClassVar = under(
        PATH,
        "level",
        "completed_on",
        "credential_type",
        "years",
        "country",
        "province",
    )

    levels: tuple[Level, ...] = ()
    types: tuple[str, ...] = ()
    untyped: bool = False
    years: int = 0
    place: str = "any"
    not_province: str = ""
    within_months: int = 0
    _tests: tuple[Test, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the tests that these parameters need."""
        tests: list[tuple[Test, object]] = [
            (self._level, True),
            (self._type, self.types),
            (self._length, self.years),
            (lambda _, c: in_place(c, self.place, PATH), self.place != "any"),
            (self._elsewhere, self.not_province),
            (_done, True),
            (self._recent, self.within_months),
        ]
        kept = tuple(test for test, is_needed in tests if is_needed)
        object.__setattr__(self, "_tests", kept)

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.education is UNANSWERED:
            return Open(frozenset({PATH}), Between(0, None))
        return possible(counted(case, person, self._tests), len)

    def read_paths(self) -> frozenset[str]:
        by_province = self.place not in ("any", "CA") or bool(self.not_province)
        unread = {
            "credential_type": not self.types,
            "years": not self.years,
            "country": self.place == "any",
            "province": not by_province,
        }
        return self.reads - under(PATH, *(key for key, no in unread.items() if no))

    def _level(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if credential.level is UNANSWERED:
            return ASKED["level"]
        if self.levels:
            return credential.level in self.levels
        return credential.level != "secondary"

    def _type(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        kind = credential.credential_type
        if isinstance(kind, str):
            return kind in self.types
        if self.untyped:
            return True
        return kind is UNANSWERED and ASKED["credential_type"]

    def _length(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if isinstance(credential.years, Decimal):
            return credential.years >= self.years
        usual = USUAL_YEARS.get(str(credential.level))
        if usual is not None:
            return usual >= self.years
        return credential.years is UNANSWERED and ASKED["years"]

    def _elsewhere(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if credential.province is UNANSWERED:
            return ASKED["province"]
        return credential.province != self.not_province

    def _recent(self, case: Case, credential: Credential) -> bool:
        day = credential.completed_on
        if day is UNANSWERED or day is None:
            return True
        return day >= window_start(case.on, self.within_months)


@dataclass(frozen=True, slots=True)
class HighestCredentialIn(Fact):
    """Whether the highest level was completed in Canada, or in a province: a flag.

    Of several credentials of the highest level any may lie there.
    """

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 9
    reads: ClassVar = under(PATH, "level", "completed_on", "country", "province")

    place: str

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.education is UNANSWERED:
            return Open(frozenset({PATH}), (True, False))
        if any(c.level is UNANSWERED for c in person.education):
            return Open(ask(f"{PATH}.level").asks, (True, False))
        held = counted(case, person, [_done])
        results = [in_place(c, self.place, PATH) for c, _ in held]
        asks = frozenset().union(*(a for _, a in held))
        asks = asks.union(*(r for r in results if isinstance(r, frozenset)))
        if not asks:
            return _highest([c for c, _ in held], self.place, hopeful=False)
        low, high = (
            possible(held, partial(_highest, place=self.place, hopeful=hopeful))
            for hopeful in (False, True)
        )
        if low == high and not isinstance(low, Open):
            return low
        return Open(asks, (True, False))


def _done(case: Case, credential: Credential) -> bool | frozenset[str]:
    return completed(case, credential, PATH)


def _highest(credentials: list[Credential], place: str, hopeful: bool) -> bool:
    """Whether one of the highest level lies there, or may lie there if ``hopeful``."""
    if not credentials:
        return False
    top = max(RANK[str(c.level)] for c in credentials)
    results = [
        in_place(c, place, PATH) for c in credentials if RANK[str(c.level)] == top
    ]
    return any(r is True or (hopeful and isinstance(r, frozenset)) for r in results)
