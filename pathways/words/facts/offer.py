"""Facts about a job offer, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, located, plain

TOPIC: Final = lazy("Job offer")
WORDINGS: Final = {
    "median_wage": FactWording(
        name=lazy("Job Bank median wage"),
        derives=lazy("The Job Bank median hourly wage for the offer, in CAD."),
        label=plain(lazy("The Job Bank median wage of the occupation in the place")),
    ),
    "offer_group": FactWording(
        name=lazy("occupation group of the offer"),
        derives=lazy(
            "The first digits of the offer’s NOC code: one for the broad category, "
            "two for the major group."
        ),
        label=located(lazy("Occupation group of the offer")),
    ),
    "offer_months": FactWording(
        name=lazy("length of the offer in months"),
        derives=lazy(
            "How long the offered work lasts; an indeterminate offer has no end."
        ),
        label=located(lazy("Length of the offer")),
        short=lazy("length of the offer"),
    ),
    "offer_teer": FactWording(
        name=lazy("TEER of the offer"),
        derives=lazy("The TEER of the offer’s occupation."),
        label=located(lazy("TEER of the offer")),
    ),
    "offer_wage": FactWording(
        name=lazy("hourly wage of the offer"),
        derives=lazy("The hourly wage of the offer, in CAD."),
        label=located(lazy("Hourly wage of the offer")),
    ),
    "offer_yearly_wage": FactWording(
        name=lazy("yearly wage of the offer"),
        derives=lazy("CAD a year: hourly wage x weekly hours x 52."),
        label=located(lazy("Yearly wage of the offer")),
    ),
    "prevailing_wage_paid": FactWording(
        name=lazy("the offer pays the prevailing wage"),
        derives=lazy("Yes when the offer pays the prevailing wage or more."),
        label=plain(lazy("The offer pays the prevailing wage or more")),
        says_itself=lambda _fact: True,
    ),
    "works_in_offer_now": FactWording(
        name=lazy("works in the offered position now"),
        derives=lazy("Yes when one works in the offered position today."),
        label=located(lazy("You work in the offered job now")),
        short=lazy("in the offered job today"),
    ),
}
