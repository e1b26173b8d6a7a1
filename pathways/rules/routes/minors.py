"""Who is too young for any route yet: no work, no offer, and less than 18 years old."""

from __future__ import annotations

from typing import Final

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import Open
from pathways.rules.facts.age import Age
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.profile.reading import UNANSWERED

OF_AGE: Final = 18
PLANS: Final = ("job_offer", "nominations", "transfer", "treaty_enterprise", "venture")


def is_too_young(case: Case) -> bool:
    """Whether nothing that a program for workers asks for can be there yet."""
    age = Age().derive(case)
    if isinstance(age, Open) or age is None or age >= OF_AGE:
        return False
    return primary_occupation(case) is None and offer_of(case.profile) is None


def may_have_plans(case: Case) -> bool:
    """Whether there is an offer, a transfer, a business or a nomination, or may be.

    Of an enterprise under a treaty nobody is asked who has no venture.
    """
    profile = case.profile
    held = {name: getattr(profile, name) for name in PLANS}
    if held["treaty_enterprise"] is UNANSWERED and not held["venture"]:
        held["treaty_enterprise"] = None
    return any(item is UNANSWERED or bool(item) for item in held.values())
