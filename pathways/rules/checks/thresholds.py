"""Whether a threshold is something that its fact can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine.comparing import FALLING, RISING
from pathways.rules.engine.specs import number
from pathways.rules.facts.answers import UNITS, Answer
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.kinds import FactError, fact_from, unit_of
from pathways.rules.profile.answer_types import PROVINCE_CODES
from pathways.rules.profile.profile import LEVELS, ProfileError, read_profile

GRID: Final = "grid_points"
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
WHOLE: Final = frozenset({"TEER", "language level", "people"})
MONEY: Final = frozenset({"CAD", "CAD a year"})  # of which one may exceed the other
STRICT: Final = frozenset({"more_than", "less_than"})
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
        fault = fact_fault(fact, value)
        if fault:
            yield fault


def fact_fault(fact: Fact, value: Any) -> str:
    """Why this fact can never have the value; empty when it can."""
    fault = value_fault(unit_of(fact), value)
    if not fault and isinstance(fact, Answer):
        fault = _answer_fault(fact.path, value)
    return fault


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
    if unit in WHOLE and value != int(value):
        return f"{value} is outside what the fact can be (whole numbers)"
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


def has_figures(unit: str) -> bool:
    """Whether a fact of this unit can be more or less than another."""
    return unit in RANGES


def order_fault(raw_fact: Any, comparison: str) -> str:
    """Why “at least” and its like say nothing of this fact; empty when they do."""
    unit = _unit(raw_fact)
    if not unit or has_figures(unit) or comparison not in RISING | FALLING:
        return ""
    return f"the comparison {comparison!r} is for figures, and the fact: {unit}"


def than_fault(raw_fact: Any, other: Any) -> str:
    """Why a fact cannot be compared with another one; empty when it can."""
    if raw_fact == other:
        return "a comparison without a threshold: it compares the fact with itself"
    units = _unit(raw_fact), _unit(other)
    if not all(units) or units[0] == units[1] or MONEY.issuperset(units):
        return ""
    return f"a comparison of what differs: {units[0]} with {units[1]}"


def grid_fault(shot: Mapping[str, Any], raw_fact: Any, value: Any) -> str:
    """Why a score can never be one of its grid; empty when it can."""
    slug = raw_fact.get("grid") if raw_fact.get("kind") == GRID else None
    if not isinstance(slug, str) or slug not in shot.get("grids", {}):
        return ""
    most = shot["grids"][slug].get("maximum")
    values = value if isinstance(value, list | tuple) else [value]
    for item in values:
        if most is not None and number(item) > most:
            return f"{item} is outside what the grid gives (at most {most})"
        if number(item) < 0 and not _takes_away(shot, slug):
            return f"{item} is outside what the grid gives (at least 0)"
    return ""


def _takes_away(shot: Mapping[str, Any], slug: str) -> bool:
    """Whether some cell of the grid is below nothing, so that a score can be."""
    tables = shot.get("tables", {})
    nodes = [version.get("root") for version in shot["grids"][slug]["versions"]]
    while nodes:
        node = nodes.pop()
        if not node:
            continue
        nodes += node.get("children", ())
        for version in tables.get(node.get("table"), {}).get("versions", ()):
            for row in version.get("rows", ()):
                if any(map(_is_below, row[1:])):
                    return True
    return False


def _is_below(cell: Any) -> bool:
    least = cell.get("unknown", (0,))[0] if isinstance(cell, Mapping) else cell
    return isinstance(number(least), int | Decimal) and number(least) < 0


def impossible(criteria: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Thresholds of one alternative that nobody can meet together."""
    least: dict[str, Any] = {}
    most: dict[str, Any] = {}
    strict: set[str] = set()
    for spec in criteria:
        name, value = str(spec.get("fact")), number(spec.get("value"))
        comparison = spec.get("op")
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            continue
        if comparison in RISING:
            least[name] = max(value, least.get(name, value))
        elif comparison in FALLING:
            most[name] = min(value, most.get(name, value))
        if comparison in STRICT:
            strict.add(name)
    for name in least.keys() & most.keys():
        low, high = least[name], most[name]
        if low > high or (low == high and name in strict):
            yield f"nobody can meet both thresholds, {low} and {high}"


def _unit(raw_fact: Any) -> str:
    """What a fact is counted in; empty where it is none, which is said elsewhere."""
    try:
        return unit_of(fact_from(raw_fact))
    except (FactError, TypeError):
        return ""
