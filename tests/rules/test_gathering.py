"""The order of gathering: nothing runs out before it is asked for."""

from datetime import date
from random import Random

from pathways.rules.engine.days import add_months
from pathways.rules.planner.gathering import Need, Place, arrange
from tests.harness import fuzz
from tests.rules.drawing import day, either, none, whole

ON = date(2026, 11, 23)
LATER = date(2027, 5, 23)
TEST = Need("test", LATER, 1, 6, 24)
ECA = Need("eca", LATER, 1, 4, 60)
PAPER = Need("paper", LATER)
MONTHS = either(none, whole(0, 24))
VALID = either(none, whole(1, 60))
HELD = either(none, day(date(2026, 11, 24), date(2030, 1, 1)))
NEEDED = day(ON, date(2030, 1, 1))


def need(dice: Random, key: int) -> Need:
    """A paper whose time, validity and end may be unknown."""
    low = MONTHS(dice)
    high = None if low is None else low + dice.randint(0, 24)
    return Need(str(key), NEEDED(dice), low, high, VALID(dice), HELD(dice))


def needs(dice: Random) -> list[Need]:
    return [need(dice, key) for key in dice.sample(range(1000), dice.randint(0, 6))]


def places(*needs: Need) -> dict[str, Place]:
    return {place.need.key: place for place in arrange(needs, ON)}


def test_what_takes_time_is_begun_so_that_it_is_there_when_it_is_asked_for() -> None:
    result = places(ECA, TEST)

    assert result["test"].begin == ON
    assert result["eca"].begin == date(2027, 1, 23)
    assert result["eca"].ready == LATER


def test_what_cannot_be_there_in_time_is_begun_today_and_says_when_it_is() -> None:
    place = places(Need("test", ON, 1, 6, 24))["test"]

    assert (place.begin, place.ready) == (ON, date(2027, 5, 23))


def test_what_is_begun_first_comes_first() -> None:
    assert list(places(PAPER, ECA, TEST)) == ["test", "eca", "paper"]


def test_of_what_is_begun_on_one_day_the_slower_comes_first() -> None:
    assert list(places(Need("a", ON, 1, 2), Need("b", ON, 1, 6))) == ["b", "a"]


def test_a_paper_at_hand_is_held_while_it_is_valid_on_its_day() -> None:
    held = places(Need("eca", LATER, 1, 4, 60, held_until=date(2027, 5, 24)))["eca"]
    lapsing = places(Need("eca", LATER, 1, 4, 60, held_until=LATER))["eca"]

    assert held.is_held
    assert not lapsing.is_held


@fuzz.random_test
def test_whatever_is_begun_as_told_is_there_when_it_says() -> None:
    for dice in fuzz.dice(100):
        drawn = needs(dice)

        every = arrange(drawn, ON)

        assert sorted(p.need.key for p in every) == sorted(n.key for n in drawn)
        assert [p.begin for p in every] == sorted(p.begin for p in every)
        for place in every:
            assert ON <= place.begin <= max(ON, place.need.needed_on)
            there = add_months(place.begin, place.need.months_high or 0)
            assert there <= place.ready or (there - place.ready).days <= 3
