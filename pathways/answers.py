"""Answers as the contract's JSON: look at them, change one, keep them consistent.

All functions return new documents; an absent key is an unanswered question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from pathways.rules import (
    LARGEST_PROFILE,
    PARTNERED,
    TOO_LARGE,
    ProfileError,
    ReadError,
    read_profile,
)

Answers = dict[str, Any]
Path = tuple[str | int, ...]


class Absent(Enum):
    """The answer of a question that nobody answered."""

    ABSENT = "absent"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent.ABSENT


def answer_at(answers: object, path: Path) -> Any:
    """The answer at a path, or ``ABSENT``; nothing lies below ``null``."""
    value: object = answers
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return ABSENT
            value = value[step]
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        else:
            return ABSENT
    return value


def with_answer(answers: Any, path: Path, value: object) -> Any:
    """The document with an answer put at the path; an index past the end appends."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(answers) if isinstance(answers, list) else []
        below = items[step] if step < len(items) else None
        items[step : step + 1] = [with_answer(below, rest, value)]
        return items
    fields = dict(answers) if isinstance(answers, Mapping) else {}
    fields[step] = with_answer(fields.get(step), rest, value)
    return fields


def without_answer(answers: Any, path: Path, *, prune: bool = True) -> Any:
    """The document without the answer at the path; what becomes empty goes too."""
    if answer_at(answers, path) is ABSENT:
        return answers
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        kept = [without_answer(answers[step], rest, prune=prune)] if rest else []
        return [*answers[:step], *kept, *answers[step + 1 :]]
    fields = dict(answers)
    if rest:
        fields[step] = without_answer(fields[step], rest, prune=prune)
    if not rest or (prune and fields[step] in ({}, [])):
        del fields[step]
    return fields


def settled(answers: Answers) -> Answers:
    """The same answers without what a changed one has made impossible."""
    status, partner = answers.get("marital_status"), answers.get("partner", ABSENT)
    if status in PARTNERED and partner is None:
        answers = without_answer(answers, ("partner",))
    elif status is not None and status not in PARTNERED and partner is not None:
        answers = with_answer(answers, ("partner",), None)
    return answers


def contract_errors(answers: object) -> list[ReadError]:
    """Where the answers break the contract, and how."""
    if len(_compact(answers).encode()) > LARGEST_PROFILE:
        return [ReadError("", TOO_LARGE)]
    try:
        read_profile(answers)
    except ProfileError as error:
        return list(error.errors)
    return []


def as_file(answers: Answers) -> str:
    """The answers as the file that a person downloads and may upload again.

    Its lines are indented as long as it may be uploaded so.
    """
    whole = {"schema": 1, **answers}
    indented = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return indented if len(indented.encode()) <= LARGEST_PROFILE else _compact(whole)


def _compact(answers: object) -> str:
    return (
        json.dumps(answers, ensure_ascii=False, separators=(",", ":"), default=str)
        .encode("utf-8", "replace")
        .decode()
    )
