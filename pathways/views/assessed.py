"""What the pages that assess a person's answers share: the day, and what hinders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pathways.editions import NothingPublishedError
from pathways.selectors.result import RefusedAnswersError

Rest = ParamSpec("Rest")
NOT_READY = 503
CONTRADICTION = 409


def assessed(
    view: Callable[Concatenate[HttpRequest, str, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Rest], HttpResponse]:
    """Where nothing can be assessed, the page says why instead."""

    @wraps(view)
    def explained(
        request: HttpRequest, token: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        try:
            return view(request, token, *args, **kwargs)
        except RefusedAnswersError as error:
            return refused(request, token, error)
        except NothingPublishedError:
            return not_published(request)

    return explained  # type: ignore[return-value]  # wraps() names the arguments


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
