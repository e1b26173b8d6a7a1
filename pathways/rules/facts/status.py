"""Status in Canada, intentions, and the time since days of the profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_months
from pathways.rules.engine.values import Between, Open, ask, choose
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.grants import issued_by
from pathways.rules.profile.profile import Person, Status
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class PermitHeld(Fact):
    """The kind of permit that is valid in Canada on the day; none without one.

    ``permit`` gives its kind (``lmia``, ``cusma``, …), ``kind`` the status (``worker``,
    ``student``, ``visitor``). Maintained status outlasts the permit (IRPR s. 186(u)).
    """

    unit: ClassVar[str] = "choice"
    reads: ClassVar = under("status_in_canada", "kind", "permit", "valid_until")

    part: Literal["permit", "kind"] = "permit"

    def derive(self, case: Case) -> Any:
        status = case.profile.status_in_canada
        if status is UNANSWERED:
            return ask("status_in_canada")
        if status is None:
            return None
        until = None if status.permit == "maintained" else status.valid_until
        held = getattr(status, self.part)
        if until is not UNANSWERED and until is not None and until < case.on:
            if status.permit is not UNANSWERED:
                return None
            # Only maintained status would outlast the day.
            held = "maintained" if self.part == "permit" else held
            return self._perhaps(held, "permit")
        if held is UNANSWERED:
            return ask(f"status_in_canada.{self.part}")
        return self._perhaps(held, "valid_until") if until is UNANSWERED else held

    @staticmethod
    def _perhaps(held: Any, key: str) -> Any:
        """What is held, or nothing: another answer about the status decides."""
        asks = frozenset({f"status_in_canada.{key}"})
        if held is UNANSWERED:
            return Open(asks | {"status_in_canada.kind"})
        return choose([held, None], asks)


@dataclass(frozen=True, slots=True)
class PermitMonthsLeft(Fact):
    """Whole months for which the permit held on the day stays valid."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset({"status_in_canada.valid_until"})

    def derive(self, case: Case) -> Any:
        status = case.profile.status_in_canada
        if not isinstance(status, Status):
            return 0 if status is None else ask("status_in_canada")
        until = status.valid_until
        if until is UNANSWERED:
            asks = frozenset({"status_in_canada.valid_until"})
            return Open(asks, Between(0, None))
        return 0 if until is None else completed_months(case.on, until)


@dataclass(frozen=True, slots=True)
class PermitEmployerIsOffers(Fact):
    """Whether the permit names the employer of the offer: a flag.

    A permit whose employer was not stated is the offer's when ``works_there_now``,
    and else may be.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset(
        {
            "status_in_canada.permit_employer",
            "job_offer.employer",
            "job_offer.works_there_now",
        }
    )

    def derive(self, case: Case) -> Any:
        named = given(case, "status_in_canada.permit_employer")
        if isinstance(named, Open):
            if given(case, "job_offer.works_there_now") is True:
                return case.profile.status_in_canada is not UNANSWERED or named
            return Open(named.asks, (True, False))
        employer = given(case, "job_offer.employer")
        if isinstance(employer, Open):
            return Open(employer.asks, (True, False))
        return named is not None and named == employer


@dataclass(frozen=True, slots=True)
class ExpressEntryProfileSubmitted(Fact):
    """Whether an Express Entry profile was submitted on or before the day: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"applicant.express_entry_profile.submitted_on"})

    def derive(self, case: Case) -> Any:
        def submitted(person: Person) -> Any:
            profile = person.express_entry_profile
            if profile is UNANSWERED:
                asks = frozenset({"applicant.express_entry_profile"})
                return Open(asks, (True, False))
            return profile is not None and issued_by(profile.submitted_on, case.on)

        return case.of("applicant", submitted)


@dataclass(frozen=True, slots=True)
class IntendsOutside(Fact):
    """Whether another province than this is intended: a flag (contract, “Quebec”)."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"intended_provinces"})

    province: str

    def derive(self, case: Case) -> Any:
        intended = case.profile.intended_provinces
        if intended is UNANSWERED or not intended:
            return ask("intended_provinces")
        return intended != (self.province,)


@dataclass(frozen=True, slots=True)
class MonthsSince(Fact):
    """Whole months since a day in the profile; none for a day that was not reached."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset[str]()  # as the path says

    path: Literal[
        "applicant.residence_since",
        "transfer.employed_since",
        "venture.issued_on",
    ]

    def derive(self, case: Case) -> Any:
        day = given(case, self.path)
        if day is None or isinstance(day, Open):
            return day
        return None if day > case.on else completed_months(day, case.on)

    def read_paths(self) -> frozenset[str]:
        return frozenset({self.path})


@dataclass(frozen=True, slots=True)
class DatedBy(Fact):
    """Whether a day in the profile is no later than another: a flag.

    ``last``: the last day that counts, as an ISO date.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"venture.issued_on"})

    path: Literal["venture.issued_on"]
    last: str

    def derive(self, case: Case) -> Any:
        day = given(case, self.path)
        if isinstance(day, Open):
            return Open(day.asks, (True, False))
        return day is not None and day <= date.fromisoformat(self.last)


@dataclass(frozen=True, slots=True)
class ForeignNational(Fact):
    """Whether one is neither a Canadian citizen nor a permanent resident: a flag.

    Immigration and Refugee Protection Act, s. 2(1). Who tells neither citizenship nor
    status is taken for the foreign national that everybody is who is asked here: no
    other answer hangs on it, and it is the first question.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset(
        {"applicant.citizenships", "applicant.canadian_permanent_resident"}
    )

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return True
        held = person.citizenships
        citizen = held is not UNANSWERED and "CA" in held
        return not citizen and person.canadian_permanent_resident is not True


@dataclass(frozen=True, slots=True)
class MilitaryServiceMonths(Fact):
    """Whole months of continuous service in a recognized foreign military."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = under("applicant.military_service", "service_from", "service_to")

    def derive(self, case: Case) -> Any:
        def served(person: Person) -> Any:
            service = person.military_service
            if service is UNANSWERED:
                return Open(frozenset({"applicant.military_service"}), Between(0, None))
            if service is None:
                return 0
            if service.service_from is UNANSWERED:
                return ask("applicant.military_service.service_from")
            end = service.service_to
            if end is UNANSWERED:
                asks = frozenset({"applicant.military_service.service_to"})
                most = completed_months(service.service_from, case.on)
                return Open(asks, Between(0, most))
            last = case.on if end is None else min(end, case.on)
            return completed_months(service.service_from, last)

        return case.of("applicant", served)
