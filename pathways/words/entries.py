"""A requirement that a list writes once for each of its entries, such as professions.

While the answer picks no entry, no single one of them is what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import ngettext

from pathways.rules import Finding, Requirement, Verdict
from pathways.rules.facts import Answer, Fact

MANY: Final = 5  # fewer are alternatives that can be read one by one
PROFESSION: Final = "job_offer.profession"


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list: the fact that picks one, and their names by their keys."""

    place: int
    names: Mapping[Any, str]


def entries_of(requirement: Requirement) -> Entries | None:
    """The entries that a requirement is written for, where it is one of many."""
    alternatives = requirement.alternatives
    if len(alternatives) <= MANY or not all(
        alternative.criteria for alternative in alternatives
    ):
        return None
    place = alternatives[0].criteria[0].fact
    names: dict[Any, str] = {}
    for item in alternatives:
        first = item.criteria[0]
        if first.fact != place or first.comparison != "is":
            return None
        names.setdefault(first.limit, item.label or str(first.limit))
    return None if place is None or len(names) <= MANY else Entries(place, names)


def none_picked(entries: Entries, finding: Finding, values: Any) -> bool:
    """Whether the answer is none of the entries."""
    return finding.verdict is not Verdict.MET and values[entries.place] not in (
        entries.names
    )


def one_of_them(entries: Entries, facts: Sequence[Fact]) -> str:
    """What is asked of whom no entry fits yet: how many there are."""
    fact, count = facts[entries.place], len(entries.names)
    if isinstance(fact, Answer) and fact.path == PROFESSION:
        said = ngettext("one of %(n)s profession", "one of %(n)s professions", count)
    else:
        said = ngettext("one of %(n)s entry", "one of %(n)s entries", count)
    return said % {"n": count}
