"""Lists: codes that exist, one level a code, values whose names are known."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import get_close_matches
from itertools import combinations, product
from typing import Any, Final

from pathways.rules.checks.axes import kind_of
from pathways.rules.checks.dates import hold_together
from pathways.rules.checks.problem import Problem, Problems, Spec
from pathways.rules.facts.lists import exact

LEVEL: Final = "level"
CODE_DIGITS: Final = 5
ALIKE: Final = 0.75  # how near two names are of which one is a slip


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
    """One code stands at one level at a time, in its own line or in a prefix's."""
    by_key: dict[str, list[Spec]] = defaultdict(list)
    for entry in entries:
        if LEVEL in entry.get("values", {}):
            by_key[entry["key"]].append(entry)
    for key, rows in by_key.items():
        wider = [other for n in range(len(key)) for other in by_key.get(key[:n], ())]
        wider = wider if key.isdigit() else []
        for record, other in (*combinations(rows, 2), *product(rows, wider)):
            levels = [row["values"][LEVEL] for row in (record, other)]
            if hold_together(record, other) and levels[0] != levels[1]:
                text = f"it stands at the levels {levels[0]} and {levels[1]} at once"
                yield Problem(f"list {slug}, line {key}", text)


def _names(slug: str, entries: list[Spec]) -> Problems:
    """Names that are a slip of another, and values of another kind than the others."""
    names = Counter(name for entry in entries for name in entry.get("values", {}))
    kinds = _kinds(entries)
    common = {name for name, times in names.items() if times > 1}
    slips = {name for name in names if _is_slip(name, names)}
    for entry in entries:
        own: dict[str, Any] = entry.get("values", {})
        where = f"list {slug}, line {entry['key']}"
        for name in own.keys() - common if common else ():
            text = f"no other line has a value named {name}"
            yield Problem(where, text, is_warning=True)
        for name in own.keys() & slips & (common or own.keys()):
            text = f"other lines have a value named much like {name}"
            yield Problem(where, text, is_warning=True)
        for name, value in own.items():
            if kinds[name]["numbers"] > kinds[name][kind_of(exact(value))] > 0:
                text = f"it has {value!r} as its value named {name}, others a number"
                yield Problem(where, text, is_warning=True)


def _kinds(entries: list[Spec]) -> dict[str, Counter[str]]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for name, value in entry.get("values", {}).items():
            if value is not None:
                kinds[name][kind_of(exact(value))] += 1
    return kinds


def _is_slip(name: str, names: Counter[str]) -> bool:
    """Whether another name, at least as frequent, is spelt nearly the same."""
    others = [other for other in names if other != name and names[other] >= names[name]]
    return bool(get_close_matches(name, others, n=1, cutoff=ALIKE))
