"""What every kind of fact derives, in a sentence for a curator."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

TOLD: Final[dict[str, Text]] = {
    "accompanying_children": _("Dependent children who come along."),
    "accompanying_family": _(
        "The applicant, the accompanying partner and the accompanying children."
    ),
    "age": _("Completed years on the day."),
    "always": _("True for everyone: for a part of a grid that no answer decides."),
    "answer": _("The answer at a path of the profile, outside lists."),
    "applied_elsewhere": _(
        "Yes when an application to another province than this was made."
    ),
    "canadian_ancestor": _("Yes when an ancestor was a Canadian citizen."),
    "canadian_earnings": _("The highest earnings in Canada of one tax year, in CAD."),
    "canadian_study": _(
        "Yes when some academic years were studied there full time, as the 67 points "
        "count them."
    ),
    "condition_met": _(
        "Yes when a named condition, such as arranged employment, holds; open for an "
        "officer when only their judgement is left."
    ),
    "credential_from": _(
        "Yes when a credential of some years is held from one of the countries. No "
        "equivalency assessment is asked."
    ),
    "credentials": _("How many completed credentials of some kind are held."),
    "destination_outside": _("Yes when the city of destination is another than one."),
    "education_level": _(
        "The highest counted level: a level of the profile, “two or more”, or none."
    ),
    "express_entry_profile_submitted": _(
        "Yes when an Express Entry profile was submitted on or before the day."
    ),
    "family_income": _(
        "The offer’s yearly wage and the partner’s Canadian wage, in CAD a year."
    ),
    "family_size": _(
        "Applicant, partner (accompanying or not) and dependent children."
    ),
    "field_of_study": _(
        "The field of any counted credential, as text; only an officer relates it."
    ),
    "funds_held_months": _(
        "Whole months for which the settlement funds have been held."
    ),
    "graduated_in_canada": _(
        "Yes when a Canadian post-secondary credential of some kind is held."
    ),
    "grid_points": _("The total on a points grid, open while its bounds differ."),
    "has_answer": _(
        "Yes when a part of the profile, such as a job offer, was answered with one."
    ),
    "has_endorsement": _("Yes when an endorsement of some kind holds on the day."),
    "has_licence": _("Yes when a licence to practise is held."),
    "has_nomination": _("Yes when a nomination was issued on or before the day."),
    "has_provincial_invitation": _(
        "Yes when a province has sent an invitation or letter by the day."
    ),
    "has_relative": _("Yes when a relative of certain kinds lives in Canada."),
    "has_trade_certificate": _(
        "Yes when a provincial, territorial or federal trade certificate is held."
    ),
    "dated_by": _("Yes when a day of the profile is no later than another."),
    "foreign_national": _(
        "Yes for everybody who is neither a Canadian citizen nor a permanent resident."
    ),
    "highest_credential_in": _(
        "Yes when the highest level was completed in Canada, or in a province. Of "
        "several credentials of the highest level any may lie there."
    ),
    "intends_outside": _("Yes when another province than this one is intended."),
    "language_level": _(
        "The lowest CLB or NCLC level over some abilities, 0 without a test."
    ),
    "level_at_least": _("Yes when the highest counted level reaches another."),
    "list_value": _(
        "What a list’s entry fixes, such as a wage floor; of several entries for one "
        "unit group the least."
    ),
    "main_occupation_in": _("Yes when the main occupation is in one of some TEER."),
    "median_wage": _("The Job Bank median hourly wage for the offer, in CAD."),
    "military_service_months": _(
        "Whole months of continuous service in a recognized foreign military."
    ),
    "months_since": _(
        "Whole months since a day in the profile; none for a day not reached yet."
    ),
    "offer_area": _(
        "Which of some areas the offer’s place of work lies in; none outside them."
    ),
    "offer_group": _(
        "The first digits of the offer’s unit group: one for the broad category, two "
        "for the major group."
    ),
    "offer_months": _(
        "How long the offered work lasts; an indeterminate offer has no end."
    ),
    "offer_teer": _("The TEER of the offer’s unit group."),
    "offer_wage": _("The hourly wage of the offer, in CAD."),
    "offer_yearly_wage": _("CAD a year: hourly wage x weekly hours x 52."),
    "on_list": _("Yes when the occupation is on a list in force on the day."),
    "partner_age": _("Completed years of the partner, coming along or not."),
    "partner_status": _(
        "Whether the partner is a Canadian citizen or a permanent resident; none for "
        "neither, and without a partner."
    ),
    "permit_employer_is_offers": _("Yes when the permit names the offer’s employer."),
    "permit_held": _(
        "The kind of permit that is valid in Canada on the day; none without one."
    ),
    "permit_months_left": _(
        "Whole months for which the permit held on the day stays valid."
    ),
    "prevailing_wage_paid": _("Yes when the offer pays the prevailing wage or more."),
    "primary_occupation": _("The unit group that an application would name."),
    "quebec_credential": _(
        "The best completed credential, in the words of Quebec’s points grid."
    ),
    "residence_months": _(
        "Whole months for which one has lived in a province; 0 for who lives elsewhere."
    ),
    "stream_qualified": _("Yes when all requirements of a stream are met."),
    "study_months": _("12 months for each year of completed programs in a province."),
    "threshold_teer": _(
        "0 where most of the work is in TEER 0 or 1, 2 where it is in TEER 2 or 3; on "
        "equal time 0."
    ),
    "tie_outside": _(
        "Yes when one worked, or completed a credential, in a province outside an area."
    ),
    "transfer_months": _(
        "Months of continuous work for the present employer, for a transfer."
    ),
    "transfer_wage_paid": _(
        "Yes when the transferred job pays the prevailing wage or more."
    ),
    "with_partner": _("Yes when the columns with a partner apply."),
    "work_months": _("Months of work, part time counted pro rata: 130 hours a month."),
    "work_years": _(
        "Years of any work anywhere, with fractions: 1,560 hours are one year."
    ),
    "works_elsewhere_now": _(
        "Yes when one works on the day in another province than this."
    ),
    "works_in_offer_now": _("Yes when one works in the offered position today."),
}
