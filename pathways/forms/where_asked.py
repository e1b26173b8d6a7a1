"""Which question settles a path of the profile: for “answer this question” links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Path
from pathways.forms.base import dotted
from pathways.forms.fields import Answer, Label
from pathways.forms.page import Page
from pathways.forms.topics import TOPICS

# Paths of whole records, which no single field stands for.
WHOLES: dict[str, tuple[str, str]] = {
    "applicant": ("about", ""),
    "applicant.residence": ("about", "div_id_residence_country"),
    "applicant.us_permanent_resident": ("about", "div_id_us_status"),
    "partner": ("family", "div_id_marital_status"),
    "applicant.estimate_en": ("languages", "list-tests"),
    "applicant.estimate_fr": ("languages", "list-tests"),
    "partner.estimate_en": ("partner-background", "list-tests"),
    "partner.estimate_fr": ("partner-background", "list-tests"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A place among the questions."""

    page: str
    anchor: str
    label: Label


def question_for(path: str) -> Question | None:
    """The question for a path without indices; its nearest parent's if it has none."""
    known = _questions()
    while path:
        if path in known:
            return known[path]
        path = path.rpartition(".")[0]
    return None


@lru_cache(maxsize=1)
def _questions() -> dict[str, Question]:
    record: dict[str, Question] = {}
    for topic in TOPICS:
        for page in topic.pages:
            for path, question in _of_page(page):
                record.setdefault(path, question)
    for path, (slug, anchor) in WHOLES.items():
        label = next(p.title for t in TOPICS for p in t.pages if p.slug == slug)
        record.setdefault(path, Question(slug, anchor, label))
    return record


def _of_page(page: Page) -> list[tuple[str, Question]]:
    items = []
    for name, field in page.form.base_fields.items() if page.form else ():
        if isinstance(field, Answer) and page.form:
            path = dotted((*page.form.at, *(field.key or (name,))))
            label = field.label or lazy("Question")
            items.append((path, Question(page.slug, f"div_id_{name}", label)))
    for entries in page.lists:
        anchor = f"list-{entries.slug}"
        items.append((_plain(entries.path), Question(page.slug, anchor, entries.title)))
        for name, field in entries.form.base_fields.items():
            if isinstance(field, Answer):
                path = _plain((*entries.path, *(field.key or (name,))))
                label = field.label or entries.title
                items.append((path, Question(page.slug, anchor, label)))
    return items


def _plain(path: Path) -> str:
    return dotted(tuple(step for step in path if isinstance(step, str)))
