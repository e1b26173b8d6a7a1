"""The bridges that ways cross: those of the catalogue, in force, after work."""

from copy import deepcopy
from itertools import pairwise

from pathways.rules.legs import Sequence
from pathways.rules.rulebook import Rulebook
from pathways.rules.walking import bridges
from tests.rules.way_finding import CEC, FSW, ICT, ON, everybody, moves, ways_of


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
    enhanced = [
        stream
        for stream in rulebook.snapshot["streams"]
        if stream.get("nomination") in ("enhanced", "both")
    ]

    assert enhanced
    for stream in enhanced:
        targets = {bridge["target"] for bridge in stream["bridges"]}
        assert targets >= {FSW, CEC, "express-entry/fst"}, stream["slug"]
