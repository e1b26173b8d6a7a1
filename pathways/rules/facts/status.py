"""Status in Canada, nominations, endorsements, licences: what others have granted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pathways.rules.case import Case
from pathways.rules.days import add_months, completed_months
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact
from pathways.rules.profile import Person, Status
from pathways.rules.reading import UNANSWERED
from pathways.rules.values import Between, Open, ask, choose


@dataclass(frozen=True, slots=True)
class PermitHeld(Fact):
    """The kind of permit that is valid in Canada on the day; none without one.

    ``permit`` gives its kind (``lmia``, ``cusma``, …), ``kind`` the status (``worker``,
    ``student``, ``visitor``). Maintained status outlasts the permit (IRPR s. 186(u)).
    """

    unit: ClassVar[str] = "choice"
    reads: ClassVar = frozenset({"status_in_canada"})

    part: Literal["permit", "kind"] = "permit"

    def derive(self, case: Case) -> Any:
        status = case.profile.status_in_canada
        if status is UNANSWERED:
            return ask("status_in_canada")
        if status is None:
            return None
        until = status.valid_until
        if status.permit == "maintained":
            until = None
        if until is not UNANSWERED and until is not None and until < case.on:
            return None
        held = getattr(status, self.part)
        if held is UNANSWERED:
            return ask(f"status_in_canada.{self.part}")
        if until is UNANSWERED:
            return choose([held, None], {"status_in_canada.valid_until"})
        return held


@dataclass(frozen=True, slots=True)
class PermitMonthsLeft(Fact):
    """Whole months for which the permit held on the day stays valid."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset({"status_in_canada"})

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

    A permit whose employer was not stated is the offer's when ``works_there_now``.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"status_in_canada", "job_offer"})

    def derive(self, case: Case) -> Any:
        named = given(case, "status_in_canada.permit_employer")
        if isinstance(named, Open):
            if case.profile.status_in_canada is UNANSWERED:
                return Open(named.asks, (True, False))
            return given(case, "job_offer.works_there_now")
        employer = given(case, "job_offer.employer")
        if isinstance(employer, Open):
            return Open(employer.asks, (True, False))
        return named is not None and named == employer


@dataclass(frozen=True, slots=True)
class HasNomination(Fact):
    """Whether a nomination was issued on or before the day: a flag.

    ``express_entry``: only an enhanced one; ``province``: of one province only;
    ``not_province``: of any but one (Quebec selects, and does not nominate).
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"nominations"})

    express_entry: bool = False
    province: str = ""

    def derive(self, case: Case) -> Any:
        nominations = case.profile.nominations
        if nominations is UNANSWERED:
            return Open(frozenset({"nominations"}), (True, False))
        asks: set[str] = set()
        for one in nominations:
            tests = [("issued_on", _by(one.issued_on, case.on))]
            if self.express_entry:
                tests.append(("express_entry", _flag(one.express_entry)))
            if self.province:
                tests.append(("province", _same(one.province, self.province)))
            results = [result for _, result in tests]
            if all(results):
                return True
            if False not in results:
                asks |= {f"nominations.{name}" for name, r in tests if r is None}
        return Open(frozenset(asks), (True, False)) if asks else False


def _by(day: Any, on: date) -> bool | None:
    """Issued on or before the day; a nomination listed is in force without a date."""
    return True if day in (UNANSWERED, None) else day <= on


def _flag(answer: Any) -> bool | None:
    return None if answer is UNANSWERED else bool(answer)


def _same(answer: Any, wanted: str) -> bool | None:
    return None if answer is UNANSWERED else answer == wanted


def _any(results: Iterable[bool | None], asks: str) -> Any:
    """Whether any holds; open when only an unanswered one may."""
    found = tuple(results)
    if True in found:
        return True
    return Open(frozenset({asks}), (True, False)) if None in found else False


@dataclass(frozen=True, slots=True)
class HasEndorsement(Fact):
    """Whether an endorsement of some kind holds on the day: a flag.

    ``valid_months``: how long it holds from ``endorsed_on``; 0 for no limit.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"endorsements"})

    endorser: Literal[
        "community", "tourism_association", "law_enforcement", "atlantic_province"
    ]
    valid_months: int = 0

    def derive(self, case: Case) -> Any:
        endorsements = case.profile.endorsements
        if endorsements is UNANSWERED:
            return Open(frozenset({"endorsements"}), (True, False))
        results = []
        for one in endorsements:
            kind = _same(one.endorser, self.endorser)
            if kind is not False:
                held = self._holds(one.endorsed_on, case.on)
                results.append(kind and held if held is not False else False)
        return _any(results, "endorsements.endorsed_on")

    def _holds(self, day: Any, on: date) -> bool | None:
        if day is UNANSWERED or day is None:
            return None if self.valid_months else True
        ends = add_months(day, self.valid_months) if self.valid_months else date.max
        return bool(day <= on < ends)


@dataclass(frozen=True, slots=True)
class HasTradeCertificate(Fact):
    """Whether a provincial, territorial or federal trade certificate is held: a flag.

    ``of_work``: in the trade of the primary occupation.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"applicant.trade_certificates"})

    province: str = ""

    def derive(self, case: Case) -> Any:
        def held(person: Person) -> Any:
            certificates = person.trade_certificates
            if certificates is UNANSWERED:
                asks = frozenset({"applicant.trade_certificates"})
                return Open(asks, (True, False))
            results: Iterable[bool | None] = [
                _same(one.province, self.province) if self.province else True
                for one in certificates
                if _by(one.issued_on, case.on)
            ]
            return _any(results, "applicant.trade_certificates.province")

        return case.of("applicant", held)


@dataclass(frozen=True, slots=True)
class HasLicence(Fact):
    """Whether a licence to practise is held: a flag. ``region``: of one only."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"applicant.licences"})

    region: str = ""

    def derive(self, case: Case) -> Any:
        def held(person: Person) -> Any:
            licences = person.licences
            if licences is UNANSWERED:
                return Open(frozenset({"applicant.licences"}), (True, False))
            results: Iterable[bool | None] = [
                _same(one.region, self.region) if self.region else True
                for one in licences
                if _by(one.licensed_on, case.on)
            ]
            return _any(results, "applicant.licences.region")

        return case.of("applicant", held)


@dataclass(frozen=True, slots=True)
class ExpressEntryProfileSubmitted(Fact):
    """Whether an Express Entry profile was submitted on or before the day: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"applicant.express_entry_profile"})

    def derive(self, case: Case) -> Any:
        def submitted(person: Person) -> Any:
            profile = person.express_entry_profile
            if profile is UNANSWERED:
                asks = frozenset({"applicant.express_entry_profile"})
                return Open(asks, (True, False))
            return profile is not None and _by(profile.submitted_on, case.on)

        return case.of("applicant", submitted)


@dataclass(frozen=True, slots=True)
class IntendsOnly(Fact):
    """Whether a province is the only one intended: a flag (contract, “Quebec”)."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = frozenset({"intended_provinces"})

    province: str

    def derive(self, case: Case) -> Any:
        intended = case.profile.intended_provinces
        if intended is UNANSWERED or not intended:
            return ask("intended_provinces")
        return intended == (self.province,)


@dataclass(frozen=True, slots=True)
class MonthsSince(Fact):
    """Whole months since a day in the profile; none for a day that was not reached."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset({"*"})

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


@dataclass(frozen=True, slots=True)
class MilitaryServiceMonths(Fact):
    """Whole months of continuous service in a recognized foreign military."""

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset({"applicant.military_service"})

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
