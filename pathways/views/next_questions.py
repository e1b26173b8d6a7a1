"""From one page of open questions to the next, until nothing more changes."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pathways import profiles
from pathways.forms.next_steps import StepForm, Wanted, step_form
from pathways.models.casework import SavedProfile
from pathways.pages.next.page import next_page
from pathways.pages.next.questions import NextQuestions
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404
from pathways.views.questions import READ_AND_SEND, UNPROCESSABLE, skips

PAST = "past"  # in the address: the questions that were seen already on this way


@require_safe
@private
@assessed
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """The page that would change most."""
    return _go_on(request, token, profile_or_404(token))


@require_http_methods(READ_AND_SEND)
@private
@assessed
def step(request: HttpRequest, token: str, step: str) -> HttpResponse:
    """One page: what is sent is kept, then comes the next."""
    saved = profile_or_404(token)
    questions = _next_questions(request, saved)
    wanted = next((item for item in questions.steps if item.step.slug == step), None)
    if wanted is None or (request.method == "POST" and skips(request)):
        return _go_on(request, token, saved, wanted)
    sent = request.POST if request.method == "POST" else None
    form = step_form(wanted, saved.answers, sent)
    if sent is not None and not form.wants_help(sent) and form.is_valid(saved.answers):
        saved = profiles.change_answers(
            profile=saved, change=form.change, now=timezone.now()
        )
        return _go_on(request, token, saved, wanted)
    return _show(request, token, questions, wanted, form)


def _next_questions(request: HttpRequest, saved: SavedProfile) -> NextQuestions:
    return NextQuestions(Person(saved, current_edition(), day_of(request)))


def _go_on(
    request: HttpRequest, token: str, saved: SavedProfile, left: Wanted | None = None
) -> HttpResponse:
    """To the best page with a question not seen on this way; then to the answer."""
    past = set(request.GET.get(PAST, "").split(".")) | (left.codes if left else set())
    for wanted in _next_questions(request, saved).steps:
        if not wanted.codes <= past:
            url = reverse("pathways:next-step", args=[token, wanted.step.slug])
            way = urlencode({PAST: ".".join(sorted(past - {""}))})
            return redirect(f"{url}?{way}" if left else url)
    return redirect("pathways:answer", token=token)


def _show(
    request: HttpRequest,
    token: str,
    next_questions: NextQuestions,
    wanted: Wanted,
    form: StepForm,
) -> HttpResponse:
    context = {
        "page": next_page(next_questions, wanted, form),
        "form": form,
        "token": token,
        "has_offer": next_questions.person.has_offer,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "pathways/next/step.html", context, status=status)
