"""A person with an offer in a province: their own, or one taken for granted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pathways.outlook.standing import Standing
from pathways.rules import JobOffer, assess_changed
from pathways.rules.facts import primary_occupation
from pathways.rules.levers import FindOffer


@dataclass(frozen=True, slots=True)
class TriedOffer:
    """The offer that a province is tried with.

    ``is_own``: the person has it. ``at_median``: its wage is the median of the
    province; else none is published, and it is the least that the record names.
    """

    offer: JobOffer
    is_own: bool
    at_median: bool


@dataclass(frozen=True)
class Offers:
    """What offers a person is tried with, and the record that assumes them."""

    standing: Standing
    noc: str | None
    lever: FindOffer | None

    def there(self, province: str) -> TriedOffer | None:
        """The offer in a province; none while the occupation is not known."""
        own = self.standing.profile.job_offer
        if isinstance(own, JobOffer) and own.province == province:
            return TriedOffer(own, is_own=True, at_median=False)
        if self.lever is None or self.noc is None:
            return None
        known = self.standing.assessment.rules.reference.medians.get(
            (self.noc, province)
        )
        wage = self._least_named() if known is None else Decimal(known)
        if wage is None:
            return None
        made = replace(
            self.lever.offer, noc=self.noc, province=province, wage_cad_hourly=wage
        )
        return TriedOffer(made, is_own=False, at_median=known is not None)

    def _least_named(self) -> Decimal | None:
        wages = self.lever.wages if self.lever else ()
        return min((wage for wage in wages if isinstance(wage, Decimal)), default=None)


def offers_of(standing: Standing) -> Offers:
    """The offers to try, in the main occupation, else in that of the own offer."""
    noc = primary_occupation(standing.assessment.case)
    own = standing.profile.job_offer
    if not isinstance(noc, str) and isinstance(own, JobOffer):
        noc = own.noc
    levers = standing.rulebook.levers.values()
    lever = next((lever for lever in levers if isinstance(lever, FindOffer)), None)
    return Offers(standing, noc if isinstance(noc, str) else None, lever)


def standing_with(standing: Standing, offer: JobOffer | None) -> Standing:
    """The same person on the same day with another offer, or with none."""
    profile = replace(standing.profile, job_offer=offer)
    return Standing(standing.rulebook, assess_changed(standing.assessment, profile))
