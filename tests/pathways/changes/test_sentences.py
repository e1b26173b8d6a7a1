"""Each change says itself in words: figures, a version beside the version before."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from pathways.changes.said.beside import say_rows
from pathways.changes.sentences import draft_note, sentences

DAY = "2026-11-03"
CITE = {"source": "page", "as_of": "2026-11-28", "confidence": "official"}
LEVEL = {"kind": "list_value", "list": "high-wage", "name": "level"}


def said(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [str(sentence) for sentence in sentences(before, after)]


def a_table(*rows: list[Any], **axis: Any) -> dict[str, Any]:
    return {"title": "T", "axes": [axis], "versions": [{"rows": list(rows)}]}


def a_grid(offer: dict[str, Any] | None, cap: int) -> dict[str, Any]:
    age = {"slug": "age", "title": "Age", "facts": [{"kind": "age"}], "table": "age"}
    parts = [age, *([offer] if offer else [])]
    add = {"slug": "add", "title": "Additional points", "cap": cap, "children": parts}
    return {"slug": "crs", "title": "CRS", "children": [add]}


def shot_of(**parts: Any) -> dict[str, Any]:
    return {"streams": [], **parts}


def grids(*versions: dict[str, Any]) -> dict[str, Any]:
    return {"crs": {"title": "Ranking", "maximum": 1200, "versions": list(versions)}}


def test_the_example_of_the_trial_says_level_and_cap_beside_what_was() -> None:
    offer = {"slug": "offer", "title": "A job offer in a listed occupation"}
    leaf = {**offer, "facts": [LEVEL], "table": "offer"}
    tables = {"age": a_table([18, 90], [20, 100], steps=True)}
    march = {"id": "m", "from": "2025-03-25", "root": a_grid(None, 600)}
    blind = {"id": "n", "from": DAY}
    before = shot_of(grids=grids({**march, "to": DAY}, blind), tables=tables)
    after = shot_of(
        grids=grids({**march, "to": DAY}, {**blind, "root": a_grid(leaf, 650)}),
        tables={**tables, "offer": a_table([1, 30], [2, 20], [3, 10])},
    )

    assert said(before, after) == [
        "From 3 November 2026: “Additional points” gives at most 650 (600).",
        "From 3 November 2026: “A job offer in a listed occupation” gives "
        "30 points for level 1; 20 points for level 2; 10 points for level 3 "
        "(nothing before).",
        "From 3 November 2026: The other 2 cells stay as in the version of "
        "25 March 2025.",
    ]


def test_a_cell_is_said_by_what_its_row_means_and_beside_what_it_was() -> None:
    def shot(points: int) -> dict[str, Any]:
        tables = {"age": a_table([18, 90], [20, points], steps=True)}
        return shot_of(
            grids=grids({"id": "m", "root": a_grid(None, 600)}), tables=tables
        )

    assert said(shot(100), shot(101)) == [
        "“T” gives 101 points for age 20 or more (100 points)."
    ]


def test_a_list_begins_with_its_codes_by_level_and_ends_line_by_line() -> None:
    def line(key: str, level: int, **days: str) -> dict[str, Any]:
        return {"key": key, "label": key, "values": {"level": level}, **days}

    lines = [line("20012", 1), line("21231", 2), line("21232", 2), line("21234", 3)]
    entries = [{**row, "from": DAY} for row in lines]
    high = {"title": "High-wage", "entries": entries}
    ended = {**high, "entries": [{**entries[0], "to": "2026-12-01"}]}
    moved = {**high, "entries": [{**entries[0], "values": {"level": 2}}]}
    begun = shot_of(lists={"high": {**high, "entries": entries[:1]}})

    assert said(shot_of(lists={}), shot_of(lists={"high": high})) == [
        "From 3 November 2026: A list begins with 4 lines: “High-wage”; "
        "1 at level 1 (20012), 2 at level 2 (21231, 21232), 1 at level 3 (21234)."
    ]
    assert said(begun, shot_of(lists={"high": ended})) == [
        "From 1 December 2026: 20012 is no longer on the list “High-wage” (level 1)."
    ]
    assert said(begun, shot_of(lists={"high": moved})) == [
        "From 3 November 2026: 20012 stands on the list “High-wage” with: level 2 "
        "(level 1)."
    ]


def a_stream(**parts: Any) -> dict[str, Any]:
    return {"slug": "pnp/ab/tech", "name": "Tech Pathway", "program": "aaip", **parts}


def test_a_pause_and_a_reopening_are_one_sentence_each() -> None:
    opened = {"state": "open", "from": "2024-01-01"}
    paused = {"state": "paused", "from": "2026-11-30"}
    again = {"state": "open", "from": "2027-01-01"}
    before = shot_of(streams=[a_stream(intakes=[opened])])
    closed = {**opened, "to": "2026-11-30"}
    after = shot_of(streams=[a_stream(intakes=[closed, paused])])
    ended = {**paused, "to": "2027-01-01"}
    reopened = shot_of(streams=[a_stream(intakes=[closed, ended, again])])

    assert said(before, after) == [
        "From 30 November 2026: Tech Pathway (Alberta) takes no application: it is "
        "paused (open)."
    ]
    assert said(after, reopened) == [
        "From 1 January 2027: Tech Pathway (Alberta) takes applications (paused)."
    ]


def test_a_fee_says_its_amount_the_one_before_and_the_day() -> None:
    def fee(*versions: dict[str, Any]) -> dict[str, Any]:
        one_fee = {"title": "Right of residence", "payer": "worker"}
        return shot_of(fees={"rprf": {**one_fee, "versions": list(versions)}})

    old = {"amount_cad": 575, "from": "2024-04-30"}
    new = {"amount_cad": 600, "from": "2026-12-01"}
    closed = {**old, "to": "2026-12-01"}

    assert said(fee(old), fee(closed, new)) == [
        "From 1 December 2026: “Right of residence” costs 600 CAD (575 CAD)."
    ]
    assert said(fee(old), fee({**old, "amount_cad": 580.5})) == [
        "From 30 April 2024: “Right of residence” costs 580.50 CAD (575 CAD)."
    ]


def a_requirement(*ways: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {"slug": "age", "title": "Of age", "alternatives": list(ways), **parts}


def a_way(years: int) -> dict[str, Any]:
    return {"criteria": [{"fact": {"kind": "age"}, "op": "at_least", "value": years}]}


def test_thresholds_and_alternatives_are_said_with_what_they_were() -> None:
    def asking(*requirements: dict[str, Any]) -> dict[str, Any]:
        return shot_of(streams=[a_stream(requirements=list(requirements))])

    plain = asking(a_requirement(a_way(18)))
    clb = {"fact": {"kind": "language_level", "language": "en"}, "value": 7}
    either = a_requirement(a_way(18), {"criteria": [{**clb, "op": "at_least"}]})

    assert said(plain, asking(a_requirement(a_way(19)))) == [
        "Tech Pathway (Alberta): “Of age” asks: Age in years: at least 19 "
        "(Age in years: at least 18)."
    ]
    (added,) = said(plain, asking(either))
    assert "“Of age” is also met by: " in added
    assert "CLB 7" in added
    (taken,) = said(asking(either), plain)
    assert "“Of age” is no longer met by: " in taken
    assert "CLB 7" in taken
    (gone,) = said(plain, asking())
    assert gone == (
        "Tech Pathway (Alberta): “Of age” is no longer asked (Age in years: at "
        "least 18)."
    )


def test_what_only_was_read_again_says_so_and_not_in_the_note() -> None:
    def asking(day: str) -> dict[str, Any]:
        cite = {**CITE, "as_of": day}
        return shot_of(
            streams=[a_stream(requirements=[a_requirement(a_way(18), cite=cite)])],
            sources={"page": {"title": "The page"}},
        )

    before, after = asking("2026-01-01"), asking("2026-11-28")

    assert said(before, after) == [
        "1 row is cited anew: “The page”, as it stood on 28 November 2026, official."
    ]


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        ("costs", {"low": 264}, {"low": 270}, "costs 270 CAD (264 CAD)"),
        ("rates", {"cad": 1.37}, {"cad": 1.4}, "is worth 1.4 CAD (1.37)"),
        ("levers", {"effort": 1}, {"effort": 2}, "rank of effort: 2 (1)"),
        ("sources", {"url": "a"}, {"url": "b"}, "address: b (a)"),
        ("areas", {"province": "BC"}, {"province": "AB"}, "province: AB (BC)"),
        ("programs", {"kind": "visit"}, {"kind": "study"}, "kind: study (visit)"),
        ("conditions", {"everywhere": True}, {}, "asked of everybody: none (yes)"),
    ],
)
def test_whatever_else_differs_is_said(
    part: str, old: dict[str, Any], new: dict[str, Any], words: str
) -> None:
    base = {"title": "This", "on": "2026-11-01", "currency": "CAD"}

    (sentence,) = said(
        shot_of(**{part: {"a-key": {**base, **old}}}),
        shot_of(**{part: {"a-key": {**base, **new}}}),
    )

    assert words in sentence


def test_a_difference_that_no_sentence_knows_is_not_silent() -> None:
    assert said(shot_of(other={"a": 1}), shot_of(other={"a": 2})) == [
        "The rows are kept otherwise, and say what they said before."
    ]


def test_the_note_says_each_day_once_and_no_sentence_has_a_key() -> None:
    new = a_stream(
        slug="pnp/ab/new_one",
        name="New",
        intakes=[{"state": "open", "from": DAY}],
        requirements=[a_requirement(a_way(18), **{"from": DAY})],
    )

    note = draft_note(sentences(shot_of(), shot_of(streams=[new])))

    assert note.count("From 3 November 2026") == 1
    assert not re.search(r"\w_\w|\w/\w", note), note


@pytest.mark.django_db
def test_a_round_is_one_plain_sentence() -> None:
    values = {
        "number": "448",
        "held_on": "2026-11-26",
        "name": "General",
        "invitations": 1500,
        "cutoff": 512,
    }
    row = SimpleNamespace(
        model_label="pathways.round", kind="add", label="", before={}, after=values
    )
    moved = SimpleNamespace(
        model_label="pathways.round",
        kind="alter",
        label="round 448",
        before={"cutoff": 512},
        after={"cutoff": 521},
    )

    assert [str(sentence) for sentence in say_rows([row, moved])] == [
        "Round 448 of 26 November 2026, General: 1,500 invitations, lowest score 512 "
        "(nothing before).",
        "Round 448: cutoff 521 (cutoff 512).",
    ]
