"""Who applies and comes along: counts that stay open while an answer is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pathways.rules.engine.values import NOTHING
from pathways.rules.profile.profile import PARTNERED, Person, Profile
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class Count:
    """From ``low`` to ``high`` of something; no ``high`` means that it has no limit.

    ``asks`` are the unanswered paths that would settle it. Without any, nothing that we
    ask settles it, such as the citizenship of children.
    """

    low: int
    high: int | None
    asks: frozenset[str] = NOTHING

    def __add__(self, other: Count) -> Count:
        ends = (self.high, other.high)
        high = None if None in ends else sum(end or 0 for end in ends)
        return Count(self.low + other.low, high, self.asks | other.asks)

    @property
    def is_open(self) -> bool:
        """Whether it is not settled."""
        return self.low != self.high

    def maybe(self, asks: Iterable[str] = ()) -> Count:
        """The same number, each of whom may turn out not to count."""
        return Count(0, self.high, self.asks | frozenset(asks))


NOBODY: Final = Count(0, 0)
ONE_PERSON: Final = Count(1, 1)


def accompanying_partner(profile: Profile) -> Count:
    """A spouse or common-law partner who comes along and needs a status."""
    status, partner = profile.marital_status, profile.partner
    if partner is None or (status is not UNANSWERED and status not in PARTNERED):
        return NOBODY
    if partner is UNANSWERED:
        asked = "marital_status" if status is UNANSWERED else "partner.accompanying"
        return ONE_PERSON.maybe({asked})
    if partner.accompanying in (False, None) or partner.canadian_or_pr is True:
        return NOBODY
    asks = {
        path
        for path, answer in (
            ("marital_status", status),
            ("partner.accompanying", partner.accompanying),
            ("partner.canadian_or_pr", partner.canadian_or_pr),
        )
        if answer is UNANSWERED
    }
    return ONE_PERSON.maybe(asks) if asks else ONE_PERSON


def accompanying_children(profile: Profile) -> Count:
    """Children who come along: all dependent ones unless their number was given."""
    for number in (profile.accompanying_children, profile.dependent_children):
        if number is None:
            return NOBODY
        if number is not UNANSWERED:
            return Count(number, number)
    return Count(0, None, frozenset({"dependent_children"}))


def paying(person: object, who: str, count: Count, exempt: list[str]) -> Count:
    """Those of a count who are not citizens of an exempt country."""
    if not exempt or count == NOBODY:
        return count
    held = person.citizenships if isinstance(person, Person) else UNANSWERED
    if held is UNANSWERED or held is None:
        return count.maybe({f"{who}.citizenships"})
    return NOBODY if set(held) & set(exempt) else count
