"""Where a person stands: every stream, the scores, and what decides."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pathways.editions import NothingPublishedError
from pathways.forms.choices import PROVINCE_NAMES
from pathways.outlook.outlook import EVERYWHERE
from pathways.selectors.result import RefusedAnswersError, result_page
from pathways.selectors.where import where
from pathways.views.private import private, profile_or_404

NOT_READY = 503
CONTRADICTION = 409


@require_safe
@private
def result(request: HttpRequest, token: str) -> HttpResponse:
    """The result on today's rules; ``province`` shows more provinces in full."""
    answers = profile_or_404(token).answers
    try:
        page = result_page(answers, day_of(request), provinces_of(request))
    except RefusedAnswersError as error:
        return refused(request, token, error)
    except NothingPublishedError:
        return not_published(request)
    context = {
        "result": page,
        "where": where(page.outlook.standing, page.rounds),
        "edition": page.edition,
        "token": token,
    }
    return render(request, "pathways/result.html", context)


def day_of(request: HttpRequest) -> date:
    """Today; another day only for staff, who may check the rules of any day."""
    today = timezone.localdate()
    asked = request.GET.get("on", "")
    if not asked or not request.user.is_staff:
        return today
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return today


def provinces_of(request: HttpRequest) -> list[str]:
    """The provinces that the address asks for besides those of the answers."""
    known = {*PROVINCE_NAMES, EVERYWHERE}
    return [code for code in request.GET.getlist("province") if code in known]


def refused(
    request: HttpRequest, token: str, error: RefusedAnswersError
) -> HttpResponse:
    """Which answers have to be mended first."""
    context = {"errors": error.errors, "token": token}
    return render(
        request, "pathways/result_refused.html", context, status=CONTRADICTION
    )


def not_published(request: HttpRequest) -> HttpResponse:
    """No rulebook yet: said, not guessed."""
    return render(request, "pathways/result_unpublished.html", status=NOT_READY)
