"""What a value is about, in a few words: said where several stand beside each other.

A value in a unit of its own (“TEER 1”, “40 hours a week”) says it itself.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pathways.rules.facts.answers import Answer, HasAnswer
from pathways.rules.facts.education import LevelAtLeast
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import kind_name, unit_of
from pathways.rules.facts.language import LanguageLevel
from pathways.rules.facts.offer import PrevailingWagePaid
from pathways.rules.facts.provinces import MainOccupationIn
from pathways.rules.facts.status import MonthsSince
from pathways.rules.facts.work import WorkMonths
from pathways.words.answers import NAMES as ANSWERS
from pathways.words.choices import ability_name
from pathways.words.kinds import NAMES as KINDS
from pathways.words.places import PROVINCE_NAMES
from pathways.words.units import teer_words
from pathways.words.vocabulary import ABILITIES, Text

# Values in these units do not say what they are about.
BARE: Final = frozenset(
    {"CAD", "months", "number", "people", "percent", "years", "yes or no"}
)
SHORT_ANSWERS: Final[dict[str, Text]] = {
    "job_offer.applicant_share_percent": _("your share of the employer"),
    "job_offer.category_a_positions_before": _("earlier Category A positions"),
    "job_offer.employer": _("employer"),
    "job_offer.employer_position_assessment": _("position assessed by the province"),
    "job_offer.employer_revenue_cad": _("yearly revenue of the employer"),
    "job_offer.employer_years_operating": _("employer in operation"),
    "job_offer.indeterminate": _("permanent job"),
    "job_offer.noc": _("occupation of the offer"),
    "job_offer.profession": _("profession of the offer"),
    "job_offer.province": _("province of the job"),
    "job_offer.seasonal": _("seasonal work"),
    "job_offer.sector": _("sector of the employer"),
    "job_offer.works_there_now": _("in this job today"),
    "job_offer.hours_per_week": _("hours of the offer"),
    "job_offer.wage_cad_hourly": _("hourly wage of the offer"),
    "settlement_funds_cad": _("settlement funds"),
    "transfer.full_time": _("full time for the present employer"),
    "transfer.new_office": _("new office in Canada"),
    "transfer.position_similar": _("similar position"),
    "transfer.role": _("role in Canada"),
    "transfer.still_employed": _("still with the present employer"),
    "treaty_enterprise.applicant_percent": _("your share of the enterprise"),
    "treaty_enterprise.canada_trade_percent": _("share of its trade with Canada"),
    "treaty_enterprise.capital_committed_cad": _("capital committed"),
    "treaty_enterprise.controls": _("you direct and develop it"),
    "venture.admitted_to_incubator": _("admitted to the incubator’s program"),
    "venture.amount_cad": _("amount invested"),
    "venture.issued_on": _("since the commitment"),
}
SHORT_KINDS: Final[dict[str, Text]] = {
    "applied_elsewhere": _("application to another province"),
    "canadian_earnings": _("earnings in Canada"),
    "condition_met": _("the condition"),
    "credential_from": _("credential of such a country"),
    "credentials": _("completed credentials"),
    "express_entry_profile_submitted": _("Express Entry profile"),
    "funds_held_months": _("funds held for"),
    "graduated_in_canada": _("Canadian credential"),
    "has_licence": _("licence"),
    "level_at_least": _("level of education"),
    "offer_months": _("length of the offer"),
    "on_list": _("on the list"),
    "permit_held": _("permit or status"),
    "permit_months_left": _("left on the permit"),
    "residence_months": _("residence there"),
    "transfer_months": _("work for the present employer"),
    "with_partner": _("partner who comes along"),
    "works_elsewhere_now": _("work in another province"),
    "works_in_offer_now": _("in the offered job today"),
    "work_years": _("work in any occupation"),
}


def is_bare(fact: Fact) -> bool:
    """Whether its value alone does not say what it is about."""
    if isinstance(fact, LanguageLevel):
        return len(fact.abilities) < len(ABILITIES)
    if isinstance(fact, LevelAtLeast | PrevailingWagePaid):
        return False
    return unit_of(fact) in BARE


def about(fact: Fact) -> str:
    """What its value is about, as it stands within a sentence."""
    if isinstance(fact, LanguageLevel):
        if not is_bare(fact):
            return str(KINDS[kind_name(LanguageLevel)])
        return ", ".join(ability_name(one) for one in fact.abilities)
    if isinstance(fact, WorkMonths):
        return _work(fact)
    if isinstance(fact, MainOccupationIn):
        teers = {"teers": teer_words(fact.teers)}
        return translated("main occupation in %(teers)s") % teers
    if isinstance(fact, Answer | HasAnswer | MonthsSince):
        return str(SHORT_ANSWERS.get(fact.path) or ANSWERS[fact.path])
    kind = kind_name(type(fact))
    return str(SHORT_KINDS.get(kind) or KINDS[kind])


def _work(fact: Any) -> str:
    if fact.employer == "offer":
        return translated("work for the employer of the offer")
    if fact.where == "CA":
        return translated("work in Canada")
    province = PROVINCE_NAMES.get(fact.where)
    if province is None:
        return translated("work")
    return translated("work in %(province)s") % {"province": province}
