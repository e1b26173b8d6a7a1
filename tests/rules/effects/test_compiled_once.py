"""What several days share is compiled once, and is what a day alone would compile."""

from copy import deepcopy
from datetime import date

import pytest

from pathways.rules.rulebook import KEPT, MOST_KEPT, Rulebook, rulebook_of


@pytest.fixture(autouse=True)
def _forget() -> None:
    KEPT.clear()


@pytest.mark.long
def test_a_day_among_others_is_what_it_is_alone(rulebook: Rulebook) -> None:
    shared = Rulebook(rulebook.snapshot)
    shared.check()
    for day in [date.min, *shared.days[::6]]:
        alone, beside = Rulebook(rulebook.snapshot).rules(day), shared.rules(day)

        assert alone.conditions == beside.conditions, day
        assert alone.grids == beside.grids, day
        assert alone.reference == beside.reference, day
        for stream in alone.streams:
            asked = beside.stream(stream.slug).requirements
            assert stream.requirements == asked, (day, stream.slug)


def test_what_did_not_change_is_the_same_object_on_the_next_day(
    rulebook: Rulebook,
) -> None:
    last, before = rulebook.days[-1], rulebook.days[-2]
    mine, its = rulebook.rules(before), rulebook.rules(last)

    same = [
        stream.slug
        for stream in mine.streams
        if stream.requirements
        and its.has_stream(stream.slug)
        and stream.requirements[0] is its.stream(stream.slug).requirements[0]
    ]

    assert len(same) > len(mine.streams) * 0.9


def test_an_equal_snapshot_is_not_compiled_again(rulebook: Rulebook) -> None:
    first = rulebook_of(rulebook.snapshot)

    assert rulebook_of(deepcopy(dict(rulebook.snapshot))) is first


def test_another_snapshot_is_another_rulebook_and_few_are_kept(
    rulebook: Rulebook,
) -> None:
    first = rulebook_of(rulebook.snapshot)
    others = [rulebook_of({**rulebook.snapshot, "schema": n}) for n in range(2, 8)]

    assert all(other is not first for other in others)
    assert len(KEPT) == MOST_KEPT
    assert rulebook_of(rulebook.snapshot) is not first
