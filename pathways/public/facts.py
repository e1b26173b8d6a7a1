"""A label for every kind of fact: what a criterion asks about, in words.

A flag's label is a statement that holds or does not; any other label is a noun.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from pathways.public import facts_told as told
from pathways.public.facts_told import Label
from pathways.public.facts_work import left_out, work_months
from pathways.public.names import Names
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import kind_name
from pathways.rules.facts.work import WorkMonths
from pathways.words.places import province_name
from pathways.words.units import teer_words


def label(fact: Fact, names: Names) -> str:
    """What a fact is about."""
    words = LABELS[kind_name(type(fact))](fact, names)
    words = words[:1].upper() + words[1:]
    if getattr(fact, "who", "applicant") == "partner":
        return _("Your partner: %(what)s") % {"what": words}
    return words


def head(fact: Fact, names: Names) -> tuple[str, str]:
    """A label for the head of a column, and what it says in brackets apart."""
    words = label(fact, names)
    more = left_out(fact) if isinstance(fact, WorkMonths) else ""
    told = more.strip(" ()")
    return words.removesuffix(more), told[:1].upper() + told[1:]


LABELS: Final[dict[str, Label]] = {
    "accompanying_children": told.plain(lambda: _("Children who come along")),
    "accompanying_family": told.plain(
        lambda: _("Family members who come along, and you")
    ),
    "age": told.plain(lambda: _("Age in years")),
    "always": told.plain(lambda: _("Everyone")),
    "answer": told.answer,
    "applied_elsewhere": told.outside(
        lambda: _("An application to another province than %(name)s")
    ),
    "canadian_ancestor": told.plain(
        lambda: _("An ancestor who was a Canadian citizen")
    ),
    "canadian_earnings": told.earnings,
    "canadian_study": told.study,
    "condition_met": lambda fact, names: names.condition(fact.condition),
    "credential_from": told.credential_from,
    "credentials": told.credentials,
    "destination_outside": lambda fact, _names: (
        _("You mean to live outside %(city)s") % {"city": fact.city}
    ),
    "education_level": lambda fact, _names: told.placed(
        _("Highest level of education"), fact.place
    ),
    "express_entry_profile_submitted": told.plain(
        lambda: _("An Express Entry profile in the pool")
    ),
    "family_income": told.plain(lambda: _("Income of the family in Canada")),
    "family_size": told.plain(lambda: _("Family size")),
    "field_of_study": told.plain(lambda: _("Field of study")),
    "funds_held_months": told.plain(lambda: _("Time for which the funds were held")),
    "graduated_in_canada": told.graduated,
    "grid_points": lambda fact, names: names.grid(fact.grid),
    "has_answer": told.answer,
    "has_endorsement": told.endorsement,
    "has_licence": told.located(lambda: _("A licence to practise")),
    "has_nomination": told.nomination,
    "dated_by": told.dated_by,
    "foreign_national": told.plain(lambda: _("You are a foreign national")),
    "has_provincial_invitation": lambda fact, _names: (
        _("An invitation or letter of %(name)s") % {"name": province_name(fact.inviter)}
    ),
    "has_relative": told.relative,
    "has_trade_certificate": told.located(lambda: _("A trade certificate")),
    "highest_credential_in": lambda fact, _names: told.placed(
        _("Highest credential completed"), fact.place
    ),
    "intends_outside": told.intends,
    "language_level": told.language,
    "level_at_least": told.level_at_least,
    "list_value": told.list_value,
    "main_occupation_in": lambda fact, _names: (
        _("Your main occupation is in %(teers)s") % {"teers": teer_words(fact.teers)}
    ),
    "median_wage": told.plain(
        lambda: _("The Job Bank median wage of the occupation in the place")
    ),
    "military_service_months": told.plain(lambda: _("Continuous military service")),
    "months_since": told.answer,
    "offer_area": told.area,
    "offer_group": told.located(lambda: _("Occupation group of the offer")),
    "offer_months": told.located(lambda: _("Length of the offer")),
    "offer_teer": told.located(lambda: _("TEER of the offer")),
    "offer_wage": told.located(lambda: _("Hourly wage of the offer")),
    "offer_yearly_wage": told.located(lambda: _("Yearly wage of the offer")),
    "on_list": told.on_list,
    "partner_age": told.plain(lambda: _("Your partner’s age")),
    "partner_status": told.plain(lambda: _("Your partner’s status in Canada")),
    "permit_employer_is_offers": told.plain(
        lambda: _("Your permit names the employer of the offer")
    ),
    "permit_held": told.held,
    "permit_months_left": told.plain(lambda: _("Time left on your permit")),
    "prevailing_wage_paid": told.plain(
        lambda: _("The offer pays the prevailing wage or more")
    ),
    "primary_occupation": told.plain(lambda: _("Your main occupation")),
    "quebec_credential": lambda fact, _names: told.placed(
        _("Best completed credential"), fact.place
    ),
    "residence_months": told.located(lambda: _("Time for which you have lived")),
    "stream_qualified": lambda fact, names: (
        _("All requirements of %(stream)s") % {"stream": names.stream(fact.stream)}
    ),
    "study_months": told.studied,
    "threshold_teer": told.plain(lambda: _("TEER of most of the work")),
    "tie_outside": told.tie,
    "transfer_months": told.plain(
        lambda: _("Continuous work for the present employer")
    ),
    "transfer_wage_paid": told.plain(
        lambda: _("The transferred job pays the prevailing wage or more")
    ),
    "with_partner": told.plain(
        lambda: _("A partner comes along who is a foreign national")
    ),
    "work_months": work_months,
    "work_years": told.plain(lambda: _("Work anywhere, full-time equivalent")),
    "works_elsewhere_now": told.outside(
        lambda: _("You work in another province than %(name)s now")
    ),
    "works_in_offer_now": told.located(lambda: _("You work in the offered job now")),
}
