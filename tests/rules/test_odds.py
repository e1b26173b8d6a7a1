"""Counting rounds that a score would have met, and the people ahead of it."""

from decimal import Decimal

import pytest

from pathways.rules.rounds.odds import (
    Ahead,
    Band,
    Invited,
    ahead,
    apart,
    invited,
    share,
)
from tests.harness import fuzz
from tests.rules.drawing import listed, whole

CUTOFFS = listed(whole(0, 1200), 30, least=1)
BANDS = (
    Band(501, 600, 100),
    Band(491, 500, 20),
    Band(481, 490, 30),
    Band(481, 500, 50),  # a sub-total of the two above
    Band(0, 480, 1000),
)


@pytest.mark.parametrize(("score", "met"), [(509, "0"), (510, "0.5"), (511, "1")])
def test_a_score_equal_to_the_cut_off_counts_half(score: int, met: str) -> None:
    result = invited([510], score, score)

    assert (result.least, result.most, result.rounds) == (Decimal(met), Decimal(met), 1)


def test_an_open_score_is_counted_at_both_bounds() -> None:
    result = invited([480, 500, 520], 490, 520)

    assert (result.least, result.most) == (Decimal(1), Decimal("2.5"))
    assert result.is_open


def test_no_round_is_none_of_none() -> None:
    result = invited([], 490, 490)

    assert result == Invited(Decimal(0), Decimal(0), 0)


@fuzz.random_test
def test_the_share_of_the_back_test_is_the_count_of_the_pages() -> None:
    for dice in fuzz.dice(100):
        score, cutoffs = dice.randint(0, 1200), CUTOFFS(dice)

        counted = invited(cutoffs, score, score)

        share_of_rounds = float(counted.least / counted.rounds)
        assert share(score, sorted(cutoffs)) == pytest.approx(share_of_rounds)


@fuzz.random_test
def test_a_higher_score_never_meets_fewer_rounds() -> None:
    for dice in fuzz.dice(100):
        score, cutoffs = dice.randint(0, 1199), CUTOFFS(dice)

        lower, higher = (invited(cutoffs, item, item) for item in (score, score + 1))

        assert lower.least <= higher.least, (score, cutoffs)


@pytest.mark.parametrize(
    ("score", "least", "most"), [(490, 120, 120), (485, 120, 150), (491, 100, 120)]
)
def test_the_own_band_is_the_interval_of_the_people_ahead(
    score: int, least: int, most: int
) -> None:
    result = ahead(BANDS, score, score)

    assert (result.least, result.most) == (least, most)
    assert result.own is not None
    assert result.own.low <= score <= result.own.high


def test_an_open_score_has_the_people_ahead_of_both_bounds() -> None:
    assert ahead(BANDS, 485, 495) == Ahead(100, 150, None)


def test_a_sub_total_is_not_counted_again() -> None:
    assert Band(481, 500, 50) not in apart(BANDS)
    assert sum(item.people for item in apart(BANDS)) == 1150
