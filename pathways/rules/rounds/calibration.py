"""How good each method was, and which may be shown: the published calibration.

Years before ``HELD_OUT_FROM`` may choose a method, later ones must confirm it: beside
the rounds of the last 12 months a method is shown only if its error is lower by
``MARGIN`` in both. Parts of rounds are numbers from 0 to 1, kept to four digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, quantiles
from typing import Final

from pathways.rules.rounds import backtest
from pathways.rules.rounds.backtest import BASELINE, METHODS, Forecast, Rounds, Watched

HELD_OUT_FROM: Final = 2022
MARGIN: Final = 0.1
DIGITS: Final = 4
# What a forecast told: none, up to a fifth, ... and all of the rounds.
BINS: Final = ((0.0, 0.0), (0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))
ALL: Final = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class MethodErrors:
    """A method's mean squared error in both parts of the years."""

    method: str
    earlier: float
    held_out: float
    is_shown: bool


@dataclass(frozen=True, slots=True)
class YearErrors:
    """The mean squared errors of one year, in the order of the methods."""

    year: int
    forecasts: int
    errors: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class KindErrors:
    """One kind of round, by the rounds of the last 12 months.

    ``days`` on which such a round was held, after ``vanished`` of which no other came
    for 12 months; ``distance`` is the mean difference between told and happened.
    """

    kind: str
    days: int
    vanished: int
    forecasts: int
    error: float
    distance: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts that told alike, and what happened: on average, and the middle half."""

    low: float
    high: float
    forecasts: int
    expected: float
    happened: float
    quarter: float
    three_quarters: float


@dataclass(frozen=True, slots=True)
class Bins:
    """The calibration table of a method that is shown."""

    method: str
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Everything that the back-test found."""

    rounds: int
    first_round_on: date
    last_round_on: date
    known_on: date
    first_forecast_on: date
    last_forecast_on: date
    days: int
    forecasts: int
    held_out_from: int
    margin: float
    methods: tuple[MethodErrors, ...]
    years: tuple[YearErrors, ...]
    kinds: tuple[KindErrors, ...]
    tables: tuple[Bins, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The methods that may be shown."""
        return tuple(method.method for method in self.methods if method.is_shown)


def calibrate(rounds: Rounds, known_on: date) -> Calibration:
    """Run the back-test. Raises ``ValueError`` when no forecast can be checked."""
    made = backtest.forecasts(rounds, known_on)
    if not made:
        raise ValueError("no round is followed by twelve months that are known")
    watched = backtest.watched(rounds, known_on)
    held = [item.on for kind in rounds.values() for item in kind]
    methods = _methods(made)
    return Calibration(
        rounds=len(held),
        first_round_on=min(held),
        last_round_on=max(held),
        known_on=known_on,
        first_forecast_on=min(forecast.on for forecast in made),
        last_forecast_on=max(forecast.on for forecast in made),
        days=len({(forecast.kind, forecast.on) for forecast in made}),
        forecasts=len(made),
        held_out_from=HELD_OUT_FROM,
        margin=MARGIN,
        methods=methods,
        years=_years(made),
        kinds=_kinds(made, watched),
        tables=tuple(
            _table(method.method, made) for method in methods if method.is_shown
        ),
    )


def error(made: Iterable[Forecast], method: str) -> float:
    """The mean squared error; 0 without a forecast."""
    return _mean(
        (forecast.expected[method] - forecast.happened) ** 2 for forecast in made
    )


def _methods(made: Sequence[Forecast]) -> tuple[MethodErrors, ...]:
    parts = (
        [forecast for forecast in made if forecast.on.year < HELD_OUT_FROM],
        [forecast for forecast in made if forecast.on.year >= HELD_OUT_FROM],
    )
    limits = [error(part, BASELINE) * (1 - MARGIN) for part in parts]
    items = []
    for method in METHODS:
        earlier, held_out = (error(part, method) for part in parts)
        beats = earlier < limits[0] and held_out < limits[1]
        shown = method == BASELINE or beats
        items.append(MethodErrors(method, earlier, held_out, shown))
    return tuple(items)


def _years(made: Sequence[Forecast]) -> tuple[YearErrors, ...]:
    items = []
    for year in sorted({forecast.on.year for forecast in made}):
        its = [forecast for forecast in made if forecast.on.year == year]
        errors = tuple(error(its, method) for method in METHODS)
        items.append(YearErrors(year, len(its), errors))
    return tuple(items)


def _kinds(
    made: Sequence[Forecast], watched: Sequence[Watched]
) -> tuple[KindErrors, ...]:
    items = []
    for kind in dict.fromkeys(item.kind for item in watched):
        its = [forecast for forecast in made if forecast.kind == kind]
        days = [item for item in watched if item.kind == kind]
        items.append(
            KindErrors(
                kind,
                len(days),
                sum(not day.followed_by for day in days),
                len(its),
                error(its, BASELINE),
                _mean(
                    abs(forecast.expected[BASELINE] - forecast.happened)
                    for forecast in its
                ),
            )
        )
    return tuple(items)


def _table(method: str, made: Sequence[Forecast]) -> Bins:
    items = [(item.expected[method], item.happened) for item in made]
    tests: list[tuple[float, float, Callable[[float], bool]]] = [
        (low, high, _between(low, high)) for low, high in (*BINS, ALL)
    ]
    bins = (
        _bin(low, high, [pair for pair in items if holds(pair[0])])
        for low, high, holds in tests
    )
    return Bins(method, tuple(bin_ for bin_ in bins if bin_.forecasts))


def _between(low: float, high: float) -> Callable[[float], bool]:
    """The ends stand alone; between them, each bin has its upper bound but not 1."""
    if low == high:
        return lambda number: number == low
    return lambda number: low < number <= high and number < 1


def _bin(low: float, high: float, pairs: Sequence[tuple[float, float]]) -> Bin:
    happened = [number for _expected, number in pairs]
    quarters = quantiles(happened, method="inclusive") if len(happened) > 1 else None
    first, _middle, last = quarters or (_mean(happened),) * 3
    return Bin(
        low,
        high,
        len(pairs),
        _mean(number for number, _happened in pairs),
        _mean(happened),
        round(first, DIGITS),
        round(last, DIGITS),
    )


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return round(fmean(every), DIGITS) if every else 0.0
