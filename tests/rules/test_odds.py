"""Counting rounds that a score would have met, and the people ahead of it."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.rules.odds import Ahead, Band, Invited, ahead, apart, invited, share

ON_A_BUSY_MACHINE = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
BANDS = (
    Band(501, 600, 100),
    Band(491, 500, 20),
    Band(481, 490, 30),
    Band(481, 500, 50),  # a sub-total of the two above
    Band(0, 480, 1000),
)


@pytest.mark.parametrize(("score", "met"), [(509, "0"), (510, "0.5"), (511, "1")])
def test_a_score_equal_to_the_cut_off_counts_half(score: int, met: str) -> None:
    found = invited([510], score, score)

    assert (found.least, found.most, found.rounds) == (Decimal(met), Decimal(met), 1)


def test_an_open_score_is_counted_at_both_bounds() -> None:
    found = invited([480, 500, 520], 490, 520)

    assert (found.least, found.most) == (Decimal(1), Decimal("2.5"))
    assert found.is_open


def test_no_round_is_none_of_none() -> None:
    found = invited([], 490, 490)

    assert found == Invited(Decimal(0), Decimal(0), 0)


@ON_A_BUSY_MACHINE
@given(
    score=st.integers(0, 1200),
    cutoffs=st.lists(st.integers(0, 1200), min_size=1, max_size=30),
)
def test_the_share_of_the_back_test_is_the_count_of_the_pages(
    score: int, cutoffs: list[int]
) -> None:
    found = invited(cutoffs, score, score)

    assert share(score, sorted(cutoffs)) == pytest.approx(
        float(found.least / found.rounds)
    )


@ON_A_BUSY_MACHINE
@given(
    score=st.integers(0, 1199),
    cutoffs=st.lists(st.integers(0, 1200), min_size=1, max_size=30),
)
def test_a_higher_score_never_meets_fewer_rounds(
    score: int, cutoffs: list[int]
) -> None:
    lower, higher = (invited(cutoffs, one, one) for one in (score, score + 1))

    assert lower.least <= higher.least


@pytest.mark.parametrize(
    ("score", "least", "most"), [(490, 120, 120), (485, 120, 150), (491, 100, 120)]
)
def test_the_own_band_is_the_interval_of_the_people_ahead(
    score: int, least: int, most: int
) -> None:
    found = ahead(BANDS, score, score)

    assert (found.least, found.most) == (least, most)
    assert found.own is not None
    assert found.own.low <= score <= found.own.high


def test_an_open_score_has_the_people_ahead_of_both_bounds() -> None:
    assert ahead(BANDS, 485, 495) == Ahead(100, 150, None)


def test_a_sub_total_is_not_counted_again() -> None:
    assert Band(481, 500, 50) not in apart(BANDS)
    assert sum(one.people for one in apart(BANDS)) == 1150
