"""Whether a threshold is something that its fact can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine.specs import number
from pathways.rules.facts.answers import UNITS, Answer
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import FactError, fact_from, unit_of
from pathways.rules.profile.answer_types import PROVINCE_CODES
from pathways.rules.profile.profile import LEVELS, ProfileError, read_profile

FREE: Final = frozenset({"stated", "officer"})
MAY_BE_NONE: Final = frozenset({"is", "is_not"})
SEVERAL: Final = frozenset({"one_of", "none_of"})
NUMBERS: Final = Decimal(0), Decimal(1_000_000_000)
RANGES: Final[Mapping[str, tuple[Decimal, Decimal]]] = {
    "CAD": NUMBERS,
    "CAD a year": NUMBERS,
    "CAD an hour": (Decimal(0), Decimal(1000)),
    "TEER": (Decimal(0), Decimal(5)),
    "hours a week": (Decimal(0), Decimal(168)),
    "language level": (Decimal(0), Decimal(12)),
    "months": (Decimal(0), Decimal(1200)),
    "number": NUMBERS,
    "people": (Decimal(0), Decimal(100_000)),
    "percent": (Decimal(0), Decimal(100)),
    "points": (Decimal(-1000), Decimal(10_000)),
    "years": (Decimal(0), Decimal(100)),
    "years of age": (Decimal(0), Decimal(120)),
}
EDUCATION: Final = frozenset({*LEVELS, "two_or_more", "none"})
MOST_VALUES: Final = 1_000  # that one comparison is with
LONGEST_TEXT: Final = 300
TEXTS: Final = frozenset({"area", "choice", "country", "text", "occupation"})


def threshold_faults(raw_fact: Any, comparison: str, value: Any) -> list[str]:
    """What is wrong with a constant threshold, in sentences; empty when nothing is."""
    try:
        fact = fact_from(raw_fact)
    except (FactError, TypeError) as error:
        return [str(error)]
    if comparison in FREE or isinstance(value, Mapping):
        return []
    if value is None or value == []:
        return [] if comparison in MAY_BE_NONE else ["a comparison without a threshold"]
    if comparison in SEVERAL and not isinstance(value, list | tuple):
        return ["this comparison is with several values"]
    if comparison not in SEVERAL and isinstance(value, list | tuple):
        return ["this comparison is with one value"]
    values = value if isinstance(value, list | tuple) else [value]
    if len(values) > MOST_VALUES:
        return [f"a comparison is with at most {MOST_VALUES} values"]
    return list(_faults(fact, [number(item) for item in values]))


def _faults(fact: Fact, values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        fault = value_fault(unit_of(fact), value)
        if not fault and isinstance(fact, Answer):
            fault = _answer_fault(fact.path, value)
        if fault:
            yield fault


def value_fault(unit: str, value: Any) -> str:
    """Why a fact of this unit can never have the value; empty when it can."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"a text of it has at most {LONGEST_TEXT} characters"
    if unit in RANGES:
        return _number_fault(unit, value)
    if unit == "yes or no":
        return "" if isinstance(value, bool) else f"{value!r} is neither yes nor no"
    if unit in ("province", "provinces"):
        known = value in PROVINCE_CODES
        return "" if known else f"{value!r} is the code of no province"
    if unit == "education level" and value not in EDUCATION:
        return f"{value!r} is no level of education"
    if unit in TEXTS and not isinstance(value, str):
        return f"{value!r} is no text"
    return ""


def _number_fault(unit: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return f"{value!r} is no number"
    low, high = RANGES[unit]
    if low <= value <= high:
        return ""
    return f"{value} is outside what the fact can be ({low} to {high} {unit})"


def _answer_fault(path: str, value: Any) -> str:
    """What the profile itself says of the value at the path."""
    plain = float(value) if isinstance(value, Decimal) else value
    steps = path.replace("class_", "class").split(".")
    nested: Any = [plain] if UNITS[path] in ("countries", "provinces") else plain
    for step in reversed(steps):
        nested = {step: nested}
    try:
        read_profile(nested)
    except ProfileError as error:
        at = ".".join(steps)
        said = [e.message for e in error.errors if e.path.startswith(at)]
        return f"{value!r} {said[0]}" if said else ""
    return ""
