"""Dated rows: one holds at a time, none is lost between two, no day is absurd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Final

from pathways.rules.checks.problem import Problem, Problems, Spec, owners_of

FIRST_YEAR: Final = 1867
YEARS_AHEAD: Final = 10
PERIOD: Final = ("from", "to", "taken_from", "taken_to", "accepted_from")
PAST: Final = {
    "as_of": "it was read on {}, a day that is still to come",
    "on": "it is of {}, a day that is still to come",
}
"""Days that have been, by name, and what is said of one that has not."""
BY_NAME: Final = {
    **{"requirements": "slug", "times": "slug", "stays": "slug", "practice": "slug"},
    **{"bridges": "target", "codes": "code"},
}


def check_dates(shot: Spec, on: date) -> Problems:
    """Overlaps and gaps of every dated part, and days that cannot be."""
    for where, rows in _series(shot):
        # A grid's version without cells may hold beside the one that is still used.
        yield from _overlaps(where, [row for row in rows if row.get("root", True)])
        yield from _gaps(where, rows)
    for slug, spec in shot["lists"].items():
        for rows in _grouped(spec["entries"], "key", "label").values():
            yield from _overlaps(f"list {slug}, line {rows[0]['key']}", rows)
    for name, part in shot.items():
        yield from _days(part, str(name), on)


def _series(shot: Spec) -> Iterator[tuple[str, list[Spec]]]:
    """The rows of which one follows another, with the words that name them."""
    for owner, spec in owners_of(shot):
        yield f"{owner}, intakes", spec.get("intakes", [])
        for part, name in BY_NAME.items():
            for key, rows in _grouped(spec.get(part, ()), name).items():
                text = "requirement" if part == "requirements" else part
                yield f"{owner}, {text} {key[0]}", rows
    for slug, fee in shot.get("fees", {}).items():
        yield f"fee {slug}", fee.get("versions", [])
    for slug, table in shot["tables"].items():
        yield f"table {slug}", table["versions"]
    for slug, grid in shot.get("grids", {}).items():
        yield f"grid {slug}", [{"root": None, **v} for v in grid["versions"]]


def _grouped(rows: Iterable[Spec], *names: str) -> dict[tuple[Any, ...], list[Spec]]:
    groups: dict[tuple[Any, ...], list[Spec]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.get(name) for name in names)].append(row)
    return groups


def start_of(row: Spec) -> str:
    """The first day, for sorting; an unknown one is before every day."""
    return str(row.get("from", ""))


def end_of(row: Spec) -> str:
    """The first day no longer; an open end is after every day."""
    return str(row.get("to", "9999"))


def hold_together(spec: Spec, other: Spec) -> bool:
    """Whether some day sees both."""
    return start_of(spec) < end_of(other) and start_of(other) < end_of(spec)


def _overlaps(where: str, rows: list[Spec]) -> Problems:
    for record, other in combinations(sorted(rows, key=start_of), 2):
        if hold_together(record, other):
            day = start_of(other) or "its first day"
            yield Problem(where, f"two rows hold on {day}: close one of them")


def _gaps(where: str, rows: list[Spec]) -> Problems:
    for record, other in pairwise(sorted(rows, key=start_of)):
        if end_of(record) < start_of(other):
            text = f"no row holds from {end_of(record)} to {start_of(other)}"
            yield Problem(where, text, is_warning=True)


def _days(part: Any, where: str, on: date) -> Problems:
    """Every day below a part."""
    if isinstance(part, Mapping):
        yield from _own_days(part, where, on)
        for name, item in part.items():
            if isinstance(item, Mapping | list):
                yield from _days(item, f"{where}/{name}", on)
    elif isinstance(part, list):
        for place, item in enumerate(part, 1):
            if isinstance(item, Mapping | list):
                yield from _days(item, f"{where}/{called(item, place)}", on)


def _own_days(part: Spec, where: str, on: date) -> Problems:
    for name in PERIOD:
        day = part.get(name)
        if isinstance(day, str):
            yield from _day(where, name, day, on)
    if end_of(part) <= start_of(part):
        yield Problem(where, f"it ends on {end_of(part)}, before it begins")
    for name, text in PAST.items():
        day = part.get(name)
        if isinstance(day, str) and day > on.isoformat():
            yield Problem(where, text.format(day), is_warning=True)
        elif isinstance(day, str):
            yield from _day(where, name, day, on)


def _day(where: str, name: str, day: str, on: date) -> Problems:
    try:
        fault = day_fault(date.fromisoformat(day), on)
    except ValueError:
        fault = f"{day!r} is no day"
    if fault:
        yield Problem(where, f"{name}: {fault}")


def day_fault(day: date, on: date) -> str:
    """Why a day can be no day of a rule, seen from today; else empty."""
    if FIRST_YEAR <= day.year <= on.year + YEARS_AHEAD:
        return ""
    return f"{day} is not a year that can be meant"


def called(item: Any, place: int) -> str:
    """What a part of a list is called: its own name, else its place."""
    named = item if isinstance(item, Mapping) else {}
    return str(named.get("slug") or named.get("key") or named.get("id") or place)
