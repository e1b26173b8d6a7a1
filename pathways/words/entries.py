"""A requirement that a list writes once for each of its entries, such as professions.

While the answer picks no entry, no single one of them is what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import ngettext

from pathways.rules.criteria import Finding, Verdict
from pathways.rules.facts.answers import Answer
from pathways.rules.facts.fact import Fact

MANY: Final = 5  # fewer are alternatives that can be read one by one
PROFESSION: Final = "job_offer.profession"


@dataclass(frozen=True, slots=True)
class Entries:
    """What is asked of whom no entry fits yet: how many there are, and their names."""

    words: str
    names: tuple[str, ...]


def asked_of_many(
    facts: Sequence[Fact], finding: Finding, values: Any
) -> Entries | None:
    """The entries of the list, where the answer is none of them."""
    alternatives = finding.requirement.alternatives
    if finding.verdict is Verdict.MET or len(alternatives) <= MANY:
        return None
    firsts = [one.criteria[0] for one in alternatives if one.criteria]
    place = firsts[0].fact if firsts else None
    if place is None or any(one.fact != place for one in firsts):
        return None
    names: dict[Any, str] = {}
    for criterion, one in zip(firsts, alternatives, strict=False):
        names.setdefault(criterion.limit, one.label or str(criterion.limit))
    if len(names) <= MANY or values[place] in names:
        return None
    return Entries(_words(facts[place], len(names)), tuple(names.values()))


def _words(fact: Fact, count: int) -> str:
    if isinstance(fact, Answer) and fact.path == PROFESSION:
        said = ngettext("one of %(n)s profession", "one of %(n)s professions", count)
    else:
        said = ngettext("one of %(n)s entry", "one of %(n)s entries", count)
    return said % {"n": count}
