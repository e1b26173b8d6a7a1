"""Lists: codes that exist, one level a code, values whose names are known."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any, Final

from pathways.rules.checks.dates import hold_together
from pathways.rules.checks.problem import Problem, Problems, Spec

LEVEL: Final = "level"
CODE_DIGITS: Final = 5


def check_lists(shot: Spec) -> Problems:
    """The lines of every list."""
    codes = frozenset(shot.get("unit_groups", ()))
    for slug, spec in shot["lists"].items():
        is_coded = any(entry["key"].isdigit() for entry in spec["entries"])
        for entry in spec["entries"]:
            fault = code_fault(entry["key"], codes)
            if is_coded and not entry["key"].isdigit():
                fault = "the other lines name unit groups, this one does not"
            if fault:
                yield Problem(f"list {slug}, line {entry['key']}", fault)
        yield from _levels(slug, spec["entries"])
        yield from _names(slug, spec["entries"])


def code_fault(key: str, codes: frozenset[str]) -> str:
    """Why a key in digits is no unit group and no prefix of one; else empty."""
    if not key.isdigit() or not codes:
        return ""
    if len(key) > CODE_DIGITS:
        return f"{key} has more than five digits"
    if any(code.startswith(key) for code in codes):
        return ""
    return f"there is no unit group {key} in the NOC 2021"


def _levels(slug: str, entries: list[Spec]) -> Problems:
    """One code stands at one level at a time."""
    by_key: dict[str, list[Spec]] = defaultdict(list)
    for entry in entries:
        if LEVEL in entry.get("values", {}):
            by_key[entry["key"]].append(entry)
    for key, rows in by_key.items():
        for record, other in combinations(rows, 2):
            levels = [row["values"][LEVEL] for row in (record, other)]
            if hold_together(record, other) and levels[0] != levels[1]:
                text = f"it stands at the levels {levels[0]} and {levels[1]} at once"
                yield Problem(f"list {slug}, line {key}", text)


def _names(slug: str, entries: list[Spec]) -> Problems:
    """A name that one line has alone, where the others agree on theirs."""
    names = Counter(name for entry in entries for name in entry.get("values", {}))
    common = {name for name, times in names.items() if times > 1}
    for entry in entries:
        own: dict[str, Any] = entry.get("values", {})
        for name in own.keys() - common if common else ():
            text = f"no other line has a value named {name}"
            yield Problem(f"list {slug}, line {entry['key']}", text, is_warning=True)
