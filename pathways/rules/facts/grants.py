"""Nominations, endorsements, certificates, licences: what others have granted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import add_months
from pathways.rules.engine.values import Open
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.profile import Person
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class HasNomination(Fact):
    """Whether a nomination was issued on or before the day: a flag.

    ``express_entry``: only an enhanced one; ``province``: of one province only;
    ``not_province``: of any but one (Quebec selects, and does not nominate).
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("nominations", "issued_on", "express_entry", "province")

    express_entry: bool = False
    province: str = ""

    def derive(self, case: Case) -> Any:
        nominations = case.profile.nominations
        if nominations is UNANSWERED:
            return Open(frozenset({"nominations"}), (True, False))
        asks: set[str] = set()
        for nomination in nominations:
            tests = [("issued_on", issued_by(nomination.issued_on, case.on))]
            if self.express_entry:
                tests.append(("express_entry", _flag(nomination.express_entry)))
            if self.province:
                tests.append(("province", _same(nomination.province, self.province)))
            results = [result for _, result in tests]
            if all(results):
                return True
            if False not in results:
                asks |= {f"nominations.{name}" for name, r in tests if r is None}
        return Open(frozenset(asks), (True, False)) if asks else False

    def read_paths(self) -> frozenset[str]:
        wanted = {"express_entry": self.express_entry, "province": self.province}
        unread = (key for key, is_wanted in wanted.items() if not is_wanted)
        return self.reads - under("nominations", *unread)


def nominating(case: Case, *, express_entry: bool) -> tuple[str, ...]:
    """The provinces that have nominated by the day, through Express Entry or outside.

    A nomination of which nobody told the kind, or the province, is neither.
    """
    nominations = case.profile.nominations
    if nominations is UNANSWERED:
        return ()
    return tuple(
        held.province
        for held in nominations
        if isinstance(held.province, str)
        and _flag(held.express_entry) is express_entry
        and issued_by(held.issued_on, case.on)
    )


def issued_by(day: Any, on: date) -> bool | None:
    """Issued on or before the day; a nomination listed is in force without a date."""
    return True if day in (UNANSWERED, None) else day <= on


def _flag(answer: Any) -> bool | None:
    return None if answer is UNANSWERED else bool(answer)


def _same(answer: Any, wanted: str) -> bool | None:
    return None if answer is UNANSWERED else answer == wanted


def _any(results: Iterable[bool | None], asks: str) -> Any:
    """Whether any holds; open when only an unanswered one may."""
    item = tuple(results)
    if True in item:
        return True
    return Open(frozenset({asks}), (True, False)) if None in item else False


@dataclass(frozen=True, slots=True)
class HasEndorsement(Fact):
    """Whether an endorsement of some kind holds on the day: a flag.

    ``valid_months``: how long it holds from ``endorsed_on``; 0 for no limit.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("endorsements", "endorser", "endorsed_on")

    endorser: Literal[
        "community", "tourism_association", "law_enforcement", "atlantic_province"
    ]
    valid_months: int = 0

    def derive(self, case: Case) -> Any:
        endorsements = case.profile.endorsements
        if endorsements is UNANSWERED:
            return Open(frozenset({"endorsements"}), (True, False))
        asks: set[str] = set()
        for endorsement in endorsements:
            kind = _same(endorsement.endorser, self.endorser)
            held = self._holds(endorsement.endorsed_on, case.on)
            if kind and held:
                return True
            if False not in (kind, held):
                parts = (("endorser", kind), ("endorsed_on", held))
                asks |= {f"endorsements.{name}" for name, it in parts if it is None}
        return Open(frozenset(asks), (True, False)) if asks else False

    def _holds(self, day: Any, on: date) -> bool | None:
        if day is UNANSWERED or day is None:
            return None if self.valid_months else True
        ends = add_months(day, self.valid_months) if self.valid_months else date.max
        return bool(day <= on < ends)


@dataclass(frozen=True, slots=True)
class HasTradeCertificate(Fact):
    """Whether a provincial, territorial or federal trade certificate is held: a flag.

    ``province``: issued by that one only.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("applicant.trade_certificates", "issued_on", "province")

    province: str = ""

    def derive(self, case: Case) -> Any:
        def held(person: Person) -> Any:
            certificates = person.trade_certificates
            if certificates is UNANSWERED:
                asks = frozenset({"applicant.trade_certificates"})
                return Open(asks, (True, False))
            results: Iterable[bool | None] = [
                _same(certificate.province, self.province) if self.province else True
                for certificate in certificates
                if issued_by(certificate.issued_on, case.on)
            ]
            return _any(results, "applicant.trade_certificates.province")

        return case.of("applicant", held)

    def read_paths(self) -> frozenset[str]:
        place = under("applicant.trade_certificates", "province")
        return self.reads if self.province else self.reads - place


@dataclass(frozen=True, slots=True)
class HasLicence(Fact):
    """Whether a licence to practise is held: a flag. ``region``: of one only."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("applicant.licences", "licensed_on", "region")

    region: str = ""

    def derive(self, case: Case) -> Any:
        def held(person: Person) -> Any:
            licences = person.licences
            if licences is UNANSWERED:
                return Open(frozenset({"applicant.licences"}), (True, False))
            results: Iterable[bool | None] = [
                _same(licence.region, self.region) if self.region else True
                for licence in licences
                if issued_by(licence.licensed_on, case.on)
            ]
            return _any(results, "applicant.licences.region")

        return case.of("applicant", held)

    def read_paths(self) -> frozenset[str]:
        place = under("applicant.licences", "region")
        return self.reads if self.region else self.reads - place
