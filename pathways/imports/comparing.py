"""An entry of a file beside the one in the answers that speaks of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pathways.answers import ABSENT
from pathways.imports.months import is_same_month

Entry = dict[str, Any]
Likeness = Callable[[Entry, Entry], int]
BY_MONTH: Final = frozenset({"start", "end", "completed_on"})


class Relation(StrEnum):
    """What an entry of a file is to the answers."""

    NEW = "new"
    SAME = "same"
    COMPLETES = "completes"  # says the same, and more
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One key of which the answers and the file say different things."""

    key: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """An entry of the file, where it stands in the answers, and what it changes."""

    new: Entry
    index: int | None = None
    old: Entry | None = None
    adds: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def relation(self) -> Relation:
        """What it is to the answers."""
        if self.old is None:
            return Relation.NEW
        if self.differences:
            return Relation.DIFFERS
        return Relation.COMPLETES if self.adds else Relation.SAME

    def merged(self) -> Entry:
        """The entry of the answers with what the file adds and says otherwise.

        What is the same but for its detail, such as a day in a month, stays.
        """
        changed = {row.key for row in self.differences}.union(self.adds)
        taken = {key: self.new[key] for key in self.new if key in changed}
        return {**(self.old or {}), **taken}


def compare_entries(
    old: Sequence[Entry],
    new: Sequence[Entry],
    likeness: Likeness,
    *,
    by_month: bool,
) -> list[Comparison]:
    """Each entry of the file beside its like; none of the answers has two of them.

    The most alike are paired first.
    """
    pairs = sorted(
        (
            (likeness(before, after), at, index)
            for at, after in enumerate(new)
            for index, before in enumerate(old)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    partner: dict[int, int] = {}
    for score, at, index in pairs:
        if score and at not in partner and index not in partner.values():
            partner[at] = index
    return [
        compare(old, partner.get(at), entry, by_month=by_month)
        for at, entry in enumerate(new)
    ]


def compare(
    old: Sequence[Entry], index: int | None, new: Entry, *, by_month: bool
) -> Comparison:
    """What an entry of the file changes in the one at the index."""
    if index is None:
        return Comparison(new)
    before = old[index]
    return Comparison(
        new,
        index,
        before,
        tuple(key for key in new if key not in before),
        tuple(_differences(before, new, by_month=by_month)),
    )


def _differences(old: Entry, new: Entry, *, by_month: bool) -> Iterable[Difference]:
    for key, value in new.items():
        before = old.get(key, ABSENT)
        if before is ABSENT or before == value or plain_text(before, value):
            continue
        if by_month and key in BY_MONTH and is_same_month(before, value):
            continue
        yield Difference(key, before, value)


def plain_text(item: object, other: object) -> bool:
    """Whether two texts differ in nothing but case, spaces and signs."""
    return (
        isinstance(item, str) and isinstance(other, str) and words(item) == words(other)
    )


def words(text: object) -> str:
    """The letters and digits of a text."""
    signs = (sign if sign.isalnum() else " " for sign in str(text or "").casefold())
    return " ".join("".join(signs).split())
