"""Graduation and study in Canada: where, when, how long, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import window_start
from pathways.rules.engine.values import ask
from pathways.rules.facts.education import (
    RANK,
    THREE_YEARS,
    Test,
    completed,
    counted,
    in_place,
    level_of,
    placed_by,
    possible,
)
from pathways.rules.facts.fact import Fact, Who, of_whom, under
from pathways.rules.profile.profile import Credential, Person
from pathways.rules.profile.reading import UNANSWERED

PATH: Final = "applicant.education"
USUAL_MONTHS: Final = {"one_year": 12, "two_year": 24, "three_year_or_more": 36}
Kind = Literal["any", "degree", "other"]


@dataclass(frozen=True, slots=True)
class GraduatedInCanada(Fact):
    """Whether a Canadian post-secondary credential of some kind is held: a flag.

    ``provinces``: earned in one of these only. ``months``: least length of the
    program; the level stands in where ``years`` was not answered. ``within_days`` and
    ``within_months``: completed no longer ago; 0 for no limit. ``credential``: a degree
    (by its type, or from a master's on), or another one. ``fields``: in a field of
    study (six-digit CIP code) that is on this list on the day.
    """

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 5
    reads: ClassVar = under(
        PATH,
        "level",
        "country",
        "completed_on",
        "province",
        "years",
        "credential_type",
        "field_code",
    )

    provinces: tuple[str, ...] = ()
    months: int = 0
    within_days: int = 0
    within_months: int = 0
    credential: Kind = "any"
    fields: str = ""

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.education is UNANSWERED:
            return ask(PATH)
        tests: list[Test] = [
            self._level,
            lambda _, c: in_place(c, "CA", PATH),
            self._province,
            _done,
            self._recent,
            self._long,
            self._kind,
            self._field,
        ]
        return possible(counted(case, person, tests), bool)

    def read_paths(self) -> frozenset[str]:
        unread = {
            "province": not self.provinces,
            "years": not self.months,
            "credential_type": self.credential == "any",
            "field_code": not self.fields,
        }
        return self.reads - under(PATH, *(key for key, no in unread.items() if no))

    def _level(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if credential.level is UNANSWERED:
            return frozenset({f"{PATH}.level"})
        return credential.level != "secondary"

    def _province(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if not self.provinces:
            return True
        if credential.province is UNANSWERED:
            return frozenset({f"{PATH}.province"})
        return credential.province in self.provinces

    def _recent(self, case: Case, credential: Credential) -> bool:
        day = credential.completed_on
        if day is UNANSWERED or day is None:
            return True
        if self.within_months and day < window_start(case.on, self.within_months):
            return False
        return not self.within_days or (case.on - day).days <= self.within_days

    def _long(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if not self.months:
            return True
        if isinstance(credential.years, Decimal):
            return credential.years * 12 >= self.months
        usual = USUAL_MONTHS.get(str(credential.level))
        if usual is not None:
            return usual >= self.months
        return credential.years is UNANSWERED and frozenset({f"{PATH}.years"})

    def _kind(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if self.credential == "any":
            return True
        wanted = self.credential == "degree"
        if isinstance(credential.credential_type, str):
            return (credential.credential_type == "degree") is wanted
        if credential.level is UNANSWERED:
            return True
        rank = RANK[credential.level]
        if rank == THREE_YEARS:
            return frozenset({f"{PATH}.credential_type"})
        return (rank > THREE_YEARS) is wanted

    def _field(self, case: Case, credential: Credential) -> bool | frozenset[str]:
        if not self.fields:
            return True
        if credential.field_code is UNANSWERED:
            return frozenset({f"{PATH}.field_code"})
        listed = case.reference.lists.get(self.fields, {})
        return bool(listed.get(credential.field_code or ""))


@dataclass(frozen=True, slots=True)
class CredentialFrom(Fact):
    """Whether a credential of some years is held from certain countries: a flag.

    No equivalency assessment is asked.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under(PATH, "level", "country", "completed_on")

    countries: tuple[str, ...]
    level: Literal["one_year", "two_year", "three_year_or_more"] = "two_year"

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.education is UNANSWERED:
            return ask(PATH)
        tests: list[Test] = [self._level, self._country, _done]
        return possible(counted(case, person, tests), bool)

    def _level(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        level = level_of(credential)
        if level is UNANSWERED:
            return frozenset({f"{PATH}.level"})
        return RANK[level] >= RANK[self.level]

    def _country(self, _: Case, credential: Credential) -> bool | frozenset[str]:
        if credential.country is UNANSWERED:
            return frozenset({f"{PATH}.country"})
        return credential.country in self.countries


def _done(case: Case, credential: Credential) -> bool | frozenset[str]:
    return completed(case, credential, PATH)


@dataclass(frozen=True, slots=True)
class CanadianStudy(Fact):
    """Whether two academic years were studied in Canada, full time: a flag.

    For the 67 points (IRPR s. 83; contract, “Canadian study”).
    """

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 9
    reads: ClassVar = under(
        PATH, "completed_on", "country", "province", "full_time", "years"
    )

    years: int = 2
    place: str = "CA"
    who: Who = "applicant"

    def derive(self, case: Case) -> Any:
        return case.of(
            self.who, lambda person: self._studied(case, person), absent=False
        )

    def read_paths(self) -> frozenset[str]:
        read = ("completed_on", "full_time", "years", *placed_by(self.place))
        return of_whom(under(PATH, *read), self.who)

    def _studied(self, case: Case, person: Person) -> Any:
        path = f"{self.who}.education"
        if person.education is UNANSWERED:
            return ask(path)
        tests: list[Test] = [
            lambda case, c: completed(case, c, path),
            lambda _, c: in_place(c, self.place, path),
            lambda _, c: (
                frozenset({f"{path}.full_time"})
                if c.full_time is UNANSWERED
                else bool(c.full_time)
            ),
            lambda _, c: (
                frozenset({f"{path}.years"})
                if c.years is UNANSWERED
                else c.years is not None and c.years >= self.years
            ),
        ]
        return possible(counted(case, person, tests), bool)
