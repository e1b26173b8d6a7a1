"""Lists that a person adds to, changes and removes from, entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pathways.answers import ABSENT, Answers, Path, answer_at, with_answer
from pathways.forms.base import AnswersForm, drop, plain
from pathways.forms.fields import Label
from pathways.questions.asking import EVERYTHING, Asking

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """How an entry is told in a list: what it is, and a line about it."""

    title: str
    detail: str = ""


def always(answers: Answers) -> bool:
    """Asked of everybody."""
    return True


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list in the profile; an empty one is an answer, an absent one is open."""

    slug: str
    path: Path
    form: type[AnswersForm]
    title: Label
    why: Label
    add: Label
    none: Label
    describe: Callable[[Entry], Described]
    further: bool = False  # asked only while a rule waits for it

    def is_asked(
        self, answers: Answers, asking: Asking = EVERYTHING, asked: str = ""
    ) -> bool:
        """Whether it is for this person, has entries, or is what they came for."""
        path = plain(self.path)
        came_for_it = asked == path or asked.startswith(f"{path}.")
        if came_for_it or not self.is_open(answers):
            return True
        return asking.is_awaited(path) if self.further else asking.is_read(path)

    def entries(self, answers: Answers) -> list[Entry]:
        """The entries so far."""
        stored = answer_at(answers, self.path)
        return stored if isinstance(stored, list) else []

    def is_none(self, answers: Answers) -> bool:
        """Whether the person said that there is none."""
        stored = answer_at(answers, self.path)
        return stored is None or stored == []

    def is_open(self, answers: Answers) -> bool:
        """Whether nothing was said."""
        return answer_at(answers, self.path) is ABSENT

    def with_none(self, answers: Answers) -> Answers:
        """The answers with “none” here."""
        return with_answer(answers, self.path, [])  # type: ignore[no-any-return]

    def without(self, answers: Answers, index: int) -> Answers:
        """The answers without one entry; without the last one the list is open."""
        if len(self.entries(answers)) == 1:
            return drop(answers, self.path)
        return drop(answers, (*self.path, index))

    def without_answer(self, answers: Answers) -> Answers:
        """The answers with this list left open."""
        return drop(answers, self.path)


@dataclass(frozen=True, slots=True)
class Shown:
    """A list with the entries of one person, for a page."""

    spec: EntryList
    entries: list[tuple[int, Described]]
    is_none: bool
    used_by: str = ""

    @property
    def next_number(self) -> int:
        """The number that a new entry will have."""
        return len(self.entries) + 1

    @classmethod
    def of(
        cls, spec: EntryList, answers: Answers, asking: Asking = EVERYTHING
    ) -> Shown:
        """Every entry described, and what uses them."""
        items = [(i, spec.describe(e)) for i, e in enumerate(spec.entries(answers))]
        return cls(spec, items, spec.is_none(answers), asking.used_by(plain(spec.path)))
