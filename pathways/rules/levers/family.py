"""Levers of family, nomination and money."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pathways.rules.levers.step import (
    Setting,
    Step,
    answered,
    listed,
    of_partner,
)
from pathways.rules.levers.study import home_province
from pathways.rules.profile import Nomination, Partner, Person, Profile
from pathways.rules.reading import UNANSWERED

FUNDS_CAD = (Decimal(16_000), Decimal(25_000), Decimal(40_000))
OTHER = {"applicant": "partner", "partner": "applicant"}


def nomination(setting: Setting) -> Iterator[Step]:
    """An enhanced nomination, issued on the day."""
    province = home_province(setting)
    held = listed(setting.profile.nominations)
    if any(one.express_entry is True for one in held):
        return
    new = Nomination(province=province, express_entry=True, issued_on=setting.on)
    yield Step(
        "nomination",
        f"Express Entry nomination ({province})",
        lambda profile: replace(
            profile, nominations=(*listed(profile.nominations), new)
        ),
    )


def funds(setting: Setting) -> Iterator[Step]:
    """More settlement funds."""
    held = setting.profile.settlement_funds_cad
    for amount in FUNDS_CAD:
        if held is UNANSWERED or held is None or held < amount:
            change = answered(settlement_funds_cad=amount)
            yield Step("funds", f"{amount} CAD", change)


def partner_stays(setting: Setting) -> Iterator[Step]:
    """The partner does not accompany."""
    partner = setting.profile.partner
    if isinstance(partner, Partner) and partner.accompanying is not False:
        change = of_partner(lambda one: replace(one, accompanying=False))
        yield Step("partner-stays", "the partner does not accompany", change)


def partner_principal(setting: Setting) -> Iterator[Step]:
    """The partner is the principal applicant."""
    partner = setting.profile.partner
    if isinstance(partner, Partner) and setting.applicant is not None:
        yield Step("partner-principal", "the partner applies", swapped)


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
            replace(one, of=OTHER[one.of]) if one.of in OTHER else one
            for one in relatives
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
