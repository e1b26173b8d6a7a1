"""Yes and no where a rule asks for a “no”: never a negation of a negation.

A requirement of one flag says in its title what is wanted; then “yes” is what is
wanted. A flag among others stands with what it is about: “seasonal work: no”.
"""

from __future__ import annotations

from typing import Final

from pathways.rules import Alternative, Criterion, Requirement
from pathways.rules.facts import Fact, LevelAtLeast, unit_of

DENYING: Final = frozenset({"is_not", "none_of"})


def is_denied(criterion: Criterion, fact: Fact) -> bool:
    """Whether the flag of a fact is to be “no”."""
    is_flag = unit_of(fact) == "yes or no" and not isinstance(fact, LevelAtLeast)
    if not is_flag or not isinstance(criterion.limit, bool):
        return False
    return criterion.limit is (criterion.comparison in DENYING)


def stands_alone(requirement: Requirement) -> bool:
    """Whether it asks for one thing only, so that its title says what is wanted."""
    ways = requirement.alternatives
    return len(ways) == 1 and is_single(ways[0])


def is_single(alternative: Alternative) -> bool:
    """Whether it is one criterion."""
    return len(alternative.criteria) == 1
