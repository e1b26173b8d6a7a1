"""Counts of past rounds in words: a range where open answers decide some of them."""

import pytest

from pathways.rules.routes import model
from pathways.words.counts import count_of_rounds


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (model.RoundCount(4, 9, 12, 4), "4 of 9"),
        (model.RoundCount(0, 19, 12, 6), "0 to 6 of 19"),
        (model.RoundCount(0, 3, 12, 0), "0 of 3"),
    ],
)
def test_a_count_is_a_range_where_answers_are_open(
    counted: model.RoundCount, words: str
) -> None:
    assert count_of_rounds(counted) == words
