"""The ways to permanent residence against plain assessments, bridges and days."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from pathways.rules.days import add_months
from pathways.rules.legs import Leg, Sequence
from pathways.rules.profile import read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.sequences import sequences
from pathways.rules.walking import QUALIFIED, Passed, bridges
from pathways.rules.writing import write_profile
from tests.rules.planning_people import a_profile
from tests.rules.way_people import PEOPLE, answers_of

ON = date(2026, 11, 22)
CEC, FSW = "express-entry/cec", "express-entry/fsw"
ICT = "cusma/intra-company-transferee"
everybody = pytest.mark.parametrize("name", sorted(PEOPLE))


def ways(rulebook: Rulebook, answers: dict[str, Any]) -> list[Sequence]:
    return sequences(rulebook, read_profile(answers), ON)


def ways_of(rulebook: Rulebook, name: str) -> list[Sequence]:
    return ways(rulebook, answers_of(name))


def moves(way: Sequence) -> list[str]:
    """The way in short: levers, streams, months of work."""
    return [
        leg.move.step.lever
        if leg.move.step
        else leg.move.slug or f"{leg.move.months} months"
        for leg in way.legs
    ]


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


@pytest.mark.parametrize("seed", range(5))
def test_the_same_holds_for_random_people(rulebook: Rulebook, seed: int) -> None:
    holds(rulebook, ways(rulebook, a_profile(seed)))


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
def test_streams_follow_bridges_of_the_catalogue(rulebook: Rulebook, name: str) -> None:
    """From a permit the one in the record; from a nomination to Express Entry."""
    rules = rulebook.rules(ON)
    for way in ways_of(rulebook, name):
        for before, after in pairwise(way.streams):
            stream = rules.stream(before)
            led = {bridge["target"] for bridge in bridges(stream, ON)}
            assert after in led, moves(way)


def worked(way: Sequence) -> int:
    return sum(leg.move.months for leg in way.legs)


@everybody
def test_a_bridge_after_months_is_crossed_after_so_much_work(
    rulebook: Rulebook, name: str
) -> None:
    for way in ways_of(rulebook, name):
        asked = [(leg.move.bridge or {}).get("after_months", 0) for leg in way.legs]
        assert worked(way) >= max(asked), moves(way)


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


def test_a_developer_abroad_finds_nomination_french_and_transfer(
    rulebook: Rulebook,
) -> None:
    found = [moves(way) for way in ways_of(rulebook, "developer")]

    assert [FSW] in found
    assert ["job-offer", "pnp/bc/sw", FSW] in found
    assert ["french", "express-entry/category/french"] in found
    assert ["transfer", ICT, "12 months", CEC] in found


def test_with_an_offer_in_british_columbia_no_job_has_to_be_found(
    rulebook: Rulebook,
) -> None:
    found = [moves(way) for way in ways_of(rulebook, "developer with an offer")]

    assert ["pnp/bc/sw", FSW] in found
    gts = ["employer-application", "global-talent-stream/category-b"]
    assert [*gts, "12 months", CEC] in found
    assert not any("job-offer" in way for way in found)


def test_a_manager_transfers_at_once_and_meets_the_experience_class_a_year_later(
    rulebook: Rulebook,
) -> None:
    found = ways_of(rulebook, "manager with an affiliate")

    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    permit, work, class_ = way.legs
    assert (permit.soon.begins, permit.soon.ends) == (ON, date(2026, 12, 6))
    assert work.soon.ends == date(2027, 12, 6)
    assert class_.soon.ends == way.earliest == way.latest == date(2028, 6, 6)
    assert way.without_time == ()


def test_with_a_day_less_than_1560_hours_of_work_the_class_is_not_met(
    rulebook: Rulebook,
) -> None:
    """From 6 December 2026: 364 days of 30 hours a week are 1,560 hours."""
    found = ways_of(rulebook, "manager with an affiliate")
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    profile = way.legs[-1].soon.profile

    def is_met(on: date) -> bool:
        assessment = rulebook.assess(profile, on)
        return assessment.verdict(assessment.rules.stream(CEC)) in QUALIFIED

    assert not is_met(date(2027, 12, 3))
    assert is_met(date(2027, 12, 4))


def test_a_french_speaking_partner_may_apply_instead(rulebook: Rulebook) -> None:
    found = ways_of(rulebook, "scientist with a French-speaking partner")

    first = next(way for way in found if "partner-principal" in moves(way))
    assert moves(first) == ["partner-principal", "express-entry/category/french"]
    assert first.without_time == ()


def test_a_nomination_adds_600_points(rulebook: Rulebook) -> None:
    found = ways_of(rulebook, "developer with an offer")
    way = next(one for one in found if one.streams == ("pnp/bc/sw", FSW))
    last = way.legs[-1].soon

    with_it = rulebook.assess(last.profile, last.begins).score("crs").lower
    answers = {**write_profile(last.profile), "nominations": []}
    without = rulebook.assess(read_profile(answers), last.begins).score("crs").lower

    assert with_it - without == 600


def lapsing(taken_on: str) -> dict[str, Any]:
    answers = answers_of("manager with an affiliate")
    answers["applicant"]["language_tests"][0]["taken_on"] = taken_on
    return answers


def besides(rulebook: Rulebook, taken_on: str) -> tuple[str, ...]:
    found = ways(rulebook, lapsing(taken_on))
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    return way.legs[-1].soon.besides


def test_a_test_that_lapses_on_the_way_is_renewed_and_said(rulebook: Rulebook) -> None:
    """On 6 December 2027: a test of two years before has lapsed, a younger one not."""
    assert "language" in besides(rulebook, "2025-12-06")
    assert "language" not in besides(rulebook, "2025-12-07")


def without_bridge(rulebook: Rulebook, **period: str) -> Rulebook:
    shot = deepcopy(dict(rulebook.snapshot))
    for stream in shot["streams"]:
        for bridge in stream.get("bridges", ()):
            if bridge["target"] == CEC:
                bridge.update(period)
    return Rulebook(shot)


def test_a_bridge_out_of_force_is_not_crossed(rulebook: Rulebook) -> None:
    """The transfer ends on 6 December 2026: the first day of a bridge or its last."""
    name = "manager with an affiliate"
    expected = [ICT, "12 months", CEC]

    for period, is_there in (
        ({"from": "2026-12-06"}, True),
        ({"from": "2026-12-07"}, False),
        ({"to": "2026-12-07"}, True),
        ({"to": "2026-12-06"}, False),
    ):
        changed = without_bridge(rulebook, **period)
        found = [moves(way) for way in ways_of(changed, name)]
        assert (expected in found) is is_there, period


def test_every_bridge_leads_to_a_stream(rulebook: Rulebook) -> None:
    streams = {stream["slug"] for stream in rulebook.snapshot["streams"]}
    targets = {
        bridge["target"]
        for stream in rulebook.snapshot["streams"]
        for bridge in stream.get("bridges", ())
    }

    assert targets - streams == set()


def test_an_enhanced_nomination_leads_to_all_three_programs(rulebook: Rulebook) -> None:
    for stream in rulebook.snapshot["streams"]:
        if stream.get("nomination") in ("enhanced", "both"):
            targets = {bridge["target"] for bridge in stream["bridges"]}
            assert targets >= {FSW, CEC, "express-entry/fst"}, stream["slug"]


def test_without_answers_there_is_no_way(rulebook: Rulebook) -> None:
    assert ways(rulebook, {}) == []


def test_the_address_of_a_way_tells_nothing_of_its_steps(rulebook: Rulebook) -> None:
    keys = [way.key for way in ways_of(rulebook, "developer")]

    assert len(set(keys)) == len(keys)
    assert all(len(key) == 10 and int(key, 16) >= 0 for key in keys)


def test_the_permit_of_a_transfer_holds_from_the_day_it_is_granted(
    rulebook: Rulebook,
) -> None:
    found = ways_of(rulebook, "manager with an affiliate")
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    answers = write_profile(way.legs[-1].soon.profile)

    abroad, here = answers["applicant"]["work"]
    assert (abroad["end"], here["start"]) == ("2026-12-05", "2026-12-06")
    assert here | {"country": "CA", "province": "ON", "noc": "20012"} == here
    assert answers["status_in_canada"]["permit"] == "intra_company"
    until = date.fromisoformat(answers["status_in_canada"]["valid_until"])
    assert until > add_months(date(2026, 12, 6), 12)


def legs_of(found: list[Sequence]) -> list[Leg]:
    return [leg for way in found for leg in way.legs]


def test_levers_are_told_apart_from_published_times(rulebook: Rulebook) -> None:
    for leg in legs_of(ways_of(rulebook, "developer")):
        if leg.move.kind == "lever":
            assert leg.is_estimate
            assert not leg.has_time
        if leg.move.slug in (FSW, CEC):
            assert leg.has_time
            assert leg.soon.span.records
