"""Two to four pathways side by side, and the page to choose them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.comparison.columns import FEWEST, MOST, compare
from pathways.outlook.headline import counted
from pathways.selectors.result import result_page
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404


@require_safe
@private
@assessed
def comparison(request: HttpRequest, token: str) -> HttpResponse:
    """The chosen pathways; with fewer than two or more than four, the choice."""
    answers = profile_or_404(token).answers
    page = result_page(answers, day_of(request))
    found = compare(page.outlook.standing, request.GET.getlist("stream"))
    number, kept = len(found.columns), request.GET.getlist("keep")
    context = {
        "result": page,
        "comparison": found,
        "chosen": [column.pathway.slug for column in found.columns] or kept,
        "counted": counted(number),
        "edition": page.edition,
        "token": token,
        "too_many": number > MOST,
        "too_few": 0 < number < FEWEST,
    }
    if FEWEST <= number <= MOST:
        return render(request, "pathways/compare.html", context)
    return render(request, "pathways/compare_choose.html", context)
