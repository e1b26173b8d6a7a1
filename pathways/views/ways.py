"""The ways to permanent residence, and two to four of them side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.selectors.ways import ways_page
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404


@require_safe
@private
@assessed
def ways(request: HttpRequest, token: str) -> HttpResponse:
    """The ways by today's rules; ``way`` chooses those to compare."""
    answers = profile_or_404(token).answers
    page = ways_page(answers, day_of(request), request.GET.getlist("way"))
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/ways/ways.html", context)
