"""The answer: can I, by which route, what do I do this week."""

from __future__ import annotations

from django.http import HttpRequest

from pathways.pages.answer.page import answer_page
from pathways.selectors.person import Person
from pathways.views.own import OwnPage, own


@own
def answer(request: HttpRequest, person: Person) -> OwnPage:
    """One screen, and what lies below it."""
    return OwnPage("pathways/answer/answer.html", lambda: {"page": answer_page(person)})
