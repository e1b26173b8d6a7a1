"""Whatever rests on an expected level says so, and nothing else does."""

from datetime import date
from typing import Any

from pathways import assessing
from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook

ON = date(2026, 11, 22)
SEVEN = {"listening": 7, "reading": 7, "writing": 7, "speaking": 7}
HELD = {
    "test": "celpip_general",
    "taken_on": "2026-01-10",
    "listening": 9,
    "reading": 9,
    "writing": 9,
    "speaking": 9,
}


def marked(rulebook: Rulebook, tests: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The federal requirements, and points, that are marked as estimated."""
    profile = {
        "applicant": {
            "birth_date": "1992-03-01",
            "education": [],
            "work": [],
            "language_tests": tests,
        },
        "marital_status": "never_married",
        "partner": None,
    }
    written = assessing.written(rulebook.assess(read_profile(profile), ON))
    federal = [
        s for s in written["streams"] if s["stream"].startswith("express-entry/")
    ]
    return {
        (stream["stream"].removeprefix("express-entry/"), part["requirement"])
        for stream in federal
        for part in stream["requirements"]
        if part.get("estimated")
    } | {
        (stream["stream"].removeprefix("express-entry/"), "grid")
        for stream in federal
        if stream.get("points", {}).get("estimated")
    }


def test_a_level_shown_by_a_test_is_not_marked_for_the_other_language(
    rulebook: Rulebook,
) -> None:
    result = marked(rulebook, [HELD, {"test": "estimate_fr", **SEVEN}])

    assert ("category/french", "french") in result
    assert ("fsw", "language") not in result
    assert ("cec", "language") not in result
    assert ("fsw", "grid") in result


def test_what_rests_on_a_marked_stream_is_marked(rulebook: Rulebook) -> None:
    result = marked(rulebook, [{"test": "estimate_en", **SEVEN}])

    assert ("fsw", "language") in result
    assert ("category/stem", "pool") in result


def test_nothing_is_marked_when_every_test_is_held(rulebook: Rulebook) -> None:
    assert not marked(rulebook, [HELD, {"test": "estimate_en", **SEVEN}])
