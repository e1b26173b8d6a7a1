"""The order of gathering: nothing runs out before the slowest paper is there."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.rules.days import add_months
from pathways.rules.gathering import Need, plan

ON = date(2026, 11, 23)
TEST = Need("test", 1, 6, 24)
ECA = Need("eca", 1, 4, 60)
PAPER = Need("paper")
MONTHS = st.integers(0, 24)
HELD = st.none() | st.dates(date(2026, 11, 24), date(2030, 1, 1))
NEEDS = st.lists(
    st.builds(
        lambda key, low, more, valid, held: Need(
            str(key), low, None if low is None else low + more, valid, held
        ),
        st.integers(0, 999),
        st.none() | MONTHS,
        MONTHS,
        st.none() | st.integers(1, 60),
        HELD,
    ),
    max_size=6,
    unique_by=lambda need: need.key,
)


def keys(*needs: Need) -> list[str]:
    return [place.need.key for place in plan(needs, ON).places]


def test_the_slowest_paper_sets_the_day_on_which_all_is_there() -> None:
    assert plan([ECA, TEST, PAPER], ON).ready == date(2027, 5, 23)


def test_what_runs_out_is_begun_as_late_as_the_day_allows() -> None:
    places = {one.need.key: one for one in plan([ECA, TEST], ON).places}

    assert places["test"].begin == ON
    assert places["eca"].begin == date(2027, 1, 23)
    assert places["eca"].least == date(2032, 2, 23)


def test_the_slowest_comes_first_and_what_is_begun_last_comes_last() -> None:
    assert keys(ECA, PAPER, TEST) == ["test", "paper", "eca"]


def test_of_equally_slow_papers_the_longest_valid_comes_first() -> None:
    assert keys(Need("short", 1, 6, 12), Need("long", 1, 6, 60)) == ["long", "short"]


def test_a_paper_at_hand_needs_no_beginning() -> None:
    held = Need("eca", 1, 4, 60, held_until=date(2029, 1, 1))

    found = plan([held, TEST], ON)

    assert [(one.need.key, one.is_held) for one in found.places][-1] == ("eca", True)
    assert found.places[-1].begin is None


def test_a_paper_that_runs_out_before_the_rest_is_there_is_had_anew() -> None:
    lapsing = Need("eca", 1, 4, 60, held_until=date(2027, 2, 1))

    places = {one.need.key: one for one in plan([lapsing, TEST], ON).places}

    assert not places["eca"].is_held
    assert places["eca"].begin == date(2027, 1, 23)


def test_without_a_known_time_there_is_no_day() -> None:
    found = plan([PAPER, Need("other", valid_months=12)], ON)

    assert found.ready is None
    assert all(one.begin is None for one in found.places)


@settings(deadline=None)
@given(NEEDS)
def test_whatever_is_begun_as_planned_is_valid_on_the_day(needs: list[Need]) -> None:
    found = plan(needs, ON)

    assert sorted(one.need.key for one in found.places) == sorted(n.key for n in needs)
    for place in found.places:
        need = place.need
        if place.is_held:
            assert need.held_until is not None
            assert (found.ready or ON) < need.held_until
        elif found.ready and place.begin and need.months_high is not None:
            assert place.begin >= ON
            # a month's end may cost a day or three, never more
            assert (add_months(place.begin, need.months_high) - found.ready).days <= 3
