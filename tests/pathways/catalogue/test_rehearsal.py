"""`make catalogue`: what a pull request would publish, without a running database."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pathways.catalogue.rehearsal import rehearse

NOWHERE = "postgres://nobody@127.0.0.1:9/none"


@pytest.mark.thorough
def test_the_shipped_files_say_what_was_read_and_need_no_database() -> None:
    words = [sys.executable, "-m", "tests.rules.completeness", "--check"]
    environment = {**os.environ, "DATABASE_URL": NOWHERE}

    done = subprocess.run(words, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("The catalogue says what was read.\n")


def test_every_misspelt_key_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("fees:\n  visit: {titel: A visit}\n")
    said: list[str] = []

    assert rehearse(on=date(2026, 11, 29), say=said.append, folder=tmp_path) is None

    unknown = [line for line in said if "no such part" in line]
    assert unknown == [
        f"refused: {name}.yaml, fees › visit, field titel: titel: no such part"
        for name in ("a", "b")
    ]


@pytest.mark.django_db
@pytest.mark.thorough
def test_a_file_that_does_not_compile_is_refused_by_its_row(tmp_path: Path) -> None:
    cite = "cite: {source: page, confidence: official}"
    (tmp_path / "a.yaml").write_text(
        "sources: {page: {title: Page, url: 'https://example.org/'}}\n"
        "programs: {p: {name: P, kind: visit}}\n"
        f"streams: [{{slug: a/b, name: B, program: p, outcome: temporary, {cite}}}]\n"
    )
    said: list[str] = []

    assert rehearse(on=date(2026, 11, 29), say=said.append, folder=tmp_path) is None

    assert said == [
        "look again: a.yaml, a/b, intakes: no row says whether it takes applications",
        "refused: a.yaml, a/b: the stream has no requirement",
    ]


@pytest.mark.django_db
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (
            "{zz: 1, bachelor: true}",
            "no line of cusma-professions has a value named zz",
        ),
        ("{bachelor: 3}", "no line of cusma-professions has 3 as its bachelor"),
    ],
)
def test_lines_are_parted_only_by_values_that_they_have(
    tmp_path: Path, when: str, fault: str
) -> None:
    cite = "cite: {source: page, confidence: official}"
    rule = "criteria: [{fact: {kind: age}, op: at_least, value: 18}]"
    (tmp_path / "a.yaml").write_text(
        "sources: {page: {title: Page, url: 'https://example.org/'}}\n"
        "programs: {p: {name: P, kind: visit}}\n"
        f"streams: [{{slug: a/b, name: B, program: p, outcome: temporary, {cite},\n"
        "  requirements: [{slug: own, title: Own, for_each: cusma-professions,\n"
        f"    {cite}, alternatives: [{{when: {when}, {rule}}}]}}]}}]\n"
    )
    said: list[str] = []

    assert rehearse(on=date(2026, 11, 29), say=said.append, folder=tmp_path) is None

    place = "a.yaml, a/b, requirement own, alternative 1, field when"
    assert f"refused: {place}: {fault}" in said
