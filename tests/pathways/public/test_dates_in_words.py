"""A day inside a sentence of the catalogue is written out, as readers say it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

APPS = Path(__file__).resolve().parents[3]
WORDED = {
    "text",
    "note",
    "as_of_note",
    "title",
    "summary",
    "kind",
    "period",
    "clause",
}
DAY = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?\b(?!-)")


def told_in(value: Any, name: str = "") -> Iterator[str]:
    """Every text of a seed file that pages show as words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from told_in(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from told_in(inner, name)
    elif isinstance(value, str) and name in WORDED and " " in value:
        yield value


def every_text() -> Iterator[str]:
    for path in APPS.glob("pathways/data/*.yaml"):
        yield from told_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    for app in ("pathways", "occupations"):
        for path in (APPS / app / "data").rglob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield from told_in(row)


@pytest.mark.thorough
def test_no_sentence_of_the_catalogue_holds_a_day_in_figures() -> None:
    texts = list(every_text())

    result = [text for text in texts if DAY.search(text)]

    assert len(texts) > 1000
    assert result == []
