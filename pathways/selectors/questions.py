"""From an unanswered path of the profile to the page that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.forms.entries import EntryList
from pathways.forms.fields import Label
from pathways.forms.languages import ExpectedForm
from pathways.forms.topics import TOPICS, Page

Names = tuple[str, ...]
LANGUAGES: Final[dict[str, Label]] = {
    "en": _("Your level of English"),
    "fr": _("Your level of French"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a page; ``anchor`` is the id of its place there."""

    page: str
    anchor: str
    label: Label


def questions_for(paths: Iterable[str]) -> list[Question]:
    """The questions that settle these paths, each once, in the order of the pages."""
    found = [question_for(path) for path in paths]
    order = list(_index().values())
    return sorted(dict.fromkeys(q for q in found if q), key=order.index)


@lru_cache(maxsize=512)
def question_for(path: str) -> Question | None:
    """The question of a path, else the nearest above it, else the first below."""
    names = tuple(path.split("."))
    index = _index()
    for length in range(len(names), 0, -1):
        if names[:length] in index:
            return index[names[:length]]
    below = (q for known, q in index.items() if known[: len(names)] == names)
    return next(below, None)


@lru_cache(maxsize=1)
def _index() -> dict[Names, Question]:
    """Every question by its path; of two at one path, the first page asks it."""
    found: dict[Names, Question] = {}
    for topic in TOPICS:
        for page in topic.pages:
            for path, question in _questions(page):
                found.setdefault(path, question)
    return found


def _questions(page: Page) -> Iterator[tuple[Names, Question]]:
    if page.form:
        for name, field in page.form.base_fields.items():
            key = getattr(field, "key", None) or (name,)
            label = getattr(field, "told_as", "") or field.label or page.title
            path = tuple(str(step) for step in (*page.form.at, *key))
            yield path, Question(page.slug, f"div_id_{name}", label)
    if page.form and issubclass(page.form, ExpectedForm):
        yield from _expected(page, str(page.form.at[0]))
    for entries in page.lists:
        yield _listed(page, entries)


def _expected(page: Page, who: str) -> Iterator[tuple[Names, Question]]:
    """The page makes its fields for each person; these are the languages it asks."""
    for language, label in LANGUAGES.items():
        anchor = f"div_id_{language}_listening"
        yield (who, f"estimate_{language}"), Question(page.slug, anchor, label)


def _listed(page: Page, entries: EntryList) -> tuple[Names, Question]:
    path = tuple(str(step) for step in entries.path)
    return path, Question(page.slug, f"list-{entries.slug}", entries.title)
