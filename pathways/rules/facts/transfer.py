"""A transfer inside the employer's group (contract, “Past and future”, “Asking”)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import completed_months
from pathways.rules.engine.values import OFFICER, Open
from pathways.rules.facts.answers import given
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.offer import PrevailingWagePaid
from pathways.rules.profile.profile import JobOffer
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class TransferMonths(Fact):
    """Months of continuous work for the present employer, for a transfer.

    ``employed_since`` wins over ``months_continuous``; work that begins after the day
    does not exist on it.
    """

    unit: ClassVar[str] = "months"
    effort: ClassVar = 9
    reads: ClassVar = under("transfer", "employed_since", "months_continuous")

    def derive(self, case: Case) -> Any:
        since = given(case, "transfer.employed_since")
        if since is None or isinstance(since, Open):
            return given(case, "transfer.months_continuous")
        return completed_months(since, case.on)


@dataclass(frozen=True, slots=True)
class TransferWagePaid(Fact):
    """Whether the transferred job pays the prevailing wage or more: a flag.

    Its wage is read from ``job_offer`` if it is stated there; nothing of the offer is
    asked for a transfer, and without a wage only an officer can compare it.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = PrevailingWagePaid.reads | {"job_offer"}

    def derive(self, case: Case) -> Any:
        offer = case.profile.job_offer
        if not isinstance(offer, JobOffer):
            return OFFICER
        wage, stated = offer.wage_cad_hourly, offer.at_or_above_prevailing_wage
        if wage in (UNANSWERED, None) and stated in (UNANSWERED, None):
            return OFFICER
        return PrevailingWagePaid().derive(case)
