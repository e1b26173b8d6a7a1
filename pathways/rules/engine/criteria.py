"""Criteria, alternatives, requirements: what is asked, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from pathways.rules.engine.comparing import (
    COMPARISONS,
    FALLING,
    FOR_OFFICER,
    MET,
    NOT_MET,
    QUALIFIED,
    RISING,
    Judged,
    Verdict,
    from_table,
    handed_over,
    judge_open,
    undecided,
)
from pathways.rules.engine.tables import Table
from pathways.rules.engine.values import NOTHING, Open

__all__ = [
    "COMPARISONS",
    "FALLING",
    "QUALIFIED",
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
Values = Any  # facts by place: case.Values


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
    judge: Callable[[Values], Judged] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Choose the one way to judge it, once."""
        object.__setattr__(self, "judge", _judge_of(self))

    def threshold(self, values: Values) -> Any:
        """The limit on these facts, which may be open."""
        if self.table is not None:
            return from_table(self.table, [values[i] for i in self.limit_facts])
        if self.limit_facts:
            return values[self.limit_facts[0]]
        return self.limit


def _judge_of(criterion: Criterion) -> Callable[[Values], Judged]:
    """How a criterion compares its fact with its threshold."""
    fact, comparison, limit = criterion.fact, criterion.comparison, criterion.limit
    if fact is None:
        return lambda _: FOR_OFFICER
    compare = COMPARISONS.get(comparison)
    if compare is None:
        return lambda values: handed_over(values[fact])

    def against_limit(values: Values) -> Judged:
        value = values[fact]
        if type(value) is Open:
            return judge_open(comparison, value, limit)
        return MET if compare(value, limit) else NOT_MET

    def against_facts(values: Values) -> Judged:
        value, limit = values[fact], criterion.threshold(values)
        if type(value) is Open or type(limit) is Open:
            return judge_open(comparison, value, limit)
        return MET if compare(value, limit) else NOT_MET

    return against_facts if criterion.limit_facts else against_limit


Explained = tuple[Verdict, Sequence[tuple["Criterion", Judged]]]


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
            item = criterion.judge(values)
            judged.append((criterion, item))
            if item is not MET and item.verdict < worst:
                worst = item.verdict
        return worst, judged


@dataclass(frozen=True, slots=True)
class Requirement:
    """One bullet of the official page; any one of its alternatives satisfies it.

    Where it asks for one thing only, ``_settled`` holds its finding for every verdict
    that needs no answer, in the order of the verdicts.
    """

    slug: str
    title: str
    alternatives: tuple[Alternative, ...]
    citation: Citation
    effective_from: date | None = None
    effective_to: date | None = None
    _by_key: tuple[int, Mapping[Any, tuple[Alternative, ...]]] | None = field(
        init=False, repr=False, compare=False
    )

    _settled: tuple[Finding | None, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort many alternatives by what tells them apart; settle what can be."""
        object.__setattr__(self, "_by_key", _sorted_by_key(self.alternatives))
        object.__setattr__(self, "_settled", _settled(self))

    def places(self) -> set[int]:
        """The places of every fact that it uses."""
        return {
            place
            for way in self.alternatives
            for criterion in way.criteria
            for place in (criterion.fact, *criterion.limit_facts)
            if place is not None
        }

    def verdict(self, values: Values) -> Verdict:
        """The best of its alternatives."""
        if self._settled:
            return self.alternatives[0].criteria[0].judge(values).verdict
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
        if self._settled:
            judged = ways[0].criteria[0].judge(values)
            return self._settled[judged.verdict] or _waiting(self, judged)
        if self._by_key is not None:
            ways = self._left(values[self._by_key[0]])[0] or ways[:1]
        explained = []
        for way in ways:
            explained.append(way.judge(values))
            if explained[-1][0] is Verdict.MET:
                return Finding(self, Verdict.MET, NOTHING, way, explained[-1][1])
        verdict = max([result for result, _ in explained])
        best = [place for place, item in enumerate(explained) if item[0] is verdict]
        nearest = best[0]
        if len(best) > 1:
            nearest = min(best, key=lambda place: _distance(explained[place][1]))
        asks = NOTHING
        if verdict is Verdict.NOT_ANSWERED:
            asks = _asks_of([explained[place][1] for place in best])
        return Finding(self, verdict, asks, ways[nearest], explained[nearest][1])


def _asks_of(ways: Sequence[Sequence[tuple[Criterion, Judged]]]) -> frozenset[str]:
    """The answers that would settle alternatives that wait for them."""
    return NOTHING.union(*[judged.asks for way in ways for _, judged in way])


def _distance(judged: Sequence[tuple[Criterion, Judged]]) -> tuple[int, int]:
    """How far one of equal alternatives is: least not met, then least not settled."""
    verdicts = [item.verdict for _, item in judged]
    unsettled = len(verdicts) - verdicts.count(Verdict.MET)
    return verdicts.count(Verdict.NOT_MET), unsettled


def _sorted_by_key(
    alternatives: tuple[Alternative, ...],
) -> tuple[int, Mapping[Any, tuple[Alternative, ...]]] | None:
    """Alternatives by the constant that all first ask of the same fact, if they do."""
    firsts = [way.criteria[0] for way in alternatives if way.criteria]
    places = {first.fact for first in firsts}
    plain = all(first.comparison == "is" and not first.limit_facts for first in firsts)
    place = firsts[0].fact if firsts else None
    if len(firsts) < MANY or len(firsts) != len(alternatives) or len(places) > 1:
        return None
    if place is None or not plain:
        return None
    record: dict[Any, tuple[Alternative, ...]] = {}
    for criterion, way in zip(firsts, alternatives, strict=True):
        record[criterion.limit] = (*record.get(criterion.limit, ()), way)
    return place, record


class Finding(NamedTuple):
    """A requirement, its verdict, what would settle it, and the nearest alternative."""

    requirement: Requirement
    verdict: Verdict
    asks: frozenset[str]
    alternative: Alternative
    judged: Sequence[tuple[Criterion, Judged]]

    @property
    def citation(self) -> Citation:
        """That of the alternative where it has its own, else the requirement's."""
        return self.alternative.citation or self.requirement.citation


def _settled(requirement: Requirement) -> tuple[Finding | None, ...]:
    """What is found of a single criterion for every verdict that needs no answer."""
    ways = requirement.alternatives
    if len(ways) != 1 or len(ways[0].criteria) != 1:
        return ()
    only = ways[0].criteria[0]
    kept = (NOT_MET, FOR_OFFICER, MET)
    not_met, officer, met = (
        Finding(requirement, judged.verdict, NOTHING, ways[0], [(only, judged)])
        for judged in kept
    )
    return not_met, None, officer, met


def _waiting(requirement: Requirement, judged: Judged) -> Finding:
    """What is found of a single criterion that waits for answers."""
    way = requirement.alternatives[0]
    return Finding(
        requirement, judged.verdict, judged.asks, way, [(way.criteria[0], judged)]
    )
