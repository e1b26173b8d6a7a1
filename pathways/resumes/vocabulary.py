"""The words that the readers know, in English, French and Spanish (``words.csv``)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from pathways.resumes.folding import fold

WORDS = Path(__file__).with_name("words.csv")


@cache
def words_of(use: str) -> dict[str, frozenset[str]]:
    """The folded words of one use, by what they mean."""
    return {
        row["meaning"]: frozenset(fold(word) for word in row["words"].split("|"))
        for row in _rows()
        if row["use"] == use
    }


@cache
def meanings_of(use: str) -> dict[str, str]:
    """What each folded word of one use means."""
    return {word: meaning for meaning, names in words_of(use).items() for word in names}


@cache
def _rows() -> list[dict[str, str]]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
