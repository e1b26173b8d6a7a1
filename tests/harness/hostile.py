"""What nobody types by mistake, and a profile that holds it wherever text may stand."""

from __future__ import annotations

import dataclasses
import inspect
import itertools
from collections.abc import Iterator
from typing import Any

from pathways.answers import contract_errors
from pathways.rules.profile.profile import Profile
from pathways.rules.profile.reading import key_of

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
TEXTS = (
    "=1",
    "%",
    "%s %(x)s %n %d",
    "{}",
    "{0.__class__.__mro__}",
    "{{ 7|add:7 }}{% debug %}",
    "__class__",
    "__init__.__globals__",
    MARKUP,
    "'; DROP TABLE pathways_report; --",
    "$(id) `id` | id",
    '#panic() *[_ $x$ @ref <label> // /* "\\',
    "applicant.work[0]",
    "a|b;c,d:e",
    "None",
    "NaN",
    "-1",
    "0",
    "1e999",
    "\u202e\u200b\ufeff",
    "\N{COMBINING ACUTE ACCENT}" * 150,
    "\N{BLACK SQUARE}" * 200,
    "\r\nBcc: you@example.org\r\n\r\nx",
    "../../etc/passwd",
    "http://[x/a/b",
    "٣²½",
)
PLAIN = ("married", True, 1, "2020-01-01", "2020-01", "BC", "US", "21231", "2026-01-01")


def hostile_profile(start: int = 0) -> dict[str, Any]:
    """A valid profile whose free texts are these, each field the next one.

    What contradicts another answer is left out.
    """
    words = itertools.islice(itertools.cycle(TEXTS), start, None)
    answers: dict[str, Any] = _filled(Profile, words)
    while errors := contract_errors(answers):
        for path in {error.path for error in errors}:
            _drop(answers, path)
    return answers


def texts_of(part: Any) -> Iterator[str]:
    """Every text in a profile."""
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from texts_of(inner)
    elif isinstance(part, str):
        yield part


def _filled(kind: type, words: Iterator[str]) -> dict[str, Any]:
    fields = [f for f in dataclasses.fields(kind) if "read" in f.metadata]
    read = ((key_of(f), _value(f.metadata["read"], words)) for f in fields)
    return {key: value for key, value in read if value is not None}


def _value(reader: Any, words: Iterator[str]) -> Any:
    inside = inspect.getclosurevars(reader).nonlocals
    kind, below = inside.get("kind"), inside.get("reader")
    if isinstance(kind, type):
        return _filled(kind, words)
    if below is not None and _takes(reader, []):
        entry = _value(below, words)
        return [] if entry is None else [entry]
    if below is not None:
        return _value(below, words)
    return _scalar(reader, words)


def _scalar(reader: Any, words: Iterator[str]) -> Any:
    if _takes(reader, "free text"):
        return next(words)
    plain = next((value for value in PLAIN if _takes(reader, value)), None)
    if plain is not None:
        return plain
    errors: list[Any] = []
    reader("free text", "", errors)
    choices = errors[0].message.partition("must be one of: ")[2]
    return choices.split(", ")[0] or None


def _takes(reader: Any, value: Any) -> bool:
    errors: list[Any] = []
    reader(value, "", errors)
    return not errors


def _drop(answers: dict[str, Any], path: str) -> None:
    """Leave out the answer at a path, or the record that it stands in."""
    *above, last = path.replace("]", "").replace("[", ".").split(".")
    part: Any = answers
    for step in above:
        part = part[int(step)] if isinstance(part, list) else part.get(step, {})
    if isinstance(part, dict) and last in part:
        del part[last]
    else:
        answers.pop(path.partition(".")[0].partition("[")[0], None)
