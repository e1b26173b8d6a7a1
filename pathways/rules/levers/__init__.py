"""Levers: changes that a person can make, each with declared, finite steps."""

from pathways.rules.levers.better_offers import OfferWage, offer_of
from pathways.rules.levers.family import swapped
from pathways.rules.levers.kinds import BY_SLUG, lever_from, parameter_errors
from pathways.rules.levers.language import FirstTest
from pathways.rules.levers.offers import FindOffer
from pathways.rules.levers.step import Lever, Setting, Step, listed

__all__ = [
    "BY_SLUG",
    "FindOffer",
    "FirstTest",
    "Lever",
    "OfferWage",
    "Setting",
    "Step",
    "lever_from",
    "listed",
    "offer_of",
    "parameter_errors",
    "swapped",
]
