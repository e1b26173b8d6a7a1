"""Whole persons on a day, with the verdicts and points that the sources give them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pathways import assessing
from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook

FOLDER = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    result = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            result.append(pytest.param(case, id=f"{path.stem}: {case['name']}"))
    return result


def _json(part: Any) -> Any:
    """YAML's days back to the contract's texts."""
    if isinstance(part, dict):
        return {key: _json(item) for key, item in part.items()}
    if isinstance(part, list):
        return [_json(item) for item in part]
    return part.isoformat() if isinstance(part, date) else part


@pytest.mark.parametrize("case", _cases())
@pytest.mark.thorough
def test_a_case_is_assessed_as_its_source_says(
    rulebook: Rulebook, case: dict[str, Any]
) -> None:
    on = date.fromisoformat(str(case["on"]))
    profile = read_profile(_json(case["profile"]))

    written = assessing.written(rulebook.assess(profile, on))

    streams = {stream["stream"]: stream for stream in written["streams"]}
    for slug, wanted in case["expect"].items():
        if slug == "scores":
            for grid, points in wanted.items():
                assert _points(written["scores"][grid]) == points, grid
        elif isinstance(wanted, dict):
            verdicts = {
                r["requirement"]: r["verdict"] for r in streams[slug]["requirements"]
            }
            verdicts |= {"intake": streams[slug]["intake"]}
            assert {k: verdicts.get(k) for k in wanted} == wanted, slug
        else:
            assert streams[slug]["verdict"] == wanted, slug


def _points(score: dict[str, Any]) -> Any:
    if score["total"] is not None:
        return score["total"]
    return [score["lower"], score["upper"]]
