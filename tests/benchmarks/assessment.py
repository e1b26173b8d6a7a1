"""How long an assessment takes, in process and by the line.

    python -m tests.benchmarks.assessment

Every figure in process is processor time of the fastest of several runs, so that other
work on the machine tells less. What each includes:

- *crs with explanation*: from a case whose facts are derived, to the total and the
  bounds of every factor. Its baseline is the tests' second calculation, which takes
  plain features, has no dates, and explains nothing. The same case is scored over and
  over; *of many persons* scores 60 others, among them French speakers and persons with
  open answers, so that fewer values were met before.
- *crs from the profile*: the same, with the facts that the CRS needs derived first.
- *verdicts*, *findings and scores*: from a profile that was read, everything derived
  anew. The baseline assesses each stream by itself, as a tool without a shared case
  would.
- *profiles through assess*: the whole line, from JSON to JSON, by the clock.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from random import Random
from tempfile import NamedTemporaryFile
from typing import Any

import django

from tests.harness.figures import figure, milliseconds

ON = date(2026, 6, 1)
LINES = 200
PERSONS = 60


def processor(work: Callable[[], object], *, rounds: int, calls: int = 1) -> float:
    """Milliseconds of processor time of one call: the fastest of several rounds."""
    work()
    result = []
    for _ in range(rounds):
        started = time.process_time()
        for _ in range(calls):
            work()
        result.append((time.process_time() - started) / calls)
    return min(result) * 1000


def main() -> None:
    """Print the figures."""
    django.setup()
    from pathways import assessing, editions
    from pathways.rules.profile.profile import read_profile
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

    def verdicts() -> None:
        assessment = rulebook.assess(profile, ON)
        for stream in assessment.streams:
            assessment.verdict(stream)

    def findings() -> None:
        assessment = rulebook.assess(profile, ON)
        for stream in assessment.streams:
            assessment.findings(stream)
        for grid in assessment.rules.grids:
            assessment.score(grid)

    def alone() -> None:
        for stream in rules.streams:
            rulebook.assess(profile, ON).findings(stream)

    figure("streams", len(rules.streams), "streams")
    plain = processor(lambda: second.crs(person), rounds=40, calls=100) * 1000
    figure("crs, second calculation (baseline)", plain, "µs")
    _crs_alone(rulebook, profile)
    taken = processor(verdicts, rounds=300)
    figure("verdicts of all streams", taken, "ms", target="under 1")
    taken = processor(findings, rounds=300)
    figure("all findings and scores", taken, "ms", target="under 2.5")
    figure("stream by stream (baseline)", processor(alone, rounds=3), "ms")
    worded = processor(
        lambda: assessing.written(rulebook.assess(profile, ON)), rounds=10
    )
    figure("assessment as the contract's JSON", worded, "ms")
    _by_the_line(data)


def _crs_alone(rulebook: Any, profile: Any) -> None:
    """The CRS and the bounds of its factors."""
    from pathways.rules.profile.profile import read_profile
    from tests.rules.independent import eastern_people

    rules = rulebook.rules(ON)
    crs = rules.grids["crs"]
    case = rules.case(profile, ON)
    chance = Random(1)
    people = [eastern_people.person(chance) for _ in range(PERSONS)]
    cases = [rules.case(read_profile(person), ON) for person in people]

    def many() -> None:
        for item in cases:
            crs.score(item.values, ON)

    taken = processor(lambda: crs.score(case.values, ON), rounds=40, calls=100)
    figure("crs with explanation", taken * 1000, "µs", target="under 20")
    taken = processor(many, rounds=20) / PERSONS
    figure("crs with explanation, of many persons", taken * 1000, "µs")
    taken = processor(lambda: rulebook.assess(profile, ON).score("crs"), rounds=40)
    figure("crs from the profile", taken * 1000, "µs")


def _by_the_line(data: dict[str, Any]) -> None:
    """Profiles a second through the command, without its start."""
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
