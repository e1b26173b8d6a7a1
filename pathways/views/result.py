"""Where a person stands: every stream, the scores, and what decides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.forms.choices import PROVINCE_NAMES
from pathways.outlook.outlook import EVERYWHERE
from pathways.selectors.result import result_page
from pathways.selectors.where import where
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404


@require_safe
@private
@assessed
def result(request: HttpRequest, token: str) -> HttpResponse:
    """The result on today's rules; ``province`` shows more provinces in full."""
    answers = profile_or_404(token).answers
    page = result_page(answers, day_of(request), provinces_of(request))
    context = {
        "result": page,
        "where": where(page.outlook.standing, page.rounds),
        "edition": page.edition,
        "token": token,
    }
    return render(request, "pathways/result.html", context)


def provinces_of(request: HttpRequest) -> list[str]:
    """The provinces that the address asks for besides those of the answers."""
    known = {*PROVINCE_NAMES, EVERYWHERE}
    return [code for code in request.GET.getlist("province") if code in known]
