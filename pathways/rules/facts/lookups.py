"""Looking a unit group up on a list."""

from __future__ import annotations

from pathways.rules.engine.case import Case, ListEntry


def entries_for(case: Case, name: str, key: str) -> tuple[ListEntry, ...]:
    """The entries in force whose key is the unit group, or the start of its code."""
    entries = case.reference.lists.get(name, {})
    item: tuple[ListEntry, ...] = ()
    for length in range(len(key), 0, -1):
        item += entries.get(key[:length], ())
    return item


def on_list(case: Case, name: str, key: str) -> bool:
    """Whether a unit group is on a list; an entry marked ``excluded`` takes it off."""
    item = entries_for(case, name, key)
    return bool(item) and not any(entry.values.get("excluded") for entry in item)
