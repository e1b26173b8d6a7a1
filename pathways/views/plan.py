"""What would change the answer: levers, time and the partner's place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.selectors.plan import plan_page
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404


@require_safe
@private
@assessed
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """The plan by today's rules."""
    answers = profile_or_404(token).answers
    page = plan_page(answers, day_of(request))
    context = {"plan": page, "edition": page.edition, "token": token}
    return render(request, "pathways/plan/plan.html", context)
