"""The question that would change most, and whether answers come before tasks."""

from __future__ import annotations

from django.utils.translation import ngettext

from pathways.forms.where_asked import question_for
from pathways.pages.answer.section import Question
from pathways.rules.routes import model
from pathways.selectors.person import Person
from pathways.words.answer import has_plan, is_still_open, open_score


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


def _about(routes: int) -> str:
    words = ngettext("It decides %(n)s route.", "It decides %(n)s routes.", routes)
    return words % {"n": routes}
