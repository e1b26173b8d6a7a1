"""Levers of family, nomination and money."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar, Final

from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import (
    Lever,
    Setting,
    Step,
    answered,
    listed,
    of_partner,
)
from pathways.rules.profile.profile import Nomination, Partner, Person, Profile
from pathways.rules.profile.reading import UNANSWERED

OTHER: Final = {"applicant": "partner", "partner": "applicant"}


@dataclass(frozen=True, slots=True)
class BeNominated(Lever):
    """A nomination through Express Entry, issued on the day."""

    slug: ClassVar[str] = "nomination"

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, by the home province, where there is none yet."""
        held = listed(setting.profile.nominations)
        if any(item.express_entry is True for item in held):
            return
        province = setting.home_province
        new = Nomination(province=province, express_entry=True, issued_on=setting.on)

        def nominated(profile: Profile) -> Profile:
            return replace(profile, nominations=(*listed(profile.nominations), new))

        yield self.step("nominated", nominated, province=province)


@dataclass(frozen=True, slots=True)
class Funds(Lever):
    """More settlement funds."""

    slug: ClassVar[str] = "funds"
    is_dated: ClassVar[bool] = False

    amounts_cad: tuple[Decimal, ...] = take.amounts()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """The amounts above what there is."""
        held = setting.profile.settlement_funds_cad
        for amount in self.amounts_cad:
            if held is UNANSWERED or held is None or held < amount:
                change = answered(settlement_funds_cad=amount)
                yield self.step("saved", change, amount=amount)


@dataclass(frozen=True, slots=True)
class PartnerStays(Lever):
    """The partner does not accompany."""

    slug: ClassVar[str] = "partner-stays"
    is_dated: ClassVar[bool] = False

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, where a partner comes along."""
        partner = setting.profile.partner
        if isinstance(partner, Partner) and partner.accompanying is not False:
            change = of_partner(lambda item: replace(item, accompanying=False))
            yield self.step("stays", change)


@dataclass(frozen=True, slots=True)
class PartnerComes(Lever):
    """The partner accompanies."""

    slug: ClassVar[str] = "partner-comes"
    is_dated: ClassVar[bool] = False

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, where a partner from abroad would stay behind."""
        partner = setting.profile.partner
        if not isinstance(partner, Partner) or partner.canadian_or_pr is True:
            return
        if partner.accompanying is False:
            change = of_partner(lambda item: replace(item, accompanying=True))
            yield self.step("comes", change)


@dataclass(frozen=True, slots=True)
class PartnerPrincipal(Lever):
    """The partner is the principal applicant."""

    slug: ClassVar[str] = "partner-principal"
    is_dated: ClassVar[bool] = False

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, where both are described, and the partner needs what is applied for."""
        if can_swap(setting.profile) and setting.applicant is not None:
            yield self.step("applies", swapped)


def can_swap(profile: Profile) -> bool:
    """Whether the partner can apply: a citizen or resident of Canada cannot."""
    partner = profile.partner
    if not isinstance(partner, Partner) or partner.canadian_or_pr is True:
        return False
    held = partner.citizenships
    citizen = held is not UNANSWERED and "CA" in held
    return not citizen and partner.canadian_permanent_resident is not True


def swapped(profile: Profile) -> Profile:
    """Both persons trade places; what belongs to the applicant alone is left behind.

    An offer, a transfer, a venture, a nomination and a status are personal.
    """
    partner, applicant = profile.partner, profile.applicant
    if not isinstance(partner, Partner) or not isinstance(applicant, Person):
        return profile
    names = [field.name for field in dataclasses.fields(Person)]
    principal = Person(**{name: getattr(partner, name) for name in names})
    other = Partner(
        **{name: getattr(applicant, name) for name in names},
        accompanying=True,
        canadian_or_pr=False,
    )
    relatives: Any = profile.relatives_in_canada
    if relatives is not UNANSWERED:
        relatives = tuple(
            replace(relative, of=OTHER[relative.of])
            if relative.of in OTHER
            else relative
            for relative in relatives
        )
    return replace(
        profile,
        applicant=principal,
        partner=other,
        relatives_in_canada=relatives,
        job_offer=None,
        transfer=None,
        venture=None,
        nominations=(),
        status_in_canada=None,
    )
