"""Public cases of the field, with the values that the law gives."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.assessing import written
from pathways.rules.profile.profile import ProfileError, read_profile
from pathways.rules.rulebook import Rulebook

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases/field.jsonl").read_text().splitlines()
]
ASSESSED = [case for case in CASES if case["kind"] == "assess"]


@pytest.mark.parametrize("case", ASSESSED, ids=lambda case: case["n"])
def test_a_case_of_the_field_has_its_value(
    rulebook: Rulebook, case: dict[str, Any]
) -> None:
    expected = case["expect"]

    if "error" in expected:
        with pytest.raises(ProfileError, match=expected["error"]):
            read_profile(case["input"])
        return

    on = date.fromisoformat(case["on"])
    result = written(rulebook.assess(read_profile(case["input"]), on))
    assert _picked(result, expected) == expected, case["why"]


def _picked(items: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The same keys of an assessment."""
    streams = {item["stream"]: item for item in items["streams"]}
    picks: dict[str, Any] = {}
    for key, wanted in expected.items():
        if key == "streams":
            picks[key] = {slug: streams[slug]["verdict"] for slug in wanted}
        elif key == "requirements":
            picks[key] = {name: _requirement(streams, name) for name in wanted}
        elif key == "factors":
            picks[key] = {name: _factor(items["scores"], name) for name in wanted}
        else:
            every = {path for item in items["scores"].values() for path in item["asks"]}
            picks[key] = [path for path in wanted if path in every]
    return picks


def _requirement(streams: dict[str, Any], name: str) -> str:
    stream, _, slug = name.partition("#")
    rows = streams[stream]["requirements"]
    verdict: str = next(r["verdict"] for r in rows if r["requirement"] == slug)
    return verdict


def _factor(scores: dict[str, Any], name: str) -> Any:
    grid, _, factor = name.partition(".")
    return scores[grid]["factors"][factor]
