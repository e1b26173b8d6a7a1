"""What every page under a private link shares: the guard and the headers.

``PrivateAddresses`` gives the headers to whatever is answered under such a link, also
where no view comes to it: a refused method, a fault, a page that is not there, the way
to the address as it is written in full.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from pathways.models.casework import SavedProfile
from pathways.profiles import open_profile

Rest = ParamSpec("Rest")
PRIVATE_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}

# What the tokens of private links are called in addresses.
TOKENS = frozenset({"token", "key", "confirmation", "mailbox", "hearing"})
NOT_FOUND = 404
# Beyond these it is a redirect or a refusal. What is not modified was no secret before.
ANSWERED = frozenset({200, 206, 304})


class PrivateAddresses:
    """No cache and no search engine keeps an answer of a private link."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _may_be_private(request, response):
            _mark(response)
        return response


def _may_be_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a private link was asked for, as far as anybody came to look."""
    match = request.resolver_match
    if match is None:  # answered before that: a file, or sent elsewhere
        return response.status_code not in ANSWERED
    return bool(TOKENS & match.kwargs.keys()) or response.status_code == NOT_FOUND


def _mark(response: HttpResponse) -> None:
    for name, value in PRIVATE_HEADERS.items():
        response[name] = value


def private(
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Pages that are for one person: not stored, not listed, not told to others."""

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        response = view(request, *args, **kwargs)
        _mark(response)
        return response

    return guarded  # type: ignore[return-value]  # wraps() names the argument


def profile_or_404(token: str) -> SavedProfile:
    """The answers under a private link; a stranger sees that there is no such page."""
    profile = open_profile(token=token, now=timezone.now())
    if profile is None:
        raise Http404
    return profile
