"""Ranks and pay grades around a title: *Senior Tech Lead*, *SDE-II*, *IC4*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GRADE = re.compile(
    r"(?:l|e|t|p|m|g|ic|ict|gs|lvl|level|grade|band|tier|step)?\d{1,2}|[ivx]{1,4}"
)
_MEASURES = frozenset(
    [
        "l",
        "e",
        "t",
        "p",
        "m",
        "g",
        "ic",
        "gs",
        "lvl",
        "level",
        "grade",
        "band",
        "tier",
        "step",
    ]
)


def is_grade(word: str) -> bool:
    """Whether a plain word is a number or a grade as employers count them."""
    return _GRADE.fullmatch(word) is not None


def without_ranks(words: Sequence[str], levels: frozenset[str]) -> Iterator[list[str]]:
    """The words with ranks taken from their ends, the fewest first.

    *Senior tech lead* gives *tech lead* before *tech*.
    """
    front = _run(words, levels)
    back = _run(words[::-1], levels)
    size = len(words)
    cuts = [(i, j) for i in range(front + 1) for j in range(back + 1)]
    for i, j in sorted(cuts, key=lambda cut: (sum(cut), cut[1])):
        if 0 < i + j < size:
            yield list(words[i : size - j])


def only_ranks(words: Sequence[str], levels: frozenset[str]) -> bool:
    """Whether words name a rank or grade and no work: *IC4*, *Band 6*, *Senior II*."""
    graded = any(is_grade(word) and any(map(str.isdigit, word)) for word in words)
    named = levels | _MEASURES if graded else levels
    return bool(words) and all(word in named or is_grade(word) for word in words)


def _run(words: Sequence[str], levels: frozenset[str]) -> int:
    for place, word in enumerate(words):
        if word not in levels and not is_grade(word):
            return place
    return len(words)
