"""The catalogue as it stood on the day on which the reference was read.

The reference speaks of its day. What a release has changed since is no fault: a row
that starts later is left out, and one that was closed later had no end at that time.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from tests.rules.completeness import reference

Spec = Mapping[str, Any]
STARTS: Final = ("from", "taken_from")
# What a snapshot has rows with a first day in.
DATED: Final = (
    *("fees", "conditions", "tables", "grids", "lists", "charts", "topics", "streams"),
)


@cache
def read_on(file: str = "") -> str:
    """The day on which a file was read; the earliest of all, where it names none."""
    days = _days()
    return days.get(file) or min(days.values())


@cache
def _days() -> dict[str, str]:
    """The day that each file names."""
    paths = [*reference.FOLDER.glob("*.yaml"), *reference.FOLDER.glob("*/*.yaml")]
    heads = {path.name: reference.load(path) for path in paths}
    every = {
        name: head.get("compiled") or head.get("meta", {}).get("compiled")
        for name, head in heads.items()
    }
    return {name: str(day) for name, day in every.items() if day}


def as_read(snapshot: Spec, day: str) -> dict[str, Any]:
    """The snapshot without the rows that start after a day.

    A row that was closed for one of them is open again.
    """
    kept = {name: _kept(snapshot[name], day) for name in DATED if name in snapshot}
    return {**snapshot, **kept}


def _kept(part: Any, day: str) -> Any:
    if isinstance(part, Mapping):
        return {key: _kept(item, day) for key, item in part.items()}
    if isinstance(part, list):
        coming = {item.get("from") for item in part if _starts_after(item, day)}
        kept = [_kept(item, day) for item in part if not _starts_after(item, day)]
        return [_open_again(item, coming) for item in kept] if coming else kept
    return part


def _open_again(item: Any, coming: set[Any]) -> Any:
    """A row without the end that it has because another follows."""
    if isinstance(item, Mapping) and item.get("to") in coming:
        return {key: value for key, value in item.items() if key != "to"}
    return item


def _starts_after(item: Any, day: str) -> bool:
    starts = [item.get(n) for n in STARTS] if isinstance(item, Mapping) else []
    return any(isinstance(start, str) and start > day for start in starts)


def end_as_read(end: str, day: str) -> str:
    """An end that was still to come when the reference was read is none."""
    return "" if end > day else end
