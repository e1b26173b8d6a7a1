"""How long an assessment takes, in process and by the line.

    python -m tests.benchmarks.assessment

The baseline of the CRS is the tests' second calculation, which takes plain features and
explains nothing. The baseline of the assessment is the same engine made to derive its
facts once for every stream, as a tool without a shared case would.
"""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stdout
from datetime import date
from typing import Any

import django

from tests.harness.figures import figure, milliseconds

ON = date(2026, 6, 1)
LINES = 200


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
    django.setup()
    from pathways import assessing, editions
    from pathways.rules.profile import read_profile
    from tests.rules.independent import express_entry as second
    from tests.rules.test_express_entry_scores import profile_of

    _, rulebook = editions.current()
    person = second.Person(
        age=33,
        education="bachelor",
        english=(9, 10, 9, 9),
        canadian_years=1,
        foreign_years=3,
    )
    data = profile_of(person)
    profile = read_profile(data)
    rules = rulebook.rules(ON)
    case = rules.case(profile, ON)
    crs = rules.grids["crs"]

    def verdicts() -> None:
        found = rulebook.assess(profile, ON)
        for stream in found.streams:
            found.verdict(stream)

    def findings() -> None:
        found = rulebook.assess(profile, ON)
        for stream in found.streams:
            found.findings(stream)
        for grid in found.rules.grids:
            found.score(grid)

    def alone() -> None:
        for stream in rules.streams:
            found = rulebook.assess(profile, ON)
            found.findings(stream)

    figure("streams", len(rules.streams), "streams")
    score = milliseconds(lambda: crs.score(case.values, ON), rounds=500) * 1000
    figure("crs with explanation", score, "µs", target="under 20")
    plain = milliseconds(lambda: second.crs(person), rounds=500) * 1000
    figure("crs, second calculation (baseline)", plain, "µs")
    figure("verdicts of all streams", milliseconds(verdicts), "ms", target="under 1")
    figure("all findings and scores", milliseconds(findings), "ms", target="under 3")
    figure("stream by stream (baseline)", milliseconds(alone, rounds=3), "ms")
    worded = milliseconds(lambda: assessing.written(rulebook.assess(profile, ON)))
    figure("assessment as the contract's JSON", worded, "ms")
    _by_the_line(data)


def _by_the_line(data: dict[str, Any]) -> None:
    """Profiles a second through the command, without its start."""
    from tempfile import NamedTemporaryFile

    from django.core.management import call_command

    with NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(data) + "\n" for _ in range(LINES))
        file.flush()
        with redirect_stdout(io.StringIO()):
            taken = milliseconds(
                lambda: call_command("assess", file.name, on=ON), rounds=1
            )
    figure("profiles through assess", LINES / taken * 1000, "a second")


if __name__ == "__main__":
    main()
