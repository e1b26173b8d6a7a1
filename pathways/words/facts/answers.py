"""Facts about answers as they were given, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.answers import NAMES as ANSWERS
from pathways.words.facts.wording import FactWording, Names
from pathways.words.vocabulary import Text

SHORT_ANSWERS: Final[dict[str, Text]] = {
    "job_offer.applicant_share_percent": lazy("your share of the employer"),
    "job_offer.category_a_positions_before": lazy("earlier Category A positions"),
    "job_offer.employer": lazy("employer"),
    "job_offer.employer_position_assessment": lazy("position assessed by the province"),
    "job_offer.employer_revenue_cad": lazy("yearly revenue of the employer"),
    "job_offer.employer_years_operating": lazy("employer in operation"),
    "job_offer.indeterminate": lazy("permanent job"),
    "job_offer.noc": lazy("occupation of the offer"),
    "job_offer.profession": lazy("profession of the offer"),
    "job_offer.province": lazy("province of the job"),
    "job_offer.seasonal": lazy("seasonal work"),
    "job_offer.sector": lazy("sector of the employer"),
    "job_offer.works_there_now": lazy("in this job today"),
    "job_offer.hours_per_week": lazy("hours of the offer"),
    "job_offer.wage_cad_hourly": lazy("hourly wage of the offer"),
    "settlement_funds_cad": lazy("settlement funds"),
    "transfer.full_time": lazy("full time for the present employer"),
    "transfer.new_office": lazy("new office in Canada"),
    "transfer.position_similar": lazy("similar position"),
    "transfer.role": lazy("role in Canada"),
    "transfer.still_employed": lazy("still with the present employer"),
    "treaty_enterprise.applicant_percent": lazy("your share of the enterprise"),
    "treaty_enterprise.canada_trade_percent": lazy("share of its trade with Canada"),
    "treaty_enterprise.capital_committed_cad": lazy("capital committed"),
    "treaty_enterprise.controls": lazy("you direct and develop it"),
    "venture.admitted_to_incubator": lazy("admitted to the incubator’s program"),
    "venture.amount_cad": lazy("amount invested"),
    "venture.issued_on": lazy("since the commitment"),
}


def answer(fact: Any, _names: Names) -> str:
    """What an answer of the profile is about."""
    return str(ANSWERS[fact.path])


def short_answer(fact: Any) -> str:
    """The same in a few words."""
    return str(SHORT_ANSWERS.get(fact.path) or ANSWERS[fact.path])


TOPIC: Final = lazy("Answers as given")
WORDINGS: Final = {
    "answer": FactWording(
        name=lazy("an answer of the profile"),
        derives=lazy("The answer at a path of the profile, outside lists."),
        label=answer,
        short=short_answer,
    ),
    "has_answer": FactWording(
        name=lazy("a part of the profile was answered"),
        derives=lazy(
            "Yes when a part of the profile, such as a job offer, was answered with "
            "one."
        ),
        label=answer,
        short=short_answer,
    ),
}
