"""What every page under a private link shares: the guard and the headers.

``PrivateAddresses`` gives the headers to whatever is answered under such a link, also
where no view comes to it: a refused method, a fault, a page that is not there.
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


class PrivateAddresses:
    """No cache and no search engine keeps an answer of a private link."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        named = TOKENS & match.kwargs.keys() if match else frozenset()
        if named or response.status_code == NOT_FOUND:
            _mark(response)
        return response


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
