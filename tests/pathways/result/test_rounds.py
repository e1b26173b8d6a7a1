"""Past rounds are compared only with a score of the grid that ranked them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.outlook.rounds import PastRound, RoundRecord, hindsight
from pathways.outlook.rounds_told import distance_words, invited_words
from pathways.outlook.scores import Factor, ScoreSheet, score_sheet
from pathways.rules.rounds.odds import Invited
from tests.pathways.result.small import CITE, FUNDS, HAS_OFFER, ON, standing, stream

LEAF = {
    "slug": "money",
    "title": "Money",
    "facts": [FUNDS],
    "table": {
        "axes": [{"steps": True}],
        "rows": [[0, 400], [1000, 450], [2000, 500]],
    },
}
GRID = {
    "title": "Ranking",
    "maximum": 1200,
    "versions": [
        {
            "id": "old",
            "from": "2025-03-25",
            "to": "2026-11-03",
            "cite": CITE,
            "root": {"slug": "all", "title": "All", "children": [LEAF]},
        },
        {"id": "new", "from": "2026-11-03", "cite": CITE, "note": "more for wages"},
    ],
}


def sheet(**answers: Any) -> ScoreSheet:
    result = standing(answers, stream("one", HAS_OFFER), grids={"crs": GRID})
    return score_sheet(result, "crs")


def held(on: date, cutoff: int | None, scale: str = "crs") -> PastRound:
    return PastRound(on, "General", cutoff, 1000, scale, None)


def record(*rounds: PastRound) -> RoundRecord:
    return RoundRecord(rounds, ON, ON)


def test_a_score_names_the_grid_that_replaced_its_own() -> None:
    result = sheet(settlement_funds_cad=1000)

    assert result.superseded_from == date(2026, 11, 3)
    assert result.valid_from == date(2025, 3, 25)
    assert result.successor_note == "more for wages"
    assert result.total.lower == result.total.upper == 450


def test_an_open_score_has_bounds_and_says_what_would_settle_it() -> None:
    result = sheet()

    assert (result.total.lower, result.total.upper) == (400, 500)
    assert result.asks == ("settlement_funds_cad",)


@pytest.mark.parametrize(
    ("cutoff", "met", "equal"), [(449, "1", 0), (450, "0.5", 1), (451, "0", 0)]
)
def test_a_cut_off_below_the_score_is_met_and_an_equal_one_counts_half(
    cutoff: int, met: str, equal: int
) -> None:
    past = hindsight(
        record(held(date(2026, 9, 1), cutoff)), sheet(settlement_funds_cad=1000)
    )

    assert past.year.invited == Invited(Decimal(met), Decimal(met), 1)
    assert past.year.equal == equal


def test_open_answers_leave_a_round_between_the_bounds_open() -> None:
    rounds = record(
        held(date(2026, 9, 1), 399),
        held(date(2026, 9, 2), 450),
        held(date(2026, 9, 3), 501),
    )

    past = hindsight(rounds, sheet())

    assert past.year.invited == Invited(Decimal(1), Decimal(2), 3)
    assert invited_words(past.year) == "1 to 2 of 3"


@pytest.mark.parametrize(
    ("on", "compared"),
    [
        (date(2025, 3, 24), 0),
        (date(2025, 3, 25), 1),
        (date(2026, 11, 2), 1),
        (date(2026, 11, 3), 0),
    ],
)
def test_rounds_of_another_grid_are_counted_and_not_compared(
    on: date, compared: int
) -> None:
    past = hindsight(record(held(on, 300)), sheet(settlement_funds_cad=1000))

    window = past.two_years
    assert (window.count, window.invited.rounds) == (1, compared)
    assert window.invited.least == compared
    assert window.apart == 1 - compared
    assert (past.latest[0].low is None) is (compared == 0)


def test_a_round_on_another_scale_is_not_compared() -> None:
    past = hindsight(
        record(held(date(2026, 9, 1), 60, "sk-110")), sheet(settlement_funds_cad=1000)
    )

    assert (past.year.invited.rounds, past.year.apart) == (0, 1)


def test_no_round_at_all_is_no_cut_off() -> None:
    past = hindsight(record(), sheet(settlement_funds_cad=1000))

    assert past.year.count == 0
    assert past.year.cutoffs is None
    assert past.latest == ()


def test_the_windows_end_on_the_day_and_older_rounds_are_only_remembered() -> None:
    days = (date(2024, 11, 22), date(2024, 11, 23), date(2025, 11, 22), ON)

    past = hindsight(record(*(held(on, 450) for on in days)), sheet())

    assert (past.year.count, past.two_years.count) == (1, 3)
    assert [far.past.on for far in past.latest] == sorted(days, reverse=True)


def test_no_more_than_five_cut_offs_are_told() -> None:
    days = [date(2026, 9, day) for day in range(1, 8)]

    past = hindsight(record(*(held(on, 450) for on in days)), sheet())

    assert [far.past.on.day for far in past.latest] == [7, 6, 5, 4, 3]


@pytest.mark.parametrize(
    ("cutoff", "answers", "words"),
    [
        (460, {"settlement_funds_cad": 1000}, "10 below"),
        (450, {"settlement_funds_cad": 1000}, "equal"),
        (440, {"settlement_funds_cad": 1000}, "10 above"),
        (440, {}, "40 below to 60 above"),
    ],
)
def test_the_distance_from_a_cut_off_is_told_on_its_side(
    cutoff: int, answers: dict[str, int], words: str
) -> None:
    past = hindsight(record(held(date(2026, 9, 1), cutoff)), sheet(**answers))

    assert distance_words(past.latest[0]) == words


def test_what_dwarfs_the_rest_does_not_set_the_scale_of_the_bars() -> None:
    result = sheet(settlement_funds_cad=1000)
    parts = tuple(Factor(str(n), str(n), 0, 0, n) for n in (600, 150, 110))
    section = replace(result.sections[0], factors=parts)

    assert replace(result, sections=(section,)).scale == 150
