"""Ties with a province: invitations, residence, study and the main occupation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_months
from pathways.rules.engine.values import NOTHING, Between, Open, between
from pathways.rules.facts.answers import given
from pathways.rules.facts.education import completed, in_place
from pathways.rules.facts.fact import Fact, Who, under
from pathways.rules.facts.places import is_outside
from pathways.rules.profile.profile import Credential, Person
from pathways.rules.profile.reading import UNANSWERED

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class ResidenceMonths(Fact):
    """Whole months for which one has lived in a province until the day.

    0 for who lives elsewhere: where one lived before is not asked.
    """

    unit: ClassVar[str] = "months"
    effort: ClassVar = 9
    reads: ClassVar = frozenset(
        {
            "applicant.residence.country",
            "applicant.residence.province",
            "applicant.residence_since",
        }
    )

    province: str

    def derive(self, case: Case) -> Any:
        country = given(case, "applicant.residence.country")
        lives = given(case, "applicant.residence.province")
        if not isinstance(country, Open) and country != "CA":
            return 0
        if not isinstance(lives, Open) and lives != self.province:
            return 0
        asks = NOTHING.union(*(v.asks for v in (country, lives) if isinstance(v, Open)))
        since = given(case, "applicant.residence_since")
        if isinstance(since, Open):
            return Open(asks | since.asks, Between(0, None))
        months = 0 if since is None else completed_months(since, case.on)
        return between(0 if asks else months, months, asks)


@dataclass(frozen=True, slots=True)
class StudyMonths(Fact):
    """Months of completed study in a province: 12 for each year of its programs.

    ``not_area`` leaves study in one area of it out, by ``study_city``; a city that we
    do not know leaves it open.
    """

    unit: ClassVar[str] = "months"
    effort: ClassVar = 9
    reads: ClassVar = under(
        *("applicant.education", "completed_on", "country", "province", "years"),
        "study_city",
    )

    province: str
    not_area: str = ""
    who: Who = "applicant"

    def read_paths(self) -> frozenset[str]:
        """Cities matter only outside an area."""
        paths = Fact.read_paths(self)
        city = {f"{self.who}.education.study_city"}
        return paths if self.not_area else paths - city

    def derive(self, case: Case) -> Any:
        return case.of(self.who, lambda person: self._studied(case, person), absent=0)

    def _studied(self, case: Case, person: Person) -> Any:
        path = f"{self.who}.education"
        if person.education is UNANSWERED:
            return Open(frozenset({path}), Between(0, None))
        low: Decimal | int = 0
        high: Decimal | int | None = 0
        asks: frozenset[str] = NOTHING
        for item in person.education:
            tests = self._tests(case, item, path)
            if False in tests:
                continue
            unsure = [t for t in tests if isinstance(t, frozenset)]
            asks = asks.union(*unsure)
            if item.years is UNANSWERED:
                asks |= {f"{path}.years"}
                high = None
                continue
            months = (item.years or 0) * MONTHS_A_YEAR
            low += 0 if unsure else months
            high = None if high is None else high + months
        return between(low, high, asks)

    def _tests(
        self, case: Case, credential: Credential, path: str
    ) -> list[bool | frozenset[str]]:
        tests = [
            completed(case, credential, path),
            in_place(credential, self.province, path),
        ]
        if not self.not_area or False in tests:
            return tests
        city = credential.study_city
        if city is UNANSWERED:
            return [*tests, frozenset({f"{path}.study_city"})]
        if city is None:
            return [*tests, False]
        return [*tests, is_outside(case, self.province, city, self.not_area)]


@dataclass(frozen=True, slots=True)
class HasProvincialInvitation(Fact):
    """Whether a province has sent an invitation or letter by the day: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("provincial_invitations", "inviter", "invited_on")

    inviter: str

    def derive(self, case: Case) -> Any:
        invitations = case.profile.provincial_invitations
        if invitations is UNANSWERED:
            return Open(frozenset({"provincial_invitations"}), (True, False))
        open_inviter = False
        for invitation in invitations:
            sent = invitation.invited_on
            if not (sent in (UNANSWERED, None) or sent <= case.on):
                continue
            if invitation.inviter == self.inviter:
                return True
            open_inviter = open_inviter or invitation.inviter is UNANSWERED
        asks = frozenset({"provincial_invitations.inviter"})
        return Open(asks, (True, False)) if open_inviter else False


@dataclass(frozen=True, slots=True)
class MainOccupationIn(Fact):
    """Whether the main occupation is in one of some TEER: a flag.

    ``primary_noc`` if given; else any unit group that was worked in, for the person
    names one that qualifies (contract, “Primary occupation”).
    """

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 4
    reads: ClassVar = frozenset(
        {"applicant.primary_noc", "applicant.work.noc", "applicant.work.start"}
    )

    teers: tuple[int, ...]

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if isinstance(person.primary_noc, str):
            return self._fits(person.primary_noc)
        if person.work is UNANSWERED:
            return Open(frozenset({"applicant.work"}), (True, False))
        asks: set[str] = set()
        for job in person.work:
            begun = None if job.start is UNANSWERED else job.start <= case.on
            fits = None if job.noc is UNANSWERED else self._fits(job.noc)
            if begun and fits:
                return True
            if begun is False or fits is False:
                continue
            asks |= {"applicant.work.start"} if begun is None else set()
            asks |= {"applicant.work.noc"} if fits is None else set()
        return Open(frozenset(asks), (True, False)) if asks else False

    def _fits(self, noc: str | None) -> bool:
        return noc is not None and int(noc[1]) in self.teers
