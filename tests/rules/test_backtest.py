"""The back-test: what a method may know, what counts as known, what may be shown."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.rules.rounds.backtest import (
    BASELINE,
    OFFSETS,
    Forecast,
    Held,
    forecasts,
    last_cutoff,
    of_months,
    trend,
    watched,
)
from pathways.rules.rounds.calibration import calibrate, error

ON = date(2020, 6, 1)
LATER = date(2022, 1, 1)


def test_the_last_twelve_months_end_on_the_day() -> None:
    past = [Held(date(2019, 6, 1), 400), Held(date(2019, 6, 2), 500), Held(ON, 450)]

    assert of_months(12)(past, ON) == [450, 500]
    assert last_cutoff(past, ON) == [450]


def test_a_straight_line_goes_on() -> None:
    past = [Held(date(2020, 5, 22), 440), Held(ON, 450)]

    expected = trend(past, ON)

    assert expected[0] == pytest.approx(480)  # 30 days to 1 July at a point a day
    assert expected[-1] == pytest.approx(815)


def test_one_round_has_no_trend_but_its_level() -> None:
    assert trend([Held(ON, 450)], ON) == [450] * 12


def test_a_forecast_tells_the_past_and_keeps_what_happened() -> None:
    rounds = {"cec": [Held(ON, 450), Held(date(2020, 7, 1), 460)]}

    result = [forecast for forecast in forecasts(rounds, LATER) if forecast.on == ON]

    assert [item.score - 450 for item in result] == list(OFFSETS)
    equal, above = (next(o for o in result if o.score == s) for s in (460, 470))
    assert (equal.expected[BASELINE], equal.happened) == (1, 0.5)
    assert (above.expected[BASELINE], above.happened) == (1, 1)


def test_no_method_sees_what_came_later() -> None:
    first = [Held(date(2020, 5, 1), 450), Held(ON, 440)]

    def kept(*later: Held) -> list[Forecast]:
        every = forecasts({"cec": [*first, *later]}, LATER)
        return [replace(item, happened=0) for item in every if item.on == ON]

    assert kept(Held(date(2020, 7, 1), 300)) == kept(Held(date(2020, 9, 1), 700))


@pytest.mark.parametrize(
    ("known_on", "days"), [(date(2021, 5, 31), 0), (date(2021, 6, 1), 1)]
)
def test_a_day_counts_only_when_its_twelve_months_are_known(
    known_on: date, days: int
) -> None:
    assert len(watched({"cec": [Held(ON, 450)]}, known_on)) == days


def test_a_kind_that_vanished_is_counted_and_not_scored() -> None:
    rounds = {"stem": [Held(ON, 450)]}

    (day,) = watched(rounds, LATER)

    assert day.followed_by == 0
    assert forecasts(rounds, LATER) == []


@pytest.mark.parametrize(
    ("on", "days"), [(date(2025, 11, 2), 1), (date(2025, 11, 3), 0)]
)
def test_no_forecast_reaches_across_the_new_grid(on: date, days: int) -> None:
    rounds = {"cec": [Held(on, 520), Held(date(2026, 11, 3), 300)]}

    assert len(watched(rounds, date(2027, 6, 1))) == days


def test_rounds_before_the_new_grid_say_nothing_of_those_since() -> None:
    rounds = {
        "cec": [
            Held(date(2026, 10, 20), 520),
            Held(date(2026, 11, 10), 300),
            Held(date(2026, 12, 1), 310),
        ]
    }

    text = forecasts(rounds, date(2028, 1, 1))

    assert {item.on for item in text} == {date(2026, 11, 10)}
    assert all(
        item.expected[BASELINE] == item.expected["last-cut-off"] for item in text
    )


def test_the_error_is_the_mean_square_of_the_difference() -> None:
    made = [
        Forecast("cec", ON, 450, {BASELINE: 1.0}, 0.5),
        Forecast("cec", ON, 460, {BASELINE: 0.0}, 0.0),
    ]

    assert error(made, BASELINE) == 0.125


def test_only_a_method_that_is_better_in_both_parts_is_shown() -> None:
    rising = [
        Held(date(year, month, 1), 300 + 40 * (year - 2017))
        for year in range(2017, 2026)
        for month in (1, 11, 12)
    ]

    result = calibrate({"cec": rising}, date(2026, 10, 1))

    errors = {method.method: method for method in result.methods}
    base = errors[BASELINE]
    for item in result.methods:
        better = (
            item.earlier < base.earlier * 0.9 and item.held_out < base.held_out * 0.9
        )
        assert item.is_shown is (better or item.method == BASELINE)
    assert "trend" in result.shown


def test_without_a_checkable_forecast_there_is_no_calibration() -> None:
    with pytest.raises(ValueError, match="twelve months"):
        calibrate({"cec": [Held(ON, 450)]}, ON)
