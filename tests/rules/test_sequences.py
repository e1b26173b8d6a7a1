"""The ways to permanent residence against plain assessments and days."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from pathways.rules.legs import Leg, Sequence
from pathways.rules.profile import read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.walking import QUALIFIED, Passed
from pathways.rules.writing import write_profile
from tests.rules.planning_people import a_profile
from tests.rules.way_finding import CEC, FSW, ON, everybody, moves, ways, ways_of


def applications(found: list[Sequence]) -> Iterator[Passed]:
    for way in found:
        for leg in way.legs:
            yield from (p for p in (leg.soon, leg.late) if p.move.kind == "stream")


def holds(rulebook: Rulebook, found: list[Sequence]) -> None:
    """Every application, on its day, by plain assessment of a profile read anew."""
    for one in applications(found):
        profile = read_profile(write_profile(one.profile))
        assessment = rulebook.assess(profile, one.begins)
        stream = assessment.rules.stream(one.move.slug)
        assert assessment.verdict(stream) is one.verdict, one.move.slug
    for way in found:
        assert all(
            leg.soon.verdict in QUALIFIED
            for leg in way.legs
            if leg.move.kind == "stream"
        ), moves(way)


@everybody
def test_every_step_of_a_way_is_met_on_its_day_by_plain_assessment(
    rulebook: Rulebook, name: str
) -> None:
    found = ways_of(rulebook, name)

    assert found
    holds(rulebook, found)


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 5])  # those who have a way
def test_every_step_of_a_random_persons_way_is_met_on_its_day(
    rulebook: Rulebook, seed: int
) -> None:
    found = ways(rulebook, a_profile(seed))

    assert found
    holds(rulebook, found)


@everybody
def test_each_step_begins_where_the_one_before_ends(
    rulebook: Rulebook, name: str
) -> None:
    for way in ways_of(rulebook, name):
        assert way.legs[0].soon.begins == way.legs[0].late.begins == ON
        for before, after in pairwise(way.legs):
            assert after.soon.begins == before.soon.ends, moves(way)
            assert after.late.begins == before.late.ends, moves(way)
        assert way.earliest <= way.latest
        assert way.legs[-1].move.slug, "a way ends with an application"


@everybody
def test_no_way_has_all_the_steps_of_a_sooner_one_to_the_same_end(
    rulebook: Rulebook, name: str
) -> None:
    found = ways_of(rulebook, name)
    for way in found:
        longer = set(moves(way))
        shorter = [
            other
            for other in found
            if set(moves(other)) < longer
            and other.earliest <= way.earliest
            and moves(other)[-1] == moves(way)[-1]
            and len(other.streams) == len(way.streams)
        ]
        assert shorter == [], moves(way)


def test_the_address_of_a_way_tells_nothing_of_its_steps(rulebook: Rulebook) -> None:
    keys = [way.key for way in ways_of(rulebook, "developer")]

    assert len(set(keys)) == len(keys)
    assert all(len(key) == 10 and int(key, 16) >= 0 for key in keys)


def legs_of(found: list[Sequence]) -> list[Leg]:
    return [leg for way in found for leg in way.legs]


def test_levers_are_told_apart_from_published_times(rulebook: Rulebook) -> None:
    legs = legs_of(ways_of(rulebook, "developer"))
    levers = [leg for leg in legs if leg.move.kind == "lever"]
    programs = [leg for leg in legs if leg.move.slug in (FSW, CEC)]

    assert {(leg.is_estimate, leg.has_time) for leg in levers} == {(True, False)}
    assert {leg.has_time for leg in programs} == {True}
    assert all(leg.soon.span.records for leg in programs)
