"""Which forms answer a reading best: few candidates, then an exact score for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from operator import mul
from typing import NamedTuple

from occupations.finder.index import EXTRA_SHARE, Index
from occupations.finder.query import Reading, Slot

MOST_CANDIDATES = 48
MOST_PARTIAL = 10
ENOUGH_CANDIDATES = (0, 5, 1)
_WIDE = 400
_COVERAGE_SHARE = 0.42
_PREFIX_QUALITY = 0.7
_MUCH = 0.45


class Match(NamedTuple):
    """A form with its score, at most 1.

    ``covered`` when every telling word of the query is in the form; ``complete`` when
    every word of the form's core is in the query too.
    """

    score: float
    form: int
    covered: bool
    complete: bool


def matches(index: Index, reading: Reading) -> list[Match]:
    """The candidates of a reading with their scores, best first."""
    telling = _telling(reading.slots)
    if not telling:
        prefix = reading.slots[-1].prefix
        return _scored(index, reading, _beginning_with(index, prefix))
    sets = [_forms_with(index, slot) for slot in telling]
    record = dict.fromkeys(sorted(_common(sets))[:MOST_CANDIDATES])
    for missing in range(1, min(3, len(sets))):
        if len(record) >= ENOUGH_CANDIDATES[missing]:
            break
        record.update(dict.fromkeys(_lacking(index, telling, sets, missing)))
    return _scored(index, reading, list(record)[:MOST_CANDIDATES])


def near_matches(index: Index, reading: Reading) -> list[Match]:
    """A few forms that lack one of the words, whatever else was found."""
    telling = _telling(reading.slots)
    if len(telling) < 2:
        return []
    sets = [_forms_with(index, slot) for slot in telling]
    record = dict.fromkeys(_lacking(index, telling, sets, 1))
    return _scored(index, reading, list(record)[:MOST_CANDIDATES])


def _telling(slots: tuple[Slot, ...]) -> list[Slot]:
    """The slots that narrow the search, the least telling first."""
    known = [slot for slot in slots if slot.options]
    telling = [slot for slot in known if not slot.is_level] or known
    return sorted(telling, key=lambda slot: slot.weight)


def _lacking(
    index: Index, telling: list[Slot], sets: list[frozenset[int]], missing: int
) -> Iterator[int]:
    """The shortest forms that hold all but some of the words."""
    for left_out in combinations(range(len(sets)), missing):
        kept = [n for n in range(len(sets)) if n not in left_out]
        options = telling[kept[0]].options
        if len(kept) == 1 and len(options) == 1:
            yield from index.leading[next(iter(options))][:MOST_PARTIAL]
        else:
            yield from sorted(_common([sets[n] for n in kept]))[:MOST_PARTIAL]


def _forms_with(index: Index, slot: Slot) -> frozenset[int]:
    postings = index.postings
    if len(slot.options) == 1:
        return postings[next(iter(slot.options))]
    return frozenset().union(*[postings[number] for number in slot.options])


def _common(sets: list[frozenset[int]]) -> frozenset[int]:
    first, *others = sorted(sets, key=len)
    return first.intersection(*others)


def _beginning_with(index: Index, prefix: str) -> list[int]:
    """The shortest forms of the words that begin with one or two letters."""
    items: set[int] = set()
    number = index.vocabulary.number
    for word in index.vocabulary.starting_with(prefix)[:_WIDE] if prefix else ():
        items.update(index.leading[number[word]][:1])
    return sorted(items)[:MOST_CANDIDATES]


def _scored(index: Index, reading: Reading, candidates: list[int]) -> list[Match]:
    scorer = _Scorer(index, reading)
    rows = sorted([scorer.row(form) for form in candidates])
    return [Match(-lack, form, *how) for lack, form, *how in rows]


class _Scorer:
    """Scores forms against one reading."""

    def __init__(self, index: Index, reading: Reading) -> None:
        self._index = index
        self._prefix = reading.slots[-1].prefix
        self._best: dict[int, tuple[int, float, float]] = {}
        for place, slot in enumerate(reading.slots):
            for number, quality in slot.options.items():
                known = self._best.get(number)
                if known is None or known[1] < quality:
                    value = index.weight[number]
                    self._best[number] = (place, quality, value * quality)
        self._weights = [slot.weight for slot in reading.slots]
        self._total = sum(self._weights)
        self._telling = [n for n, s in enumerate(reading.slots) if not s.is_level]

    def row(self, form: int) -> tuple[float, int, bool, bool]:
        """How well the form and the reading cover each other; the best sort first."""
        index, best = self._index, self._best.get
        got = [0.0] * len(self._weights)
        held, size, complete = 0.0, index.size[form], True
        for number in index.core[form]:
            option = best(number)
            if option is None:
                complete = False
                continue
            place, quality, value = option
            held += value
            if quality > got[place]:
                got[place] = quality
        for number in index.extra[form]:
            option = best(number)
            if option is not None:
                place, quality, value = option
                held += value
                size += index.weight[number] * (1 - EXTRA_SHARE)
                if quality > got[place]:
                    got[place] = quality
        if self._prefix and not got[-1] and _begins(index, form, self._prefix):
            got[-1] = _PREFIX_QUALITY
        asked = sum(map(mul, got, self._weights)) / self._total
        score = asked * (1 - _COVERAGE_SHARE + _COVERAGE_SHARE * held / size)
        covered = held >= size * _MUCH and all(map(got.__getitem__, self._telling))
        return -score, form, covered, covered and complete


def _begins(index: Index, form: int, prefix: str) -> bool:
    names = index.vocabulary.names
    return any(names[number].startswith(prefix) for number in index.core[form])
