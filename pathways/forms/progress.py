"""Where a person is among the questions, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, answer_at
from pathways.forms.entries import EntryList
from pathways.forms.page import Page, Topic
from pathways.forms.topics import TOPICS
from pathways.questions.asking import EVERYTHING, Asking


@dataclass(frozen=True, slots=True)
class Step:
    """A topic in the list beside the questions."""

    topic: Topic
    first: str  # the slug of the page to go to
    is_current: bool
    state: str | Promise


@dataclass(frozen=True, slots=True)
class Progress:
    """The place of one page."""

    page: Page
    topic: Topic
    steps: list[Step]
    next_page: Page | None
    previous_page: Page | None


def find_page(slug: str) -> Page | None:
    """The page of a slug."""
    return next((p for t in TOPICS for p in t.pages if p.slug == slug), None)


def find_list(page: Page, slug: str) -> EntryList | None:
    """A list on a page."""
    return next((entries for entries in page.lists if entries.slug == slug), None)


def progress(page: Page, answers: Answers, asking: Asking = EVERYTHING) -> Progress:
    """Where the page stands among those that these answers ask for."""
    asked = {topic: topic.asked(answers, asking) for topic in TOPICS}
    topics = [topic for topic in TOPICS if asked[topic] or page in topic.pages]
    pages = [
        p for topic in topics for p in topic.pages if p is page or p in asked[topic]
    ]
    at = pages.index(page)
    topic = next(topic for topic in topics if page in topic.pages)
    steps = [
        Step(
            item,
            (asked[item] or item.pages)[0].slug,
            item is topic,
            topic_state(item, answers, asking),
        )
        for item in topics
    ]
    return Progress(
        page=page,
        topic=topic,
        steps=steps,
        next_page=pages[at + 1] if at + 1 < len(pages) else None,
        previous_page=pages[at - 1] if at else None,
    )


def topic_state(
    topic: Topic, answers: Answers, asking: Asking = EVERYTHING
) -> str | Promise:
    """Answered, begun, or open: how much of a topic has an answer."""
    answered = [
        state
        for page in topic.asked(answers, asking)
        for state in _answered(page, answers, asking)
    ]
    if answered and all(answered):
        return lazy("Answered")
    return lazy("Begun") if any(answered) else lazy("Open")


def _answered(page: Page, answers: Answers, asking: Asking) -> list[bool]:
    result = [not e.is_open(answers) for e in page.asked_lists(answers, asking)]
    paths = page.form.asked_paths(answers, asking) if page.form else []
    return result + [answer_at(answers, path) is not ABSENT for path in paths]
