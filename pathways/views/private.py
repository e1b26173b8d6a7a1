"""What every page under a private link shares: the guard and the headers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from pathways.models.casework import SavedProfile
from pathways.profiles import profile_under

Rest = ParamSpec("Rest")
PRIVATE_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def private(
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Pages that are for one person: not stored, not listed, not told to others."""

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in PRIVATE_HEADERS.items():
            response[name] = value
        return response

    return guarded  # type: ignore[return-value]  # wraps() names the argument


def profile_or_404(token: str) -> SavedProfile:
    """The answers under a private link; a stranger sees that there is no such page."""
    profile = profile_under(token=token, now=timezone.now())
    if profile is None:
        raise Http404
    return profile
