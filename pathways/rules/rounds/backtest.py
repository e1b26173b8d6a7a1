"""Whether past rounds said something of the rounds that followed.

On the day of every past round, each method says which part of the rounds of the same
kind in the next 12 months would invite a score; then the rounds came. A method is a way
to name the cut-offs that it expects. Errors are squared differences between the part
that was told and the part that happened (Brier's score for parts of rounds).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from pathways.rules.engine.days import DAY, add_months
from pathways.rules.rounds.odds import share

# From these days scores follow another grid, so that no forecast reaches across them.
SCORES_START_ANEW: Final = (date(2026, 11, 3),)
FIRST_DAY: Final = date(2017, 1, 1)
MONTHS_AHEAD: Final = 12
# Points from the last cut-off: the scores for which a forecast can be wrong.
OFFSETS: Final = tuple(range(-60, 61, 10))
TREND_ROUNDS: Final = 6


class Held(NamedTuple):
    """A round: its day and the lowest score that it invited."""

    on: date
    cutoff: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What each method told of a score on a day, and what happened: parts of rounds."""

    kind: str
    on: date
    score: int
    expected: Mapping[str, float]
    happened: float


@dataclass(frozen=True, slots=True)
class Watched:
    """A day of a round, and how many of its kind came in the 12 months after it."""

    kind: str
    on: date
    followed_by: int


Rounds = Mapping[str, Sequence[Held]]
Method = Callable[[Sequence[Held], date], list[float]]


def of_months(months: int) -> Method:
    """The cut-offs of the last so many months come again."""

    def expected(past: Sequence[Held], on: date) -> list[float]:
        since = add_months(on, -months)
        return sorted(item.cutoff for item in past if item.on > since)

    return expected


def last_cutoff(past: Sequence[Held], on: date) -> list[float]:
    """Every round has the cut-off of the last one."""
    return [past[-1].cutoff]


def trend(past: Sequence[Held], on: date) -> list[float]:
    """The straight line through the last rounds goes on, read once a month."""
    recent = past[-TREND_ROUNDS:]
    days = [(item.on - on).days for item in recent]
    middle = sum(days) / len(days)
    level = sum(held.cutoff for held in recent) / len(recent)
    spread = sum((day - middle) ** 2 for day in days)
    rises = sum(
        (day - middle) * (held.cutoff - level)
        for day, held in zip(days, recent, strict=True)
    )
    slope = rises / spread if spread else 0.0
    months = (add_months(on, month) for month in range(1, MONTHS_AHEAD + 1))
    return sorted(level + slope * ((day - on).days - middle) for day in months)


BASELINE: Final = "last-12-months"
METHODS: Final[Mapping[str, Method]] = {
    BASELINE: of_months(12),
    "last-6-months": of_months(6),
    "last-24-months": of_months(24),
    "last-cut-off": last_cutoff,
    "trend": trend,
}


def watched(rounds: Rounds, known_on: date) -> list[Watched]:
    """Every day of a round whose next 12 months are wholly known."""
    return [
        Watched(kind, on, len(coming))
        for kind, on, _past, coming in _days(rounds, known_on)
    ]


def forecasts(rounds: Rounds, known_on: date) -> list[Forecast]:
    """Every forecast that can be checked: a round of the kind did come."""
    return [
        forecast
        for kind, on, past, coming in _days(rounds, known_on)
        if coming
        for forecast in _forecasts(kind, on, past, coming)
    ]


def _days(
    rounds: Rounds, known_on: date
) -> Iterator[tuple[str, date, list[Held], list[Held]]]:
    """The days of rounds by kind, with the rounds until then and of the year after."""
    for kind in sorted(rounds):
        for first, last in pairwise((date.min, *SCORES_START_ANEW, date.max)):
            held = sorted(held for held in rounds[kind] if first <= held.on < last)
            known = min(known_on, last - DAY)
            for on in sorted({item.on for item in held if item.on >= FIRST_DAY}):
                until = add_months(on, MONTHS_AHEAD)
                if until <= known:
                    past = [item for item in held if item.on <= on]
                    coming = [item for item in held if on < item.on <= until]
                    yield kind, on, past, coming


def _forecasts(
    kind: str, on: date, past: list[Held], coming: list[Held]
) -> Iterator[Forecast]:
    expected = {name: method(past, on) for name, method in METHODS.items()}
    came = sorted(held.cutoff for held in coming)
    for offset in OFFSETS:
        score = past[-1].cutoff + offset
        record = {name: share(score, cutoffs) for name, cutoffs in expected.items()}
        yield Forecast(kind, on, score, record, share(score, came))
