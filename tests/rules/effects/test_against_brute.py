"""What two rulebooks tell apart, against assessing everything by each of them."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

import pytest

from pathways.changes.synthetic import person
from pathways.rules import Profile, RuleError, read_profile
from pathways.rules.effects import Move, Pair
from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz
from tests.rules.completeness import alterations

ON = date(2026, 11, 29)
DAYS = (ON, ON, date(2026, 6, 1), date(2027, 1, 1))
PEOPLE = [read_profile(person(number, ON)) for number in range(25)]
Shot = dict[str, Any]


def brute(pair: Pair, profile: Profile, on: date) -> set[Move]:
    """Every verdict and every score by both, and those that differ."""
    sides = [_everything(book, profile, on) for book in (pair.before, pair.after)]
    nothing = {"verdict": 0, "score": (0, 0)}
    moves = set()
    for kind, slug in sides[0].keys() | sides[1].keys():
        was, now = (side.get((kind, slug), nothing[kind]) for side in sides)
        if was != now:
            moves.add(Move(kind, slug, was, now))
    return moves


def _everything(book: Rulebook, profile: Profile, on: date) -> dict[Any, Any]:
    assessment = book.assess(profile, on)
    verdicts = {
        ("verdict", stream.slug): int(assessment.verdict(stream))
        for stream in assessment.streams
    }
    scores = {slug: assessment.score(slug) for slug in assessment.rules.grids}
    bounds = {("score", g): (s.lower, s.upper) for g, s in scores.items()}
    return verdicts | bounds


def copied(rulebook: Rulebook) -> Shot:
    shot: Shot = json.loads(json.dumps(rulebook.snapshot))
    return shot


def stream_of(shot: Shot, slug: str) -> Any:
    return next(spec for spec in shot["streams"] if spec["slug"] == slug)


def a_cell(shot: Shot) -> None:
    for version in shot["grids"]["crs"]["versions"]:
        for leaf in _leaves(version.get("root") or {})[:1]:
            for row in _rows(shot, leaf["table"]):
                row[1] = row[1] + 7 if isinstance(row[1], int) else row[1]


def _rows(shot: Shot, table: Any) -> list[Any]:
    if isinstance(table, str):
        return [row for v in shot["tables"][table]["versions"] for row in v["rows"]]
    rows: list[Any] = table["rows"]
    return rows


def _leaves(node: Any) -> list[Any]:
    below = [leaf for child in node.get("children", ()) for leaf in _leaves(child)]
    return below + ([node] if "facts" in node else [])


def a_threshold(shot: Shot) -> None:
    for asked in stream_of(shot, "express-entry/cec")["requirements"]:
        for way in asked["alternatives"]:
            for criterion in way["criteria"]:
                if isinstance(criterion.get("value"), int):
                    criterion["value"] += 1


def a_condition(shot: Shot) -> None:
    for spec in shot["conditions"].values():
        asked = spec["requirements"][0]
        asked["alternatives"][0]["criteria"].append({"fact": None, "op": "officer"})


def a_list(shot: Shot) -> None:
    for spec in shot["lists"].values():
        spec["entries"] = spec["entries"][::2]


def a_chart(shot: Shot) -> None:
    for chart in shot["charts"]:
        for pairs in chart["levels"].values():
            for pair in pairs:
                pair[1] = max(pair[1] - 1, 0)


def medians(shot: Shot) -> None:
    for by_area in shot["medians"].values():
        for area in by_area:
            by_area[area] = 90


def areas(shot: Shot) -> None:
    for names in shot["places"].values():
        for place in names.values():
            place["areas"], place["region"] = [], ""


def a_new_stream(shot: Shot) -> None:
    shot["streams"].append(stream_of(shot, "express-entry/fsw") | {"slug": "new"})


def a_stream_less(shot: Shot) -> None:
    shot["streams"].remove(stream_of(shot, "work-permit/pgwp"))


CHANGED: dict[Callable[[Shot], None], str] = {
    a_cell: "crs",
    a_threshold: "express-entry/cec",
    a_condition: "",
    a_list: "",
    a_chart: "crs",
    medians: "",
    areas: "",
    a_new_stream: "new",
    a_stream_less: "work-permit/pgwp",
}


@pytest.mark.long
@pytest.mark.parametrize("alter", CHANGED, ids=lambda alter: alter.__name__)
def test_every_kind_of_change_moves_whom_it_moves(
    rulebook: Rulebook, alter: Callable[[Shot], None]
) -> None:
    shot = copied(rulebook)
    alter(shot)
    pair = Pair(rulebook, Rulebook(shot))
    comparison = pair.on(ON)

    moves = [comparison.moves(profile) for profile in PEOPLE]

    assert [set(some) for some in moves] == [brute(pair, p, ON) for p in PEOPLE]
    assert any(moves), "the change moves nobody: this shows nothing"
    if name := CHANGED[alter]:
        assert name in {move.slug for some in moves for move in some}


def test_a_small_change_asks_little(rulebook: Rulebook) -> None:
    shot = copied(rulebook)
    a_threshold(shot)

    comparison = Pair(rulebook, Rulebook(shot)).on(ON)

    assert "express-entry/cec" in comparison.streams
    assert len(comparison.streams) <= 20
    assert comparison.grids == ()


def test_titles_notes_and_sources_move_nobody(rulebook: Rulebook) -> None:
    shot = copied(rulebook)
    for stream in shot["streams"]:
        stream["name"] += ", so called"
        for asked in stream["requirements"]:
            asked |= {"title": "Another title", "note": "Another note"}
            asked["cite"]["clause"] = "elsewhere"

    assert Pair(rulebook, Rulebook(shot)).on(ON).is_empty


def test_a_pause_is_told_though_no_verdict_moves(rulebook: Rulebook) -> None:
    shot = copied(rulebook)
    intakes = stream_of(shot, "express-entry/cec")["intakes"]
    intakes[-1]["state"] = "paused"

    comparison = Pair(rulebook, Rulebook(shot)).on(ON)

    assert comparison.is_empty
    assert [(slug, now) for slug, _was, now in comparison.intakes] == [
        ("express-entry/cec", "paused")
    ]


def test_days_are_those_on_which_something_of_the_change_starts(
    rulebook: Rulebook,
) -> None:
    shot = copied(rulebook)
    asked = stream_of(shot, "express-entry/cec")["requirements"]
    later = json.loads(json.dumps(asked[0])) | {"from": "2027-03-01"}
    asked[0]["to"] = "2027-03-01"
    later["alternatives"][0]["criteria"].append({"fact": None, "op": "officer"})
    asked.append(later)
    a_new_stream(shot)

    days = Pair(rulebook, Rulebook(shot)).days(ON)

    assert days == (ON, date(2027, 3, 1))


@pytest.mark.long
@fuzz.random_test
def test_any_one_figure_that_is_altered_moves_whom_it_moves(
    rulebook: Rulebook,
) -> None:
    moved = 0
    for seed in fuzz.seeds(1):
        random = Random(seed)
        for done, shot in alterations.some(rulebook.snapshot, random, 16):
            pair, on = Pair(rulebook, Rulebook(shot)), random.choice(DAYS)
            with suppress(RuleError, ArithmeticError, LookupError, TypeError):
                moved += _moved_as_by_brute(pair, on, random, done)
    assert moved


def _moved_as_by_brute(pair: Pair, on: date, random: Random, done: str) -> int:
    """How many of some people move; raises where the altered rules do not compile."""
    comparison = pair.on(on)
    some = random.sample(PEOPLE, 5)
    expected = [brute(pair, profile, on) for profile in some]
    assert [set(comparison.moves(profile)) for profile in some] == expected, done
    return sum(map(bool, expected))
