"""What is asked of a profile: each kind of fact derives one value from a case."""

from pathways.rules.facts.age import Age
from pathways.rules.facts.answers import UNITS, Answer, HasAnswer, given
from pathways.rules.facts.education import ECA_MONTHS, LevelAtLeast
from pathways.rules.facts.experience import MonthsAtLevel
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.family import WithPartner
from pathways.rules.facts.grants import HasNomination
from pathways.rules.facts.kinds import (
    BY_NAME,
    KINDS,
    FactError,
    fact_from,
    fact_spec,
    kind_name,
    parameters,
    unit_of,
)
from pathways.rules.facts.language import VALID_MONTHS, LanguageLevel
from pathways.rules.facts.lists import ListValue, OnList, exact
from pathways.rules.facts.lookups import entries_for, on_list
from pathways.rules.facts.offer import (
    WEEKS,
    OfferGroup,
    OfferTeer,
    OfferWage,
    OfferYearlyWage,
    PrevailingWagePaid,
    WorksInOfferNow,
    median_wage,
)
from pathways.rules.facts.outcomes import ConditionMet, StreamQualified
from pathways.rules.facts.partner import PartnerStatus
from pathways.rules.facts.places import OfferArea
from pathways.rules.facts.primary import PrimaryOccupation, primary_occupation
from pathways.rules.facts.provinces import MainOccupationIn
from pathways.rules.facts.status import PermitHeld
from pathways.rules.facts.work import WorkMonths

__all__ = [
    "BY_NAME",
    "ECA_MONTHS",
    "KINDS",
    "UNITS",
    "VALID_MONTHS",
    "WEEKS",
    "Age",
    "Answer",
    "ConditionMet",
    "Fact",
    "FactError",
    "HasAnswer",
    "HasNomination",
    "LanguageLevel",
    "LevelAtLeast",
    "ListValue",
    "MainOccupationIn",
    "MonthsAtLevel",
    "OfferArea",
    "OfferGroup",
    "OfferTeer",
    "OfferWage",
    "OfferYearlyWage",
    "OnList",
    "PartnerStatus",
    "PermitHeld",
    "PrevailingWagePaid",
    "PrimaryOccupation",
    "StreamQualified",
    "WithPartner",
    "WorkMonths",
    "WorksInOfferNow",
    "entries_for",
    "exact",
    "fact_from",
    "fact_spec",
    "given",
    "kind_name",
    "median_wage",
    "on_list",
    "parameters",
    "primary_occupation",
    "unit_of",
]
