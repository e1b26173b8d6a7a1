"""A whole file of answers beside the answers that are there: place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pathways.answers import (
    ABSENT,
    Answers,
    Path,
    answer_at,
    with_answer,
)
from pathways.imports.comparing import (
    Comparison,
    Entry,
    Likeness,
    Relation,
    compare_entries,
)
from pathways.imports.likeness import entry_likeness, job_likeness, study_likeness

LIKENESS: Final[dict[str, Likeness]] = {
    "work": job_likeness,
    "education": study_likeness,
}
NOT_ANSWERS: Final = frozenset({"schema", "id"})


@dataclass(frozen=True, slots=True)
class Place:
    """One answer of the file, or one entry of a list (``entry``), and what is there."""

    path: Path
    new: Any
    old: Any = ABSENT
    entry: Comparison | None = None

    @property
    def relation(self) -> Relation:
        """What it is to the answers."""
        if self.entry is not None:
            return self.entry.relation
        if self.old is ABSENT:
            return Relation.NEW
        says_yes_again = self.new == {} and isinstance(self.old, Mapping)
        is_same = self.old == self.new or says_yes_again
        return Relation.SAME if is_same else Relation.DIFFERS

    @property
    def key(self) -> str:
        """A name for it in a form; the same for the same file."""
        return ".".join(str(step) for step in self.path)


def places_of(old: Answers, new: Answers) -> list[Place]:
    """Every place of which the file says something."""
    known = {key: value for key, value in new.items() if key not in NOT_ANSWERS}
    return list(_below(old, known, ()))


def _below(old: Any, new: Mapping[str, Any], at: Path) -> Iterable[Place]:
    for key, value in new.items():
        path, there = (*at, key), answer_at(old, (key,))
        if is_record(value) and (there is ABSENT or isinstance(there, Mapping)):
            yield from _below({} if there is ABSENT else there, value, path)
        elif has_entries(value) and (there is ABSENT or has_entries(there)):
            yield from _entries([] if there is ABSENT else there, value, path)
        else:
            yield Place(path, value, there)


def _entries(old: list[Entry], new: list[Entry], at: Path) -> Iterable[Place]:
    likeness = LIKENESS.get(str(at[-1]), entry_likeness)
    compared = compare_entries(old, new, likeness, by_month=False)
    for number, comparison in enumerate(compared):
        old_entry = ABSENT if comparison.old is None else comparison.old
        yield Place((*at, number), comparison.new, old_entry, comparison)


def is_record(value: Any) -> bool:
    """Whether it has keys; an empty record is an answer of its own: yes."""
    return isinstance(value, Mapping) and bool(value)


def has_entries(value: Any) -> bool:
    """Whether it is a list of records; an empty list is an answer of its own: none."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, Mapping) for item in value)
    )


def take(answers: Answers, places: Iterable[Place], added: Iterable[str]) -> Answers:
    """The answers with these places of the file; those of ``added`` as further entries.

    What the file does not say, and places that are not given, stay as they are.
    """
    further = set(added)
    for place in places:
        answers = _take(answers, place, as_further=place.key in further)
    return answers


def _take(answers: Answers, place: Place, *, as_further: bool) -> Answers:
    if place.entry is None:
        return with_answer(answers, place.path, place.new)  # type: ignore[no-any-return]
    at, compared = place.path[:-1], place.entry
    if compared.index is None or as_further:
        there = answer_at(answers, at)
        number = len(there) if isinstance(there, list) else 0
        return with_answer(answers, (*at, number), place.new)  # type: ignore[no-any-return]
    return with_answer(answers, (*at, compared.index), compared.merged())  # type: ignore[no-any-return]
