"""Random cases of two kinds, and what is said of one that fails.

In `make test` each case has its seed, so that every run draws the same: green is green.
`make fuzz FUZZ=20` draws twenty times as many, at random. A person who fails is made as
small as it goes and told as a line of tests/rules/cases/field.jsonl.
"""

import json
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any, TypeVar

import pytest

Case = TypeVar("Case")
TIMES = int(os.environ.get("FUZZ", "0"))

random_test = pytest.mark.random


def seeds(count: int) -> list[str]:
    """The names of so many draws: the same in every run, or new ones when fuzzing."""
    if not TIMES:
        return [str(number) for number in range(count)]
    return [secrets.token_hex(8) for _ in range(count * TIMES)]


def dice(count: int) -> Iterator[Random]:
    """Something to draw each of so many cases from."""
    return (Random(seed) for seed in seeds(count))


def some(cases: Sequence[Case]) -> list[Case]:
    """A third of many cases that differ little, always the same; all when fuzzing."""
    if TIMES:
        return list(cases)
    kept = Random(len(cases)).sample(range(len(cases)), -(-len(cases) // 3))
    return [cases[at] for at in sorted(kept)]


def as_case(answers: dict[str, Any], on: date) -> str:
    """A line for tests/rules/cases/field.jsonl; what is right is still to be said."""
    case = {"n": "", "kind": "assess", "input": answers, "on": on.isoformat()}
    return json.dumps({**case, "expect": {}, "why": ""}, default=str)


@contextmanager
def finding(answers: dict[str, Any], on: date) -> Iterator[None]:
    """Whoever fails in here is told as a case."""
    try:
        yield
    except AssertionError as error:
        error.add_note(f"A finding, as a case:\n{as_case(answers, on)}")
        raise


def judge(
    answers: dict[str, Any], on: date, check: Callable[[dict[str, Any]], None]
) -> None:
    """Check a person; tell the smallest one who fails alike."""
    if is_passed(answers, check):
        return
    least = smallest(answers, check)
    with finding(least, on):
        check(least)


def is_passed(answers: Any, check: Callable[[Any], None]) -> bool:
    """Whether a check holds; another error than its own is no finding."""
    try:
        check(deepcopy(answers))
    except AssertionError:
        return False
    return True


def smallest(answers: Any, check: Callable[[Any], None]) -> Any:
    """The answers without all that can go while the check still fails."""
    for smaller in _smaller(answers):
        with suppress(Exception):
            if not is_passed(smaller, check):
                return smallest(smaller, check)
    return answers


def _smaller(part: Any) -> Iterator[Any]:
    """The same with one key or entry less, the largest parts first."""
    for key in _keys(part):
        yield _with(part, key)
    for key in _keys(part):
        for inner in _smaller(part[key]):
            yield _with(part, key, inner)


def _keys(part: Any) -> list[Any]:
    if isinstance(part, dict):
        return list(part)
    return list(range(len(part))) if isinstance(part, list) else []


_GONE = object()


def _with(part: Any, key: Any, value: Any = _GONE) -> Any:
    """A copy of a part with another value at a key, or without it."""
    changed = part.copy()
    if value is _GONE:
        del changed[key]
    else:
        changed[key] = value
    return changed
