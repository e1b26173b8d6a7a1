"""A file of answers beside the answers that are there: what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.answers import ABSENT, Answers, Path, contract_errors
from pathways.forms.base import dotted
from pathways.forms.topics import TOPICS
from pathways.forms.upload_lines import FURTHER, KEEP, TAKE
from pathways.imports.comparing import Relation
from pathways.imports.document import Place, places_of, take
from pathways.words.answers import NAMES

TICKED: Final = "on"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of the file in words, and how it is chosen."""

    place: Place
    label: str
    old: str
    new: str
    chosen: str

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"place-{self.place.key}"

    @property
    def is_entry(self) -> bool:
        """Whether it may be a further entry of its list."""
        return self.place.entry is not None


class AnswersCheck:
    """The page's choices; it converts and saves nothing."""

    wants_help = False

    def __init__(self, new: Answers, answers: Answers, *, data: Any = None) -> None:
        self.new, self.answers, self.data = new, answers, data
        self.problems: list[tuple[str, str, str]] = []
        old_words, new_words = Said(answers), Said(new)
        self.rows = [
            Row(
                place,
                new_words.label(place.path),
                old_words.words(_old_path(place), place.old),
                new_words.words(place.path, place.new),
                self._chosen(place),
            )
            for place in sorted(places_of(answers, new), key=lambda place: place.path)
        ]

    @property
    def added(self) -> list[Row]:
        """What the answers leave open."""
        return self._of(Relation.NEW)

    @property
    def completed(self) -> list[Row]:
        """Entries of which the file says more."""
        return self._of(Relation.COMPLETES)

    @property
    def differing(self) -> list[Row]:
        """What the answers say otherwise."""
        return self._of(Relation.DIFFERS)

    @property
    def same(self) -> list[Row]:
        """What the answers say as well."""
        return self._of(Relation.SAME)

    @property
    def errors(self) -> bool:
        """Whether what was chosen cannot stand together."""
        return bool(self.problems)

    def is_valid(self) -> bool:
        """Whether the contract takes the answers with what was chosen."""
        known = set(contract_errors(self.answers))
        said = Said(self.new)
        for error in contract_errors(self.change(self.answers)):
            if error not in known:
                label = said.label_of(error.path)
                self.problems.append(("places", label, f"{error.message}."))
        return not self.problems

    def change(self, answers: Answers) -> Answers:
        """The answers with what was chosen, compared with those of the moment."""
        chosen = {row.place.key: row.chosen for row in self.rows}
        places = [
            place
            for place in places_of(answers, self.new)
            if self._is_taken(place, chosen.get(place.key, KEEP))
        ]
        further = [key for key, choice in chosen.items() if choice == FURTHER]
        return take(answers, places, further)

    def _is_taken(self, place: Place, chosen: str) -> bool:
        """What differs only now, since the page was shown, is never overwritten."""
        if place.relation == Relation.SAME or chosen == KEEP:
            return False
        shown = next((r.place for r in self.rows if r.place.key == place.key), place)
        return place.relation == shown.relation

    def _chosen(self, place: Place) -> str:
        """What was chosen, or what is beforehand: fill what is open, keep the rest."""
        name = f"place-{place.key}"
        if place.relation == Relation.DIFFERS:
            sent = self.data.get(name, KEEP) if self.data is not None else KEEP
            return sent if sent in (KEEP, TAKE, FURTHER) else KEEP
        is_ticked = self.data is None or self.data.get(name) == TICKED
        return TAKE if is_ticked else KEEP

    def _of(self, relation: Relation) -> list[Row]:
        return [row for row in self.rows if row.place.relation == relation]


class Said:
    """What answers say, in the words of the questions."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._fields: dict[Path, tuple[str, str]] = {}
        self._lists = {
            spec.path: spec
            for topic in TOPICS
            for page in topic.pages
            for spec in page.lists
        }
        for path, label, words in _fields_of(answers):
            self._fields.setdefault(path, (label, words))

    def label(self, path: Path) -> str:
        """The question of a place, or its name, or the first question below it."""
        spec = self._lists.get(path) or self._lists.get(path[:-1])
        if spec is not None:
            return str(spec.title)
        if path not in self._fields and dotted(path) in NAMES:
            return str(NAMES[dotted(path)])
        below = (at for at in self._fields if at[: len(path)] == path)
        at = path if path in self._fields else next(below, None)
        return self._fields[at][0] if at else dotted(path)

    def label_of(self, written: str) -> str:
        """The question of a path as errors write it."""
        at = next((at for at in self._fields if dotted(at) == written), None)
        return self._fields[at][0] if at else written

    def words(self, path: Path, value: Any) -> str:
        """A value in words; the entry of a list as the list tells it."""
        if value is ABSENT:
            return ""
        if path[:-1] in self._lists and isinstance(value, Mapping):
            described = self._lists[path[:-1]].describe(dict(value))
            return ", ".join(
                part for part in (described.title, described.detail) if part
            )
        if path in self._fields and self._fields[path][1]:
            return self._fields[path][1]
        if value is None or value == []:
            return _("None")
        return _("Yes") if isinstance(value, Mapping | list) else str(value)


def _fields_of(answers: Answers) -> Iterable[tuple[Path, str, str]]:
    """Each question of a page with its path, its label and its answer in words."""
    for topic in TOPICS:
        for page in topic.pages:
            form = page.form(answers=answers) if page.form else None
            for name, field in form.answer_fields().items() if form else ():
                path = (*form.at, *(field.key or (name,))) if form else ()
                label = str(field.told_as or field.label or "")
                yield path, label, field.words(form.record, name) if form else ""


def _old_path(place: Place) -> Path:
    """Where in the answers the like of an entry is."""
    if place.entry is None or place.entry.index is None:
        return place.path
    return (*place.path[:-1], place.entry.index)
