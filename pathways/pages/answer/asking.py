"""The questions that would change most: the first in place, the others as links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import ngettext

from pathways.forms.choice_fields import Choice
from pathways.forms.one_question import OneQuestion, one_question
from pathways.forms.where_asked import question_for
from pathways.pages.answer.section import Question
from pathways.rules.routes import model
from pathways.rules.routes.asking import questions
from pathways.selectors.person import Person
from pathways.words.answer import has_plan, is_still_open, open_score

THREE: Final = 3


def first_question(person: Person) -> Question | None:
    """Where the one question is asked, and how many routes hang on it."""
    ask = person.answer.ask
    place = question_for(ask.path) if ask else None
    if ask is None or place is None:
        return None
    about = _about(ask.routes)
    return Question(str(place.label), about, place.page, place.anchor)


def is_asking(person: Person) -> bool:
    """Whether answers come before tasks: no route is sure, or the score is a range.

    Who has an offer, a transfer or a business has something to do about it this week.
    """
    answer = person.answer
    rules = person.standing.rulebook.rules(answer.on)
    if has_plan(answer.profile) and answer.routes:
        asks = answer.kind == model.ASKS
        return asks and is_still_open(rules, answer, answer.routes[0])
    if answer.kind == model.ASKS:
        return True
    low, high = open_score(rules, answer)
    return answer.ask is not None and low != high


def next_questions(person: Person) -> tuple[Question, ...]:
    """What is asked after the first one, where the answer is still a range."""
    if not is_asking(person):
        return ()
    first = first_question(person)
    asked = {(one.page, one.anchor): one for one in _all(person)}
    if first is not None:
        asked.pop((first.page, first.anchor), None)
    return tuple(asked.values())[: THREE - 1]


def _all(person: Person) -> Iterator[Question]:
    """Of each path that a route hangs on, the best route's first."""
    answer = person.answer
    rulebook = person.standing.rulebook
    prepared = rulebook.assess(answer.prepared, answer.on)
    every = (*answer.routes, *answer.further)
    for ask in questions(answer.routes, every, prepared):
        question = _question(person, ask.path, ask.routes)
        if question is not None:
            yield question


def _question(person: Person, path: str, routes: int) -> Question | None:
    asked, place = one_question(path, person.answers), question_for(path)
    if asked is None or place is None:
        return None
    label = str(asked.entries.title) if asked.none and asked.entries else place.label
    effort = _effort(asked)
    return Question(str(label), _about(routes), place.page, place.anchor, effort)


def _about(routes: int) -> str:
    words = ngettext("It decides %(n)s route.", "It decides %(n)s routes.", routes)
    return words % {"n": routes}


def _effort(asked: OneQuestion) -> str:
    """How much there is to do: taps where only choices are asked, else fields."""
    fields = [asked.form.answer_fields()[name] for name in asked.names]
    count = {"n": len(fields)}
    if all(isinstance(one, Choice) for one in fields):
        return ngettext("%(n)s tap", "%(n)s taps", len(fields)) % count
    return ngettext("%(n)s field", "%(n)s fields", len(fields)) % count
