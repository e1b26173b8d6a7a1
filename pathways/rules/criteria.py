"""Criteria, alternatives, requirements: what is asked, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from pathways.rules.comparing import (
    COMPARISONS,
    FALLING,
    FOR_OFFICER,
    MET,
    NOT_MET,
    RISING,
    Judged,
    Verdict,
    from_table,
    handed_over,
    judge_open,
    undecided,
)
from pathways.rules.tables import Table
from pathways.rules.values import NOTHING, Open

__all__ = [
    "COMPARISONS",
    "FALLING",
    "RISING",
    "Alternative",
    "Citation",
    "Criterion",
    "Finding",
    "Judged",
    "Requirement",
    "Verdict",
]
MANY: Final = 4  # alternatives worth sorting


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule was read, when it stood there, and how sure that is."""

    source: str
    url: str
    clause: str = ""
    as_of: date | None = None
    as_of_note: str = ""
    confidence: str = "official"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A fact, a comparison and a threshold.

    ``fact`` and ``limit_facts`` are places in the rulebook's tuple of facts.
    The threshold is ``limit``, another fact, or ``table`` over one or two facts. The
    comparison ``officer`` leaves the judgement to an officer once the fact is known;
    without a fact it is always theirs. ``label`` words what is asked where the rule
    itself cannot.
    """

    fact: int | None
    comparison: str
    limit: Any = None
    limit_facts: tuple[int, ...] = ()
    table: Table | None = None
    label: str = ""
    _compare: Callable[[Any, Any], bool] | None = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Look the comparison up once."""
        object.__setattr__(self, "_compare", COMPARISONS.get(self.comparison))

    def threshold(self, values: Values) -> Any:
        """The limit on these facts, which may be open."""
        if self.table is not None:
            return from_table(self.table, [values[i] for i in self.limit_facts])
        if self.limit_facts:
            return values[self.limit_facts[0]]
        return self.limit

    def judge(self, values: Values) -> Judged:
        """Compare the fact with the threshold."""
        if self.fact is None:
            return FOR_OFFICER
        value = values[self.fact]
        if self._compare is None:
            return handed_over(value)
        limit = self.threshold(values) if self.limit_facts else self.limit
        if type(value) is Open or type(limit) is Open:
            return judge_open(self.comparison, value, limit)
        return MET if self._compare(value, limit) else NOT_MET


Values = Any  # facts by place: case.Values
Explained = tuple[Verdict, list[tuple["Criterion", Judged]]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to satisfy a requirement: all criteria hold."""

    criteria: tuple[Criterion, ...]
    label: str = ""
    citation: Citation | None = None

    def verdict(self, values: Values) -> Verdict:
        """The worst of its criteria."""
        worst = Verdict.MET
        for criterion in self.criteria:
            judged = criterion.judge(values)
            if judged is NOT_MET:
                return judged.verdict
            if judged is not MET and judged.verdict < worst:
                worst = judged.verdict
        return worst

    def judge(self, values: Values) -> Explained:
        """The verdict, and that of every criterion."""
        worst = Verdict.MET
        judged = []
        for criterion in self.criteria:
            one = criterion.judge(values)
            judged.append((criterion, one))
            if one is not MET and one.verdict < worst:
                worst = one.verdict
        return worst, judged


@dataclass(frozen=True, slots=True)
class Requirement:
    """One bullet of the official page; any one of its alternatives satisfies it."""

    slug: str
    title: str
    alternatives: tuple[Alternative, ...]
    citation: Citation
    effective_from: date | None = None
    effective_to: date | None = None
    _by_key: tuple[int, Mapping[Any, tuple[Alternative, ...]]] | None = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Sort many alternatives by the one answer that tells them apart."""
        object.__setattr__(self, "_by_key", _sorted_by_key(self.alternatives))

    def places(self) -> set[int]:
        """The places of every fact that it uses."""
        return {
            place
            for way in self.alternatives
            for one in way.criteria
            for place in (one.fact, *one.limit_facts)
            if place is not None
        }

    def verdict(self, values: Values) -> Verdict:
        """The best of its alternatives."""
        alternatives, highest = self.alternatives, Verdict.MET
        if self._by_key is not None:
            alternatives, highest = self._left(values[self._by_key[0]])
        best = Verdict.NOT_MET
        for alternative in alternatives:
            verdict = alternative.verdict(values)
            if verdict > best:
                best = verdict
                if best >= highest:
                    break
        return best

    def _left(self, value: Any) -> tuple[tuple[Alternative, ...], Verdict]:
        """What the telling answer leaves, and the best verdict that it can have."""
        if self._by_key is None or type(value) is Open:
            blind = type(value) is Open and value.possible is None
            best = undecided(value.asks).verdict if blind else Verdict.MET
            return self.alternatives, best
        return self._by_key[1].get(value, ()), Verdict.MET

    def find(self, values: Values) -> Finding:
        """The verdict with its reasons, by the nearest alternative."""
        ways = self.alternatives
        if self._by_key is not None:
            ways = self._left(values[self._by_key[0]])[0] or ways[:1]
        if len(ways) == 1:
            verdict, judged = ways[0].judge(values)
            asks = _asks_of([judged]) if verdict is Verdict.NOT_ANSWERED else NOTHING
            return Finding(self, verdict, asks, ways[0], judged)
        explained = [way.judge(values) for way in ways]
        verdict = max([found for found, _ in explained])
        best = [place for place, one in enumerate(explained) if one[0] is verdict]
        nearest = best[0]
        if len(best) > 1:
            nearest = min(best, key=lambda place: _distance(explained[place][1]))
        alike = [explained[place][1] for place in best]
        asks = _asks_of(alike) if verdict is Verdict.NOT_ANSWERED else NOTHING
        return Finding(self, verdict, asks, ways[nearest], explained[nearest][1])


def _asks_of(ways: list[list[tuple[Criterion, Judged]]]) -> frozenset[str]:
    """The answers that would settle alternatives that wait for them."""
    return NOTHING.union(*[one.asks for way in ways for _, one in way])


def _distance(judged: list[tuple[Criterion, Judged]]) -> tuple[int, int]:
    """How far one of equal alternatives is: least not met, then least not settled."""
    verdicts = [one.verdict for _, one in judged]
    unsettled = len(verdicts) - verdicts.count(Verdict.MET)
    return verdicts.count(Verdict.NOT_MET), unsettled


def _sorted_by_key(
    alternatives: tuple[Alternative, ...],
) -> tuple[int, Mapping[Any, tuple[Alternative, ...]]] | None:
    """Alternatives by the constant that all first ask of the same fact, if they do."""
    firsts = [way.criteria[0] for way in alternatives if way.criteria]
    places = {one.fact for one in firsts}
    plain = all(one.comparison == "is" and not one.limit_facts for one in firsts)
    place = firsts[0].fact if firsts else None
    if len(firsts) < MANY or len(firsts) != len(alternatives) or len(places) > 1:
        return None
    if place is None or not plain:
        return None
    found: dict[Any, tuple[Alternative, ...]] = {}
    for one, way in zip(firsts, alternatives, strict=True):
        found[one.limit] = (*found.get(one.limit, ()), way)
    return place, found


class Finding(NamedTuple):
    """A requirement, its verdict, what would settle it, and the nearest alternative."""

    requirement: Requirement
    verdict: Verdict
    asks: frozenset[str]
    alternative: Alternative
    judged: list[tuple[Criterion, Judged]]

    @property
    def citation(self) -> Citation:
        """That of the alternative where it has its own, else the requirement's."""
        return self.alternative.citation or self.requirement.citation
