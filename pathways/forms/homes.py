"""Where an answer is asked: of which page, in which form, for which record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.base import AnswersForm, plain
from pathways.forms.entries import EntryList
from pathways.forms.estimates import ExpectedForm
from pathways.forms.topics import TOPICS

# Whole records that are open: what is asked of them first.
WHOLES: Final[Mapping[str, tuple[str, ...]]] = {
    "applicant": (
        "applicant.birth_date",
        "applicant.citizenships",
        "applicant.education",
        "applicant.work",
    ),
    "applicant.residence": ("applicant.residence.country",),
    "applicant.us_permanent_resident": ("applicant.us_status",),
    "partner": ("marital_status",),
    "partner.residence": ("partner.residence.country",),
    "partner.language_tests": ("partner.estimate_en", "partner.estimate_fr"),
}
# What a new entry of a long list is asked first.
FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "education": ("level", "field", "country", "completed_on"),
    "work": ("title", "noc", "start", "ongoing", "hours_per_week", "country"),
}


@dataclass(frozen=True, slots=True)
class Home:
    """The form that asks an answer, and the list that it is an entry of.

    ``base``: the record, or the list; ``key``: the answer below it.
    """

    page: str
    form: type[AnswersForm]
    base: Path
    key: Path
    entries: EntryList | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One record of a person with an answer that is missing."""

    home: Home
    at: Path

    @property
    def is_new(self) -> bool:
        """Whether it is an entry of a list that is open as a whole."""
        return not self.home.key


def spots(path: str, answers: Answers) -> Iterator[Spot]:
    """Where the answer is missing: of each entry of a list that lacks it."""
    for text in WHOLES.get(path, (path,)):
        below: Path = ()
        asked = text
        while asked and asked not in homes():
            asked, _, last = asked.rpartition(".")
            below = (last, *below)
        if asked:
            yield from _missing(homes()[asked], below, answers)


def _missing(home: Home, below: Path, answers: Answers) -> Iterator[Spot]:
    sought = (*home.key, *below)
    if home.entries is None:
        if answer_at(answers, (*home.base, *sought)) is ABSENT:
            yield Spot(home, home.base)
        return
    stored = answer_at(answers, home.base)
    if stored is ABSENT:
        yield Spot(replace(home, key=()), (*home.base, 0))
    for index, entry in enumerate(stored or ()):
        if sought and answer_at(entry, sought) is ABSENT:
            yield Spot(home, (*home.base, index))


@lru_cache(maxsize=1)
def homes() -> Mapping[str, Home]:
    """Every answer that a page asks, by its path without indices."""
    known: dict[str, Home] = {}
    for topic in TOPICS:
        for page in topic.pages:
            own = [(page.form, page.form.at, None)] if page.form else []
            lists = [(list_.form, list_.path, list_) for list_ in page.lists]
            for form, base, entries in (*own, *lists):
                for key in _keys(form, entries):
                    home = Home(page.slug, form, base, key, entries)
                    known.setdefault(plain((*base, *key)), home)
    return known


def _keys(form: type[AnswersForm], entries: EntryList | None) -> Iterator[Path]:
    """The answers that the form asks; of a list, the list itself too."""
    if entries is not None:
        yield ()
    if issubclass(form, ExpectedForm):
        yield from (("estimate_en",), ("estimate_fr",))
    for name in form.base_fields:
        yield form.key_of(name)


def names_in(form: AnswersForm, key: Path) -> list[str]:
    """The fields of a form that answer a key; without one, those of its parts."""
    fields: dict[str, Any] = form.answer_fields()
    keys = {name: field.key or (name,) for name, field in fields.items()}
    exact = [name for name, own in keys.items() if own == key]
    return exact or [name for name, own in keys.items() if own[: len(key)] == key]
