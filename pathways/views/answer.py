"""The answer: can I, by which route, what do I do this week."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pathways import profiles
from pathways.admission import dear
from pathways.forms.one_question import OneQuestion, one_question
from pathways.models.casework import SavedProfile
from pathways.pages.answer.page import answer_page
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.views.assessed import assessed, day_of
from pathways.views.own import OwnPage, own, rendered, with_tokens
from pathways.views.private import private, profile_or_404
from pathways.views.questions import READ_AND_SEND, UNPROCESSABLE

TEMPLATE = "pathways/answer/answer.html"


@require_http_methods(READ_AND_SEND)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """One screen, what lies below it, and one question that is answered in place."""
    is_sent = request.method == "POST"
    return answer_question(request, token) if is_sent else show_answer(request, token)


@own
def show_answer(request: HttpRequest, person: Person) -> OwnPage:
    """The page, kept until something that it shows changes.

    With ``appendix`` tables and sources stand open, so that they are printed.
    """
    appendix = "appendix" in request.GET
    return OwnPage(TEMPLATE, lambda: {**_context(person), "appendix": appendix})


@private
@assessed
def answer_question(request: HttpRequest, token: str) -> HttpResponse:
    """Save the one answer and show the new page; errors are told where they stand."""
    saved, path = profile_or_404(token), request.POST.get("path", "")
    asked = one_question(path, saved.answers, request.POST)
    if asked is None:
        raise Http404
    if "none" in request.POST and asked.entries:
        change = asked.entries.with_none
    elif asked.is_answered(request.POST):
        change = asked.form.change
    else:
        return _asked_again(request, token, saved, asked)
    profiles.change_answers(profile=saved, change=change, now=timezone.now())
    # With a fragment of its own: else a browser keeps the form's, and misses the news.
    return redirect(f"{reverse('pathways:answer', args=[token])}#main")


@dear
def _asked_again(
    request: HttpRequest, token: str, saved: SavedProfile, asked: OneQuestion
) -> HttpResponse:
    """The page with what was sent and what is wrong with it; it is not kept."""
    person = Person(saved, current_edition(), day_of(request))
    page = OwnPage(TEMPLATE, lambda: _context(person, asked))
    html = with_tokens(rendered(request, person, page), request, token)
    status = UNPROCESSABLE if asked.errors else 200
    return HttpResponse(html, status=status)


def _context(person: Person, asked: OneQuestion | None = None) -> dict[str, Any]:
    ask = person.answer.ask
    if asked is None and ask is not None:
        asked = one_question(ask.path, person.answers)
    return {"page": answer_page(person), "asked": asked}
