"""The partner as a sponsor: citizen, permanent resident or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_years
from pathways.rules.engine.values import Open, ask, choose
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact, under
from pathways.rules.profile.profile import PARTNERED, Partner
from pathways.rules.profile.reading import UNANSWERED

# The answers that decide, in the order in which they are asked.
ASKED: Final = ("canadian_or_pr", "citizenships", "canadian_permanent_resident")
CITIZEN: Final = "citizen"
RESIDENT: Final = "permanent_resident"


@dataclass(frozen=True, slots=True)
class PartnerStatus(Fact):
    """The partner's status in Canada: ``citizen``, ``permanent_resident`` or none."""

    unit: ClassVar[str] = "choice"
    reads: ClassVar = frozenset({"partner", "marital_status"}) | under(
        "partner", *ASKED
    )

    def derive(self, case: Case) -> Any:
        partner, status = case.profile.partner, case.profile.marital_status
        if partner is None or (isinstance(status, str) and status not in PARTNERED):
            return None
        if partner is UNANSWERED:
            path = "marital_status" if status is UNANSWERED else "partner"
            return choose([CITIZEN, RESIDENT, None], ask(path).asks)
        return _status(partner)


@dataclass(frozen=True, slots=True)
class PartnerAge(Fact):
    """The partner's completed years on the day, coming along or not."""

    unit: ClassVar[str] = "years of age"
    reads: ClassVar = frozenset({"partner.birth_date"})

    def derive(self, case: Case) -> Any:
        born = given(case, "partner.birth_date")
        if born is None or isinstance(born, Open):
            return born
        return completed_years(born, case.on)


def _status(partner: Partner) -> Any:
    """The statuses that no answer rules out, and what would settle which."""
    possible = [text for text in (CITIZEN, RESIDENT, None) if _may_be(partner, text)]
    unanswered = [key for key in ASKED if getattr(partner, key) is UNANSWERED]
    asks = {f"partner.{key}" for key in unanswered[:1] or ASKED[:1]}
    return choose(possible or [None], asks)


def _may_be(partner: Partner, status: str | None) -> bool:
    """Whether the answers leave the status possible."""
    held, either = partner.citizenships, partner.canadian_or_pr
    citizen = None if held is UNANSWERED else "CA" in held
    resident = partner.canadian_permanent_resident
    if status == CITIZEN:
        return citizen is not False and either is not False and resident is not True
    if status == RESIDENT:
        return citizen is not True and either is not False and resident is not False
    return citizen is not True and either is not True and resident is not True
