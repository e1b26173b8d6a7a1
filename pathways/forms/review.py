"""All answers in words, topic by topic, for the page to check them."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.answers import Answers
from pathways.forms.entries import Shown
from pathways.forms.fields import Label
from pathways.forms.page import Page
from pathways.forms.topics import TOPICS
from pathways.questions.asking import EVERYTHING, Asking


@dataclass(frozen=True, slots=True)
class Row:
    """One question and the answer; no words mean that it is open."""

    label: Label
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PageReview:
    """The answers of one page."""

    page: Page
    rows: list[Row]
    lists: list[Shown]


@dataclass(frozen=True, slots=True)
class TopicReview:
    """The answers of one topic."""

    title: Label
    pages: list[PageReview]

    @property
    def open_rows(self) -> list[tuple[Page, Row]]:
        """The questions without an answer, each with its page."""
        rows = [(p.page, row) for p in self.pages for row in p.rows if not row.words]
        lists = [
            (p.page, Row(shown.spec.title, "", f"list-{shown.spec.slug}"))
            for p in self.pages
            for shown in p.lists
            if not shown.entries and not shown.is_none
        ]
        return rows + lists

    @property
    def count(self) -> int:
        """How many questions it has."""
        return sum(len(page.rows) + len(page.lists) for page in self.pages)

    @property
    def answered(self) -> int:
        """How many of them have an answer."""
        rows = sum(bool(row.words) for page in self.pages for row in page.rows)
        lists = [shown for page in self.pages for shown in page.lists]
        return rows + sum(bool(shown.entries) or shown.is_none for shown in lists)


def review(answers: Answers, asking: Asking = EVERYTHING) -> list[TopicReview]:
    """Every question that these answers ask for, with its answer."""
    reviews = []
    for topic in TOPICS:
        pages = [_page(page, answers, asking) for page in topic.asked(answers, asking)]
        if pages:
            reviews.append(TopicReview(topic.title, pages))
    return reviews


def _page(page: Page, answers: Answers, asking: Asking) -> PageReview:
    form = page.form(answers=answers, asking=asking) if page.form else None
    rows = []
    fields = form.answer_fields() if form else {}
    for name, field in fields.items():
        if not field.is_told:
            continue
        label = field.told_as or field.label or ""
        words = field.words(form.record, name) if form else ""
        rows.append(Row(label, words, f"div_id_{name}"))
    lists = [Shown.of(list_, answers) for list_ in page.asked_lists(answers, asking)]
    return PageReview(page, rows, lists)
