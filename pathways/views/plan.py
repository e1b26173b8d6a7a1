"""What would change the answer: levers, time and the partner's place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.editions import NothingPublishedError
from pathways.selectors.plan import plan_page
from pathways.selectors.result import RefusedAnswersError
from pathways.views.private import private, profile_or_404
from pathways.views.result import day_of, not_published, refused


@require_safe
@private
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """The plan by today's rules."""
    answers = profile_or_404(token).answers
    try:
        page = plan_page(answers, day_of(request))
    except RefusedAnswersError as error:
        return refused(request, token, error)
    except NothingPublishedError:
        return not_published(request)
    context = {"plan": page, "edition": page.edition, "token": token}
    return render(request, "pathways/plan/plan.html", context)
