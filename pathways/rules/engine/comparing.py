"""Verdicts, and comparing a value with a threshold where either may be open."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pathways.rules.engine.tables import Table, UnknownCell
from pathways.rules.engine.values import NOTHING, Between, Open


class Verdict(IntEnum):
    """Worst first, as the contract orders them."""

    NOT_MET = 0
    NOT_ANSWERED = 1
    OFFICER = 2
    MET = 3

    @property
    def word(self) -> str:
        """The contract's spelling, such as ``not_met``."""
        return WORDS[self]


WORDS: Final = tuple(verdict.name.lower() for verdict in sorted(Verdict))
QUALIFIED: Final = (Verdict.MET, Verdict.OFFICER)  # met, or left to an officer


class Judged(NamedTuple):
    """The verdict of one criterion and the answers that would settle it."""

    verdict: Verdict
    asks: frozenset[str]


MET: Final = Judged(Verdict.MET, NOTHING)
NOT_MET: Final = Judged(Verdict.NOT_MET, NOTHING)
FOR_OFFICER: Final = Judged(Verdict.OFFICER, NOTHING)


@lru_cache(maxsize=4096)
def undecided(asks: frozenset[str]) -> Judged:
    """Open until these are answered; without any, for an officer."""
    return Judged(Verdict.NOT_ANSWERED, asks) if asks else FOR_OFFICER


def _members(value: Any) -> Any:
    return value if isinstance(value, tuple | frozenset) else (value,)


COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    # No limit is met by anything; “none” meets no limit.
    "at_least": lambda v, limit: limit is None or (v is not None and v >= limit),
    "more_than": lambda v, limit: limit is None or (v is not None and v > limit),
    "at_most": lambda v, limit: limit is None or (v is not None and v <= limit),
    "less_than": lambda v, limit: limit is None or (v is not None and v < limit),
    "is": operator.eq,
    "is_not": operator.ne,
    "one_of": lambda value, limit: any(item in limit for item in _members(value)),
    "none_of": lambda value, limit: not any(item in limit for item in _members(value)),
    "stated": lambda value, _: value is not None,
}
INFINITE: Final = Decimal("Infinity")
RISING: Final = {"at_least", "more_than"}
FALLING: Final = {"at_most", "less_than"}


def handed_over(value: Any) -> Judged:
    """An officer judges it, once it is known."""
    if type(value) is Open and value.asks:
        return undecided(value.asks)
    return NOT_MET if value is None else FOR_OFFICER


def from_table(table: Table, values: list[Any]) -> Any:
    """A threshold that a table gives on these facts, which may be open."""
    if not any(type(value) is Open for value in values):
        cell = table.look_up(*values)
        return Open() if type(cell) is UnknownCell else cell
    cells = table.candidates(*values)
    asks = NOTHING.union(*(v.asks for v in values if isinstance(v, Open)))
    if any(isinstance(cell, UnknownCell) for cell in cells):
        return Open(asks)
    return cells[0] if len(cells) == 1 else Open(asks, tuple(cells))


def judge_open(comparison: str, value: Any, limit: Any) -> Judged:
    """Decided all the same if every possible value agrees."""
    values, limits = _possible(value, comparison), _possible(limit, comparison)
    if values and limits:
        agreed = _agreed(COMPARISONS[comparison], values, limits)
        if agreed is not None:
            return MET if agreed else NOT_MET
    if type(limit) is not Open:
        return undecided(value.asks)
    return undecided(limit.asks | value.asks if type(value) is Open else limit.asks)


def _agreed(
    compare: Callable[[Any, Any], bool],
    values: tuple[Any, ...],
    limits: tuple[Any, ...],
) -> bool | None:
    """What all pairs give; ``None`` where they differ."""
    first = compare(values[0], limits[0])
    for value in values:
        for other in limits:
            if compare(value, other) != first:
                return None
    return first


def _possible(value: Any, comparison: str) -> tuple[Any, ...] | None:
    """The values to try; of a range, its ends stand for all."""
    if type(value) is not Open:
        return (value,)
    possible = value.possible
    if not isinstance(possible, Between):
        return possible
    if comparison not in RISING and comparison not in FALLING:
        return None
    return (possible.low, INFINITE if possible.high is None else possible.high)
