"""A transfer inside a company, a business of one's own, and trade or investment."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import ALL, AnswersForm
from pathways.forms.choice_fields import Choice, YesNo
from pathways.forms.days import Day, Month
from pathways.forms.fields import Number, Whole
from pathways.forms.money import Money
from pathways.words.enterprise import (
    COMMITMENTS,
    COMPANY_RELATIONS,
    POSITIONS,
    ROLES,
)
from pathways.words.vocabulary import choices

TRANSFERS = lazy(
    "CUSMA intra-company transferee, intra-company transferee of the general rules"
)
VENTURES = lazy("Start-up Visa")
TREATY = lazy("CUSMA trader, CUSMA investor")


class TransferForm(AnswersForm):
    """A transfer inside the present employer's group."""

    at = ("transfer",)
    relation = Choice(
        choices=choices(COMPANY_RELATIONS),
        label=lazy("What is the company in Canada to your present employer?"),
        why=lazy("Only these four relations count."),
    )
    role = Choice(
        choices=choices(ROLES),
        label=lazy("In which role would you come?"),
        why=lazy("The rules name these roles; an officer judges whether yours is one."),
    )
    employed_since = Month(
        meant="last",
        label=lazy("Since when have you worked for this company without a break?"),
        hint=lazy("Month and year are enough."),
        why=lazy("A least time with the company is asked."),
    )
    months_continuous = Number(
        unit=lazy("months"),
        singular=lazy("month"),
        most=600,
        label=lazy("Or: for how many months without a break?"),
        hint=lazy("Only if you leave the month open; the month wins."),
    )
    still_employed = YesNo(
        label=lazy("Do you still work for it?"),
        why=lazy("A transfer is for people who do."),
    )
    full_time = YesNo(
        label=lazy("Do you work full time for it?"),
        why=lazy("Part-time work does not count for a transfer."),
    )
    position_similar = YesNo(
        label=lazy("Is the position in Canada similar to your present one?"),
        why=lazy("The general rules ask for a similar position."),
    )
    new_office = YesNo(
        label=lazy("Would you open a new office in Canada?"),
        why=lazy("A new office has further requirements and a shorter first permit."),
    )
    countries_with_revenue = Whole(
        unit=lazy("countries"),
        singular=lazy("country"),
        most=250,
        label=lazy("In how many countries does the company have revenue?"),
        why=lazy("The general rules ask for a multinational company."),
    )


class VentureForm(AnswersForm):
    """A business in Canada."""

    at = ("venture",)
    commitment = Choice(
        choices=choices(COMMITMENTS),
        label=lazy("Who has committed to support the business?"),
        why=lazy("Only designated organizations count."),
    )
    amount_cad = Money(
        label=lazy("How much do they invest?"),
        why=lazy("Funds and angel groups must invest a least amount."),
    )
    issued_on = Day(
        label=lazy("On which day was the commitment issued?"),
        why=lazy("New commitments have ended, so the day decides."),
    )
    admitted_to_incubator = YesNo(
        label=lazy("Is the business admitted to the incubator’s program?"),
        hint=lazy("Only for a commitment of an incubator."),
    )
    ownership_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share of the votes do you hold?"),
        why=lazy("Each applicant needs a least share."),
    )
    group_ownership_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share do all applicants and the organization hold together?"),
        why=lazy("Together they need more than half."),
    )
    organization_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share does the organization hold by itself?"),
        why=lazy("Its part of the shared votes."),
    )
    owners = Whole(
        unit=lazy("people"),
        singular=lazy("person"),
        most=50,
        label=lazy("How many people apply on the same commitment?"),
        why=lazy("At most five can."),
    )
    essential_part_in_canada = YesNo(
        label=lazy("Is an essential part of the business carried on in Canada?"),
        why=lazy("The business must be incorporated and run in Canada."),
    )


class TreatyForm(AnswersForm):
    """Trade with Canada, or an investment there."""

    at = ("treaty_enterprise",)
    further = ALL
    position = Choice(
        choices=choices(POSITIONS),
        label=lazy("In which position would you work there?"),
        why=lazy("The agreement names the first three."),
    )
    treaty_ownership_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share of the enterprise do citizens of your country own?"),
        why=lazy(
            "The enterprise must have the nationality of a party to the agreement."
        ),
    )
    applicant_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share do you own?"),
        why=lazy("An investor must be able to direct the enterprise."),
    )
    controls = YesNo(
        label=lazy("Do you direct and develop the enterprise?"),
        why=lazy("An investor does, by ownership or by position."),
    )
    canada_trade_percent = Number(
        unit=lazy("per cent"),
        most=100,
        label=lazy("What share of its international trade is with Canada?"),
        why=lazy("For a trader, trade must be mainly between the two countries."),
    )
    capital_committed_cad = Money(
        asks_currency=True,
        label=lazy("How much capital is committed irrevocably?"),
        why=lazy("There is no fixed least amount; it is judged against the business."),
    )
