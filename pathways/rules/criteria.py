"""Criteria, alternatives, requirements: what is asked, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import Any, Final, NamedTuple

from pathways.rules.tables import Table, UnknownCell
from pathways.rules.values import NOTHING, Between, Open


class Verdict(IntEnum):
    """Worst first, as the contract orders them."""

    NOT_MET = 0
    NOT_ANSWERED = 1
    OFFICER = 2
    MET = 3

    @property
    def word(self) -> str:
        """The contract's spelling, such as ``not_met``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule was read, when it stood there, and how sure that is."""

    source: str
    url: str
    clause: str = ""
    as_of: date | None = None
    as_of_note: str = ""
    confidence: str = "official"


class Judged(NamedTuple):
    """The verdict of one criterion and the answers that would settle it."""

    verdict: Verdict
    asks: frozenset[str]


MET: Final = Judged(Verdict.MET, NOTHING)
NOT_MET: Final = Judged(Verdict.NOT_MET, NOTHING)
FOR_OFFICER: Final = Judged(Verdict.OFFICER, NOTHING)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """No limit is met by anything; “none” meets no limit."""

    def judge(value: Any, limit: Any) -> bool:
        return limit is None or (value is not None and compare(value, limit))

    return judge


def _members(value: Any) -> Any:
    return value if isinstance(value, tuple | frozenset) else (value,)


COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "at_least": _ordered(lambda value, limit: value >= limit),
    "more_than": _ordered(lambda value, limit: value > limit),
    "at_most": _ordered(lambda value, limit: value <= limit),
    "less_than": _ordered(lambda value, limit: value < limit),
    "is": lambda value, limit: value == limit,
    "is_not": lambda value, limit: value != limit,
    "one_of": lambda value, limit: any(item in limit for item in _members(value)),
    "none_of": lambda value, limit: not any(item in limit for item in _members(value)),
    "stated": lambda value, _: value is not None,
}
MANY: Final = 4  # alternatives worth sorting
RISING: Final = {"at_least", "more_than"}
FALLING: Final = {"at_most", "less_than"}


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
            return _from_table(self.table, [values[i] for i in self.limit_facts])
        if self.limit_facts:
            return values[self.limit_facts[0]]
        return self.limit

    def judge(self, values: Values) -> Judged:
        """Compare the fact with the threshold."""
        if self.fact is None:
            return FOR_OFFICER
        value = values[self.fact]
        if self._compare is None:
            return _handed_over(value)
        limit = self.threshold(values) if self.limit_facts else self.limit
        if type(value) is Open or type(limit) is Open:
            return _judge_open(self.comparison, value, limit)
        return MET if self._compare(value, limit) else NOT_MET


def _handed_over(value: Any) -> Judged:
    if isinstance(value, Open) and value.asks:
        return Judged(Verdict.NOT_ANSWERED, value.asks)
    return NOT_MET if value is None else FOR_OFFICER


def _from_table(table: Table, values: list[Any]) -> Any:
    if not any(type(value) is Open for value in values):
        cell = table.look_up(*values)
        return Open() if type(cell) is UnknownCell else cell
    cells = table.candidates(*values)
    asks = NOTHING.union(*(v.asks for v in values if isinstance(v, Open)))
    if any(isinstance(cell, UnknownCell) for cell in cells):
        return Open(asks)
    return cells[0] if len(cells) == 1 else Open(asks, tuple(cells))


def _judge_open(comparison: str, value: Any, limit: Any) -> Judged:
    """Decided all the same if every possible value agrees."""
    asks = NOTHING.union(*(v.asks for v in (value, limit) if isinstance(v, Open)))
    results = _results(comparison, value, limit)
    if results == {True}:
        return MET
    if results == {False}:
        return NOT_MET
    return Judged(Verdict.NOT_ANSWERED, asks) if asks else FOR_OFFICER


def _results(comparison: str, value: Any, limit: Any) -> set[bool]:
    compare = COMPARISONS[comparison]
    values, limits = _possible(value, comparison), _possible(limit, comparison)
    if values is None or limits is None:
        return {True, False}
    return {compare(one, other) for one in values for other in limits}


def _possible(value: Any, comparison: str) -> tuple[Any, ...] | None:
    """The values to try; of a range, its ends stand for all."""
    if not isinstance(value, Open):
        return (value,)
    if isinstance(value.possible, Between):
        if comparison not in RISING | FALLING:
            return None
        low, high = value.possible.low, value.possible.high
        return (low, Decimal("Infinity") if high is None else high)
    return value.possible


Values = Any  # a lazy sequence of facts by place: list, or rulebook.Facts


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
                return Verdict.NOT_MET
            if judged is not MET and judged[0] < worst:
                worst = judged[0]
        return worst


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

    def verdict(self, values: Values) -> Verdict:
        """The best of its alternatives."""
        best = Verdict.NOT_MET
        alternatives = self.alternatives
        if self._by_key is not None:
            value = values[self._by_key[0]]
            if type(value) is not Open:
                alternatives = self._by_key[1].get(value, ())
        for alternative in alternatives:
            verdict = alternative.verdict(values)
            if verdict > best:
                if verdict is Verdict.MET:
                    return verdict
                best = verdict
        return best

    def find(self, values: Values) -> Finding:
        """The verdict with its reasons, by the nearest alternative."""
        ways = self._in_play(values)
        judged = [
            [(criterion, criterion.judge(values)) for criterion in way.criteria]
            for way in ways
        ]
        verdicts = [min(j.verdict for _, j in way) for way in judged]
        verdict = max(verdicts)
        asks = NOTHING
        if verdict is Verdict.NOT_ANSWERED:
            for way, its in zip(judged, verdicts, strict=True):
                if its is Verdict.NOT_ANSWERED:
                    asks = asks.union(*(j.asks for _, j in way))
        nearest = min(
            range(len(judged)),
            key=lambda i: (
                -verdicts[i],
                sum(j.verdict is Verdict.NOT_MET for _, j in judged[i]),
                sum(j.verdict is not Verdict.MET for _, j in judged[i]),
            ),
        )
        return Finding(self, verdict, asks, ways[nearest], judged[nearest])

    def _in_play(self, values: Values) -> tuple[Alternative, ...]:
        """The alternatives that the telling answer leaves; one where it leaves none."""
        if self._by_key is None or type(values[self._by_key[0]]) is Open:
            return self.alternatives
        return self._by_key[1].get(values[self._by_key[0]]) or self.alternatives[:1]


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


@dataclass(frozen=True, slots=True)
class Finding:
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
